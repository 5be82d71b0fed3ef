// Names that stand beside a description: le ministre de l'Intérieur, X; l'expert, le Dr X.
#include "plugins/grammar/steps.hpp"

namespace vigie::grammar {

bool takes_name(const Reading& r, const NounGroup& group) {
    if (group.mention == none) return true;
    return r.mentions[group.mention].type != 'p' && group.head != none && r.words[group.head].is(person);
}

std::uint32_t name_behind(const Reading& r, std::uint32_t i) {
    const std::uint32_t unit = r.words[i].unit;
    if (i + 1 < r.words.size() && r.words[i].is(determiner) && r.words[i + 1].is(title)) ++i;
    if (r.words[i].is(title)) ++i;
    if (i >= r.words.size() || r.words[i].unit != unit || r.words[i].mention == none) return none;
    return r.mentions[r.words[i].mention].type == 'p' ? r.words[i].mention : none;
}

}  // namespace vigie::grammar
