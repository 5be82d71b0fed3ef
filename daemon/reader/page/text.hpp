// Small text work that all parts of the page reader share: blanks, folding, words. UTF-8 in and out.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace vigie::page {

// As UTF-8.
void append_point(std::string& out, char32_t c);
// Appends with runs of blanks (also no-break and zero-width ones) as one space; none at the very beginning.
void append_text(std::string& out, std::string_view text);
std::string collapse(std::string_view text);  // the same, trimmed
std::string_view trim(std::string_view text);

// One code point at `at`, which moves on; bad bytes give U+FFFD one at a time.
char32_t next_point(std::string_view text, std::size_t& at);
bool is_word(char32_t c);       // letter, mark or digit of any script
bool is_ideograph(char32_t c);  // of a script written without spaces between words
char32_t fold(char32_t c);      // lower case and without accents, for Latin, Greek, Cyrillic

// Letters and digits only, folded, words separated by one space.
std::string folded(std::string_view text);
std::size_t count_words(std::string_view text);  // ideographs count one half each
std::size_t count_points(std::string_view text);

bool contains_any(std::string_view text, const std::vector<std::string_view>& needles);

}  // namespace vigie::page
