// Noun groups, read from their end.
#include "plugins/grammar/grammar.hpp"

namespace vigie::grammar {

NounGroup noun_group_ending(const Reading& reading, std::uint32_t floor, std::uint32_t end) {
    NounGroup best;
    const std::uint32_t least = end > floor + 28 ? end - 28 : floor;
    for (std::uint32_t p = end; p-- > least;) {
        const Word& w = reading.words[p];
        if (w.mark == ',' || w.mark == ':' || w.mark == ';' || w.mark == '.') break;
        if (w.mark) continue;
        const bool some = p > least && reading.words[p - 1].mark == 0 && reading.words[p - 1].is(of) &&
                          !reading.words[p - 1].has(contracted) && w.mention == none &&
                          reading.text(p).ends_with('s') &&
                          (p - 1 == floor || reading.words[p - 2].mark != 0);  // D'anciennes collègues
        const bool starts =
            some || w.is(determiner) || w.is(title) || w.mention != none || w.is(pronoun) || w.is(of) ||
            (p == least || reading.words[p - 1].mark != 0 || !reading.lexicon->inverts || !reading.lexicon->articles);
        if (!starts || (w.mention != none && reading.mentions[w.mention].first < p)) continue;
        if (w.is(of) && !(w.has(contracted) && w.has(plural))) continue;
        const NounGroup found = noun_group(reading, p, end, true);
        if (found.last == end && !found.empty()) best = found;
    }
    return best;
}

}  // namespace vigie::grammar
