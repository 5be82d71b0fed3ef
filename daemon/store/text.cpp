// Small text helpers of the drivers.
#include "reader/charset/charset.hpp"
#include "store/connection.hpp"

namespace vigie::store {
namespace {

// The length of the well-formed sequence at the front; 0: there is none (RFC 3629: no overlong form, no surrogate).
std::size_t sequence(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(i < text.size() ? text[i] : 0); };
    const auto tail = [&](std::size_t i) { return (byte(i) & 0xC0) == 0x80; };
    const unsigned char a = byte(0);
    if (a < 0x80) return a == 0 ? 0 : 1;
    if (a >= 0xC2 && a <= 0xDF) return tail(1) ? 2 : 0;
    if (a >= 0xE0 && a <= 0xEF) {
        const bool first = a == 0xE0 ? byte(1) >= 0xA0 : a == 0xED ? byte(1) < 0xA0 : true;
        return tail(1) && first && tail(2) ? 3 : 0;
    }
    if (a >= 0xF0 && a <= 0xF4) {
        const bool first = a == 0xF0 ? byte(1) >= 0x90 : a == 0xF4 ? byte(1) < 0x90 : true;
        return tail(1) && first && tail(2) && tail(3) ? 4 : 0;
    }
    return 0;
}

}  // namespace

std::string clean_text(std::string_view text) {
    if (is_valid_utf8(text) && text.find('\0') == text.npos) return std::string(text);  // nearly always
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        if (const std::size_t length = sequence(text)) {
            out.append(text.substr(0, length));
            text.remove_prefix(length);
        } else {
            if (text.front() != '\0') out += "\xEF\xBF\xBD";
            text.remove_prefix(1);
        }
    }
    return out;
}

std::string placeholders(std::size_t count) {
    std::string out;
    for (std::size_t i = 0; i < count; ++i) out += i ? ", ?" : "?";
    return out;
}

std::string replaced(std::string_view text, std::string_view what, std::string_view by) {
    std::string out;
    for (std::size_t at; (at = text.find(what)) != text.npos; text.remove_prefix(at + what.size()))
        out.append(text.substr(0, at)).append(by);
    return out.append(text);
}

}  // namespace vigie::store
