// The steps of making a Reading that have files of their own.
#pragma once

#include "plugins/grammar/grammar.hpp"

namespace vigie::grammar {

void find_verb_groups(Reading& reading);  // groups, their words, those of each unit, whether a quotation holds a clause

// Is this word, by what stands before it, a noun although a verb has the same form?
bool stands_as_noun(const Reading& reading, std::uint32_t word);

// Can this word tell an actor apart: a noun or adjective, no word of grammar?
bool describes(const Word& word);

}  // namespace vigie::grammar
