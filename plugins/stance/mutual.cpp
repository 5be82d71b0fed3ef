// Stances of each for the other: l'amitié entre X et Y, X et Y s'allient, le procès qui oppose X à Y; the coalition
// anti-X.
#include <algorithm>

#include "plugins/common/common.hpp"
#include "plugins/stance/finder.hpp"

namespace vigie::stance {

void Finder::each_other(const std::vector<Referent>& some, int value, std::uint32_t first, std::uint32_t last) {
    if (some.size() != 2) return;
    constexpr std::string_view bodies = "ox";
    for (const auto& one : some)
        for (const auto& other : some)
            if (one.id != other.id &&
                (kind(one) == kind(other) ||
                 (bodies.find(kind(one)) != bodies.npos && bodies.find(kind(other)) != bodies.npos) ||
                 (kind(one) == 'p' && kind(other) == 'l')))
                add({one}, Target{{other}, other.name, other.span, false}, value, false, Kind::mutual, first, last);
}

char Finder::kind(const Referent& one) const {
    return one.actor == none ? 'x' : r_.actors[one.actor].type;
}

// The names of a series that begins at a word: X et Y.
std::vector<Referent> Finder::named_together(const Unit& unit, std::uint32_t first, std::uint32_t& end) {
    std::vector<Referent> out;
    bool linked = true, role = false;
    for (std::uint32_t i = first; i < unit.last && i < first + 16; ++i) {
        const Word& w = r_.words[i];
        if (w.mention != none) {
            if (!linked) break;
            const std::uint32_t past = std::max(i + 1, r_.mentions[w.mention].last);
            if (role && r_.words[i - 1].mark == 0 && r_.words[i - 1].is(grammar::of) && past + 1 < unit.last &&
                r_.words[past].mark == ',' && r_.words[past + 1].mention != none) {
                i = past - 1;  // l'entraîneur de Valbourg, X: not Valbourg
                continue;
            }
            role = false;
            out.push_back(of_mention(w.mention));
            end = std::max(i + 1, r_.mentions[w.mention].last);
            i = end - 1;
            linked = false;
        } else if (w.mark == ',' || (w.mark == 0 && w.is(grammar::coordinator))) {
            linked = true;
        } else if (linked && w.mark == 0 && w.is(grammar::person)) {
            role = true;
        } else if (w.mark || !linked ||
                   (!w.is(grammar::determiner | grammar::title | grammar::of | grammar::person | grammar::group) &&
                    (w.entry->sense_count != 0 || w.is(grammar::preposition)))) {
            break;
        }
    }
    return out;
}

// X et Y ensemble contre …: no verb says it
bool Finder::side_by_side(const Unit& unit, std::uint32_t i) {
    if (i + 1 >= unit.last || r_.words[i + 1].mark || !frames_.adverse.count(r_.words[i + 1].key)) return false;
    for (std::uint32_t k = unit.first; k < i; ++k)
        if (r_.words[k].verb_group != none) return false;
    const NounGroup group = grammar::noun_group(r_, unit.first, i, true);
    if (group.empty() || group.last + 4 < i) return false;
    std::vector<Referent> both;
    if (group.mention != none) both.push_back(of_mention(group.mention));
    for (const auto other : group.others) both.push_back(of_mention(other));
    if (both.size() < 2) {  // le gouvernement et X
        NounGroup one = grammar::noun_group(r_, unit.first, i, true);
        for (std::uint32_t k = unit.first; k < i; ++k)
            if (r_.words[k].mark == 0 && r_.words[k].is(grammar::coordinator)) {
                one = grammar::noun_group(r_, unit.first, k, true);
                const NounGroup other = grammar::noun_group(r_, k + 1, i, true);
                both = meant(one);
                for (auto& who : meant(other)) both.push_back(std::move(who));
                break;
            }
    }
    if (both.size() != 2) return false;
    each_other(both, 1, unit.first, i + 1);
    return true;
}

// l'alliance entre X et Y; X et Y … leur alliance
bool Finder::mutual(const Unit& unit, std::uint32_t i, int value) {
    const VerbGroup* governor = verb_before(unit, i, 4);
    if (governor) {
        const auto tie = frames_.ties.find(governor->verb);
        if (tie != frames_.ties.end() && tie->second < 0) return false;
        if (governor->negated) return false;
    }
    for (std::uint32_t k = i; k-- > unit.first && i - k <= 4 && r_.words[k].mark == 0;)
        if (frames_.adverse.count(r_.words[k].key)) return false;
    for (std::uint32_t k = i + 1; k < unit.last && k <= i + 6; ++k) {
        const Word& w = r_.words[k];
        if (w.mark == '"') continue;
        if (w.mark || w.mention != none) break;
        if (!frames_.between.count(w.key)) continue;
        std::uint32_t end = k;
        each_other(named_together(unit, k + 1, end), value, i, end);
        return true;
    }
    for (std::uint32_t k = unit.first; k < std::min(i, unit.first + 2); ++k) {  // Entre X et Y, le torchon brûle
        if (r_.words[k].mark || !frames_.between.count(r_.words[k].key)) continue;
        std::uint32_t end = k;
        const auto both = named_together(unit, k + 1, end);
        if (both.size() != 2 || end >= i || r_.words[end].mark != ',') break;
        each_other(both, value, k, i + 1);
        return true;
    }
    if (i == unit.first || !governor || governor->passive) return false;
    const Word& before = r_.words[i - 1];
    const bool their = before.mark == 0 && before.is(grammar::determiner) && before.has(grammar::possessive) &&
                       !before.has(grammar::third) && !frames_.own.count(before.key);
    if (!their && !frames_.ties.count(governor->verb)) return false;  // ont scellé une alliance
    const auto both = holder(*governor);
    if (both.size() != 2) return false;
    each_other(both, value, governor->first, i + 1);
    return true;
}

// X et Y s'allient; le litige qui oppose X à Y
bool Finder::mutual_verb(const Unit& unit, const VerbGroup& group) {
    if (Frames::has(frames_.oppose, group.verb) && !group.reflexive && !group.passive && !group.negated) {
        const NounGroup one = object_of(r_, group.last, unit.last);
        if (one.mention == none || one.last + 1 >= unit.last) return false;
        const Word& link = r_.words[one.last];
        if (link.mark || !(link.is(grammar::to) || frames_.adverse.count(link.key))) return false;
        const NounGroup other = object_of(r_, one.last + 1, unit.last);
        if (other.mention == none) return false;
        const Referent whom = of_mention(other.mention);
        add({of_mention(one.mention)}, Target{{whom}, whom.name, whom.span, false}, -1, false, Kind::mutual,
            group.first, other.last);
        return true;
    }
    const auto found = frames_.mutual_verbs.find(group.verb);
    if (found == frames_.mutual_verbs.end() || group.negated || !group.finite()) return false;
    if (r_.lexicon->inverts ? !group.reflexive : group.passive) return false;
    const auto both = holder(group);
    if (both.size() != 2 || both[0].actor == none || both[1].actor == none) return false;
    if (group.last < unit.last && r_.words[group.last].mark == 0 &&
        (r_.words[group.last].is(grammar::determiner | grammar::to | grammar::of) ||
         r_.words[group.last].mention != none || frames_.adverse.count(r_.words[group.last].key) ||
         frames_.beside.count(r_.words[group.last].key)))
        return false;  // with a complement of its own
    each_other(both, found->second, group.first, group.last);
    return true;
}

// X and Y trade barbs, X et Y échangent des insultes
bool Finder::swapped(const Unit& unit, std::uint32_t i, const Frame& frame) {
    const VerbGroup* governor = frame.polarity < 0 ? verb_before(unit, i, 2) : nullptr;
    if (!governor || governor->negated || governor->passive || !Frames::has(frames_.swap, governor->verb)) return false;
    const auto both = holder(*governor);
    if (both.size() != 2) return false;
    each_other(both, frame.polarity, governor->first, i + 1);
    return true;
}

// la coalition anti-X, les manifestants pro-X
void Finder::compound(const Unit& unit, std::uint32_t i) {
    if (r_.words[i].span.end - r_.words[i].span.begin < 5) return;
    const auto text = r_.text(i);
    const auto dash = text.find('-');
    if (dash == std::string_view::npos || dash > 5 || dash + 2 > text.size()) return;
    std::string buffer;
    const auto sign = frames_.prefixes.find(grammar::lower_key(text.substr(0, dash + 1), buffer));
    if (sign == frames_.prefixes.end()) return;
    const auto key = grammar::lower_key(text.substr(dash + 1), buffer);
    const auto whom = std::find_if(r_.mentions.begin(), r_.mentions.end(), [&](const grammar::Mention& mention) {
        return mention.actor != none && mention.last > mention.first && mention.first != i &&
               r_.words[mention.last - 1].key == key;
    });
    if (whom == r_.mentions.end() || i == unit.first) return;
    const NounGroup who = grammar::noun_group_ending(r_, unit.first, i);
    if (who.empty() || who.mention != none) return;
    const Referent target = cast_.of_actor(whom->actor, r_.words[i].span);
    add(meant(who), Target{{target}, target.name, target.span, false}, sign->second, false, Kind::kin, who.first,
        i + 1);
}

}  // namespace vigie::stance
