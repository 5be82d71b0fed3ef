// Frames of verbs: object, preposition, passive, idiom, clause, demand.
#include <algorithm>

#include "plugins/stance/finder.hpp"

namespace vigie::stance {

namespace {

constexpr std::uint32_t reach_of_preposition = 7;
constexpr std::uint32_t reach_of_attribute = 9;

bool bare_participle(const VerbGroup& group) {
    return (group.forms & grammar::participle) && !group.finite() &&
           !(group.forms & (grammar::infinitive | grammar::gerund));
}

}  // namespace

void Finder::verb(const Unit& unit, std::uint32_t g) {
    const VerbGroup& group = r_.groups[g];
    if (opposed(unit, group) || idiom(unit, g) || demand(unit, g)) return;
    const auto found = frames_.verbs.find(group.verb);
    if (found == frames_.verbs.end()) return;
    for (const Frame& frame : found->second)
        if (verb_frame(unit, g, frame)) return;
}

// Is the frame's place filled here? What it finds it keeps.
bool Finder::verb_frame(const Unit& unit, std::uint32_t g, const Frame& frame) {
    const VerbGroup& group = r_.groups[g];
    if (frame.reflexive && !group.reflexive) return false;
    if (group.reflexive && frame.object && !frame.reflexive) return false;
    if (frame.object && (group.passive || bare_participle(group))) return passive(unit, group, frame);
    if (bare_participle(group)) return false;
    if (frame.clause) return clause_target(unit, g, frame);
    if (const auto pronoun = object_pronoun(group, frame); pronoun != none) {
        auto holders = holder(group);
        const Referent whom = cast_.object(pronoun, holders);
        const int value = frame.attribute ? attribute(unit, group.last) : polarity(unit, g, frame.polarity);
        if (whom.empty() || (frame.attribute && value == 0)) return true;
        add(std::move(holders), Target{{whom}, whom.name, whom.span, false}, value, group.hedged, 0.6, group.first,
            group.last);
        return true;
    }
    const NounGroup object = frame.object ? object_of(r_, group.last, unit.last)
                                          : behind(frame, group.last, unit.last, reach_of_preposition);
    if (object.empty()) return false;
    Target whom = target(object);
    std::uint32_t end = object.last;
    if (!whom.actors.empty()) end = join_behind(unit, object.last, whom.actors);
    int value = polarity(unit, g, frame.polarity);
    if (frame.attribute) {
        value = attribute(unit, object.mention == none ? object.last : r_.mentions[object.mention].last);
        if (group.negated) value = -value;
        end = std::min(end + reach_of_attribute, unit.last);
        if (value == 0) return true;
    }
    add(holder(group), std::move(whom), value, group.hedged, frame.attribute ? 0.6 : 0.8, group.first, end);
    return true;
}

// a mis en cause X · hit back at X: the verb with its fixed words, adverbs between them read over
bool Finder::idiom(const Unit& unit, std::uint32_t g) {
    const VerbGroup& group = r_.groups[g];
    const auto found = frames_.idioms.find(group.verb);
    if (found == frames_.idioms.end()) return false;
    for (const Idiom& one : found->second) {
        std::uint32_t i = group.last;
        bool fits = true;
        for (const auto key : one.words) {
            while (i < unit.last && r_.words[i].mark == 0 && r_.words[i].key != key && r_.words[i].mention == none &&
                   r_.words[i].is(grammar::adverb) && i < group.last + 3)
                ++i;
            const auto& wanted = frames_.grammar.find(key);
            const bool same =
                i < unit.last && (r_.words[i].key == key || (wanted.is(grammar::of) && r_.words[i].is(grammar::of)) ||
                                  (wanted.is(grammar::to) && r_.words[i].is(grammar::to)));
            if (!same || r_.words[i].mark) {
                fits = false;
                break;
            }
            ++i;
        }
        if (!fits) continue;
        if (one.frame.object && group.passive) {
            VerbGroup whole = group;
            whole.last = i;
            if (passive(unit, whole, one.frame)) return true;
            continue;
        }
        const NounGroup object = one.frame.object ? object_of(r_, i, unit.last) : behind(one.frame, i, unit.last, 2);
        if (object.empty()) continue;
        Target whom = target(object);
        std::uint32_t end = object.last;
        if (!whom.actors.empty()) end = join_behind(unit, object.last, whom.actors);
        add(holder(group), std::move(whom), polarity(unit, g, one.frame.polarity), group.hedged, 0.75, group.first,
            end);
        return true;
    }
    return false;
}

// alleged that X had lied · déplore que X …: the subject of the clause is meant
bool Finder::clause_target(const Unit& unit, std::uint32_t g, const Frame& frame) {
    const VerbGroup& group = r_.groups[g];
    std::uint32_t i = group.last;
    const bool opened = i < unit.last && r_.words[i].mark == 0 && r_.words[i].is(grammar::complementiser);
    if (!opened && r_.lexicon->inverts) return false;
    if (opened) ++i;
    if (g + 1 >= unit.last_group) return false;
    const NounGroup who = grammar::noun_group(r_, i, unit.last, true);
    if (who.empty()) return false;
    const VerbGroup& inner = r_.groups[g + 1];
    if (!inner.finite() || inner.first < i || inner.first > who.last + 3) return false;
    Target whom = target(who);
    if (whom.actors.empty()) return false;
    add(holder(group), std::move(whom), polarity(unit, g, frame.polarity), group.hedged, 0.65, group.first, inner.last);
    return true;
}

// a appelé X à démissionner · urged X to resign: against X, where what is asked is a concession
bool Finder::demand(const Unit& unit, std::uint32_t g) {
    const VerbGroup& group = r_.groups[g];
    if (group.verb >= frames_.demand.size() || !frames_.demand[group.verb] || group.negated) return false;
    if (g + 1 >= unit.last_group || bare_participle(group)) return false;
    const VerbGroup& asked = r_.groups[g + 1];
    if (!(asked.forms & grammar::infinitive) || asked.verb >= frames_.concede.size() || !frames_.concede[asked.verb])
        return false;
    if (asked.first > group.last + 12) return false;
    Frame plain;
    plain.object = true;
    if (const auto pronoun = object_pronoun(group, plain); pronoun != none) {
        auto holders = holder(group);
        const Referent whom = cast_.object(pronoun, holders);
        if (whom.empty()) return false;
        add(std::move(holders), Target{{whom}, whom.name, whom.span, false}, -1, group.hedged, 0.65, group.first,
            asked.last);
        return true;
    }
    std::uint32_t i = group.last;
    if (i < unit.last && r_.words[i].mark == 0 && r_.words[i].is(grammar::preposition) && r_.words[i].mention == none &&
        !r_.words[i].has(grammar::contracted))
        ++i;
    const NounGroup object = object_of(r_, i, asked.first);
    if (object.empty() || object.last + 3 < asked.first) return false;
    add(holder(group), target(object), -1, group.hedged, 0.7, group.first, asked.last);
    return true;
}

// l'a accusé, lui avait reproché; in English him, her behind the verb are noun groups of their own
std::uint32_t Finder::object_pronoun(const VerbGroup& group, const Frame& frame) const {
    if (!r_.lexicon->inverts) return none;
    for (std::uint32_t i = group.first; i < group.head; ++i) {
        const Word& w = r_.words[i];
        if (w.mark || !w.is(grammar::clitic) || w.has(grammar::reflexive) || i == group.before) continue;
        const bool direct = w.is(grammar::determiner) && w.has(grammar::definite);
        const bool indirect = w.is(grammar::pronoun) && w.has(grammar::third);
        if (frame.object ? direct : indirect) return i;
    }
    return none;
}

// X a été critiqué par Y: Y holds it; un gouvernement soutenu par Y
bool Finder::passive(const Unit& unit, const VerbGroup& group, const Frame& frame) {
    for (std::uint32_t i = group.last; i + 1 < unit.last && i < group.last + 12; ++i) {
        const Word& w = r_.words[i];
        if (w.mark && w.mark != '"') return false;
        if (w.verb_group != none && r_.groups[w.verb_group].finite()) return false;
        if (!w.is(grammar::agent)) continue;
        const NounGroup agent = object_of(r_, i + 1, unit.last);
        if (agent.empty()) return false;
        NounGroup patient = group.passive ? subject(group) : grammar::noun_group_ending(r_, unit.first, group.first);
        if (!group.passive && patient.empty() && group.first > unit.first && r_.words[group.first - 1].mark == ',')
            patient = grammar::noun_group_ending(r_, unit.first, group.first - 1);
        if (patient.empty()) return false;
        auto holders = meant(agent);
        const std::uint32_t end = holders.empty() ? agent.last : join_behind(unit, agent.last, holders);
        int value = group.negated && frame.polarity < 0 ? 0 : frame.polarity;
        if (frame.attribute) value = attribute(unit, group.last);
        if (frame.attribute && value == 0) return true;
        add(std::move(holders), target(patient), value, group.hedged, 0.75, std::min(patient.first, group.first), end);
        return true;
    }
    return false;
}

// What the words behind a target say of it: qualifie X de menteur, called X a disgrace.
int Finder::attribute(const Unit& unit, std::uint32_t from) const {
    std::uint32_t word = none;
    std::uint32_t end = std::min(unit.last, from + reach_of_attribute);
    for (std::uint32_t i = from; i < end; ++i)
        if (r_.words[i].mark == ';' || r_.words[i].mark == '.' ||
            (r_.words[i].verb_group != none && r_.groups[r_.words[i].verb_group].finite() && r_.words[i].quote == none))
            end = i;
    return judgement(from, end, word);
}

// not just, pas seulement: no denial
bool Finder::limited(const VerbGroup& group) const {
    for (std::uint32_t i = group.first; i < group.last + 2 && i < r_.words.size(); ++i)
        if (r_.words[i].mark == 0 && frames_.limiting.count(r_.words[i].key)) return true;
    return false;
}

// An infinitive behind an adverse preposition (contre l'idée de rejoindre X) is not what its subject does.
bool Finder::opposed(const Unit& unit, const VerbGroup& group) const {
    if (group.finite()) return false;
    for (std::uint32_t i = group.first, steps = 0; i > unit.first && steps < 6; --i, ++steps) {
        const Word& w = r_.words[i - 1];
        if (w.mark == ',' || w.mark == ';' || (w.verb_group != none && r_.groups[w.verb_group].finite())) return false;
        if (w.mark == 0 && frames_.adverse.count(w.key)) return true;
    }
    return false;
}

// Not to condemn is neither; to refuse to support is against.
int Finder::polarity(const Unit& unit, std::uint32_t g, int plain) const {
    const VerbGroup& group = r_.groups[g];
    bool denied = group.negated && !limited(group);
    if (!group.finite() && g > unit.first_group) {
        const VerbGroup& governor = r_.groups[g - 1];
        const bool refuses = governor.verb < frames_.refuse.size() && frames_.refuse[governor.verb];
        if (group.first - governor.last <= 3) denied = denied || refuses || governor.negated;
    }
    if (!denied) return plain;
    return plain < 0 ? 0 : -1;
}

}  // namespace vigie::stance
