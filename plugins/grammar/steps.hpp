// The steps of making a Reading that have files of their own.
#pragma once

#include "plugins/grammar/grammar.hpp"

namespace vigie::grammar {

// ---- keys.cpp: lower_key of a word of the text; most are a few plain letters, which need no copy. `buffer` is for the
// others.
std::uint64_t word_key(std::string_view text, std::string& buffer);

void read_mentions(Reading& reading);  // mentions, actors and the words of both
void describe_actors(
    Reading& reading);  // behind the groups: gender and descriptors of the actors, which mentions are subjects
void find_verb_groups(Reading& reading);  // groups, their words, those of each unit, whether a quotation holds a clause

// Is this word, by what stands before it, a noun although a verb has the same form?
bool stands_as_noun(const Reading& reading, std::uint32_t word);

// Can this word tell an actor apart: a noun or adjective, no word of grammar?
bool describes(const Word& word);

bool tells_field(const Word& word);  // what an office is of

// ---- brackets.cpp: German, hat … gesagt, teilte … mit: the parts of a verb that stand apart
void join_brackets(Reading& reading);

// ---- verb_second.cpp: German subjects; empty where they stand as they do in other languages
NounGroup subject_of_verb_second(const Reading& reading, const VerbGroup& group);
NounGroup subject_behind(const Reading& reading, const VerbGroup& group);

// ---- clauses.cpp: Russian, в интервью | модель: a group without articles that runs on from an adjunct
NounGroup without_adjunct(const Reading& reading, const NounGroup& found, std::uint32_t floor, std::uint32_t end);

// ---- subject_after.cpp
NounGroup of_pronoun(const Reading& reading, std::uint32_t word);

// ---- apposition.cpp
// May a name behind a comma be the name of this group? A person's description has none of its own: le président LREM de
// …, X
bool takes_name(const Reading& reading, const NounGroup& group);
// X, Mme X, le Dr X: the mention of the person whose name begins at a word; none if there is none.
std::uint32_t name_behind(const Reading& reading, std::uint32_t word);

// ---- clauses.cpp: how the finite verbs of a unit hang together
// une lettre d'élus | appelant à …: the last person or body before a word; empty if there is none
NounGroup nearest_being(const Reading& reading, std::uint32_t floor, std::uint32_t end);
bool same_level(const Reading& reading, std::uint32_t a, std::uint32_t b);  // words: in the same quotation, or none
// A relative clause that a comma opened is a parenthesis; its verb governs nothing behind it.
bool relative_clause(const Reading& reading, const VerbGroup& group);
// Does a finite group stand in a complement clause: behind "that", or straight behind the verb that takes it?
bool complement_clause(const Reading& reading, std::uint32_t group, const Unit& unit);
// Membre de la coalition, le ministre a dit: a bare noun before a comma tells what the subject is.
bool opens_as_predicate(const Reading& reading, const NounGroup& group, std::uint32_t end);
// X, présidente du comité, et Y, trésorier, | ont …: adds to a subject of one those whom "and" joins to him
void join_named(const Reading& reading, NounGroup& subject, std::uint32_t end);
// lance, dans une tribune parue hier, | X: past what commas part off behind a verb; the comma where nothing is
std::uint32_t over_parenthesis(const Reading& reading, std::uint32_t comma, std::uint32_t end);
// Whom the object of a verb makes the subject of its infinitive: empêcher X de parler; empty if there is none.
NounGroup controlling_object(const Reading& reading, const VerbGroup& group, std::uint32_t end);
// «…», a dit X, estimant que …: the subject behind a verb that reports what stands before its comma; empty if none
// does.
NounGroup inverted_subject(const Reading& reading, const VerbGroup& group, const Unit& unit);
// The last finite group before a group that stands in no complement or relative clause; null if none does.
const VerbGroup* main_before(const Reading& reading, const VerbGroup& group, const Unit& unit);

}  // namespace vigie::grammar
