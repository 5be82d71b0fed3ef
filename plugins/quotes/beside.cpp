// Speakers that stand beside a quotation without a verb that reports: a signature, whose words the next sentence says
// they are, of whom the paragraph above tells.
#include <algorithm>

#include "plugins/quotes/attribute.hpp"

namespace vigie::quotes {

using grammar::none;

NounGroup signature(const Reading& r, const grammar::Quote& quote, const grammar::Unit& unit) {
    if (quote.words < 4) return {};
    std::uint32_t i = quote.last;
    const bool dash = i + 1 < unit.last && r.words[i].mark == '-';
    const auto person = [&](const NounGroup& who) {
        return who.mention != none && r.mentions[who.mention].type == 'p' && who.others.empty();
    };
    if (dash) {
        const NounGroup who = grammar::noun_group(r, i + 1, unit.last);
        return person(who) && (who.last >= unit.last || r.words[who.last].mark != 0) ? who : NounGroup{};
    }
    // «…» Name, journaliste, dans une étude: a line without a verb, in the same paragraph or below
    const auto u = static_cast<std::uint32_t>(&unit - r.units.data());
    if (!r.lexicon->inverts || quote.first != unit.first || !quote.clause) return {};
    const bool below = i >= unit.last;
    if (below && u + 1 >= r.units.size()) return {};
    const grammar::Unit& line = below ? r.units[u + 1] : unit;
    if (below) i = line.first;
    if (line.last < i + 2 || r.words[i].mention == none || r.mentions[r.words[i].mention].first != i) return {};
    for (std::uint32_t g = line.first_group; g < line.last_group; ++g)
        if (r.groups[g].first >= i && r.groups[g].finite()) return {};
    const NounGroup who = grammar::noun_group(r, i, line.last);
    return person(who) && who.last < line.last && r.words[who.last].mark == ',' ? who : NounGroup{};
}

// «…» La formule, répétée par X; cette petite phrase de X: whose words the next sentence says they are.
NounGroup presented(const Reading& r, const Language& language, const grammar::Quote& quote,
                    const grammar::Unit& unit) {
    std::uint32_t i = quote.last;
    if (!r.lexicon->inverts || i + 3 >= unit.last || (r.words[i].mark != ':' && r.words[i].mark != ',')) return {};
    ++i;
    if (r.words[i].mark) return {};
    const bool cleft = language.presenters.count(r.words[i].key) != 0;
    const NounGroup words = grammar::noun_group(r, i, unit.last);
    const bool named = words.head != none && r.words[words.head].is(grammar::speech) &&
                       (words.features & grammar::definite) && r.words[quote.last].mark == ':';
    if (!cleft && !named) return {};
    bool of_speech = named;
    const std::uint32_t limit = std::min(unit.last, i + 14);
    for (std::uint32_t k = named ? words.head + 1 : i + 1; k + 1 < limit; ++k) {
        const grammar::Word& w = r.words[k];
        if (w.mark || w.quote != none) return {};
        const bool that = cleft && w.is(grammar::complementiser) && of_speech;
        if (!that && !(of_speech && w.is(grammar::of))) {
            of_speech = of_speech || w.is(grammar::speech);
            continue;
        }
        const NounGroup who = grammar::noun_group(r, k + 1, unit.last);
        if (may_speak(r, who)) return who;
    }
    return {};
}

Attribution owner_of_words(const Reading& r, grammar::Cast& cast, std::uint32_t u) {
    Attribution out;
    if (u + 1 >= r.units.size()) return out;
    const grammar::Unit& next = r.units[u + 1];
    const NounGroup words = grammar::noun_group(r, next.first, next.last);
    if (words.empty() || words.head == none || !r.words[words.head].is(grammar::speech) ||
        !(words.features & (grammar::definite | grammar::demonstrative)))
        return out;
    const std::uint32_t limit = std::min(next.last, words.last + 14);
    for (std::uint32_t i = words.head + 1; i + 1 < limit && !out.strength; ++i) {
        const std::uint32_t g = r.words[i].verb_group;  // Le mot est de X.
        if (g != none && r.groups[g].finite() && r.groups[g].verb != r.lexicon->be) break;
        if (r.words[i].mark || !r.words[i].is(grammar::of | grammar::agent)) continue;
        const NounGroup who = grammar::noun_group(r, i + 1, next.last);
        if (who.mention == none && (who.head == none || !r.words[who.head].is(grammar::person | grammar::group)))
            continue;
        out.speakers = cast.resolve(who);
        out.strength = out.speakers.empty() ? 0 : 55;
    }
    return out;
}

Attribution told_above(const Reading& r, const grammar::Cast& cast, std::uint32_t u) {
    Attribution out;
    std::uint32_t above = u;
    while (above > 0 && r.units[above - 1].paragraph == r.units[u].paragraph) --above;
    if (above == 0) return out;
    const std::uint32_t paragraph = r.units[above - 1].paragraph;
    std::uint32_t first = above;
    while (first > 0 && r.units[first - 1].paragraph == paragraph) --first;
    const std::uint32_t from = r.units[first].first, to = r.units[above - 1].last;
    for (std::uint32_t i = from; i < to; ++i)  // a paragraph that only tells
        if (r.words[i].quote != none && r.quotes[r.words[i].quote].clause) return out;
    std::uint32_t one = none;
    const auto begin = std::partition_point(r.mentions.begin(), r.mentions.end(),
                                            [&](const grammar::Mention& m) { return m.first < from; });
    for (auto m = begin; m != r.mentions.end() && m->first < to; ++m) {
        if (m->type != 'p' || m->actor == none) continue;
        if (one != none && r.mentions[one].actor != m->actor) return out;
        if (one == none) one = static_cast<std::uint32_t>(m - r.mentions.begin());
    }
    if (one == none || !r.mentions[one].subject) return out;
    out.speakers = {cast.of_actor(r.mentions[one].actor, r.mentions[one].span)};
    out.strength = 30;
    out.passed_on = true;
    return out;
}

}  // namespace vigie::quotes
