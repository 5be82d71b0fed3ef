// A language's words around names, data/<lang>/cues.txt, in one table: phrase → bits. Sections, phrases divided by ';':
//   titles             before a person's name          particles           small words inside a name
//   place before       prepositions before places      organisation heads  first or last words of organisations' names
//   lower heads        "type | word": a name may begin with this small word where "de" or a capital follows
//   suffixes           "type | word": last word of a name of that type
//   not names          words that a capital does not make a name
//   articles           definite articles: what follows is no person where a language's persons bear none
//   links              prepositions that tie a place or field to a lower head: de, du
//   patronymics        small words that tie a person's name to the father's: bin, ibn
//   speech             verbs of which who speaks is the subject
//   offices of places  titles behind which a link ties a place: "maire de"
//   governments        small words behind which who leads stands alone: "gouvernement" + Papadimos
//   men, women         titles that tell which the bearer is: Mr, Mme
//   bodies before      small words that say what the name behind them is: "le groupe X", "the charity X"
//   places before      the same of places, a link between or not: "la ville de X"
//   seats before       small words that a link ties to the place where they are: "l'usine de X"
//   namesakes          small words that with a name directly behind are one name, of a body: "lycée Jean Zay"
//   place namesakes, event namesakes   the same, of a place ("rue Jean Jaurès"), of an event ("tempête Klaus")
//   streets            place namesakes with or without a link: what is behind them is no actor: "rue de Londres"
//   ages               the word behind a number that tells how old somebody is: ans
//   no names alone     common nouns that are written with capitals: "la TNT", "le Coran"
//   conjunctions       the small word before the last of several: and, et
//   compounds          "yes": a place's name and a body's stand side by side as one name: "Norway Fisheries Board"
//   capital nouns      "yes": common nouns are written with capitals; only cues and known names count
#pragma once

#include "plugins/entities/knowledge/knowledge.hpp"

namespace vigie::entities {

namespace cue {
constexpr std::uint32_t title = 1, particle = 2, place_before = 4, organisation_head = 8, not_name = 16, adjective = 32;
constexpr std::uint32_t lower_head = 64, suffix = 128, article = 1U << 16, link = 1U << 17, patronymic = 1U << 18,
                        speech = 1U << 19, of_a_place = 1U << 20, government = 1U << 21, conjunction = 1U << 22;
constexpr std::uint32_t of_a_man = 1U << 23, of_a_woman = 1U << 24;  // titles that tell the bearer's sex
constexpr std::uint32_t body_before = 1U << 25, place_of = 1U << 26, event_before = 1U << 27, namesake = 1U << 28,
                        age = 1U << 29, alone = 1U << 30, seat_of = 1U << 31;
constexpr std::uint32_t street = namesake | place_of | event_before;
constexpr std::uint32_t type_shift = 8, type_mask = 7U << type_shift;   // of a suffix
constexpr std::uint32_t head_shift = 12, head_mask = 7U << head_shift;  // of a lower head
}  // namespace cue

struct Cues {
    common::Phrases words;
    bool capital_nouns = false;
    bool compounds = false;
    // Bits of the longest phrase that begins at a piece; its length in pieces.
    std::uint32_t at(std::span<const std::uint64_t> pieces, std::size_t from, std::size_t& size) const;
};

// A language without cues.txt gets an empty table. Adjectives of states come from the language's states.txt.
Cues read_cues(const std::filesystem::path& data, std::string_view language);

}  // namespace vigie::entities
