// The file of bearer tokens.
#include <sys/stat.h>

#include <fstream>
#include <sstream>

#include "http/http.hpp"

namespace vigie::http {
namespace {

constexpr std::size_t shortest = 20;

}  // namespace

Result<std::vector<Token>> load_tokens(const std::string& path) {
    struct stat status {};
    std::ifstream file(path);
    if (!file || stat(path.c_str(), &status) != 0) return Error{path + ": cannot be read"};
    if (status.st_mode & S_IRWXO) return Error{path + ": others may read it; chmod o= " + path};
    std::vector<Token> tokens;
    std::string line;
    for (int number = 1; std::getline(file, line); ++number) {
        std::istringstream words(line.substr(0, line.find('#')));
        std::string secret, scope = "read", more;
        if (!(words >> secret)) continue;
        words >> scope >> more;
        const std::string where = path + ":" + std::to_string(number) + ": ";
        if (secret.size() < shortest)
            return Error{where + "a token needs at least " + std::to_string(shortest) + " characters"};
        if ((scope != "read" && scope != "control") || !more.empty())
            return Error{where + "behind a token stands nothing, \"read\" or \"control\""};
        tokens.push_back({secret, scope == "control"});
    }
    if (tokens.empty()) return Error{path + ": has no token"};
    return tokens;
}

}  // namespace vigie::http
