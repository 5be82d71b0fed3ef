// Character references by the tables of HTML.
#include <algorithm>
#include <unordered_map>

#include "reader/charset/charset.hpp"
#include "reader/html/entity_names.hpp"
#include "reader/html/html.hpp"

namespace vigie {
namespace {

using Names = std::unordered_map<std::string_view, std::string_view>;

const Names& names() {
    static const Names table = [] {
        Names built{{"Tab", "\t"},      {"NewLine", "\n"},
                    {"quot", "\""},     {"QUOT", "\""},
                    {"bsol", "\\"},     {"amp", "&"},
                    {"AMP", "&"},       {"lt", "<"},
                    {"LT", "<"},        {"gt", ">"},
                    {"GT", ">"},        {"apos", "'"},
                    {"nbsp", "\u00A0"}, {"NonBreakingSpace", "\u00A0"}};
        built.reserve(2200);
        std::string_view rest = html::entity_names;
        while (!rest.empty()) {
            const std::size_t name = rest.find(' ');
            const std::size_t value = rest.find(' ', name + 1);
            built.emplace(rest.substr(0, name), rest.substr(name + 1, value - name - 1));
            rest.remove_prefix(value + 1);
        }
        return built;
    }();
    return table;
}

bool is_alphanumeric(char c) {
    return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

// What windows-1252 has where Unicode has C1 controls (0: nothing).
constexpr char16_t windows[32] = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                  0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                  0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                  0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

char32_t allowed(char32_t value) {
    if (value >= 0x80 && value < 0xA0 && windows[value - 0x80] != 0) return windows[value - 0x80];
    const bool control = value < 0x20 && value != '\t' && value != '\n' && value != '\r';
    return control || (value & 0xFFFEU) == 0xFFFE ? 0xFFFD : value;
}

std::optional<CharacterReference> numeric(std::string_view text) {
    const bool hex = text.size() > 2 && (text[2] | 0x20) == 'x';
    std::size_t at = hex ? 3 : 2;
    const std::size_t first = at;
    char32_t value = 0;
    for (; at < text.size(); ++at) {
        const char c = text[at];
        const char letter = static_cast<char>(c | 0x20);
        char32_t digit = 0;
        if (c >= '0' && c <= '9') {
            digit = static_cast<char32_t>(c - '0');
        } else if (hex && letter >= 'a' && letter <= 'f') {
            digit = static_cast<char32_t>(letter - 'a' + 10);
        } else {
            break;
        }
        value = std::min<char32_t>(value * (hex ? 16 : 10) + digit, 0x110000);
    }
    if (at == first) return std::nullopt;
    CharacterReference reference{at < text.size() && text[at] == ';' ? at + 1 : at, {}};
    append_utf8(reference.text, allowed(value));
    return reference;
}

// "&nbsp" and the other old names without semicolon: the longest that fits.
std::optional<CharacterReference> unterminated(std::string_view name) {
    for (std::size_t length = std::min<std::size_t>(name.size(), 6); length >= 2; --length) {
        const std::string_view part = name.substr(0, length);
        const std::size_t found = html::unterminated_names.find(part);
        if (found == std::string_view::npos) continue;
        for (std::size_t at = found; at != std::string_view::npos; at = html::unterminated_names.find(part, at + 1)) {
            if ((at == 0 || html::unterminated_names[at - 1] == ' ') && html::unterminated_names[at + length] == ' ') {
                return CharacterReference{length + 1, std::string(names().at(part))};
            }
        }
    }
    return std::nullopt;
}

}  // namespace

std::optional<CharacterReference> read_reference(std::string_view text) {
    if (text.size() < 3 || text[0] != '&') return std::nullopt;
    if (text[1] == '#') return numeric(text);
    std::size_t end = 1;
    while (end < text.size() && end < 34 && is_alphanumeric(text[end])) ++end;
    const std::string_view name = text.substr(1, end - 1);
    if (name.empty()) return std::nullopt;
    if (end < text.size() && text[end] == ';') {
        const auto found = names().find(name);
        if (found != names().end()) return CharacterReference{end + 1, std::string(found->second)};
        return std::nullopt;
    }
    // "?a=1&copy=2" is no copyright sign.
    if (end < text.size() && text[end] == '=') return std::nullopt;
    auto reference = unterminated(name);
    return reference && reference->length == name.size() + 1 ? reference : std::nullopt;
}

std::string decode_entities(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        const std::size_t at = text.find('&');
        out.append(text.substr(0, at));
        if (at == text.npos) break;
        text.remove_prefix(at);
        if (const auto reference = read_reference(text); reference) {
            out.append(reference->text);
            text.remove_prefix(reference->length);
        } else {
            out.push_back('&');
            text.remove_prefix(1);
        }
    }
    return out;
}

}  // namespace vigie
