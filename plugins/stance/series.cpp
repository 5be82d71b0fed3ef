// Series of holders or targets: A, B et C; A et l'opinion publique.
#include <algorithm>

#include "plugins/stance/finder.hpp"

namespace vigie::stance {

namespace {

constexpr std::uint32_t longest_series = 6;

}  // namespace

// Le Parti socialiste, la CFDT et [Les Verts] …: the names before the last of a series.
void Finder::join_before(const NounGroup& group, std::vector<Referent>& into) const {
    if (group.others.empty() && (group.first == 0 || !r_.words[group.first - 1].is(grammar::coordinator))) return;
    std::uint32_t i = group.first;
    const std::uint32_t floor = r_.units[r_.words[group.first].unit].first;
    for (std::uint32_t steps = 0; steps < longest_series && i > floor + 1; ++steps) {
        const Word& link = r_.words[i - 1];
        if (link.mark != ',' && !(link.mark == 0 && link.is(grammar::coordinator))) return;
        const std::uint32_t m = r_.words[i - 2].mention;
        if (m == none || r_.words[i - 2].quote != r_.words[group.first].quote) return;
        into.push_back(of_mention(m));
        i = r_.mentions[m].first;
        while (i > floor && r_.words[i - 1].mark == 0 && r_.words[i - 1].is(grammar::determiner | grammar::title) &&
               !r_.words[i - 1].is(grammar::coordinator))
            --i;
    }
}

// [A], B and C accuse …: the names behind the first, where a verb follows the last
void Finder::join_up_to_verb(const NounGroup& group, std::vector<Referent>& into) {
    if (group.mention == none || !group.others.empty()) return;
    const Unit& unit = r_.units[r_.words[group.first].unit];
    std::vector<Referent> found;
    std::uint32_t end = group.last;
    bool both = false;
    while (end + 1 < unit.last && found.size() < longest_series && !both) {
        both = r_.words[end].mark == 0 && r_.words[end].is(grammar::coordinator);
        if (!both && r_.words[end].mark != ',') return;
        if (!both && r_.words[end + 1].mark == 0 && r_.words[end + 1].is(grammar::coordinator)) both = true, ++end;
        std::uint32_t i = end + 1;
        while (i < unit.last && i < end + 4 && r_.words[i].mark == 0 && r_.words[i].mention == none &&
               r_.words[i].is(grammar::determiner | grammar::title))
            ++i;
        if (i >= unit.last || r_.words[i].mention == none) return;
        found.push_back(of_mention(r_.words[i].mention));
        end = std::max(i + 1, r_.mentions[r_.words[i].mention].last);
    }
    if (!both || end >= unit.last || r_.words[end].verb_group == none) return;
    if (!r_.groups[r_.words[end].verb_group].finite()) return;
    for (auto& one : found)
        if (std::none_of(into.begin(), into.end(), [&](const Referent& other) { return other.id == one.id; }))
            into.push_back(std::move(one));
}

// A et | l'opinion publique: a body without a name at the end of a series
bool Finder::join_body(const Unit& unit, std::uint32_t from, std::vector<Referent>& into, std::uint32_t& end) {
    const NounGroup last = grammar::noun_group(r_, from, unit.last);
    if (last.empty() || last.head == none || last.mention != none) return false;
    const Word& head = r_.words[last.head];
    const bool body = head.is(grammar::group) && last.features & grammar::definite;
    // and House Republican leaders
    const bool persons =
        !r_.lexicon->inverts && head.is(grammar::person) && head.has(grammar::plural) && head.entry->sense_count == 0;
    if (!body && !persons) return false;
    if (last.last < unit.last && r_.words[last.last].mark == 0 && r_.words[last.last].verb_group != none) return false;
    auto some = cast_.resolve(last);
    if (some.empty()) return false;
    into.insert(into.end(), some.begin(), some.end());
    end = last.last;
    return true;
}

// [A et l'opinion publique]: the body without a name that a group joins to its name
void Finder::joined_inside(const NounGroup& group, std::vector<Referent>& into) {
    if (group.mention == none || !group.others.empty()) return;
    for (std::uint32_t i = r_.mentions[group.mention].last; i + 1 < group.last; ++i)
        if (r_.words[i].mark == 0 && r_.words[i].is(grammar::coordinator)) {
            std::uint32_t end = 0;
            join_body(r_.units[r_.words[i].unit], i + 1, into, end);
            return;
        }
}

// … [A], B et C: the names behind the first of a series. Returns where it ends.
std::uint32_t Finder::join_behind(const Unit& unit, std::uint32_t from, std::vector<Referent>& into) {
    std::uint32_t end = from;
    std::vector<Referent> found;
    bool coordinated = false;
    for (std::uint32_t i = from, steps = 0; steps < longest_series && i + 1 < unit.last; ++steps) {
        if (r_.words[i].mark == '(') {  // le Parti du Centre (PC) et …
            std::uint32_t close = i;
            while (close < unit.last && close < i + 6 && r_.words[close].mark != ')') ++close;
            if (close + 1 < unit.last && r_.words[close].mark == ')') i = close + 1;
        }
        const Word& link = r_.words[i];
        const bool both = link.mark == 0 && link.is(grammar::coordinator);
        if (!both && link.mark != ',') break;
        std::uint32_t j = i + 1;
        while (j < unit.last && j < i + 5 && r_.words[j].mark == 0 && r_.words[j].mention == none &&
               (r_.words[j].is(grammar::determiner | grammar::of | grammar::to | grammar::title) ||
                (!r_.lexicon->inverts && r_.words[j].is(grammar::degree)) ||  // and other Democrats
                (r_.words[j].is(grammar::person) && r_.words[j].has(grammar::plural))))
            ++j;
        if (j >= unit.last) break;
        if (r_.words[j].mention == none) {
            if (both) coordinated = join_body(unit, i + 1, found, end) || coordinated;
            break;
        }
        const std::uint32_t m = r_.words[j].mention;
        const std::uint32_t last = std::max(j + 1, r_.mentions[m].last);
        if (last < unit.last && r_.words[last].mark == 0 && r_.words[last].verb_group != none &&
            !(r_.groups[r_.words[last].verb_group].forms & (grammar::infinitive | grammar::gerund)))
            break;  // … et B a répondu: another clause
        found.push_back(of_mention(m));
        i = end = last;
        coordinated = coordinated || both;
        if (both) break;
    }
    if (!coordinated) return from;
    into.insert(into.end(), found.begin(), found.end());
    return end;
}

}  // namespace vigie::stance
