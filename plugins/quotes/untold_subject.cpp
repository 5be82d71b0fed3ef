// Who says it is not told beside the verb: Señaló que …; «…», dijo.; Die Kosten seien gedeckt.
#include "plugins/quotes/attribute.hpp"

namespace vigie::quotes {

using grammar::none;
using grammar::Unit;
using grammar::Word;

bool opens_without_subject(const Reading& r, const Unit& unit, const VerbGroup& group) {
    if (!r.lexicon->drops_subject || !group.finite() || group.passive || group.reflexive) return false;
    if (group.forms & (grammar::first_singular | grammar::first_plural | grammar::second_plural) &&
        !(group.forms & (grammar::third_singular | grammar::third_plural)))
        return false;
    std::uint32_t i = unit.first;
    while (i < group.first) {
        const Word& w = r.words[i];
        if (w.mark == ',' || (w.mark == 0 && w.is(grammar::coordinator))) {
            ++i;
            continue;
        }
        const std::uint32_t past = grammar::skip_adjuncts(r, i, group.first);
        if (past == i) return false;
        i = past;
    }
    return i == group.first;
}

bool reported_without_subject(const Reading& r, const Language& language, std::uint32_t quote) {
    if (!r.lexicon->drops_subject) return false;
    const grammar::Quote& q = r.quotes[quote];
    const Unit& unit = r.units[q.unit];
    std::uint32_t i = q.last;
    while (i < unit.last && (r.words[i].mark == ',' || r.words[i].mark == '-' || r.words[i].mark == '.')) ++i;
    if (const std::uint32_t past = grammar::skip_adjuncts(r, i, unit.last); past > i) i = past;
    if (i >= unit.last || r.words[i].verb_group == none) return false;
    const VerbGroup& group = r.groups[r.words[i].verb_group];
    return group.first == i && group.finite() && !group.passive && group.before == none &&
           (language.cue(group.verb) & (say | think | weak | goes_on)) != 0;
}

Attribution told_of_last(const Reading& r, grammar::Cast& cast, std::uint32_t last_attributed, std::uint32_t u) {
    Attribution out;
    const bool fresh = last_attributed == none || u - last_attributed > 1;
    for (std::uint32_t k = u; fresh && out.strength == 0 && k + 2 > u && k-- > 0;) out = told_of_in(r, cast, k, true);
    if (out.strength == 0 && last_attributed != none && u - last_attributed <= 6) {
        out.speakers = cast.last_speakers();
        out.passed_on = true;
    }
    out.strength = out.speakers.empty() ? 0 : 60;
    return out;
}

bool opens_in_mood(const Reading& r, const Unit& unit, std::uint32_t first) {
    for (std::uint32_t i = first; i < unit.last && r.words[i].quote == none; ++i) {
        if (r.words[i].mark == ':' || r.words[i].mark == ';') return false;
        const auto g = r.words[i].verb_group;
        if (g != none && r.groups[g].finite())
            return (r.groups[g].forms & (grammar::reported | grammar::conditional)) != 0 &&
                   !grammar::subordinate(r, r.groups[g]);
    }
    return false;
}

bool colon_behind(const Reading& r, const Unit& unit, std::uint32_t i) {
    while (i < unit.last && r.words[i].mark == 0) ++i;
    return i < unit.last && r.words[i].mark == ':';
}

bool goes_on_behind(const Reading& r, const Unit& unit, std::uint32_t i) {
    if (colon_behind(r, unit, i)) return true;
    while (i < unit.last && r.words[i].mark == 0) ++i;
    return i < unit.last && (r.words[i].mark == ',' && opens_in_mood(r, unit, i + 1));
}

void add_untold(const Reading& r, const Language& language, const Unit& unit, std::vector<Reported>& clauses) {
    const std::uint32_t viewed = behind_own_view(r, language, unit);
    if (viewed == none && !told_in_mood(r, unit)) return;
    const std::uint32_t last = unit.last - (r.words[unit.last - 1].mark == '.');
    clauses.push_back({viewed != none ? viewed : unit.first, last, {}, 0, 0, false, 0.5});
}

bool told_in_mood(const Reading& r, const Unit& unit) {
    if (!r.lexicon->verb_second) return false;
    for (std::uint32_t g = unit.first_group; g < unit.last_group; ++g) {
        const VerbGroup& group = r.groups[g];
        if (!group.finite() || r.words[group.head].quote != none) continue;
        if (r.words[unit.first].is(grammar::subordinator) && !(group.forms & grammar::reported)) continue;
        for (const std::uint32_t pronoun : {group.before, group.last < unit.last ? group.last : none})
            if (pronoun != none && r.words[pronoun].mark == 0 && r.words[pronoun].has(grammar::first)) return false;
        return (group.forms & grammar::reported) != 0;
    }
    return false;
}

}  // namespace vigie::quotes
