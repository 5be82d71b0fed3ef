// What kind a marked stretch is: spoken words, or a term, title or irony that nobody is reported to have said.
#include <algorithm>

#include "plugins/quotes/quotes.hpp"

namespace vigie::quotes {

namespace {

using grammar::none;

// A title or name: its words but the small ones begin with capitals.
bool titled(const Reading& r, const grammar::Quote& quote) {
    std::uint32_t capitals = 0, words = 0;
    for (std::uint32_t i = quote.first; i < quote.last; ++i) {
        const auto& w = r.words[i];
        if (w.mark || w.is(grammar::determiner | grammar::preposition | grammar::of | grammar::coordinator)) continue;
        ++words;
        capitals += w.upper;
    }
    return words >= 2 && capitals == words;
}

// surnommé « X »; but X a appelé « à la retenue »
bool names(const Reading& r, const Language& language, const VerbGroup& group) {
    const std::uint16_t cue = language.cue(group.verb);
    const bool asks = (cue & ask) && group.finite() && !group.passive && r.lexicon->inverts;
    return (cue & naming) && !asks;
}

// « L'Écho »: nothing but a body's name
bool is_name(const Reading& r, const grammar::Quote& quote) {
    if (!quote.capital || quote.stop || quote.words > 6 || !quote.closed || quote.last < quote.first + 3) return false;
    const auto m = r.words[quote.last - 2].mention;
    if (m == none || r.mentions[m].type != 'o') return false;
    for (std::uint32_t i = quote.first + 1; i < r.mentions[m].first; ++i)
        if (!r.words[i].is(grammar::determiner)) return false;
    return r.mentions[m].first > quote.first;
}

// un sixième film, « L'Été long »: its title
bool titles_work(const Reading& r, const grammar::Quote& quote) {
    if (!quote.capital || quote.stop || quote.words > 8 || quote.first < 2) return false;
    std::uint32_t i = quote.first - 1;
    if (r.words[i].mark == ',') --i;
    for (int steps = 0; i > 0 && steps < 3 && r.words[i].mark == 0 && r.words[i].unit == quote.unit; ++steps, --i) {
        if (r.words[i].is(grammar::work)) return true;
        if (r.words[i].is(grammar::preposition | grammar::relative | grammar::complementiser) ||
            r.words[i].verb_group != none)
            return false;
    }
    return false;
}

// la section « Les Fourmis », l'opération « Ville propre »: behind its noun, with a capital, how something is called
bool names_thing(const Reading& r, const grammar::Quote& quote) {
    if (!r.lexicon->inverts || !quote.capital || quote.stop || quote.clause || quote.words > 5 || quote.first < 2)
        return false;
    const auto &noun = r.words[quote.first - 1], &before = r.words[quote.first - 2];
    if (noun.mark || noun.upper || noun.verb_group != none || noun.unit != quote.unit || before.mark) return false;
    if (noun.entry->classes &
        ~(grammar::group | grammar::document | grammar::medium | grammar::work | grammar::eponym | grammar::generic))
        return false;
    return before.is(grammar::determiner | grammar::of);
}

// « Anatomie d'une chute » a été refusé: a name of something, of which the sentence tells.
bool told_of(const Reading& r, const Language& language, const grammar::Quote& quote) {
    if (!quote.capital || quote.stop || quote.words > 6 || quote.last >= r.words.size()) return false;
    if (quote.first > 0 && r.words[quote.first - 1].mark == ':') return false;
    const auto& next = r.words[quote.last];
    if (next.mark || next.unit != quote.unit || next.verb_group == none) return false;
    const auto& group = r.groups[next.verb_group];
    return group.finite() && group.first == quote.last && group.before == none && group.inverted == none &&
           (group.passive || (language.cue(group.verb) & (say | think | ask | judge | weak)) == 0);
}

}  // namespace

bool is_scare(const Reading& r, const Language& language, std::uint32_t number, const Attribution& by,
              std::uint32_t repeats) {
    const grammar::Quote& quote = r.quotes[number];
    const bool small = quote.words <= 3;
    if (repeats >= 2 && quote.words <= 6 && !quote.clause && by.strength < 90) return true;
    if (repeats >= 3 && small) return true;
    if (told_of(r, language, quote)) return true;
    if (by.speakers.empty() && by.untold) return false;
    const bool announced = quote.first > 0 && r.words[quote.first - 1].mark == ':' && quote.capital && quote.stop;
    if (by.speakers.empty() && announced) return false;  // On y lit : « Paix ! »
    if (by.speakers.empty()) return quote.words <= 4 || (quote.words <= 12 && !quote.clause);
    if (titled(r, quote) && by.strength < 100) return true;
    if (by.strength < 105 && is_name(r, quote)) return true;
    if (by.strength < 100 && titles_work(r, quote)) return true;
    if (by.strength <= 100 && names_thing(r, quote)) return true;
    if (quote.first > 0) {
        const auto& before = r.words[quote.first - 1];
        // contacté par « Le Soir », sur le plateau de « C'est dimanche »
        if (before.mark == 0 && before.is(grammar::preposition) && quote.capital && !quote.stop && by.strength < 90 &&
            quote.words <= 7 && r.lexicon->inverts)
            return true;
        if (before.mark == 0 && before.verb_group != none && names(r, language, r.groups[before.verb_group]))
            return true;
    }
    if (by.strength < 35 && small) return true;
    return false;
}

bool is_direct(const Reading& r, std::uint32_t number, const Attribution& by) {
    const grammar::Quote& quote = r.quotes[number];
    const grammar::Unit& unit = r.units[quote.unit];
    bool opens = quote.first == unit.first;
    if (!opens) {
        const char before = r.words[quote.first - 1].mark;
        opens = before == ':' || before == '"' || before == '.' || (before == ',' && quote.capital);
    }
    return opens && (quote.clause || quote.stop || quote.capital) &&
           (quote.words >= 3 || by.strength >= 60 || by.untold);
}

}  // namespace vigie::quotes
