#include "reader/page/shape.hpp"

#include "reader/page/text.hpp"

namespace vigie::page {
namespace {

bool is_stop(char32_t c) {
    return c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x3002 || c == 0xFF01 || c == 0xFF1F || c == 0x61F ||
           c == 0x964;
}
bool is_quote(char32_t c) {
    return c == '"' || c == '\'' || c == 0xAB || c == 0xBB || (c >= 0x2018 && c <= 0x201F) || c == 0x300C ||
           c == 0x300D || c == 0x2039;
}

}  // namespace

Shape shape_of(std::string_view text) {
    Shape s;
    char32_t last = 0;
    char32_t before = 0;
    bool first = true;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_point(text, at);
        if (first) {
            s.starts_quote = is_quote(c) || c == '-' || c == 0x2013 || c == 0x2014;
            s.starts_lower = c >= 'a' && c <= 'z';
            first = false;
        }
        if (c == ',' || c == 0x3001 || c == 0xFF0C || c == 0x60C || c == ';') ++s.commas;
        if (is_stop(c)) ++s.stops;
        if (c >= '0' && c <= '9') ++s.digits;
        if (is_word(c)) {
            ++s.letters;
            if (fold(c) != c && (c < 0x80 || c < 0x530)) ++s.uppers;
        }
        if (c != ' ' && c != '\n') {
            before = last;
            last = c;
        }
    }
    s.ends_sentence = is_stop(last) || ((is_quote(last) || last == ')') &&
                                        (is_stop(before) || is_quote(before) || last == 0x201D || last == 0xBB));
    s.ends_colon = last == ':' || last == 0xFF1A;
    return s;
}

}  // namespace vigie::page
