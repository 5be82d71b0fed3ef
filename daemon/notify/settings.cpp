#include "notify/settings.hpp"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>

namespace vigie::notify {

std::string setting(const Receiver& receiver, const char* name) {
    const auto found = receiver.settings.find(name);
    return found == receiver.settings.end() ? std::string() : found->second;
}

Duration timeout_of(const Receiver& receiver, Duration otherwise) {
    return parse_duration(setting(receiver, "timeout")).value_or(otherwise);
}

std::vector<std::string> list_of(std::string_view text) {
    std::vector<std::string> out;
    while (!text.empty()) {
        const auto end = text.find_first_of(",\n");
        auto part = text.substr(0, end);
        while (!part.empty() && (part.front() == ' ' || part.front() == '\t')) part.remove_prefix(1);
        while (!part.empty() && (part.back() == ' ' || part.back() == '\t')) part.remove_suffix(1);
        if (!part.empty()) out.emplace_back(part);
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    }
    return out;
}

Result<std::string> read_secret(const std::string& name) {
    // "credential:NAME" is systemd's: LoadCredential=NAME:… puts it where only the service reads it (systemd.exec(5)).
    constexpr std::string_view credential = "credential:";
    std::string path = name;
    if (name.starts_with(credential)) {
        const char* const directory = std::getenv("CREDENTIALS_DIRECTORY");
        if (directory == nullptr) return Error{name + ": systemd gave no credentials (LoadCredential=)"};
        path = std::string(directory) + "/" + name.substr(credential.size());
    }
    errno = 0;
    std::ifstream file(path, std::ios::binary);
    if (!file) return Error{"cannot read " + path + ": " + std::strerror(errno)};
    std::string text{std::istreambuf_iterator<char>(file), {}};
    while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.pop_back();
    if (text.empty()) return Error{path + " is empty"};
    return {boost::system::in_place_value, std::move(text)};  // Error can be made of a string as well
}

}  // namespace vigie::notify
