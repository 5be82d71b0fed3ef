// What a language's data file says, ready for lookup. Words are lower case, apostrophes straight. Sections (all may be
// absent):
//   elisions      words that end in an apostrophe and stand before another: l' qu'
//   contractions  what an apostrophe leads in at a word's end: 's n't
//   keep          words with apostrophe or hyphen that stay whole
//   inverted      pronouns cut from a verb: -t-il
//   leading       words that begin with an apostrophe
//   titles        abbreviations (without point) after which no sentence ends: M. Dr.
//   abbreviations those after which a sentence ends only before a capital
//   starters      words that begin a sentence after U.S. or an initial
//   behind ordinals  words before which a number's point ends no sentence: 3. Januar
//   quotes        pairs of an opening and a closing mark; the first pairs come first where marks compete
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace vigie::text {

struct WordHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view word) const { return std::hash<std::string_view>{}(word); }
};
using WordSet = std::unordered_set<std::string, WordHash, std::equal_to<>>;

struct Language {
    std::string code;
    WordSet elisions, contractions, keep, leading, titles, abbreviations, starters, behind_ordinals;
    std::vector<std::string> inverted;  // longest first
    std::u32string opening, closing;    // marks that this language opens or closes with

    bool opens(char32_t mark) const { return opening.find(mark) != std::u32string::npos; }
    bool closes(char32_t mark) const { return closing.find(mark) != std::u32string::npos; }
};

// Throws std::runtime_error on a section that does not exist.
Language parse_language(std::string_view code, std::string_view text);

}  // namespace vigie::text
