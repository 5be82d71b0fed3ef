// Finds the subject behind a verb group: a dit, dans un communiqué, le ministre.
#include "plugins/grammar/grammar.hpp"
#include "plugins/grammar/steps.hpp"

namespace vigie::grammar {

NounGroup of_pronoun(const Reading& r, std::uint32_t word) {
    NounGroup out;
    out.first = out.head = word;
    out.last = word + 1;
    out.features = r.words[word].entry->features;
    return out;
}

NounGroup subject_after(const Reading& reading, const VerbGroup& group) {
    if (group.inverted != none) return of_pronoun(reading, group.inverted);
    const Unit& unit = reading.units[reading.words[group.head].unit];
    const auto& words = reading.words;
    if (reading.lexicon->verb_second) return subject_behind(reading, group);
    std::uint32_t i = skip_adjuncts(reading, group.last, unit.last);
    if (i + 1 < unit.last && words[i].mark == ',') {
        // a dit, dans un communiqué, le ministre
        const std::uint32_t past = skip_adjuncts(reading, i + 1, unit.last);
        i = past > i + 1 && past < unit.last && words[past].mark == ','
                ? past + 1
                : over_parenthesis(reading, i, unit.last);  // lui répond, cinglant, le maire
    }
    if (i >= unit.last || words[i].mark || words[i].quote != words[group.head].quote) return {};
    NounGroup found = noun_group(reading, i, unit.last);
    if (found.empty()) return found;
    if (found.head != none && found.mention == none && words[found.head].is(time)) return {};
    const Word& start = words[found.first];
    const bool starts = start.is(determiner | title | pronoun | of) || start.mention != none ||
                        !reading.lexicon->inverts || !reading.lexicon->articles ||
                        (start.upper && reading.lexicon->bare_names());
    if (!starts || (found.mention == none && found.head == none)) return {};
    if (found.last + 1 < unit.last && words[found.last].mark == ',' && takes_name(reading, found)) {
        found.apposition = name_behind(reading, found.last + 1);
    }
    return found;
}

}  // namespace vigie::grammar
