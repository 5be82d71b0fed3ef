// What the smallest words say where n-grams mislead: short texts with an international word or two, and languages that
// differ by little more than such words.
//
// Threads: pure; safe from any thread. UTF-8 in.
#pragma once

#include <string>
#include <string_view>

namespace vigie {

// The language in Latin letters whose function words are clearly more than those of English; empty: none.
std::string language_of_small_words(std::string_view text);

// Malay or Indonesian, Bokmål ("no") or Nynorsk ("nn"), by words that the one spells or chooses otherwise than the
// other. `guess` where there are none, or where it is none of these languages.
std::string among_kin(std::string_view text, const std::string& guess);

}  // namespace vigie
