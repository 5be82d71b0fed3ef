// Relations that say a stance: X est l'allié de Y; X, adversaire de Y; Dunn ally Paul Hart.
#include <algorithm>

#include "plugins/stance/finder.hpp"

namespace vigie::stance {

// X est l'allié de Y · un soutien de Y, X · X, allié de Y
bool Finder::kin(const Unit& unit, std::uint32_t i, const Frame& frame) {
    const NounGroup object = behind(frame, i + 1, unit.last, 2);
    if (object.empty() || (i > unit.first && r_.words[i - 1].is(grammar::former))) return false;  // un ancien proche
    if (i > unit.first && r_.words[i].upper && r_.words[i - 1].upper && r_.words[i - 1].mark == 0 &&
        r_.words[i - 1].mention == none)
        return false;  // a Senior Advocate of Norland: a title
    std::vector<Referent> holders;
    const VerbGroup* governor = verb_before(unit, i, 4);
    if (governor && !governor->finite() && governor->first > unit.first)  // fait partie des …
        if (const VerbGroup* main = verb_before(unit, governor->first, 0)) governor = main;
    const std::uint32_t end = object.last;
    if (end + 1 < unit.last && r_.words[end].mark == ',' && r_.words[end + 1].mention != none &&
        r_.mentions[r_.words[end + 1].mention].type != 'l') {
        holders = {of_mention(r_.words[end + 1].mention)};
    } else if (governor && governor->finite() &&
               (governor->verb == frames_.grammar.be || Frames::has(frames_.copula, governor->verb))) {
        holders = holder(*governor);
        if (governor->negated) return false;
    } else if (i >= unit.first + 2) {
        std::uint32_t k = i;
        while (k > unit.first && r_.words[k - 1].mark == 0 && r_.words[k - 1].mention == none && i - k < 5) --k;
        if (k > unit.first + 1 && r_.words[k - 1].mark == ',') holders = apposed(unit, k - 1, i);
    }
    std::uint32_t last = end;
    if (const auto next = end < unit.last ? r_.words[end].verb_group : none;
        holders.empty() && next != none && Frames::has(frames_.include, r_.groups[next].verb))
        holders = named_together(unit, r_.groups[next].last, last);  // critics of X include A and B
    if (holders.empty()) return false;
    add(std::move(holders), target(object), frame.polarity, false, Kind::kin, i, last);
    return true;
}

// X, allié de Z: he before the comma; X et son voisin Y, ennemis de Z: all before it
std::vector<Referent> Finder::apposed(const Unit& unit, std::uint32_t comma, std::uint32_t i) const {
    std::vector<Referent> out;
    const bool several = r_.text(i).ends_with('s') || r_.text(i).ends_with('x');
    for (std::uint32_t k = comma; k > unit.first && k + 10 > comma; --k) {
        const Word& w = r_.words[k - 1];
        if (w.mark || (w.verb_group != none && r_.groups[w.verb_group].finite())) break;
        if (w.mention == none) {
            if (out.empty() && k + 1 < comma) break;  // an adjective at most stands behind the name
            continue;
        }
        out.push_back(of_mention(w.mention));
        k = r_.mentions[w.mention].first + 1;
        if (!several) break;
    }
    return out;
}

// X et son allié Y, X and his rival Y: each of the other
bool Finder::owned_kin(const Unit& unit, std::uint32_t i, const Frame& frame) {
    if (!owned(unit, i)) return false;
    std::uint32_t j = i + 1;
    if (j < unit.last && r_.words[j].mark == ',') ++j;
    while (j < unit.last && j < i + 4 && r_.words[j].mark == 0 && r_.words[j].mention == none &&
           r_.words[j].is(grammar::determiner | grammar::of | grammar::title))
        ++j;
    if (j >= unit.last || r_.words[j].mark || r_.words[j].mention == none) return false;
    std::uint32_t k = i;
    while (k > unit.first && i - k < 10 && r_.words[k - 1].mention == none) --k;
    if (k == unit.first || r_.words[k - 1].mention == none) return false;
    const Referent one = of_mention(r_.words[k - 1].mention), other = of_mention(r_.words[j].mention);
    const std::uint32_t end = r_.mentions[r_.words[j].mention].last;
    add({other}, Target{{one}, one.name, one.span, false}, frame.polarity, false, Kind::kin, i, end);
    add({one}, Target{{other}, other.name, other.span, false}, frame.polarity, false, Kind::kin, i, end);
    return true;
}

// Dunn ally Paul Hart · Hart's ally, Mary Dunn · son allié X: the name before is the target, that behind
// holds it
bool Finder::beside(const Unit& unit, std::uint32_t i, const Frame& frame) {
    if (owned_kin(unit, i, frame)) return true;
    if (i == unit.first || r_.lexicon->inverts) return false;
    std::uint32_t k = i;
    while (k > unit.first + 1 && i - k < 3 && r_.words[k - 1].mark == 0 && r_.words[k - 1].mention == none &&
           !r_.words[k - 1].is(grammar::preposition | grammar::coordinator | grammar::determiner) &&
           r_.words[k - 1].verb_group == none)
        --k;
    const Word& before = r_.words[k - 1];
    if (before.mark != 0 || before.mention == none) return false;
    std::vector<Referent> holders;
    std::uint32_t end = i + 1;
    std::uint32_t j = i + 1;
    if (j < unit.last && r_.words[j].mark == ',') ++j;
    while (j < unit.last && r_.words[j].mark == 0 && r_.words[j].mention == none && r_.words[j].is(grammar::title)) ++j;
    if (j < unit.last && r_.words[j].mark == 0 && r_.words[j].mention != none) {
        holders = {of_mention(r_.words[j].mention)};
        end = r_.mentions[r_.words[j].mention].last;
    } else if (const VerbGroup* governor = verb_before(unit, r_.mentions[before.mention].first, 2);
               governor && governor->verb == frames_.grammar.be && governor->finite() && !governor->negated) {
        holders = holder(*governor);
    }
    if (holders.empty()) return false;
    const Referent whom = of_mention(before.mention);
    add(std::move(holders), Target{{whom}, whom.name, whom.span, false}, frame.polarity, false, Kind::kin,
        r_.mentions[before.mention].first, std::max(end, i + 1));
    return true;
}

}  // namespace vigie::stance
