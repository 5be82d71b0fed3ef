// How a reported clause opens: with "that", or with an infinitive.
#include "plugins/quotes/quotes.hpp"

namespace vigie::quotes {

using grammar::none;
using grammar::Unit;
using grammar::Word;

namespace {

// la politique que X mène: the word before is a bare common noun of the verb's own object
bool relative_use(const Reading& r, std::uint32_t i) {
    const Word& before = r.words[i - 1];
    return before.mark == 0 && before.verb_group == none && before.mention == none &&
           !before.is(grammar::adverb | grammar::time | grammar::negation | grammar::pronoun | grammar::person |
                      grammar::group | grammar::medium | grammar::clitic) &&
           i >= 2 && r.words[i - 2].mark == 0 && r.words[i - 2].is(grammar::determiner) &&
           r.words[i - 2].verb_group == none && !(i >= 3 && r.words[i - 3].is(grammar::to | grammar::preposition));
}

// English, problems that have grown: without a subject of its own
bool relative_that(const Reading& r, const Unit& unit, std::uint32_t i) {
    std::uint32_t k = i + 1;
    while (k < unit.last && r.words[k].mark == 0 && r.words[k].verb_group == none && r.words[k].is(grammar::adverb))
        ++k;
    if (k >= unit.last || r.words[k].mark || r.words[k].verb_group == none) return false;
    const VerbGroup& group = r.groups[r.words[k].verb_group];
    return group.first == k && group.finite() && group.before == none;
}

// A verb that the lexicon does not know, by its form; in English anything behind "to".
bool unknown_verb(const Reading& r, std::uint32_t i) {
    const Word& w = r.words[i];
    const auto text = r.text(i);
    return w.mark == 0 && !w.entry->known() && w.mention == none && !w.upper &&
           (!r.lexicon->inverts || (text.size() >= 5 && text.ends_with("er")));
}

}  // namespace

// Not "plus que", "ne … que".
bool opens_complement(const Reading& r, const Unit& unit, std::uint32_t i) {
    if (i > unit.first && r.words[i - 1].mark == 0 && r.words[i - 1].is(grammar::adverb | grammar::subordinator) &&
        !r.words[i - 1].is(grammar::time) && r.words[i - 1].is(grammar::degree))
        return false;
    // dès que, après que
    if (r.lexicon->inverts && i > unit.first && r.words[i - 1].mark == 0 && r.words[i - 1].is(grammar::preposition) &&
        !r.words[i - 1].is(grammar::clitic | grammar::adverb | grammar::of | grammar::to | grammar::channel))
        return false;
    if (r.words[i].is(grammar::relative) && i > unit.first && r.words[i - 1].mention == none && relative_use(r, i))
        return false;
    if (!r.lexicon->inverts && relative_that(r, unit, i)) return false;
    if (r.lexicon->inverts && !r.lexicon->articles) return true;  // что главное — упорство: no verb is needed
    for (std::uint32_t k = i + 1; k < unit.last && k < i + 40; ++k)
        if (r.words[k].verb_group != none && r.groups[r.words[k].verb_group].finite()) return true;
    return false;
}

bool infinitive_at(const Reading& r, const Unit& unit, std::uint32_t i) {
    if (i >= unit.last || r.words[i].mark || r.words[i].quote != none) return false;
    std::uint32_t k = i;
    const bool inverts = r.lexicon->inverts;
    if (!inverts && r.words[k].is(grammar::to) && ++k < unit.last && unknown_verb(r, k)) return true;
    for (int steps = 0; k < unit.last && steps < 4; ++steps, ++k) {
        const Word& w = r.words[k];
        if (w.mark || w.quote != none) return false;
        if (w.verb_group != none && r.groups[w.verb_group].forms & grammar::infinitive) return true;
        if (w.entry->forms() & grammar::infinitive && !inverts && k > i) return true;
        if (inverts && unknown_verb(r, k)) return true;
        if (k == i + 1 && inverts && r.words[i].is(grammar::negation)) continue;  // dit ne rien savoir
        if (!w.is(grammar::clitic | grammar::negation | grammar::adverb)) return false;
    }
    return false;
}

}  // namespace vigie::quotes
