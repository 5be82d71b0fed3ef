// One name in two spellings or scripts: Cyrillic and Latin by the French, English and German schemes. A word's
// skeletons are its consonants in rough classes; how() tells how alike two spellings sound. Pure functions. Folded
// words only (common::fold).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vigie::entities {

bool is_cyrillic(std::string_view folded);
bool is_greek(std::string_view folded);
// In a script whose names are only compared by sound.
inline bool is_heard(std::string_view folded) {
    return is_cyrillic(folded) || is_greek(folded);
}
// Latin letters for a Cyrillic word ("владимир" → "vladimir"); other letters stay.
std::string romanised(std::string_view folded);
// A few skeletons: letters such as ch, j and h sound in several ways, and Russian words bear case endings.
std::vector<std::string> skeletons(std::string_view folded);
// 0 to 1: likeness of two folded names, Cyrillic or Latin, after spelling habits are levelled.
double likeness(std::string_view one, std::string_view two);

}  // namespace vigie::entities
