// How a reported clause ends before its sentence does.
#include "plugins/quotes/quotes.hpp"

namespace vigie::quotes {

using grammar::none;
using grammar::Unit;
using grammar::Word;

bool verb_follows(const Reading& r, const Unit& unit, std::uint32_t i) {
    for (int steps = 0; i < unit.last && steps < 3; ++steps, ++i) {
        const Word& w = r.words[i];
        if (w.mark) return false;
        if (w.verb_group != none) return r.groups[w.verb_group].finite();
        if (!w.is(grammar::adverb)) return false;
    }
    return false;
}

std::uint32_t past_apposition(const Reading& r, const Unit& unit, std::uint32_t i) {
    if (i >= unit.last || r.words[i].mark != ',') return i;
    for (std::uint32_t k = i + 1; k < unit.last && k < i + 12; ++k) {
        const Word& w = r.words[k];
        if (w.quote != none || (w.verb_group != none && r.groups[w.verb_group].finite())) return i;
        if (w.mark == ',') return k > i + 1 ? k + 1 : i;
        if (w.mark != 0 && w.mark != '-') return i;
    }
    return i;
}

std::uint32_t end_of_preamble(const Reading& r, const Unit& unit, const VerbGroup& group, const NounGroup& who) {
    const bool gerund = group.first == unit.first && (group.forms & grammar::gerund) && !group.finite();
    if (!gerund && (who.first != unit.first + 1 || !r.words[unit.first].is(grammar::subordinator))) return none;
    for (std::uint32_t i = group.last; i + 1 < unit.last; ++i) {
        if (r.words[i].mark != ',' || r.words[i].quote != none) continue;
        const NounGroup subject = grammar::noun_group(r, i + 1, unit.last);
        if (!subject.empty() && verb_follows(r, unit, subject.last)) return i;
    }
    return none;
}

std::uint32_t end_of_relative(const Reading& r, const Unit& unit, const VerbGroup& group, std::uint32_t first) {
    const bool relative = group.first > unit.first + 1 && r.words[group.first - 1].mark == 0 &&
                          r.words[group.first - 1].is(grammar::relative) && r.words[group.first - 2].mark == ',';
    for (std::uint32_t i = first; relative && !r.lexicon->inverts && i + 1 < unit.last; ++i) {
        const std::uint32_t g = r.words[i].mark == ',' && r.words[i].quote == none ? r.words[i + 1].verb_group : none;
        if (g != none && r.groups[g].first == i + 1 && r.groups[g].finite()) return i;
    }
    return none;
}

}  // namespace vigie::quotes
