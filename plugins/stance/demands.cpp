// What is demanded of someone, or decided against him: la démission de X, appelle X à démissionner, l'exclusion de X.
#include <algorithm>

#include "plugins/stance/finder.hpp"

namespace vigie::stance {

namespace {

constexpr std::uint32_t reach_of_demand = 6;

}  // namespace

// exige que X démissionne, demanded that X resign
bool Finder::clause_demanded(const Unit& unit, const VerbGroup& group, const VerbGroup& asked) {
    if (!Frames::has(frames_.concede, asked.verb) || asked.negated || asked.passive) return false;
    const NounGroup who = grammar::noun_group(r_, group.last + 1, unit.last, true);
    if (who.empty() || who.last > asked.first) return false;
    add(holder(group), target(who), -1, group.hedged, Kind::demand, group.first, asked.last);
    return true;
}

// a appelé X à démissionner · urged X to resign: against X, where what is asked is a concession
bool Finder::demand(const Unit& unit, std::uint32_t g) {
    const VerbGroup& group = r_.groups[g];
    if (group.verb >= frames_.demand.size() || !frames_.demand[group.verb] || group.negated) return false;
    if (g + 1 >= unit.last_group || group.bare_participle()) return false;
    const VerbGroup& asked = r_.groups[g + 1];
    if (group.last < unit.last && r_.words[group.last].mark == 0 && r_.words[group.last].is(grammar::complementiser))
        return clause_demanded(unit, group, asked);
    if (!(asked.forms & grammar::infinitive) || asked.verb >= frames_.concede.size() || !frames_.concede[asked.verb])
        return false;
    if (asked.first > group.last + 12) return false;
    Frame plain;
    plain.object = true;
    if (const auto pronoun = object_pronoun(group, plain); pronoun != none) {
        auto holders = holder(group);
        const Referent whom = cast_.object(pronoun, holders);
        if (whom.empty()) return false;
        add(std::move(holders), Target{{whom}, whom.name, whom.span, false}, -1, group.hedged, Kind::demand,
            group.first, asked.last);
        return true;
    }
    std::uint32_t i = group.last;
    const bool opened =
        i < unit.last && r_.words[i].mark == 0 && r_.words[i].is(grammar::preposition) && r_.words[i].mention == none;
    if (opened) ++i;
    NounGroup object = object_of(r_, i, asked.first);
    if (opened && r_.words[i - 1].has(grammar::contracted)) object.features |= grammar::definite;
    if (object.empty() || object.last + 3 < asked.first) return false;
    Target whom = target(object);
    if (Frames::has(frames_.leave, asked.verb) &&
        std::none_of(whom.actors.begin(), whom.actors.end(), [this](const Referent& one) { return named(one); }))
        return true;  // appelle les habitants à partir: for their sake
    add(holder(group), std::move(whom), -1, group.hedged, Kind::demand, group.first, asked.last);
    return true;
}

// Who demands or decides what a noun says: the verb before it, or the noun of a call.
std::vector<Referent> Finder::demanders(const Unit& unit, std::uint32_t i, const Frame& frame, std::uint32_t& first,
                                        std::uint32_t& end) {
    const VerbGroup* governor = verb_before(unit, i, reach_of_demand);
    if (!governor) governor = governor_of(unit, i);
    for (std::uint32_t k = i; k-- > unit.first && i - k <= 4 && r_.words[k].mark == 0;) {
        if (r_.words[k].verb_group != none) break;
        if (!frames_.calls.count(r_.words[k].key)) continue;
        std::vector<Referent> holders;
        first = k;
        if (k + 1 < i && r_.words[k + 1].is(grammar::of))
            if (const NounGroup who = grammar::noun_group(r_, k + 2, i); !who.empty()) holders = meant(who);
        if (holders.empty() && !noun_holders(unit, k, holders, first))
            holders = holders_among(unit, end, end, reach_of_among);
        return holders;
    }
    if (!governor || governor->negated || governor->passive) return {};
    const bool demands = Frames::has(frames_.demand, governor->verb);
    if (!demands && !(frame.sanction && Frames::has(frames_.decide, governor->verb))) return {};
    first = governor->first;
    return holder(*governor);
}

// réclame la démission de X, les appels à sa démission, a prononcé l'exclusion de X
bool Finder::demanded(const Unit& unit, std::uint32_t i, const Frame& frame, const NounGroup& object) {
    std::uint32_t first = i, end = object.empty() ? i + 1 : object.last;
    auto holders = demanders(unit, i, frame, first, end);
    if (holders.empty()) return false;
    Target whom;
    if (!object.empty()) {
        whom = target(object);
        for (std::uint32_t k = object.first; k < object.last; ++k)  // l'exclusion du groupe de X: not the group
            if (const auto m = r_.words[k].mention; m != none && r_.mentions[m].type == 'p')
                whom.actors = {of_mention(m)}, whom.inherited = false;
        if (!whom.actors.empty()) end = std::max(end, join_behind(unit, object.last, whom.actors));
    } else {
        if (const VerbGroup* clause = governor_of(unit, i))
            if (const NounGroup owner = whose_antecedent(unit, *clause); !owner.empty()) whom = target(owner);
        if (whom.actors.empty()) whom = owner_of(unit, i, holders);
        if (whom.actors.empty() && first < i && frames_.calls.count(r_.words[first].key))  // les appels à la démission
            if (const Referent one = cast_.owner(i, holders); !one.empty())
                whom = Target{{one}, one.name, one.span, true};
    }
    add(std::move(holders), std::move(whom), frame.polarity, false, Kind::demand, first, end);
    return true;
}

// s'inquiète pour X et réclame sa libération: a person whom the sentence named before, and no other
Referent Finder::named_before(const Unit& unit, std::uint32_t word, const std::vector<Referent>& not_these) const {
    constexpr std::uint32_t reach = 60;
    Referent found;
    for (std::uint32_t i = word > unit.first + reach ? word - reach : unit.first; i < word; ++i) {
        const std::uint32_t m = r_.words[i].mention;
        if (m == none || r_.mentions[m].type != 'p' || r_.mentions[m].actor == none || r_.mentions[m].first != i ||
            r_.words[i].quote != r_.words[word].quote)
            continue;
        Referent one = of_mention(m);
        if (std::any_of(not_these.begin(), not_these.end(), [&](const Referent& other) { return other.id == one.id; }))
            continue;
        if (!found.empty() && found.id != one.id) return {};
        found = std::move(one);
    }
    return found;
}

// Whose a noun is: sa démission, X's resignation.
Target Finder::owner_of(const Unit& unit, std::uint32_t i, const std::vector<Referent>& not_these) {
    for (std::uint32_t k = i; k-- > unit.first && i - k <= 3 && r_.words[k].mark == 0;) {
        if (r_.words[k].is(grammar::possessor)) {
            const NounGroup who = grammar::noun_group_ending(r_, unit.first, k);
            return who.empty() ? Target{} : target(who);
        }
        if (!r_.words[k].is(grammar::determiner)) continue;
        if (!owned(unit, i) || frames_.their.count(r_.words[k].key)) return {};  // leur: of several
        if (const Referent near = named_before(unit, k, not_these); r_.lexicon->inverts && !near.empty())
            return Target{{near}, near.name, near.span, true};
        const Referent whom = r_.lexicon->inverts ? cast_.owner(k, not_these) : cast_.object(k, not_these);
        if (whom.empty()) return {};
        return Target{{whom}, whom.name, whom.span, true};
    }
    return {};
}

// l'arrestation de X, the release of X: whom it befalls, and whether it is against him
std::pair<Target, int> Finder::befallen(const Unit& unit, const NounGroup& event) {
    if (event.head == none || event.mention != none) return {};
    if (frames_.blows.count(r_.words[event.head].key)) {
        Frame of;
        for (std::uint32_t i = event.head + 1; i < unit.last && i < event.head + 3; ++i)
            if (r_.words[i].mark == 0 && r_.words[i].is(grammar::of)) of.prepositions = {r_.words[i].key};
        const NounGroup whom = behind(of, event.head + 1, unit.last, 2);
        if (whom.empty() || (whom.mention != none && r_.mentions[whom.mention].type == 'l')) return {};
        return {target(whom), -1};
    }
    const auto noun = frames_.nouns.find(r_.words[event.head].key);
    if (noun == frames_.nouns.end()) return {};
    const auto frame =
        std::find_if(noun->second.begin(), noun->second.end(), [](const Frame& one) { return one.demand; });
    if (frame == noun->second.end()) return {};
    const NounGroup of = behind(*frame, event.head + 1, unit.last, 2);
    if (of.empty() || of.mention == none || r_.mentions[of.mention].type == 'l') return {};
    return {target(of), frame->polarity};
}

// condamne l'arrestation de X, welcomes the release of X: who takes what befalls someone so is for him or against him
bool Finder::event_of(const Unit& unit, const VerbGroup& group, const NounGroup& object, int value, std::uint32_t end) {
    if (value == 0) return false;
    auto [whom, polarity] = befallen(unit, object);
    if (whom.actors.empty()) return false;
    end = std::max<std::uint32_t>(end, object.last);
    add(holder(group), std::move(whom), value * polarity, group.hedged, Kind::demand, group.first, end);
    return true;
}

}  // namespace vigie::stance
