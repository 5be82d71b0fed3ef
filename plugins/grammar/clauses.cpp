// How the finite verbs of a unit hang together.
#include "plugins/grammar/steps.hpp"

namespace vigie::grammar {

bool same_level(const Reading& r, std::uint32_t a, std::uint32_t b) {
    return r.words[a].quote == r.words[b].quote;
}

bool relative_clause(const Reading& r, const VerbGroup& group) {
    return group.first > 1 && r.words[group.first - 1].is(relative) && r.words[group.first - 1].mark == 0 &&
           r.words[group.first - 2].mark == ',';
}

bool complement_clause(const Reading& r, std::uint32_t g, const Unit& unit) {
    const VerbGroup& group = r.groups[g];
    std::uint32_t other = g;
    while (other > unit.first_group && other + 20 > g) {
        const VerbGroup& before = r.groups[--other];
        if (!before.finite() || !same_level(r, before.head, group.head)) continue;
        bool breaks = false;
        for (std::uint32_t i = before.last; i < group.first; ++i) {
            const Word& w = r.words[i];
            if (!same_level(r, i, group.head)) continue;
            if (w.mark == 0 && w.is(complementiser) && !w.is(adverb)) return true;
            breaks = breaks || w.mark != 0 || w.is(coordinator | relative | subordinator);
        }
        return !breaks && !r.lexicon->inverts;
    }
    return false;
}

const VerbGroup* main_before(const Reading& r, const VerbGroup& group, const Unit& unit) {
    for (std::uint32_t g = unit.last_group; g-- > unit.first_group;) {
        const VerbGroup& other = r.groups[g];
        if (other.first < group.first && other.finite() && same_level(r, other.head, group.head) &&
            !complement_clause(r, g, unit) && !relative_clause(r, other))
            return &other;
    }
    return nullptr;
}

NounGroup antecedent_before(const Reading& r, std::uint32_t relative_word, const Unit& unit) {
    std::uint32_t end = relative_word;
    if (end > unit.first && r.words[end - 1].mark == ',') --end;
    while (end > unit.first && r.words[end - 1].mark == ')') {
        while (end > unit.first && r.words[end - 1].mark != '(') --end;
        if (end > unit.first) --end;
    }
    NounGroup found = noun_group_ending(r, unit.first, end);
    const auto someone = [&](const NounGroup& group) {
        return group.mention != none || (group.head != none && r.words[group.head].is(person | grammar::group));
    };
    // X, délégué du parti, qui …: a bare noun tells of the name before its comma
    if (r.lexicon->inverts && !found.empty() && found.first >= unit.first + 2 && r.words[found.first - 1].mark == ',' &&
        found.head != none && r.words[found.head].is(person) && !r.words[found.first].is(determiner | of) &&
        found.head == found.first)
        if (const auto m = r.words[found.first - 2].mention; m != none && r.mentions[m].type == 'p')
            return noun_group(r, r.mentions[m].first, found.first - 1);
    if (found.empty() || someone(found)) return found;
    if (!r.lexicon->inverts) {  // a group launched | in 2021 that …
        const bool when = found.head != none &&
                          (r.words[found.head].is(time) || r.article->tokens[found.head].kind == VIGIE_TOKEN_NUMBER);
        if (!when || found.first <= unit.first + 1 || !r.words[found.first - 1].is(preposition)) return found;
        end = found.first - 1;
        const std::uint32_t g = r.words[end - 1].verb_group;
        if (g != none && r.groups[g].first > unit.first && (r.groups[g].forms & participle)) end = r.groups[g].first;
        return noun_group_ending(r, unit.first, end);
    }
    // l'adjointe chargée des routes, qui …: past what a participle governs
    std::uint32_t before = found.first;
    while (before > unit.first && r.words[before - 1].mark == 0 && r.words[before - 1].is(preposition | of | to))
        --before;
    if (before <= unit.first || r.words[before - 1].mark || !(r.words[before - 1].entry->forms() & participle))
        return found;
    NounGroup whole = noun_group_ending(r, unit.first, before - 1);
    return someone(whole) ? whole : found;
}

bool opens_as_predicate(const Reading& r, const NounGroup& group, std::uint32_t end) {
    const Word& start = r.words[group.first];
    return r.lexicon->inverts && group.last + 1 < end && r.words[group.last].mark == ',' &&
           r.words[group.last + 1].is(determiner) && start.mention == none && group.mention == none &&
           !start.is(determiner | title | pronoun | of);
}

void join_named(const Reading& r, NounGroup& subject, std::uint32_t end) {
    const std::uint32_t one = subject.apposition != none ? subject.apposition : subject.mention;
    if (!r.lexicon->inverts || one == none || r.mentions[one].type != 'p' || !subject.others.empty()) return;
    for (std::uint32_t i = r.mentions[one].last; i + 1 < end; ++i) {
        const std::uint32_t m = r.words[i + 1].mention;
        if (r.words[i].mark || !r.words[i].is(coordinator) || m == none || r.mentions[m].first != i + 1) continue;
        if (r.mentions[m].type == 'p') subject.others.push_back(m);
    }
}

std::uint32_t over_parenthesis(const Reading& r, std::uint32_t comma, std::uint32_t end) {
    if (!r.lexicon->inverts || comma + 2 >= end || r.words[comma + 1].mark || r.words[comma + 1].mention != none)
        return comma;
    const Word& first = r.words[comma + 1];
    const bool adjunct = first.is(preposition) && !first.is(of);
    // fulmine, les bras croisés, un docker
    const bool bearing = first.is(determiner) && r.words[comma + 2].mark == 0 && r.words[comma + 2].mention == none &&
                         !r.words[comma + 2].is(person | grammar::group | determiner | title);
    if (!adjunct && !bearing && first.is(determiner | pronoun | person | grammar::group | of | relative | coordinator))
        return comma;
    const std::uint32_t limit = std::min(end, comma + (adjunct ? 16U : bearing ? 6U : 3U));
    for (std::uint32_t i = comma + 2; i < limit; ++i) {
        if (r.words[i].mark == ',') return i + 1;
        const std::uint32_t g = r.words[i].verb_group;
        if (r.words[i].mark || (g != none && r.groups[g].finite())) return comma;
    }
    return comma;
}

NounGroup controlling_object(const Reading& r, const VerbGroup& group, std::uint32_t end) {
    if (!r.lexicon->controls_by_object(group.verb) || group.passive || group.last >= end || r.words[group.last].mark)
        return {};
    NounGroup who = noun_group(r, group.last, end);
    const bool someone = who.mention != none || (who.head != none && r.words[who.head].is(person | grammar::group));
    return someone ? who : NounGroup{};
}

NounGroup inverted_subject(const Reading& r, const VerbGroup& group, const Unit& unit) {
    if (!r.lexicon->inverts || group.before != none || group.inverted != none || group.first < unit.first + 2)
        return {};
    std::uint32_t i = group.first - 1;
    if (r.words[i].mark == ',') --i;
    bool reports = r.words[i].mark == '"';
    if (!reports && i + 1 == group.first) return {};
    for (std::uint32_t g = unit.first_group; g < unit.last_group && !reports && r.groups[g].first < group.first; ++g) {
        const VerbGroup& other = r.groups[g];
        if (!other.finite() || !same_level(r, other.head, group.head)) continue;
        if (other.first > unit.first && r.words[other.first - 1].is(relative | subordinator)) return {};
        reports = true;
    }
    if (!reports) return {};
    NounGroup who = subject_after(r, group);
    const bool someone = who.mention != none || who.apposition != none ||
                         (who.head != none && r.words[who.head].is(person | grammar::group | source | document));
    return someone ? who : NounGroup{};
}

NounGroup nearest_being(const Reading& r, std::uint32_t floor, std::uint32_t end) {
    for (std::uint32_t p = end; p > floor && p + 6 > end; --p) {
        const Word& w = r.words[p - 1];
        if (w.mark || w.is(preposition | of)) return {};
        if (!w.is(person | group | determiner)) continue;
        std::uint32_t first = p - 1;
        // Des militants réclamant: an article, where no noun stands before it
        if (first > floor && r.words[first - 1].is(of) && r.words[first - 1].has(contracted) &&
            r.words[first - 1].has(plural) && (first - 1 == floor || r.words[first - 2].mark))
            --first;
        const NounGroup found = noun_group(r, first, end, true);
        if (found.last == end && found.head != none && r.words[found.head].is(person | group) &&
            (w.is(determiner) || first == floor || !r.words[first - 1].is(determiner))) {
            // some hardline | groups: with what stands before the noun, where nothing is declined
            const NounGroup whole = r.lexicon->inverts ? found : noun_group_ending(r, floor, end);
            return whole.head == found.head && whole.mention == none && whole.first < found.first ? whole : found;
        }
    }
    return {};
}

NounGroup without_adjunct(const Reading& r, const NounGroup& found, std::uint32_t floor, std::uint32_t end) {
    if (r.lexicon->articles || !r.lexicon->inverts || found.mention != none || found.first <= floor) return found;
    const Word& before = r.words[found.first - 1];
    if (before.mark || !before.is(preposition)) return found;
    for (std::uint32_t i = found.first + 1; i < end; ++i) {
        if (!r.words[i].is(person | group) || r.words[i].has(oblique)) continue;
        NounGroup who = noun_group(r, i, end, true);
        if (who.last == end) return who;
    }
    return found;
}

}  // namespace vigie::grammar
