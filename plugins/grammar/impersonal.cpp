// Pronouns that mean nobody: il faut, il y a, il est urgent de.
#include "plugins/grammar/grammar.hpp"

namespace vigie::grammar {

namespace {

bool said_of_nobody(const Reading& r, const VerbGroup& group) {
    const Lexicon& lexicon = *r.lexicon;
    const auto kind = lexicon.impersonal(group.verb);
    if (kind == Lexicon::Impersonal::always || (kind == Lexicon::Impersonal::reflexive && group.reflexive)) return true;
    if (group.verb == lexicon.have)  // il y a
        for (std::uint32_t i = group.before + 1; i < group.head; ++i)
            if (lexicon.is_impersonal(r.words[i].key)) return true;
    if (kind != Lexicon::Impersonal::before_clause && group.verb != lexicon.be) return false;
    const Unit& unit = r.units[r.words[group.head].unit];
    std::uint32_t i = group.last;
    while (i < unit.last && i < group.last + 3 && r.words[i].mark == 0 && r.words[i].is(adverb | negation | degree) &&
           !lexicon.is_impersonal(r.words[i].key))
        ++i;
    const auto opens = [&](std::uint32_t k) {
        return k < unit.last && r.words[k].mark == 0 && r.words[k].is(of | complementiser) &&
               !r.words[k].has(contracted);
    };
    if (group.verb == lexicon.be) return i < unit.last && lexicon.is_impersonal(r.words[i].key) && opens(i + 1);
    return opens(group.last);
}

}  // namespace

bool means_nobody(const Reading& r, const NounGroup& subject) {
    if (subject.head == none || !r.lexicon->is_impersonal(r.words[subject.head].key)) return false;
    const auto g = r.words[subject.head].verb_group;
    return g != none && r.groups[g].before == subject.head && said_of_nobody(r, r.groups[g]);
}

}  // namespace vigie::grammar
