// The medium that passed words on.
#include <algorithm>

#include "plugins/quotes/attribute.hpp"

namespace vigie::quotes {

using grammar::none;

// The medium that passed it on: a dit à l'AFP, sur Twitter, selon CCTV beside a named speaker.
std::vector<std::string> media(const Reading& r, const grammar::Unit& unit, const UnitCues& cues, grammar::Cast& cast,
                               std::uint32_t cue_first, const VerbGroup* group, const std::vector<Referent>& speakers) {
    std::vector<std::string> out;
    const auto note = [&](std::uint32_t mention) {
        if (mention == none || r.mentions[mention].type != 'o' || r.mentions[mention].actor == none) return;
        const auto& actor = r.actors[r.mentions[mention].actor];
        const bool speaks = std::any_of(speakers.begin(), speakers.end(),
                                        [&](const Referent& one) { return one.actor == r.mentions[mention].actor; });
        if (!speaks && std::find(out.begin(), out.end(), actor.name) == out.end()) out.emplace_back(actor.name);
    };
    if (group) {
        const std::uint32_t limit = std::min(unit.last, group->last + 14);
        bool apposed = false;  // X, chercheuse à l'Institut: where one works
        for (std::uint32_t i = group->last; i + 1 < limit; ++i) {
            if (r.words[i].quote != none) break;
            if (r.words[i].mark == ',') apposed = r.lexicon->inverts && !r.words[i + 1].is(grammar::preposition);
            if (r.words[i].mark || !r.words[i].is(grammar::to | grammar::channel)) continue;
            if (apposed && r.words[i].is(grammar::to)) continue;
            std::uint32_t k = i + 1;
            while (k < limit && r.words[k].mark == 0 && r.words[k].mention == none && k < i + 4) ++k;
            if (k < limit) note(r.words[k].mention);
        }
    }
    for (const SourcePhrase& phrase : cues.sources) {
        if (cue_first == phrase.first) continue;
        if (phrase.who.mention != none) {
            note(phrase.who.mention);
        } else if (phrase.who.head != none && r.words[phrase.who.head].is(grammar::source)) {
            for (const auto& one : cast.resolve(phrase.who))
                if (one.actor != none)
                    note(r.actors[one.actor].mentions.empty() ? none : r.actors[one.actor].mentions[0]);
        }
    }
    return out;
}

}  // namespace vigie::quotes
