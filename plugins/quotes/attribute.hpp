// Who is reported to have said one marked stretch: the candidates of its sentence, ranked.
#pragma once

#include "plugins/quotes/quotes.hpp"

namespace vigie::quotes {

// strength 0 where nothing in the sentence reports it.
Attribution attribute(const Reading& reading, const Language& language, grammar::Cast& cast, std::uint32_t quote,
                      const UnitCues& cues);

// ---- announced.cpp: what the layout tells; strength 0 or an empty group where it tells nothing
Attribution label_inside(const Reading& reading, const grammar::Cast& cast, const grammar::Quote& quote);  // PENCE: …
// ---- beside.cpp
NounGroup signature(const Reading& reading, const grammar::Quote& quote, const grammar::Unit& unit);  // «…» — Name
// «…» : c'est par ces mots que X …; telle est la conviction de X; la réponse de X a fusé
NounGroup presented(const Reading& reading, const Language& language, const grammar::Quote& quote,
                    const grammar::Unit& unit);
// «…» La formule, répétée par X; cette petite phrase de X: whose words the next sentence says they are.
Attribution owner_of_words(const Reading& reading, grammar::Cast& cast, std::uint32_t unit);
// The only one of whom the paragraph above tells, where it quotes nobody.
Attribution told_above(const Reading& reading, const grammar::Cast& cast, std::uint32_t unit);

// ---- untold_subject.cpp: «…», dijo: he who spoke last, or of whom the sentences before tell
Attribution told_of_last(const Reading& reading, grammar::Cast& cast, std::uint32_t last_attributed,
                         std::uint32_t unit);

// ---- announced.cpp
// The speaker of a paragraph that only quotes, where the unit before ends with a colon.
Attribution announced(const Reading& reading, const Language& language, grammar::Cast& cast, std::uint32_t unit);

// The speaker of words that open their paragraph, by whom its next sentence tells of: «…» Du haut de ses huit ans, X …
// The subject of a unit, where it names someone; unnamed: or means a person.
Attribution told_of_in(const Reading& reading, grammar::Cast& cast, std::uint32_t unit, bool unnamed);
Attribution taken_up(const Reading& reading, grammar::Cast& cast, std::uint32_t unit);

// The media that passed words on: beside the cue, or as a source beside a named speaker.
std::vector<std::string> media(const Reading& reading, const grammar::Unit& unit, const UnitCues& cues,
                               grammar::Cast& cast, std::uint32_t cue_first, const VerbGroup* group,
                               const std::vector<Referent>& speakers);

// ---- twins.cpp
// The keys of each quotation's words, sorted; of the first four hundred.
std::vector<std::vector<std::uint64_t>> sorted_words_of_quotes(const Reading& reading);
// How many words of the one stand in the other, both sorted; 0 where it is less than half.
std::size_t shared_words(const std::vector<std::uint64_t>& one, const std::vector<std::uint64_t>& other);

}  // namespace vigie::quotes
