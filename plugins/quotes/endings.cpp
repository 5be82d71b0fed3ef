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
    for (std::uint32_t i = first; relative && i + 1 < unit.last; ++i) {
        const std::uint32_t g = r.words[i].mark == ',' && r.words[i].quote == none ? r.words[i + 1].verb_group : none;
        if (g != none && r.groups[g].first == i + 1 && r.groups[g].finite() && r.groups[g].inverted == none &&
            r.groups[g].before == none)
            return i;
    }
    return none;
}

bool cue_at(const Reading& r, const Language& language, std::uint32_t i) {
    const auto g = r.words[i].verb_group;
    if (g == none || r.groups[g].first != i || !r.groups[g].finite() || r.groups[g].before != none) return false;
    return (language.cue(r.groups[g].verb) & (say | think | ask)) != 0;
}

namespace {

// une promesse saluée par X: a noun of speech, and what was done with it, to the end
bool taken_up(const Reading& r, const Unit& unit, std::uint32_t i) {
    if (!r.lexicon->inverts || i + 2 >= unit.last || !r.words[i].is(grammar::determiner)) return false;
    const Word& noun = r.words[i + 1];
    if (noun.mark || !noun.is(grammar::speech) || r.words[i].has(grammar::definite)) return false;
    const std::uint32_t g = r.words[i + 2].verb_group;
    return (r.words[i + 2].mark == 0 && r.words[i + 2].is(grammar::relative)) ||
           (g != none && (r.groups[g].forms & grammar::participle) && !r.groups[g].finite());
}

}  // namespace

bool breaks_off(const Reading& r, const Language& language, const Unit& unit, std::uint32_t i, std::uint32_t first) {
    const Word& w = r.words[i];
    if (w.mark || i < first + 2) return false;
    if (w.verb_group != none && r.groups[w.verb_group].first == i) {
        const VerbGroup& group = r.groups[w.verb_group];
        if (group.forms & grammar::gerund && !group.finite()) return true;
        // a group that calls for …, says …
        if (!r.lexicon->inverts && group.finite() && language.cue(group.verb) & say) return true;
    }
    if (taken_up(r, unit, i)) return true;
    if (i < first + 4) return false;
    if (w.is(grammar::subordinator) && !w.is(grammar::complementiser | grammar::adverb) && w.is(grammar::contrast))
        return true;
    if (w.is(grammar::coordinator) && i + 1 < unit.last && cue_at(r, language, i + 1)) return true;
    return w.is(grammar::contrast);
}

std::uint32_t aside_before_clause(const Reading& r, std::uint32_t comma, std::uint32_t limit) {
    for (std::uint32_t i = comma + 1; r.lexicon->inverts && i + 1 < limit; ++i) {
        const Word& w = r.words[i];
        if (w.mark == ',') return r.words[i + 1].mark == 0 && r.words[i + 1].is(grammar::complementiser) ? i : limit;
        if (w.mark || w.quote != none || w.is(grammar::relative) ||
            (w.verb_group != none && r.groups[w.verb_group].finite()))
            return limit;
    }
    return limit;
}

bool told_behind_colon(const Reading& r, const Unit& unit, std::uint32_t colon) {
    bool clause = false;
    for (std::uint32_t i = colon; r.lexicon->inverts && i < unit.last; ++i) {
        const Word& w = r.words[i];
        clause |= w.verb_group != none && r.groups[w.verb_group].finite();
    }
    return clause;
}

bool goes_on_in_marks(const Reading& r, const Unit& unit, std::uint32_t i) {
    if (i >= unit.last || r.words[i].mark != ',') return false;
    for (++i; i < unit.last; ++i) {
        const Word& w = r.words[i];
        if (w.quote != none) return true;
        if (w.mark || (w.verb_group != none && r.groups[w.verb_group].finite())) return false;
    }
    return false;
}

bool goes_on_with_verb(const Reading& r, const Unit& unit, std::uint32_t i) {
    if (!r.lexicon->inverts || i + 1 >= unit.last || r.words[i].mark != ',' || r.words[i + 1].verb_group == none)
        return false;
    const VerbGroup& group = r.groups[r.words[i + 1].verb_group];
    if (group.first != i + 1 || !group.finite() || group.inverted != none || group.before != none) return false;
    return true;
}

}  // namespace vigie::quotes
