// Stances told from the side of whom they meet: X essuie les critiques de Y, visé par les attaques de Y; with the
// support of Y.
#include <algorithm>

#include "plugins/stance/finder.hpp"

namespace vigie::stance {

namespace {

constexpr std::uint32_t reach_of_giver = 4;
constexpr std::uint32_t most_groups = 60;
constexpr std::uint32_t reach_of_act = 4;  // units

const Frame* judging(const std::vector<Frame>& frames) {
    for (const Frame& frame : frames)
        if (!frame.ties && !frame.demand) return &frame;
    return nullptr;
}

}  // namespace

// les critiques | de Y, par Y, chez Y
std::vector<Referent> Finder::givers(const Unit& unit, std::uint32_t i, const Frame& frame, std::uint32_t& end) {
    if (auto holders = holders_among(unit, i + 1, end, 1); !holders.empty()) return holders;  // de la part de Y
    for (std::uint32_t k = i + 1; k + 1 < unit.last && k <= i + reach_of_giver; ++k) {
        const Word& w = r_.words[k];
        if (w.mark == '"') continue;
        if (w.mark || w.mention != none) break;
        if (w.verb_group != none &&
            (r_.groups[w.verb_group].finite() || !(r_.groups[w.verb_group].forms & grammar::participle)))
            break;
        if (!w.is(grammar::of | grammar::agent)) continue;
        if (!r_.lexicon->inverts && frame.polarity < 0 && w.is(grammar::of) && prepositional(frame, k))
            break;  // the invasion of Y: whom it meets
        const NounGroup who = object_of(r_, k + 1, unit.last);
        if (who.empty()) break;
        end = who.last;
        auto holders = meant(who);
        if (!holders.empty()) end = join_behind(unit, who.last, holders);
        return holders;
    }
    auto holders = holders_among(unit, i + 1, end, reach_of_among);
    return holders.empty() ? holders_among(unit, unit.first, end, reach_of_among)
                           : holders;  // au sein de Y, X suscite la colère
}

// Whom a subject comes down to: he himself, his words, what he did.
Target Finder::whose(const NounGroup& group) {
    Target out = target(group);
    if (!out.actors.empty() || group.head == none) return out;
    if (r_.words[group.head].is(grammar::document | grammar::speech) && (group.features & grammar::demonstrative)) {
        for (std::size_t s = speeches_before(group.first); s-- > 0 && out.actors.empty();)
            if (speeches_[s].last <= group.first && speeches_[s].type != 's') out.actors = speeches_[s].speakers;
        out.inherited = true;
    }
    return out;
}

// cette décision: who decided, as the clauses before tell
std::vector<Referent> Finder::doer_of_act(const NounGroup& act) {
    if (act.head == none || act.mention != none || !(act.features & grammar::demonstrative)) return {};
    const auto verbs = frames_.acts.find(r_.words[act.head].key);
    if (verbs == frames_.acts.end()) return {};
    const std::uint32_t unit = r_.words[act.head].unit;
    std::uint32_t g = r_.units[unit].last_group;
    for (std::uint32_t steps = 0; g-- > 0 && steps < most_groups; ++steps) {
        const VerbGroup& group = r_.groups[g];
        const std::uint32_t there = r_.words[group.head].unit;
        if (there + reach_of_act < unit) break;
        if (group.head > act.first || group.passive || !group.finite()) continue;
        if (std::find(verbs->second.begin(), verbs->second.end(), group.verb) == verbs->second.end()) continue;
        auto out = meant(subject(group));
        if (out.size() == 1 && named(out[0])) return out;
    }
    return {};
}

bool Finder::received(const Unit& unit, std::uint32_t i, const std::vector<Frame>& frames) {
    const Frame* frame = judging(frames);
    const VerbGroup* governor = frame ? verb_before(unit, i, 5) : nullptr;
    if (!governor || governor->negated) return false;
    bool aim = false;  // être la cible de critiques
    for (std::uint32_t k = governor->last; k < i; ++k) aim = aim || frames_.aims.count(r_.words[k].key) != 0;
    const bool rebuts =
        Frames::has(frames_.rebut, governor->verb) && frame->polarity < 0 && r_.words[i].is(grammar::speech);
    if (!aim && !rebuts && !Frames::has(frames_.receive, governor->verb)) return false;
    bool by = false;  // visé par les critiques de Y
    for (std::uint32_t k = governor->last; k < i; ++k) {
        if (r_.words[k].mark && r_.words[k].mark != '"') return false;
        if (r_.words[k].mention != none) return false;
        by = by || r_.words[k].is(grammar::agent);
    }
    const bool participle = !governor->finite() && (governor->forms & grammar::participle);
    if ((governor->passive || participle) != by) return false;
    std::uint32_t end = i + 1;
    auto holders = givers(unit, i, *frame, end);
    if (holders.empty()) return rebuts && rebutted(unit, i, *governor);
    const NounGroup whom = by ? patient(unit, *governor) : subject(*governor);
    if (whom.empty()) return false;
    add(std::move(holders), whose(whom), frame->polarity, governor->hedged, Kind::received,
        std::min(governor->first, i), end);
    return true;
}

// X a balayé ces accusations: who accused him last is against him, and he rejects what that one said
bool Finder::rebutted(const Unit& unit, std::uint32_t i, const VerbGroup& governor) {
    if (i == unit.first || !r_.words[i - 1].has(grammar::demonstrative)) return false;
    auto who = holder(governor);
    if (who.size() != 1) return false;
    const std::uint64_t from = r_.words[unit.first].span.begin;
    for (std::size_t s = out_.size(); s-- > 0;) {
        const Stance& one = out_[s];
        if (r_.words[r_.word_at(one.evidence.begin)].unit + reach_of_act < r_.words[i].unit) return false;
        if (one.evidence.end > from || one.polarity >= 0 || one.target.actors.size() != 1 || one.holders.size() != 1)
            continue;
        if (one.target.actors[0].id != who[0].id) continue;
        const Referent accuser = one.holders[0];
        add(std::move(who), Target{{accuser}, accuser.name, r_.words[i].span, true}, -1, governor.hedged,
            Kind::received, governor.first, i + 1);
        return true;
    }
    return false;
}

// X gouverne avec le soutien de Y; face aux critiques de Y, X recule
bool Finder::alongside(const Unit& unit, std::uint32_t i, const std::vector<Frame>& frames) {
    const Frame* frame = judging(frames);
    if (!frame) return false;
    const auto& openers = frame->polarity > 0 ? frames_.beside : frames_.facing;
    std::uint32_t k = i;
    while (k > unit.first && i - k < 3 && r_.words[k - 1].mark == 0 && r_.words[k - 1].mention == none &&
           !openers.count(r_.words[k - 1].key))
        --k;
    if (k == unit.first || r_.words[k - 1].mark || !openers.count(r_.words[k - 1].key)) return false;
    std::uint32_t end = i + 1;
    auto holders = givers(unit, i, *frame, end);
    if (holders.empty()) return false;
    const VerbGroup* clause = verb_before(unit, k - 1, 20);
    for (std::uint32_t g = unit.first_group; g < unit.last_group && !clause; ++g)
        if (r_.groups[g].first >= end && r_.groups[g].finite()) clause = &r_.groups[g];
    if (!clause || clause->negated || (clause->passive && frame->polarity > 0)) return false;
    const NounGroup who = subject(*clause);
    if (!who.empty() && r_.words[who.first].is(grammar::pronoun) && r_.words[who.first].has(grammar::neuter))
        return false;  // cela s'est fait avec l'appui de X
    auto met = holder(*clause);
    if (met.empty()) return false;
    Target whom{met, met[0].name, met[0].span, false};
    add(std::move(holders), std::move(whom), frame->polarity, clause->hedged, Kind::received, k - 1, end);
    return true;
}

}  // namespace vigie::stance
