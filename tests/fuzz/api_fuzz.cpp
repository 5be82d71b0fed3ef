// uses: vigie_http
// Any bytes as what a client says: the target, the headers that the guard reads, the query.
#include <cstdint>
#include <cstdlib>

#include "http/guard.hpp"
#include "http/message.hpp"

namespace {

// Pieces of the input, ended by a line break each.
std::string_view piece(std::string_view& rest) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view taken = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    return taken;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace vigie::http;
    static const Guard remote({{"a-secret-of-enough-length", false}, {"another-secret-of-length", true}},
                              {"localhost"});
    std::string_view rest(reinterpret_cast<const char*>(data), size);
    Request request;
    const std::string_view method = piece(rest);
    if (!parse_target(piece(rest), request)) return 0;
    request.method = method;
    for (const std::string& segment : request.path)
        if (segment.find('\0') != std::string::npos) std::abort();
    const int number = number_or(request, "limit", 50, 1, 500);
    if (number < 1 || number > 500) std::abort();
    const Claims claims{method, piece(rest), piece(rest), piece(rest), piece(rest)};
    const bool has_secret = claims.authorization.find("secret-of-") != std::string_view::npos;
    if (!remote.refuse(claims, false) && !has_secret) std::abort();  // nobody comes in without a token
    problem(400, rest);
    return 0;
}
