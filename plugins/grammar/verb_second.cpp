// German: what stands before the verb need not be its subject, and in subordinate clauses the verb comes last.
#include "plugins/grammar/steps.hpp"

namespace vigie::grammar {

namespace {

// Opens no clause of its own: gestern, auch.
bool small(const Word& w) {
    return w.mark == 0 && w.mention == none && w.is(clitic | negation | adverb) &&
           !w.is(determiner | pronoun | preposition);
}

// Where what stands before a verb in its clause begins.
std::uint32_t field_start(const Reading& r, const Unit& unit, const VerbGroup& group) {
    std::uint32_t i = group.first;
    while (i > unit.first) {
        const Word& w = r.words[i - 1];
        if (w.quote != none && r.words[group.head].quote == none && r.quotes[w.quote].words <= 5) {
            i = r.quotes[w.quote].first;  // in der „Bild“-Zeitung
            continue;
        }
        if (w.quote != r.words[group.head].quote || w.mark == ',' || w.mark == ':' || w.mark == ';' || w.mark == '.' ||
            w.mark == '"' || (w.mark == '-' && w.after_space && r.words[i].after_space))
            break;
        if (w.mark == 0 && w.is(coordinator) && (i == group.first || i - 1 == unit.first)) break;
        if (w.verb_group != none && r.groups[w.verb_group].finite() && &r.groups[w.verb_group] != &group) break;
        --i;
    }
    return i;
}

NounGroup with_name(const Reading& r, NounGroup who, std::uint32_t limit) {
    if (who.last + 1 < limit && r.words[who.last].mark == ',' && takes_name(r, who))
        who.apposition = name_behind(r, who.last + 1);
    return who;
}

bool may_be_subject(const Reading& r, const NounGroup& who) {
    if (who.empty() || (who.mention == none && who.head == none)) return false;
    const Word& start = r.words[who.first];
    if (start.has(oblique)) return false;
    if (who.head != none && who.mention == none && r.words[who.head].is(time)) return false;
    return start.is(determiner | title | pronoun) || start.mention != none || start.upper ||
           (who.head != none && r.words[who.head].upper);
}

// The first group of a stretch that may be a subject.
NounGroup first_in(const Reading& r, std::uint32_t first, std::uint32_t limit) {
    for (std::uint32_t i = first; i < limit && i < first + 12;) {
        if (small(r.words[i])) {
            ++i;
            continue;
        }
        if (const std::uint32_t past = skip_adjuncts(r, i, limit); past > i) {
            i = past;
            continue;
        }
        if (r.words[i].mark) return {};
        NounGroup who = noun_group(r, i, limit, true);
        if (may_be_subject(r, who)) {
            if (who.head == who.first && r.words[who.first].has(neuter) &&
                r.words[who.first].mark == 0)  // nannte es X …
                if (NounGroup next = noun_group(r, who.last, limit, true); next.mention != none) return next;
            return with_name(r, who, limit);
        }
        if (who.empty()) return {};
        i = who.last;
    }
    return {};
}

// X, der Chef von Y, | sagte: does the subject stand before what parts it from the verb?
bool subject_in_front(const Reading& r, const Unit& unit, const VerbGroup& group) {
    std::uint32_t i = unit.first;
    while (i < group.first && (small(r.words[i]) || r.words[i].is(coordinator))) ++i;
    if (i >= group.first || r.words[i].mark || r.words[i].is(subordinator | preposition)) return false;
    const NounGroup who = noun_group(r, i, group.first, true);
    if (!may_be_subject(r, who) || who.last >= group.first || r.words[who.last].mark != ',') return false;
    for (std::uint32_t k = who.last; k < group.first; ++k) {
        if (r.words[k].quote != none) return false;
        const auto g = r.words[k].verb_group;
        if (g != none && r.groups[g].finite() && !r.words[who.last + 1].is(determiner | relative | preposition))
            return false;
    }
    return true;
}

// The first of the verbs that "and" joins, whose subject is that of all.
const VerbGroup* joined_to(const Reading& r, const Unit& unit, const VerbGroup& group) {
    const VerbGroup* found = nullptr;
    std::uint32_t first = group.first;
    for (auto g = static_cast<std::uint32_t>(&group - r.groups.data()); g-- > unit.first_group;) {
        const VerbGroup& other = r.groups[g];
        if (!other.finite() || !same_level(r, other.head, group.head) || other.last > first) continue;
        found = &other;
        first = other.first;
        if (first == unit.first || r.words[first - 1].mark || !r.words[first - 1].is(coordinator)) return found;
    }
    return found && found->first > unit.first && r.words[found->first - 1].is(coordinator) ? nullptr : found;
}

bool ends_clause(const Reading& r, const Unit& unit, const VerbGroup& group) {
    return group.last >= unit.last || r.words[group.last].mark != 0 || r.words[group.last].is(coordinator);
}

NounGroup antecedent(const Reading& r, const Unit& unit, std::uint32_t word) {
    return word > unit.first + 1 ? noun_group_ending(r, unit.first, word - 1) : NounGroup{};
}

}  // namespace

bool subordinate(const Reading& r, const VerbGroup& group) {
    const Unit& unit = r.units[r.words[group.head].unit];
    const std::uint32_t start = field_start(r, unit, group);
    if (start >= group.first) return false;
    const Word& open = r.words[start];
    if (open.mark) return false;
    if (open.is(subordinator | complementiser | relative) && !open.is(determiner | adverb)) return true;
    const bool behind_comma = start > unit.first && r.words[start - 1].mark == ',';
    return behind_comma && ends_clause(r, unit, group) && (open.is(preposition | determiner));
}

NounGroup subject_behind(const Reading& r, const VerbGroup& group) {
    if (group.inverted != none) return {};
    const Unit& unit = r.units[r.words[group.head].unit];
    std::uint32_t limit = group.last;
    while (limit < unit.last && limit < group.last + 24 && r.words[limit].quote == r.words[group.head].quote &&
           r.words[limit].mark != ':' && r.words[limit].mark != ';' && r.words[limit].mark != '"')
        ++limit;
    return first_in(r, group.last, limit);
}

NounGroup subject_of_verb_second(const Reading& r, const VerbGroup& group) {
    if (!group.finite() || group.before != none) return {};
    const Unit& unit = r.units[r.words[group.head].unit];
    const std::uint32_t start = field_start(r, unit, group);
    const Word* before = start > unit.first ? &r.words[start - 1] : nullptr;
    std::uint32_t first = start;
    while (first < group.first && small(r.words[first])) ++first;
    if (first == group.first) {
        if (before && before->mark == 0 && before->is(coordinator) && first == start)  // und betonte
            if (const VerbGroup* other = joined_to(r, unit, group)) return subject_before(r, *other);
        if (before && before->mark == ',' && subject_in_front(r, unit, group)) return {};
        return subject_behind(r, group);
    }
    const Word& open = r.words[first];
    if (open.mention == none && open.is(subordinator | complementiser | relative) && !open.is(determiner))
        return open.is(relative) && before && before->mark == ',' ? antecedent(r, unit, first)
                                                                  : first_in(r, first + 1, group.first);
    if (before && before->mark == ',' && open.is(determiner) && open.has(definite) && first + 1 <= group.first) {
        const NounGroup own = noun_group(r, first, group.first, true);  // X, der in Y wohnt
        const Word& next = r.words[first + 1];                          // den X so zusammenfasste
        if (ends_clause(r, unit, group) &&
            (next.mention != none || next.is(pronoun) || (next.is(determiner) && !next.has(oblique))))
            return first_in(r, first + 1, group.first);
        if (own.empty() || (own.last < group.first && r.words[own.last].is(determiner)))
            return antecedent(r, unit, first);
    }
    if (open.has(oblique)) return subject_behind(r, group);
    if (open.mention == none && (open.is(preposition) || skip_adjuncts(r, first, group.first) >= group.first))
        return subject_behind(r, group);
    if (first + 1 == group.first && open.mention == none && !open.is(pronoun | determiner | person | grammar::group) &&
        first == unit.first)
        return subject_behind(r, group);  // Ähnlich äußerte sich X
    return {};
}

}  // namespace vigie::grammar
