// Infinitives and clauses that someone else is to do: appelle Y à soutenir X, allows Y to join X, accuse Y d'avoir
// trahi X.
#include "plugins/stance/finder.hpp"

namespace vigie::stance {

namespace {

constexpr std::uint32_t reach_of_call = 14;
constexpr std::uint32_t reach_of_permitted = 8;

}  // namespace

// appelle les élus à soutenir X: what someone else is called to do is what he who calls wants
const VerbGroup* Finder::caller_of(const VerbGroup& group) const {
    if (!(group.forms & grammar::infinitive) || group.finite()) return nullptr;
    const Unit& unit = r_.units[r_.words[group.head].unit];
    std::uint32_t i = group.first;
    while (i > unit.first && r_.words[i - 1].mark == 0 && r_.words[i - 1].is(grammar::negation | grammar::adverb)) --i;
    if (i == unit.first || r_.words[i - 1].mark) return nullptr;
    if (r_.words[i - 1].is(grammar::coordinator) && i >= unit.first + 2)  // à soutenir ou combattre X
        if (const auto before = r_.words[i - 2].verb_group; before != none) return caller_of(r_.groups[before]);
    if (!r_.words[i - 1].is(grammar::to | grammar::of)) return nullptr;
    for (std::uint32_t g = unit.last_group; g-- > unit.first_group;) {
        const VerbGroup& caller = r_.groups[g];
        if (caller.first >= group.first || !Frames::has(frames_.call, caller.verb)) continue;
        return caller.last + reach_of_call >= group.first ? &caller : nullptr;
    }
    return nullptr;
}

// souhaite que Y soutienne X: what someone else is to do is what he who wishes it wants
const VerbGroup* Finder::wisher_of(const VerbGroup& group, const NounGroup& who) const {
    const Unit& unit = r_.units[r_.words[group.head].unit];
    if (who.empty() || !group.finite() || who.first < unit.first + 2) return nullptr;
    const Word& that = r_.words[who.first - 1];
    if (that.mark || that.mention != none || !that.is(grammar::complementiser)) return nullptr;
    const auto before = r_.words[who.first - 2].verb_group;
    return before != none && Frames::has(frames_.demand, r_.groups[before].verb) ? &r_.groups[before] : nullptr;
}

// Hart's efforts to defeat Dunn: whose effort it is
std::vector<Referent> Finder::effort_of(const VerbGroup& group) {
    if (r_.lexicon->inverts || group.finite() || !(group.forms & grammar::infinitive)) return {};
    const Unit& unit = r_.units[r_.words[group.head].unit];
    std::uint32_t i = group.first;
    if (i < unit.first + 3 || r_.words[i - 1].mark || !r_.words[i - 1].is(grammar::to)) return {};
    for (--i; i > unit.first && i + 4 > group.first; --i) {
        const Word& w = r_.words[i - 1];
        if (w.mark || w.verb_group != none || w.mention != none) return {};
        if (!w.is(grammar::possessor)) continue;
        return meant(grammar::noun_group_ending(r_, unit.first, i - 1));
    }
    return {};
}

// accuse X d'avoir trahi Y, accused X of betraying Y: X did it
std::vector<Referent> Finder::charged_with(const VerbGroup& group) {
    if (group.finite() || !(group.forms & (grammar::infinitive | grammar::gerund))) return {};
    const Unit& unit = r_.units[r_.words[group.head].unit];
    std::uint32_t link = group.first;  // accuse X de «trahir Y»
    if (link > unit.first && r_.words[link - 1].mark == '"') --link;
    if (link == unit.first || r_.words[link - 1].mark || !r_.words[link - 1].is(grammar::preposition)) return {};
    const VerbGroup* charger = verb_before(unit, link - 1, reach_of_call);
    if (!charger || charger->passive || !Frames::has(frames_.charge, charger->verb)) return {};
    Frame plain;
    plain.object = true;
    if (const auto pronoun = object_pronoun(*charger, plain); pronoun != none) {
        const Referent whom = cast_.object(pronoun, holder(*charger));  // l'accuse de trahir Y
        return whom.empty() ? std::vector<Referent>{} : std::vector{whom};
    }
    std::uint32_t i = charger->last;
    if (i < unit.last && r_.words[i].mark == 0 && r_.words[i].is(grammar::to)) ++i;
    NounGroup object = object_of(r_, i, link - 1);
    if (object.empty() || object.last != link - 1) return {};
    return target(object).actors;
}

// allow X to join Y, permet à X de rejoindre Y: X does it
std::vector<Referent> Finder::permitted_to(const VerbGroup& group) {
    if (group.finite() || !(group.forms & grammar::infinitive)) return {};
    const Unit& unit = r_.units[r_.words[group.head].unit];
    std::uint32_t end = group.first;
    if (end > unit.first && r_.words[end - 1].mark == 0 && r_.words[end - 1].is(grammar::to | grammar::of)) --end;
    const VerbGroup* permits = verb_before(unit, end, reach_of_permitted);
    if (!permits || permits->passive || permits->last >= end || !Frames::has(frames_.permit, permits->verb)) return {};
    std::uint32_t i = permits->last;
    if (r_.words[i].mark == 0 && r_.words[i].mention == none && r_.words[i].is(grammar::to)) ++i;
    const NounGroup whom = object_of(r_, i, end);
    return whom.empty() || whom.last != end ? std::vector<Referent>{} : target(whom).actors;
}

}  // namespace vigie::stance
