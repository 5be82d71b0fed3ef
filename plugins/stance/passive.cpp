// Passive frames: X critiqué par Y, X exclu de Y: who is behind the preposition holds it.
#include <algorithm>

#include "plugins/common/common.hpp"
#include "plugins/stance/finder.hpp"

namespace vigie::stance {

namespace {

constexpr std::uint32_t reach_of_agent = 12;

}  // namespace

// Has a participle the gender of a noun group, as far as both tell?
bool Finder::agrees(const VerbGroup& participle, const NounGroup& group) const {
    constexpr std::uint32_t gender = grammar::masculine | grammar::feminine;
    const std::uint32_t known = group.features & gender;
    if (group.mention != none || known == 0 || known == gender) return true;
    const auto form = r_.text(participle.head);
    return (form.ends_with('e') || form.ends_with("es")) == (known == grammar::feminine);
}

// Whom a passive or a participle is said of.
NounGroup Finder::patient(const Unit& unit, const VerbGroup& group) const {
    if (group.passive) return subject(group);
    std::uint32_t end = group.first;
    while (end > unit.first && r_.words[end - 1].mark == 0 && r_.words[end - 1].mention == none &&
           (r_.words[end - 1].is(grammar::adverb) ||
            (r_.words[end - 1].entry->classes == 0 && r_.text(end - 1).ends_with("ment"))))
        --end;
    NounGroup found = grammar::noun_group_ending(r_, unit.first, end);
    if (found.empty() && end > unit.first && r_.words[end - 1].mark == ',') {
        found = grammar::noun_group_ending(r_, unit.first, end - 1);
        if (r_.lexicon->inverts && !agrees(group, found))  // la ligue attaque le ministère, soutenue par X
            for (std::uint32_t g = unit.first_group; g < unit.last_group && r_.groups[g].last < end; ++g)
                if (r_.groups[g].finite() && r_.words[r_.groups[g].head].quote == r_.words[group.head].quote)
                    return subject(r_.groups[g]);
    }
    if (end == unit.first) {  // Critiqué par Y, X …: he behind the comma
        for (std::uint32_t i = group.last; i + 1 < unit.last && i < group.last + 2 * reach_of_agent; ++i) {
            if (r_.words[i].mark == 0 && r_.words[i].verb_group != none && r_.groups[r_.words[i].verb_group].finite())
                break;
            if (r_.words[i].mark == ',') return grammar::noun_group(r_, i + 1, unit.last, true);
        }
        return found;
    }
    if (!found.empty() || r_.words[end - 1].mark) return found;
    // formé de …, et soutenu par X: what the participle before it is said of
    if (!r_.words[end - 1].is(grammar::coordinator)) return found;
    for (std::uint32_t g = unit.last_group; g-- > unit.first_group && found.empty();) {
        const VerbGroup& other = r_.groups[g];
        if (other.last > end || !(other.forms & grammar::participle)) continue;
        if (other.finite() && !other.passive) break;
        found = patient(unit, other);
    }
    return found;
}

// … par X et par Y, tant par X que par Y: the further agents. Returns where they end.
std::uint32_t Finder::join_agents(const Unit& unit, std::uint32_t from, std::vector<Referent>& into) {
    std::uint32_t end = join_behind(unit, from, into);
    for (std::uint32_t i = end; i + 1 < unit.last && i < end + 3; ++i) {
        const Word& w = r_.words[i];
        if (w.mark == ',' || (w.mark == 0 && w.is(grammar::coordinator | grammar::complementiser))) continue;
        if (w.mark || !w.is(grammar::agent)) break;
        const NounGroup other = object_of(r_, i + 1, unit.last);
        for (auto& one : meant(other)) into.push_back(std::move(one));
        i = end = std::max(end, other.last);
    }
    return end;
}

bool Finder::passive(const Unit& unit, const VerbGroup& group, const Frame& frame) {
    for (std::uint32_t i = group.last; i + 1 < unit.last && i < group.last + reach_of_agent; ++i) {
        const Word& w = r_.words[i];
        if (w.mark && w.mark != '"') return false;
        if (w.verb_group != none && r_.groups[w.verb_group].finite()) return false;
        if (!w.is(grammar::agent)) continue;
        NounGroup agent = object_of(r_, i + 1, unit.last);
        if (agent.empty()) return false;
        if (group.first == unit.first)
            agent.apposition = none;  // Soutenue par le patronat, X …: X is whom it is said of
        const NounGroup whom = patient(unit, group);
        if (whom.empty()) return false;
        auto holders = meant(agent);
        if (holders.empty() && is_unknown_people(agent)) holders = cast_.resolve(agent);
        const std::uint32_t end = holders.empty() ? agent.last : join_agents(unit, agent.last, holders);
        int value = group.negated && frame.polarity < 0 ? 0 : frame.polarity;
        if (r_.words[whom.first].has(grammar::first) && r_.words[whom.first].is(grammar::pronoun) && !frame.attribute)
            return keep_apart(agent, holders, speaker_at(group.head)),
                   i_was(group, std::move(holders), frame, value, end);
        if (frame.attribute) value = attribute(unit, group.last, frame);
        if (frame.attribute && value == 0) return true;
        const std::uint32_t first = std::min(whom.first, group.first);
        Target met = target(whom);
        keep_apart(agent, holders, met.actors);
        if (frame.felt)
            add(meant(whom), target(agent), value, group.hedged, Kind::passive, first, end);
        else
            add(std::move(holders), std::move(met), value, group.hedged, Kind::passive, first, end);
        return true;
    }
    return false;
}

// honni par les contestataires: a plural that no list knows, as who does it
bool Finder::is_unknown_people(const NounGroup& group) const {
    if (!r_.lexicon->inverts || group.head == none || group.mention != none || !(group.features & grammar::definite))
        return false;
    const Word& head = r_.words[group.head];
    return head.entry->classes == 0 && head.entry->sense_count == 0 && group.features & grammar::plural;
}

// X a été lâché par le préfet: a description does not mean him whom its own clause names beside it
void Finder::keep_apart(const NounGroup& described, std::vector<Referent>& meant,
                        const std::vector<Referent>& others) const {
    if (meant.size() != 1 || others.size() != 1 || meant[0].id != others[0].id || described.head == none ||
        described.mention != none || described.apposition != none ||
        !r_.words[described.head].is(grammar::person | grammar::group) || r_.words[described.head].is(grammar::pronoun))
        return;
    if (others[0].span.begin < r_.words[described.last - 1].span.end &&
        others[0].span.end > r_.words[described.first].span.begin)
        return;  // the same words
    std::uint32_t first = described.first;
    if (r_.words[first].is(grammar::determiner) && first + 1 < described.last) ++first;
    const vigie_span span{r_.words[first].span.begin, r_.words[described.last - 1].span.end};
    const std::string name(r_.text(span));
    meant = {{"name:" + common::fold(name), name, span, none}};
}

// «J'ai été lâché par X»: X is against who says it, and he who says it against X
bool Finder::i_was(const VerbGroup& group, std::vector<Referent> by, const Frame& frame, int value, std::uint32_t end) {
    auto speaker = speaker_at(group.head);
    if (speaker.size() != 1 || by.empty() || frame.felt || value == 0) return false;
    if (value < 0)
        add(speaker, Target{by, by[0].name, by[0].span, false}, -1, group.hedged, Kind::passive, group.first, end);
    add(std::move(by), Target{speaker, speaker[0].name, speaker[0].span, false}, value, group.hedged, Kind::passive,
        group.first, end);
    return true;
}

// s'est vu infliger une amende par X, s'est fait siffler par X
bool Finder::suffered(const Unit& unit, std::uint32_t g) {
    const VerbGroup& group = r_.groups[g];
    if (group.finite() || !(group.forms & grammar::infinitive) || g == unit.first_group) return false;
    const VerbGroup& governor = r_.groups[g - 1];
    if (!governor.reflexive || governor.negated || governor.last != group.first) return false;
    if (!Frames::has(frames_.suffer, governor.verb)) return false;
    const auto found = frames_.verbs.find(group.verb);
    if (found == frames_.verbs.end() || found->second[0].attribute || found->second[0].felt) return false;
    for (std::uint32_t i = group.last; i + 1 < unit.last && i < group.last + reach_of_agent; ++i) {
        const Word& w = r_.words[i];
        if ((w.mark && w.mark != '"') || (w.verb_group != none && r_.groups[w.verb_group].finite())) return false;
        if (w.mark || !w.is(grammar::agent)) continue;
        const NounGroup agent = object_of(r_, i + 1, unit.last);
        if (agent.empty()) return false;
        auto holders = meant(agent);
        const std::uint32_t end = holders.empty() ? agent.last : join_agents(unit, agent.last, holders);
        add(std::move(holders), target(subject(governor)), found->second[0].polarity, governor.hedged, Kind::passive,
            governor.first, end);
        return true;
    }
    return false;
}

// a été exclu de X, radié du Y: the body holds it
bool Finder::expelled(const Unit& unit, const VerbGroup& group) {
    if (!group.passive || group.negated || !Frames::has(frames_.expel, group.verb)) return false;
    std::uint32_t i = group.last;
    if (i + 1 >= unit.last || r_.words[i].mark || r_.words[i].mention != none || !r_.words[i].is(grammar::of))
        return false;
    const NounGroup body = object_of(r_, i + 1, unit.last);
    if (body.empty() || (body.mention == none && (body.head == none || !r_.words[body.head].is(grammar::group))))
        return false;
    if (body.mention != none && r_.mentions[body.mention].type != 'o') return false;
    const NounGroup whom = subject(group);
    if (whom.empty()) return false;
    add(meant(body), target(whom), -1, group.hedged, Kind::passive, group.first, body.last);
    return true;
}

}  // namespace vigie::stance
