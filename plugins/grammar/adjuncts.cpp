// Over what only tells when, where or how.
#include <algorithm>

#include "plugins/grammar/grammar.hpp"

namespace vigie::grammar {

std::uint32_t skip_adjuncts(const Reading& reading, std::uint32_t first, std::uint32_t limit) {
    std::uint32_t i = first;
    limit = std::min(limit, first + 40);
    while (i < limit) {
        const Word& w = reading.words[i];
        if (w.mark == '(') {
            std::uint32_t j = i;
            while (j < limit && j < i + 12 && reading.words[j].mark != ')') ++j;
            if (j >= limit || reading.words[j].mark != ')') return i;
            i = j + 1;
            continue;
        }
        if (w.mark || w.mention != none) return i;
        if (const std::uint32_t words = reading.lexicon->phrase(reading, i, limit); words > 0) {
            i += words;
            continue;
        }
        const bool contracted_plural = w.is(of) && w.has(contracted) && w.has(plural);
        if (w.is(time) || (w.is(adverb) && !w.is(determiner | coordinator | preposition)) ||
            (w.is(negation) && !w.is(determiner)) || reading.text(i).ends_with("ment")) {
            ++i;
            continue;
        }
        if ((w.is(determiner) || reading.article->tokens[i].kind == VIGIE_TOKEN_NUMBER) && i + 1 < limit) {
            std::uint32_t j = i + 1;
            while (j < limit && j < i + 3 &&
                   (reading.article->tokens[j].kind == VIGIE_TOKEN_NUMBER || reading.words[j].is(same | latter)))
                ++j;
            if (j < limit && reading.words[j].mark == 0 && reading.words[j].is(time)) {
                i = j + 1;
                continue;
            }
            return i;
        }
        if (!w.is(preposition) || contracted_plural || i + 1 >= limit) return i;
        std::uint32_t j = i + 1;
        while (j < limit && reading.words[j].is(preposition) && !reading.words[j].mark) ++j;
        const NounGroup complement = noun_group(reading, j, limit);
        if (complement.empty()) {
            if (j >= limit || reading.words[j].mark || reading.words[j].verb_group != none) return i;
            i = j + 1;
            continue;
        }
        i = complement.last;
    }
    return i;
}

}  // namespace vigie::grammar
