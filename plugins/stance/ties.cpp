// Ties that a verb strengthens or cuts: a resserré ses liens avec X, souligne l'importance de leur relation.
#include "plugins/stance/finder.hpp"

namespace vigie::stance {

namespace {

constexpr std::uint32_t reach_of_pair = 80;  // words back to the two whose relation it is

}  // namespace

// les relations entre X et Y se sont tendues
bool Finder::strained(const Unit& unit, std::uint32_t i) {
    if (i + 1 >= unit.last || r_.words[i + 1].mark || !frames_.between.count(r_.words[i + 1].key)) return false;
    std::uint32_t end = i + 1;
    const auto both = named_together(unit, i + 2, end);
    if (both.size() != 2 || end >= unit.last || r_.words[end].verb_group == none) return false;
    const VerbGroup& verb = r_.groups[r_.words[end].verb_group];
    const auto value = frames_.ties.find(verb.verb);
    if (value == frames_.ties.end() || verb.negated) return false;
    each_other(both, value->second, i, verb.last);
    return true;
}

// a resserré ses liens avec X
bool Finder::tie(const Unit& unit, std::uint32_t i, const NounGroup& object) {
    std::vector<Referent> owners;  // strengthen Norland's trade and ties with X
    for (std::uint32_t k = i; k-- > unit.first && i - k <= 6 && owners.empty();)
        if (r_.words[k].mark == 0 && r_.words[k].is(grammar::possessor))
            owners = meant(grammar::noun_group_ending(r_, unit.first, k));
    const VerbGroup* governor = verb_before(unit, i, owners.empty() ? 3 : 10);
    if (!owners.empty())  // over nouns that are verbs too: its trade and ties
        for (std::uint32_t g = unit.first_group; g < unit.last_group && r_.groups[g].last <= i; ++g)
            if (r_.groups[g].last + 10 >= i && frames_.ties.count(r_.groups[g].verb)) governor = &r_.groups[g];
    const auto value = governor ? frames_.ties.find(governor->verb) : frames_.ties.end();
    if (value == frames_.ties.end() || governor->passive || governor->negated) return false;
    auto holders = owners.empty() ? holder(*governor) : std::move(owners);
    Target whom = target(object);
    if (!whom.actors.empty()) join_behind(unit, object.last, whom.actors);
    std::erase_if(whom.actors, [&](const Referent& one) { return own_state(holders, one); });
    add(std::move(holders), std::move(whom), value->second, governor->hedged, Kind::noun, governor->first, object.last);
    return true;
}

// le président norvégien loue les liens entre la Norvège et l'Islande: of his own state nothing is said
bool Finder::own_state(const std::vector<Referent>& holders, const Referent& state) const {
    for (const auto& one : holders) {
        if (one.actor == none) continue;
        for (const auto word : cast_.actor(one.actor).descriptors)
            if (const auto demonym = frames_.demonyms.find(word); demonym != frames_.demonyms.end())
                if (demonym->second.id == state.id || demonym->second.name == state.name) return true;
        for (const auto& mention : r_.mentions)
            for (std::uint32_t i = mention.first; mention.form == 'e' && mention.actor == one.actor && i < mention.last;
                 ++i)
                if (const auto demonym = frames_.demonyms.find(r_.words[i].key); demonym != frames_.demonyms.end())
                    if (demonym->second.id == state.id || demonym->second.name == state.name) return true;
    }
    return false;
}

// La Chine … avec la Russie … Le président russe loue leur relation: of the two states named last, the other one
bool Finder::their_tie(const Unit& unit, std::uint32_t i) {
    if (i == unit.first) return false;
    const Word& owner = r_.words[i - 1];
    if (owner.mark || !owner.is(grammar::determiner) || !owner.has(grammar::possessive) || owner.has(grammar::third) ||
        frames_.own.count(owner.key))
        return false;
    const VerbGroup* governor = verb_before(unit, i, 6);
    const auto value = governor ? frames_.ties.find(governor->verb) : frames_.ties.end();
    if (value == frames_.ties.end() || governor->passive || governor->negated) return false;
    auto holders = holder(*governor);
    if (holders.size() != 1 || kind(holders[0]) != 'p') return false;
    std::vector<Referent> states;
    for (std::uint32_t k = governor->first; k-- > 0 && k + reach_of_pair > i && states.size() < 2;) {
        const std::uint32_t m = r_.words[k].mention;
        if (m == none || r_.mentions[m].type != 'l' || r_.mentions[m].actor == none) continue;
        if (states.empty() || states[0].actor != r_.mentions[m].actor) states.push_back(of_mention(m));
    }
    if (states.size() != 2) return false;
    std::erase_if(states, [&](const Referent& one) { return own_state(holders, one); });
    if (states.size() != 1) return false;  // his state is not known, or it is neither
    add(std::move(holders), Target{states, states[0].name, states[0].span, true}, value->second, governor->hedged,
        Kind::noun, governor->first, i + 1);
    return true;
}

}  // namespace vigie::stance
