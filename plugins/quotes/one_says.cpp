// Whose words "on" reports: the body where one says so.
#include "plugins/quotes/quotes.hpp"

namespace vigie::quotes {

namespace {

// à Matignon, chez X, au sein de X, dans l'entourage de X: the body behind prepositions; empty if there is none.
NounGroup body_behind(const Reading& r, const grammar::Unit& unit, std::uint32_t first) {
    std::uint32_t i = first;
    if (const std::uint32_t words = r.lexicon->phrase(r, i, unit.last); words > 1) i += words - 1;
    while (i < unit.last && i < first + 4 && r.words[i].mark == 0 && r.words[i].mention == grammar::none &&
           r.words[i].is(grammar::preposition | grammar::to))
        ++i;
    if (i == first || i >= unit.last) return {};
    NounGroup who = grammar::noun_group(r, i, unit.last);
    const bool with = i == first + 2 && r.words[first].is(grammar::channel) && r.words[first + 1].is(grammar::of);
    if (with && may_speak(r, who)) return who;                                 // auprès de X
    if (who.head != grammar::none && r.words[who.head].is(grammar::document))  // dans le communiqué signé par X
        for (std::uint32_t k = who.head + 1; k + 1 < unit.last && k < who.head + 6 && r.words[k].mark == 0; ++k)
            if (r.words[k].is(grammar::agent)) {
                const NounGroup by = grammar::noun_group(r, k + 1, unit.last);
                return may_speak(r, by) ? by : NounGroup{};
            }
    const auto quote = r.words[i].mark == '"' ? r.words[i].quote : grammar::none;  // в "X"
    if (who.empty() && quote != grammar::none && r.quotes[quote].first == i && r.quotes[quote].words <= 4) {
        who = grammar::noun_group(r, i + 1, r.quotes[quote].last);
        who.last = r.quotes[quote].last;
        return who;
    }
    if (who.mention == grammar::none && who.head != grammar::none && !r.words[who.head].is(grammar::group))
        for (std::uint32_t k = who.head + 1; k + 1 < who.last; ++k)  // sur les bancs de la gauche
            if (r.words[k].mark == 0 && r.words[k].is(grammar::of)) who = grammar::noun_group(r, k + 1, unit.last);
    const bool body = who.mention != grammar::none ? r.mentions[who.mention].type != 'p'
                                                   : who.head != grammar::none && r.words[who.head].is(grammar::group);
    return body ? who : NounGroup{};
}

}  // namespace

NounGroup where_one_says(const Reading& r, const grammar::Unit& unit, const VerbGroup& group) {
    std::uint32_t i = group.last;
    if (r.lexicon->verb_second && i < unit.last && r.words[i].has(grammar::neuter)) ++i;
    if (i < unit.last && r.words[i].verb_group != grammar::none &&  // fait-on valoir chez X
        (r.groups[r.words[i].verb_group].forms & grammar::infinitive))
        i = r.groups[r.words[i].verb_group].last;
    while (i < unit.last && r.words[i].mark == 0 && r.words[i].is(grammar::adverb) &&
           !r.words[i].is(grammar::preposition))
        ++i;
    NounGroup who = body_behind(r, unit, i);
    // Au ministère, on attend. «…», y rappelle-t-on
    const auto u = static_cast<std::uint32_t>(&unit - r.units.data());
    if (who.empty() && u > 0 && r.units[u - 1].paragraph == unit.paragraph) who = body_in_front(r, r.units[u - 1]);
    // Le collectif se défend. «…», peut-on lire sur son site: of whom the sentence before tells
    if (who.empty() && u > 0 && r.units[u - 1].paragraph == unit.paragraph)
        for (std::uint32_t g = r.units[u - 1].first_group; g < r.units[u - 1].last_group && who.empty(); ++g) {
            const VerbGroup& told = r.groups[g];
            if (!told.finite() || r.words[told.head].quote != grammar::none) continue;
            who = grammar::subject_before(r, told);
            const bool body = who.mention != grammar::none
                                  ? r.mentions[who.mention].type == 'o'
                                  : who.head != grammar::none && r.words[who.head].is(grammar::group);
            if (!body) return {};
        }
    return who;
}

bool says_in_a_body(const Reading& r, const grammar::Unit& unit, const VerbGroup& group) {
    if (r.lexicon->verb_second && group.last + 1 < unit.last &&
        r.words[group.last].has(grammar::neuter))  // hieß es aus
        return r.words[group.last].is(grammar::pronoun) && r.words[group.last + 1].mark == 0 &&
               r.words[group.last + 1].is(grammar::preposition);
    return r.lexicon->inverts && !r.lexicon->articles && group.plural() && group.last < unit.last &&
           r.words[group.last].mark == 0 && r.words[group.last].is(grammar::preposition);
}

NounGroup body_in_front(const Reading& r, const grammar::Unit& unit) {
    NounGroup who = body_behind(r, unit, unit.first);
    return !who.empty() && who.last < unit.last && r.words[who.last].mark == ',' ? who : NounGroup{};
}

}  // namespace vigie::quotes
