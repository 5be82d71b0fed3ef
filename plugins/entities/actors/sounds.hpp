// How a name is heard, so that Latin spellings of every language meet Cyrillic and Greek ones: Russian, Ukrainian,
// Bulgarian and Serbian write foreign names by their sound (Chirac → Ширак, Walsh → Уолш), and each language writes
// theirs by its own letters (Щербаков → Chtcherbakov, Shcherbakov, Schtscherbakow, Szczerbakow). Pure functions. Folded
// words only (common::fold). Sounds are one small ASCII letter each; S, Z, C, J, c stand for sh, zh, ch, dzh, ts.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace vigie::entities {

// A Latin word as speakers of several languages would read it, always as many and in one order; a Cyrillic or Greek one
// as it is written.
std::vector<std::string> readings(std::string_view folded);
// Of two words as heard, 0 to 1: vowels weigh little, consonants made at one place half, others all.
double heard_alike(std::string_view one, std::string_view two);
// The consonants of a word as heard, in rough classes.
std::string frame(std::string_view heard);

}  // namespace vigie::entities
