// What a character is and how it folds: one table of the code points below U+3000, made from ICU when Vigie is built,
// so that neither worker nor plugins carry ICU. Above it: Han, kana and Hangul are letters, the rest symbols. Threads:
// constant. Text is valid UTF-8; next() never reads past the end, whatever it is given.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace vigie::unicode {

enum class Class : std::uint8_t { space, upper, lower, letter, digit, mark, punctuation, symbol, control };

struct Entry {
    Class type;
    std::uint8_t fold_size;  // bytes of fold; 0: nothing is left
    char16_t lower;
    char fold[8];  // UTF-8: lower case, without diacritics
};
constexpr char32_t table_size = 0x3000;
extern const Entry table[table_size];

// The code point at `at`; moves `at` behind it.
inline char32_t next(std::string_view text, std::size_t& at) {
    const auto byte = [&](std::size_t i) {
        return i < text.size() ? static_cast<char32_t>(static_cast<unsigned char>(text[i])) : 0x80U;
    };
    const char32_t first = byte(at);
    if (first < 0x80) return ++at, first;
    if (first < 0xE0) return at += 2, ((first & 0x1FU) << 6) | (byte(at - 1) & 0x3FU);
    if (first < 0xF0) return at += 3, ((first & 0x0FU) << 12) | ((byte(at - 2) & 0x3FU) << 6) | (byte(at - 1) & 0x3FU);
    return at += 4, ((first & 0x07U) << 18) | ((byte(at - 3) & 0x3FU) << 12) | ((byte(at - 2) & 0x3FU) << 6) |
                        (byte(at - 1) & 0x3FU);
}

// Han, kana and Hangul: written without spaces (Hangul apart) or case.
inline bool is_ideograph(char32_t c) {
    return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF) ||
           c == 0x3005;
}
inline bool is_kana(char32_t c) {
    return c >= 0x3041 && c <= 0x30FF && c != 0x30FB && c != 0x30A0;
}

inline Class class_of(char32_t c) {
    if (c < table_size) return table[c].type;
    if (is_ideograph(c) || is_kana(c) || (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0xA000 && c <= 0xABFF) ||
        (c >= 0x10000 && c < 0x1D000))
        return Class::letter;
    if (c == 0x3000) return Class::space;
    if ((c >= 0xFE00 && c <= 0xFE0F) || c >= 0xE0000) return Class::mark;
    if ((c >= 0x3001 && c <= 0x303F) || (c >= 0xFE10 && c <= 0xFE6F) || (c >= 0xFF01 && c <= 0xFF0F) || c == 0x30FB)
        return Class::punctuation;
    if (c >= 0xFF21 && c <= 0xFFDC) return Class::letter;
    if (c == 0xFEFF) return Class::control;
    return Class::symbol;
}
inline bool is_letter(Class c) {
    return c == Class::upper || c == Class::lower || c == Class::letter;
}

void append(char32_t c, std::string& out);  // as UTF-8
// The folded form of a code point: lower case, no diacritics; a mark folds to nothing.
inline void fold_onto(char32_t c, std::string& out) {
    if (c < table_size && table[c].fold_size == 1)
        out += table[c].fold[0];
    else if (c < table_size)
        out.append(table[c].fold, table[c].fold_size);
    else if (class_of(c) != Class::mark)
        append(c, out);
}
inline char32_t lower(char32_t c) {
    return c < table_size ? table[c].lower : c;
}

}  // namespace vigie::unicode
