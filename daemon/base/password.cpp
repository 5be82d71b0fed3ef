#include "base/password.hpp"

namespace vigie {

std::string without_passwords(std::string_view text) {
    constexpr std::string_view ends_authority = "/?# \t\r\n\"'<>";
    std::string out;
    for (std::size_t found; (found = text.find("://")) != text.npos;) {
        const std::size_t begin = found + 3;
        const std::string_view authority = text.substr(begin, text.substr(begin).find_first_of(ends_authority));
        const std::size_t at = authority.rfind('@'), colon = authority.substr(0, at).find(':');
        const bool secret = at != authority.npos && colon != authority.npos;
        out.append(text.substr(0, begin + (secret ? colon + 1 : 0)));
        if (secret) out.append("…");
        text.remove_prefix(begin + (secret ? at : 0));
    }
    return out.append(text);
}

}  // namespace vigie
