// Who does what reports, where a relative clause stands between him and it.
#include "plugins/quotes/quotes.hpp"

namespace vigie::quotes {

NounGroup subject_of(const Reading& r, const Language& language, const VerbGroup& group) {
    NounGroup who = grammar::subject_before(r, group);
    const grammar::Unit& unit = r.units[r.words[group.head].unit];
    if (r.lexicon->inverts || who.empty() || group.before != grammar::none) return who;
    const VerbGroup* last = nullptr;
    for (std::uint32_t g = unit.first_group; g < unit.last_group && r.groups[g].first < group.first; ++g)
        if (r.groups[g].finite() && r.words[r.groups[g].head].quote == grammar::none) last = &r.groups[g];
    if (last == nullptr || last->first <= unit.first || who.first < last->last) return who;
    const std::uint32_t pronoun = last->first - 1;
    if (r.words[pronoun].mark || !r.words[pronoun].is(grammar::relative) || language.cue(last->verb) & (say | think))
        return who;
    for (std::uint32_t i = last->last; i < group.first; ++i)
        if (r.words[i].mark) return who;
    NounGroup before = grammar::antecedent_before(r, pronoun, unit);
    return may_speak(r, before) ? before : who;
}

// English, in parts of Norland back when: a base form is no verb of a single one
bool disagrees(const Reading& r, const VerbGroup& group, const NounGroup& who) {
    return !r.lexicon->inverts && (group.forms & grammar::third_plural) &&
           !(group.forms & (grammar::third_singular | grammar::participle)) && who.mention != grammar::none &&
           who.others.empty() && r.mentions[who.mention].type != 'o' && who.apposition == grammar::none &&
           group.last == group.head + 1 && group.first == group.head;
}

}  // namespace vigie::quotes
