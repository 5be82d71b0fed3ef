// Whom someone stands for by his office: Turkish President X, X, leader of the Civic Party, a Republican. What he
// holds, his state or body holds with him, as far as the language's data says who speaks for others ([offices]).
#include <algorithm>

#include "plugins/stance/finder.hpp"

namespace vigie::stance {

namespace {

constexpr std::uint32_t reach_of_title = 9;
constexpr std::uint32_t reach_of_apposition = 12;

}  // namespace

// A state or body that a word names or an adjective means.
Referent Finder::body_at(std::uint32_t i) const {
    const Word& w = r_.words[i];
    if (w.mark) return {};
    if (const auto demonym = frames_.demonyms.find(w.key); demonym != frames_.demonyms.end())
        return {demonym->second.id, demonym->second.name, w.span, none};
    if (w.mention == none || r_.mentions[w.mention].actor == none) return {};
    const char type = r_.mentions[w.mention].type;
    return type == 'o' || type == 'l' ? of_mention(w.mention) : Referent{};
}

// The party that a word names or an adjective means.
bool Finder::party_at(std::uint32_t i) const {
    const auto demonym = frames_.demonyms.find(r_.words[i].key);
    if (demonym != frames_.demonyms.end()) return demonym->second.party;
    return r_.words[i].mention != none && r_.mentions[r_.words[i].mention].type == 'o';
}

// Turkish President | X, Norland's ambassador to … | X
Referent Finder::body_before(std::uint32_t first) const {
    const std::uint32_t floor = r_.units[r_.words[first].unit].first;
    bool office = false, member = false;
    for (std::uint32_t i = first; i > floor && i + reach_of_title > first; --i) {
        const Word& w = r_.words[i - 1];
        if (w.mark || (w.verb_group != none && !w.is(grammar::title | grammar::person))) return {};
        if (Referent body = body_at(i - 1); !body.empty())
            return office || (member && party_at(i - 1)) ? body : Referent{};
        if (w.mention != none || w.is(grammar::coordinator | grammar::pronoun)) return {};
        if (w.is(grammar::preposition) && !w.is(grammar::of)) return {};
        office = office || frames_.offices.count(w.key) != 0;
        member = member || frames_.members.count(w.key) != 0;
    }
    return {};
}

// X, | leader of the Civic Party · X, | a California Republican
Referent Finder::body_behind(std::uint32_t last) const {
    const std::uint32_t limit = std::min(r_.units[r_.words[last - 1].unit].last, last + reach_of_apposition);
    if (last + 1 >= limit || r_.words[last].mark != ',') return {};
    bool office = false;
    const bool belongs = r_.words[last + 1].is(grammar::determiner);
    Referent first;  // US ambassador, the Democratic leader
    for (std::uint32_t i = last + 1; i < limit; ++i) {
        const Word& w = r_.words[i];
        if (w.mark || w.is(grammar::relative | grammar::coordinator)) break;
        office = office || frames_.offices.count(w.key) != 0;
        if (office && !first.empty()) return first;
        if (w.verb_group != none && !office) break;
        Referent body = body_at(i);
        if (body.empty()) continue;
        if (office) return body;
        const std::uint32_t end = w.mention == none ? i + 1 : r_.mentions[w.mention].last;
        const bool closes = end < limit && r_.words[end].mark == ',';
        if (closes && belongs && party_at(i)) return body;  // a California Republican,
        if (first.empty()) first = std::move(body);
    }
    return {};
}

// Adds, for what a named person holds, that his body holds it.
void Finder::stand_for() {
    if (frames_.offices.begin() == frames_.offices.end()) return;
    const std::size_t found = out_.size();
    for (std::size_t s = 0; s < found; ++s) {
        if (out_[s].guessed_holder || out_[s].guessed_target) continue;
        const Referent holder = out_[s].holders[0];
        const std::uint32_t word = r_.word_at(holder.span.begin);
        if (kind(holder) != 'p' && holder.actor != none) continue;
        if (word >= r_.words.size() || r_.words[word].mention == none) continue;
        const auto& name = r_.mentions[r_.words[word].mention];
        if (name.type != 'p') continue;
        Referent body = body_before(name.first);
        if (body.empty()) body = body_behind(name.last);
        if (body.empty()) continue;
        Stance theirs = out_[s];
        theirs.holders = {std::move(body)};
        theirs.office = true;
        keep(std::move(theirs));
    }
}

}  // namespace vigie::stance
