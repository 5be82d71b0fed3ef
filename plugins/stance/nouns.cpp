// Frames of nouns and adjectives: le soutien de Y à X, X's criticism of Y, favorable à X, la démission de X.
#include <algorithm>

#include "plugins/stance/finder.hpp"

namespace vigie::stance {

void Finder::word(const Unit& unit, std::uint32_t i) {
    const std::uint64_t key = r_.words[i].key;
    if (!frames_.filter[key & 0xFFFFU]) return;
    const bool noun_like = r_.words[i].verb_group == none || grammar_noun(i);
    if (const auto found = frames_.nouns.find(key); found != frames_.nouns.end() && noun_like)
        for (const Frame& frame : found->second)
            if (noun(unit, i, frame)) return;
    if (const auto found = frames_.adjectives.find(key); found != frames_.adjectives.end())
        for (const Frame& frame : found->second)
            if (adjective(unit, i, frame)) return;
    if (const auto found = frames_.kin.find(key); found != frames_.kin.end() && noun_like)
        for (const Frame& frame : found->second)
            if (kin(unit, i, frame) || beside(unit, i, frame)) return;
}

// A verb form straight behind a name or a possessor stands as a noun: Democrats support for X, Trump fans.
bool Finder::grammar_noun(std::uint32_t i) const {
    if (i == 0 || r_.words[i - 1].mark) return false;
    if (r_.words[i - 1].is(grammar::possessor)) return true;
    return r_.words[i - 1].mention != none && i + 1 < r_.words.size() && r_.words[i + 1].mention != none;
}

const VerbGroup* Finder::verb_before(const Unit& unit, std::uint32_t i, std::uint32_t reach) const {
    const VerbGroup* found = nullptr;
    for (std::uint32_t g = unit.first_group; g < unit.last_group && r_.groups[g].last <= i; ++g)
        if (i - r_.groups[g].last <= reach) found = &r_.groups[g];
    return found;
}

bool Finder::owned(const Unit& unit, std::uint32_t i) const {
    for (std::uint32_t k = i; k-- > unit.first && i - k <= 2 && r_.words[k].mark == 0;)
        if (r_.words[k].is(grammar::determiner))
            return r_.words[k].has(grammar::possessive) &&
                   r_.words[k].has(grammar::third | grammar::masculine | grammar::feminine);
    return false;
}

// Who holds what a noun says: X's criticism; a exprimé son soutien; in his praise; in what someone says, the speaker.
bool Finder::noun_holders(const Unit& unit, std::uint32_t i, std::vector<Referent>& holders, std::uint32_t& first) {
    for (std::uint32_t k = i; k-- > unit.first + 1 && i - k <= 3 && r_.words[k].mark == 0;) {
        if (!r_.words[k].is(grammar::possessor)) continue;
        const NounGroup who = grammar::noun_group_ending(r_, unit.first, k);
        if (!who.empty()) holders = meant(who), first = who.first;
        if (!holders.empty()) return true;
        break;
    }
    for (std::uint32_t k = i; k-- > unit.first && i - k <= 3 && r_.words[k].mark == 0;)
        if (frames_.own.count(r_.words[k].key)) {
            holders = speaker_at(i);
            if (!holders.empty()) return true;
        }
    const VerbGroup* governor = verb_before(unit, i, 4);
    if (governor && governor->verb < frames_.support.size() && frames_.support[governor->verb] && !governor->passive) {
        if (governor->negated) return false;
        holders = holder(*governor);
        first = governor->first;
    } else if (owned(unit, i)) {
        // his praise of X: whose clause it is
        const VerbGroup* main = nullptr;
        for (std::uint32_t g = unit.first_group; g < unit.last_group && !main; ++g)
            if (r_.groups[g].finite() && r_.words[r_.groups[g].head].quote == r_.words[i].quote) main = &r_.groups[g];
        if (main && !main->passive) holders = holder(*main);
    } else if (i > unit.first && r_.words[i - 1].mention != none && r_.words[i - 1].mark == 0) {
        holders = {of_mention(r_.words[i - 1].mention)};  // GOP criticism of X
        first = r_.mentions[r_.words[i - 1].mention].first;
    } else if (const Speech* speech = speech_at(i); speech && i <= speech->first + 4) {
        holders = speech->speakers;
    }
    return !holders.empty();
}

// a exprimé son soutien à X · le soutien de Y à X · Soutien à X (first words of what someone said)
bool Finder::noun(const Unit& unit, std::uint32_t i, const Frame& frame) {
    NounGroup object = behind(frame, i + 1, unit.last, frame.ties ? 8 : 4);
    std::vector<Referent> holders;
    std::uint32_t first = i;
    if (i + 1 < unit.last && r_.words[i + 1].mark == 0 && r_.words[i + 1].is(grammar::of)) {
        const NounGroup who = grammar::noun_group(r_, i + 2, unit.last);
        if (!who.empty() && who.last < unit.last && r_.words[who.last].mark == 0 && prepositional(frame, who.last) &&
            !r_.words[who.last].is(grammar::of)) {
            holders = meant(who);
            object = object_of(r_, who.last + 1, unit.last);
        }
    }
    if (object.empty()) return false;
    if (frame.ties) return tie(unit, i, object);
    if (frame.demand) return demanded(unit, i, object);
    if (holders.empty() && !noun_holders(unit, i, holders, first)) return false;
    Target whom = target(object);
    std::uint32_t end = object.last;
    if (!whom.actors.empty()) end = join_behind(unit, object.last, whom.actors);
    add(std::move(holders), std::move(whom), frame.polarity, false, 0.7, first, end);
    return true;
}

// a resserré ses liens avec X
bool Finder::tie(const Unit& unit, std::uint32_t i, const NounGroup& object) {
    const VerbGroup* governor = verb_before(unit, i, 3);
    const auto value = governor ? frames_.ties.find(governor->verb) : frames_.ties.end();
    if (value == frames_.ties.end() || governor->passive || governor->negated) return false;
    add(holder(*governor), target(object), value->second, governor->hedged, 0.7, governor->first, object.last);
    return true;
}

// réclame la démission de X · calls for X's resignation stands in possessives, which object_of reads
bool Finder::demanded(const Unit& unit, std::uint32_t i, const NounGroup& object) {
    const VerbGroup* governor = verb_before(unit, i, 4);
    if (!governor || governor->verb >= frames_.demand.size() || !frames_.demand[governor->verb]) return false;
    if (governor->negated || governor->passive) return false;
    Target whom = target(object);
    std::uint32_t end = object.last;
    if (!whom.actors.empty()) end = join_behind(unit, object.last, whom.actors);
    add(holder(*governor), std::move(whom), -1, governor->hedged, 0.7, governor->first, end);
    return true;
}

// X est favorable à Y, se dit hostile à Y; X, hostile à Y, …
bool Finder::adjective(const Unit& unit, std::uint32_t i, const Frame& frame) {
    const NounGroup object = behind(frame, i + 1, unit.last, 2);
    if (object.empty()) return false;
    const VerbGroup* governor = verb_before(unit, i, 3);
    Target whom = target(object);
    if (!governor || governor->verb == 0) return false;
    const bool copula = governor->verb == frames_.grammar.be || governor->reflexive ||
                        (governor->verb < frames_.support.size() && frames_.support[governor->verb]);
    if (!copula) return false;
    int value = frame.polarity;
    if (governor->negated) value = value < 0 ? 0 : -1;
    add(holder(*governor), std::move(whom), value, governor->hedged, 0.7, governor->first, object.last);
    return true;
}

}  // namespace vigie::stance
