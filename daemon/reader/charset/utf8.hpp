// UTF-8 by hand: how much of a text is valid. Inner header of reader/charset.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace vigie::charset {

// Length of the valid character at `at`, 0 if there is none (RFC 3629: no overlong forms, no surrogates, up to
// U+10FFFF).
std::size_t valid_length(std::string_view bytes, std::size_t at);

// The first byte that is not ASCII, from `at` on; the size if there is none.
std::size_t skip_ascii(std::string_view bytes, std::size_t at);

struct Utf8Census {
    std::size_t pairs = 0;    // valid characters of two bytes
    std::size_t longer = 0;   // valid characters of three or four bytes
    std::size_t invalid = 0;  // bytes in no valid character
};
Utf8Census count_utf8(std::string_view bytes);

// With U+FFFD for each run of bytes that starts a character and breaks off (Unicode, maximal subparts), and for each
// other bad byte.
std::string replace_invalid(std::string_view bytes);

}  // namespace vigie::charset
