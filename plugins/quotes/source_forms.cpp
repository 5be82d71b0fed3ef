// Sources that other languages than French and English have: X zufolge, según aseguró X, как сообщает X.
#include <algorithm>

#include "plugins/quotes/quotes.hpp"

namespace vigie::quotes {

using grammar::none;
using grammar::Unit;
using grammar::Word;

bool postposed_source(const Reading& r, const Unit& unit, std::uint32_t word, SourcePhrase& out) {
    NounGroup who = grammar::noun_group_ending(r, unit.first, word);
    if (who.empty() && word > unit.first && r.words[word - 1].mark == 0)
        who = grammar::noun_group(r, word - 1, word);  // Medienberichten zufolge
    if (who.empty() || (who.features & grammar::first)) return false;
    out.first = who.first;
    out.last = word + 1;
    out.opens = who.first == unit.first || r.words[who.first - 1].mark != 0;
    out.who = std::move(who);
    return true;
}

bool clause_source(const Reading& r, const Language& language, const Unit& unit, std::uint32_t first,
                   std::uint32_t behind, SourcePhrase& out) {
    std::uint32_t end = behind;  // of the clause
    while (end < unit.last && end < behind + 20 && r.words[end].mark == 0 && r.words[end].quote == r.words[first].quote)
        ++end;
    for (std::uint32_t i = behind; i < end; ++i) {
        const auto g = r.words[i].verb_group;
        if (g == none || r.groups[g].passive) continue;
        const VerbGroup& group = r.groups[g];
        if (!group.finite()) {  // secondo quanto riferito da X
            if (!(language.cue(group.verb) & (say | show)) || group.last >= end ||
                !r.words[group.last].is(grammar::agent))
                continue;
            out.who = grammar::noun_group(r, group.last + 1, unit.last);
            if (out.who.empty()) return false;
            out.last = std::max(out.who.last, end);
            return true;
        }
        if (!(language.cue(group.verb) & (say | think | show))) return false;
        NounGroup who;
        if (says_in_a_body(r, unit, group)) {
            who = where_one_says(r, unit, group);
        } else if (group.before != none) {
            who = grammar::subject_before(r, group);
        } else if (group.first <= behind + 1) {
            who = grammar::subject_after(r, group);
        } else {
            who = grammar::noun_group(r, behind, group.first);
            for (std::uint32_t k = behind + 1; who.empty() && k < std::min(group.first, behind + 3); ++k)
                who = grammar::noun_group(r, k, group.first);
        }
        if (who.empty() || (!may_speak(r, who) && who.mention == none && !says_in_a_body(r, unit, group))) return false;
        out.last = std::max({group.last, who.last, end});
        out.who = std::move(who);
        return true;
    }
    return false;
}

void take_name(const Reading& r, const Unit& unit, NounGroup& who) {
    if (!r.lexicon->bare_names() || who.mention != none || who.head == none || !r.words[who.head].is(grammar::person))
        return;
    if (who.last + 2 >= unit.last || r.words[who.last].mark != ',') return;
    const std::uint32_t m = r.words[who.last + 1].mention;
    if (m == none || r.mentions[m].type != 'p' || r.mentions[m].last >= unit.last) return;
    if (r.words[r.mentions[m].last].mark != ',') return;
    who.apposition = m;
    who.last = r.mentions[m].last;
}

std::uint32_t behind_own_view(const Reading& r, const Language& language, const Unit& unit) {
    if (!r.lexicon->bare_names()) return none;
    for (const auto& phrase : language.own_views) {
        std::uint32_t k = 0;
        while (k < phrase.size() && unit.first + k + 2 < unit.last && r.words[unit.first + k].key == phrase[k]) ++k;
        if (k == phrase.size() && r.words[unit.first + k].mark == ',') return unit.first + k + 1;
    }
    return none;
}

bool stands_behind(const Reading& r, const Unit& unit, std::uint32_t word, const NounGroup& who) {
    if (word == unit.first || !may_speak(r, who)) return false;
    const Word& before = r.words[word - 1];
    if (before.mark != ',' && before.mark != '"' && before.mark != '-') return false;
    return who.last >= unit.last || r.words[who.last].mark != 0 || !r.words[who.last].is(grammar::person);
}

}  // namespace vigie::quotes
