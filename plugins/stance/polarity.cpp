// What negation, refusal and adverse words make of a frame's polarity, and what is only asked.
#include "plugins/stance/finder.hpp"

namespace vigie::stance {

namespace {

constexpr std::uint32_t reach_of_permitted = 8;

}  // namespace

// not just, pas seulement: no denial
bool Finder::limited(const VerbGroup& group) const {
    const auto end = static_cast<std::uint32_t>(r_.words.size());
    if (only(group.first, std::min(group.last + 2, end))) return true;
    // n'est qu'un menteur, n'est rien d'autre qu'un menteur
    for (std::uint32_t i = group.first; i < group.last; ++i)
        if (r_.words[i].is(grammar::negation) && !r_.words[i].is(grammar::clitic)) return false;
    for (std::uint32_t i = group.last; i < end && i < group.last + 4 && r_.words[i].mark == 0; ++i) {
        if (r_.words[i].is(grammar::complementiser) && r_.lexicon->inverts) return true;
        if (r_.words[i].is(grammar::negation)) return false;
    }
    return false;
}

// ne sont pas les seuls à critiquer X: they do
bool Finder::only(std::uint32_t first, std::uint32_t last) const {
    for (std::uint32_t i = first; i < last; ++i)
        if (r_.words[i].mark == 0 && frames_.limiting.count(r_.words[i].key)) return true;
    return false;
}

// An infinitive behind an adverse preposition or verb (contre l'idée, rejette l'idée de rejoindre X) is not what its
// subject does.
bool Finder::opposed(const Unit& unit, const VerbGroup& group) const {
    if (group.finite() || group.bare_participle()) return false;
    if (group.first >= unit.first + 2 && r_.words[group.first - 1].mark == 0 &&
        (r_.words[group.first - 1].is(grammar::of) ||
         (!r_.lexicon->inverts && r_.words[group.first - 1].is(grammar::to) &&
          r_.words[group.first - 2].mention == none &&
          !r_.words[group.first - 2].is(grammar::person | grammar::group))) &&
        r_.words[group.first - 2].verb_group == none)
        if (const VerbGroup* before = verb_before(unit, group.first, 5)) {
            const auto frames = frames_.verbs.find(before->verb);
            if (frames != frames_.verbs.end() && frames->second[0].object && frames->second[0].polarity < 0)
                return true;
        }
    if (without(unit, group)) return false;  // the frame tells: neither
    for (std::uint32_t i = group.first, steps = 0; i > unit.first && steps < 6; --i, ++steps) {
        const Word& w = r_.words[i - 1];
        if (w.mark == ',' || w.mark == ';' || (w.verb_group != none && r_.groups[w.verb_group].finite())) return false;
        if (w.mark == 0 && frames_.adverse.count(w.key))
            return i < unit.first + 2 || r_.words[i - 2].mark || !r_.words[i - 2].is(grammar::negation);
    }
    return false;
}

// sans condamner X: a verb that is against someone, denied
bool Finder::without(const Unit& unit, const VerbGroup& group) const {
    const auto frames = frames_.verbs.find(group.verb);
    if (group.finite() || frames == frames_.verbs.end() || frames->second[0].polarity > 0) return false;
    for (std::uint32_t i = group.first; i > unit.first && i + 4 > group.first; --i) {
        const Word& w = r_.words[i - 1];
        if (w.mark || w.mention != none || w.verb_group != none) return false;
        if (frames_.without.count(w.key))  // non sans égratigner X: they do
            return i < unit.first + 2 || r_.words[i - 2].mark || !r_.words[i - 2].is(grammar::negation);
    }
    return false;
}

// Si X mentait, je ne serais pas là pour le défendre: so he does
bool Finder::counterfactual(const Unit& unit, const VerbGroup& group) const {
    for (std::uint32_t i = group.first; i > unit.first && i + 40 > group.first; --i) {
        const Word& w = r_.words[i - 1];
        if (w.quote != r_.words[group.head].quote) return false;
        if (frames_.whether.count(w.key) && w.mark == 0)
            return i - 1 == unit.first || r_.words[i - 2].mark != 0;  // not «dire si»
    }
    return false;
}

// Not to condemn is neither; to refuse to support is against.
int Finder::polarity(const Unit& unit, std::uint32_t g, int plain) const {
    const VerbGroup& group = r_.groups[g];
    bool denied = (group.negated && !limited(group)) || without(unit, group);
    for (std::uint32_t k = g; k > unit.first_group && !r_.groups[k].finite(); --k) {  // refuse d'appeler à voter pour X
        const VerbGroup& governor = r_.groups[k - 1];
        if (r_.groups[k].first - governor.last > 3 || only(governor.last, r_.groups[k].first)) break;
        denied = denied || Frames::has(frames_.refuse, governor.verb) ||
                 (governor.negated && !counterfactual(unit, governor));
        for (std::uint32_t i = governor.last; i < r_.groups[k].first; ++i)  // was reluctant to support X
            denied = denied || frames_.unwilling.count(r_.words[i].key) != 0;
    }
    if (!denied) return plain;
    return plain < 0 ? 0 : -1;
}

// refused to say whether he would support X, sans dire s'il soutient X
bool Finder::open_question(const Unit& unit, const VerbGroup& group) const {
    if (const VerbGroup* permits = verb_before(unit, group.first - (group.first > unit.first ? 1 : 0),
                                               reach_of_permitted);  // will not allow X to join Y
        permits && permits->negated && !group.finite() && Frames::has(frames_.permit, permits->verb))
        return true;
    for (std::uint32_t i = group.first, steps = 0; i > unit.first + 1 && steps < 8; --i, ++steps) {
        const Word& w = r_.words[i - 1];
        if (w.mark || (w.verb_group != none && &r_.groups[w.verb_group] != &group)) return false;
        if (frames_.whether.count(w.key)) return r_.words[i - 2].mark == 0 && r_.words[i - 2].verb_group != none;
    }
    return false;
}

}  // namespace vigie::stance
