// German: a verb in two parts, with what it is about between them: hat gestern … gesagt, teilte die Bank … mit.
#include <algorithm>

#include "plugins/grammar/steps.hpp"

namespace vigie::grammar {

namespace {

constexpr std::uint32_t widest = 60;  // words between the parts

// Where the clause that a verb stands in ends, past quotations and commas between which no finite verb stands.
std::uint32_t clause_end(const Reading& r, const Unit& unit, const VerbGroup& group) {
    std::uint32_t i = group.last;
    const auto level = r.words[group.head].quote;
    for (; i < unit.last && i < group.last + widest; ++i) {
        const Word& w = r.words[i];
        if (level == none && w.quote != none) {
            i = r.quotes[w.quote].last - 1;
            continue;
        }
        if (w.quote != level || w.mark == ',' || w.mark == ':' || w.mark == ';' || w.mark == '.') break;
        if (w.verb_group != none && r.groups[w.verb_group].finite() &&
            !(w.entry->forms() & participle)) {  // hat X besucht und sagte
            while (i > group.last && r.words[i - 1].mark == 0 && r.words[i - 1].is(coordinator)) --i;
            break;
        }
    }
    return std::min(i, unit.last);
}

// The verb that closes a clause: a participle or infinitive that is no finite form.
const VerbGroup* closing(const Reading& r, const VerbGroup& group, std::uint32_t end, std::uint16_t wanted) {
    for (std::uint32_t i = end; i > group.last;) {
        const Word& w = r.words[--i];
        if (w.verb_group == none || w.mark || w.upper) {
            if (i + 4 < end) return nullptr;
            continue;
        }
        const VerbGroup& other = r.groups[w.verb_group];
        if (&other == &group) return nullptr;
        if ((w.entry->forms() & wanted) && !other.passive) return &other;
        if (i + 4 < end) return nullptr;
    }
    return nullptr;
}

bool is_form_of(const Word& word, std::uint16_t verb) {
    for (std::uint32_t s = 0; verb && s < word.entry->sense_count; ++s)
        if (word.entry->senses[s].verb == verb) return true;
    return false;
}

std::uint16_t sense_with(const Word& word, std::uint16_t wanted) {
    for (std::uint32_t s = 0; s < word.entry->sense_count; ++s)
        if (word.entry->senses[s].forms & wanted) return word.entry->senses[s].verb;
    return 0;
}

void join(Reading& r, const Unit& unit, VerbGroup& group) {
    const Lexicon& lexicon = *r.lexicon;
    const Word& head = r.words[group.first == group.head ? group.head : group.last - 1];
    const bool have = is_form_of(head, lexicon.have), be = is_form_of(head, lexicon.be);
    const bool become = is_form_of(head, lexicon.become), has_modal = head.is(modal);
    const std::uint32_t end = clause_end(r, unit, group);
    if (!(have || be || become || has_modal)) {
        if (end > group.last && r.words[end - 1].mark == 0)
            group.verb = lexicon.with_particle(group.verb, r.words[end - 1].key);
        return;
    }
    // gesagt hat: behind its participle, where the clause ends
    const bool last = group.last >= unit.last || r.words[group.last].mark != 0;
    const std::uint16_t wanted = has_modal ? infinitive : have || be ? participle : participle | infinitive;
    const VerbGroup* part = closing(r, group, end, wanted);
    if (!part && last && group.first > unit.first && r.words[group.first - 1].mark == 0 &&
        (r.words[group.first - 1].entry->forms() & wanted) && r.words[group.first - 1].verb_group != none)
        part = &r.groups[r.words[group.first - 1].verb_group];
    if (!part) return;
    const Word& word = r.words[part->head];
    const bool passive = become && (word.entry->forms() & participle) && !(word.entry->forms() & infinitive);
    if (const auto verb = sense_with(word, wanted)) group.verb = verb;
    r.groups[word.verb_group].forms &= infinitive | gerund | participle;  // hat … erklärt: no verb of its own
    group.perfect = have;
    group.passive = be || passive;
}

}  // namespace

void join_brackets(Reading& reading) {
    for (const Unit& unit : reading.units)
        for (std::uint32_t g = unit.first_group; g < unit.last_group; ++g)
            if (VerbGroup& group = reading.groups[g]; group.finite()) join(reading, unit, group);
}

}  // namespace vigie::grammar
