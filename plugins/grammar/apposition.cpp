// Names that stand beside a description: le ministre de l'Intérieur, X; l'expert, le Dr X.
#include "plugins/grammar/steps.hpp"

namespace vigie::grammar {

bool takes_name(const Reading& r, const NounGroup& group) {
    if (group.mention == none) return true;
    return r.mentions[group.mention].type != 'p' && group.head != none && r.words[group.head].is(person);
}

namespace {

// An organisation's name behind an adjective at most, then a comma.
bool reading_body(const Reading& r, const NounGroup& found) {
    const bool noun = found.head != none && r.words[found.head].is(person | group | document | medium);
    return !noun && r.mentions[found.mention].type == 'o' && r.mentions[found.mention].last == found.last &&
           found.last - found.first <= 4 && found.last < r.words.size() && r.words[found.last].mark == ',';
}

}  // namespace

std::uint32_t name_behind(const Reading& r, std::uint32_t i) {
    const std::uint32_t unit = r.words[i].unit;
    if (i + 1 < r.words.size() && r.words[i].is(determiner)) {
        if (r.words[i + 1].is(title)) {
            ++i;
        } else {  // son adversaire, l'ancien président X, …
            const NounGroup found = noun_group(r, i, r.units[unit].last);
            const bool named =
                found.mention != none &&
                ((found.head != none && r.words[found.head].is(person)) || found.last - found.first <= 4) &&
                r.mentions[found.mention].type == 'p' && found.others.empty() &&
                r.mentions[found.mention].last == found.last;
            const bool body = found.mention != none && reading_body(r, found);  // le repreneur, le britannique X, …
            return named || body ? found.mention : none;
        }
    }
    if (r.words[i].mark == 0 && r.words[i].mention == none && !r.words[i].is(title | determiner)) {
        // a fellow resident, retired teacher X, …
        const NounGroup found = noun_group(r, i, r.units[unit].last);
        if (found.mention != none && r.mentions[found.mention].type == 'p' && found.others.empty() &&
            found.first == i && found.head != none && r.words[found.head].is(person) &&
            r.mentions[found.mention].last == found.last)
            return found.mention;
    }
    if (r.words[i].is(title)) ++i;
    if (i >= r.words.size() || r.words[i].unit != unit || r.words[i].mention == none) return none;
    return r.mentions[r.words[i].mention].type == 'p' ? r.words[i].mention : none;
}

}  // namespace vigie::grammar
