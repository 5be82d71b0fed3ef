// What letters and telling words say where counting letters does not: mixed scripts, short texts, close kin.
//
// Threads: pure; safe from any thread. UTF-8 in.
#pragma once

#include <string>
#include <string_view>

namespace vigie {

// The text without its Latin letters where most of its letters are of other scripts but some are Latin; else empty.
std::string without_latin(std::string_view text);

// "ru" for ы and э, "uk" for ї and є, …: by letters, and between Serbian and Macedonian by their smallest words; empty:
// not Cyrillic.
std::string language_of_letters(std::string_view text);

// Tigrinya rather than Amharic, by letters and small words that only it has.
bool is_tigrinya(std::string_view text);

// й, я, ю, щ, ы, э, ъ: Cyrillic letters that Serbian does not have.
bool has_letters_beyond_serbian(std::string_view text);

// Croatian, Bosnian and Serbian in Latin letters: by words that their norms spell or choose apart. `guess` where there
// are none.
std::string among_south_slavs(std::string_view text, const std::string& guess);

}  // namespace vigie
