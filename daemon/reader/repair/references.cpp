// References and forbidden characters.
#include "reader/repair/references.hpp"

#include <array>

#include "reader/html/html.hpp"

namespace vigie::repair {
namespace {

bool is_forbidden(std::string_view rest) {
    const auto c = static_cast<unsigned char>(rest[0]);
    if (c < 0x20) return c != '\t' && c != '\n' && c != '\r';
    return c == 0xEF && rest.size() > 2 && rest[1] == '\xBF' && (rest[2] == '\xBE' || rest[2] == '\xBF');
}

bool is_xml_number(std::string_view text) {
    const bool hex = text.size() > 2 && text[2] == 'x';
    std::size_t at = hex ? 3 : 2;
    unsigned value = 0;
    for (; at < text.size() && text[at] != ';' && at < 10; ++at) {
        const char c = text[at];
        unsigned digit = 0;
        if (c >= '0' && c <= '9') {
            digit = static_cast<unsigned>(c - '0');
        } else if (hex && (c | 0x20) >= 'a' && (c | 0x20) <= 'f') {
            digit = static_cast<unsigned>((c | 0x20) - 'a' + 10);
        } else {
            return false;
        }
        value = value * (hex ? 16 : 10) + digit;
    }
    if (at >= text.size() || text[at] != ';') return false;
    if (value < 0x20) return value == '\t' || value == '\n' || value == '\r';
    return !(value >= 0x80 && value < 0xA0) && value <= 0x10FFFF && !(value >= 0xD800 && value < 0xE000) &&
           (value & 0xFFFEU) != 0xFFFE;
}

void append(std::string& out, std::string_view text, bool attribute) {
    std::size_t kept = 0;
    const auto replace = [&](std::size_t at, std::size_t length, std::string_view by) {
        out.append(text.substr(kept, at - kept)).append(by);
        kept = at + length;
    };
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '&') {
            if (is_xml_reference(text.substr(at, 12))) continue;
            const auto reference = read_reference(text.substr(at, 64));
            if (!reference) {
                replace(at, 1, "&amp;");
                continue;
            }
            std::string character;
            append(character, reference->text == "\uFFFD" ? "" : reference->text, attribute);
            replace(at, reference->length, character);
            at += reference->length - 1;
        } else if (c == '<') {
            replace(at, 1, "&lt;");
        } else if (c == '"' && attribute) {
            replace(at, 1, "&quot;");
        } else if (is_forbidden(text.substr(at, 3))) {
            const std::size_t length = c == '\xEF' ? 3 : 1;
            replace(at, length, "");
            at += length - 1;
        }
    }
    out.append(text.substr(kept));
}

}  // namespace

bool is_xml_reference(std::string_view text) {
    if (text.size() < 4) return false;
    if (text[1] == '#') return is_xml_number(text);
    return text.starts_with("&lt;") || text.starts_with("&gt;") || text.starts_with("&amp;") ||
           text.starts_with("&quot;") || text.starts_with("&apos;");
}

void append_text(std::string& out, std::string_view text) {
    append(out, text, false);
}

void append_attribute(std::string& out, std::string_view value) {
    append(out, value, true);
}

void append_allowed(std::string& out, std::string_view text) {
    std::size_t kept = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!is_forbidden(text.substr(at, 3))) continue;
        out.append(text.substr(kept, at - kept));
        at += text[at] == '\xEF' ? 2 : 0;
        kept = at + 1;
    }
    out.append(text.substr(kept));
}

}  // namespace vigie::repair
