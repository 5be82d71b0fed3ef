// Speakers that the layout tells: «Name: …» in a transcript, «…» — Name, and a sentence that ends with a colon before a
// quotation which is a paragraph of its own.
#include <algorithm>

#include "plugins/common/common.hpp"
#include "plugins/quotes/attribute.hpp"

namespace vigie::quotes {

namespace {

using grammar::none;
using grammar::Word;

constexpr std::uint32_t longest_label = 4;

// A word that is written in capitals, as labels are: PENCE.
bool capitals(std::string_view text) {
    return text.size() >= 2 && std::none_of(text.begin(), text.end(),
                                            [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); });
}

Referent labelled(const Reading& r, const grammar::Cast& cast, std::uint32_t first, std::uint32_t last) {
    const vigie_span span{r.words[first].span.begin, r.words[last - 1].span.end};
    if (const auto m = r.words[last - 1].mention; m != none && r.mentions[m].actor != none)
        return cast.of_actor(r.mentions[m].actor, span);
    const std::string label = common::fold(r.text(last - 1));
    for (std::uint32_t a = 0; a < r.actors.size(); ++a) {
        if (r.actors[a].type != 'p') continue;
        const std::string name = common::fold(r.actors[a].name);
        if (name == label || (name.size() > label.size() && name.ends_with(" " + label))) return cast.of_actor(a, span);
    }
    const std::string name(r.text(first, last));
    return {"name:" + common::fold(name), name, span, none};
}

// Le maire, une voisine: someone whom the text does not name here.
bool one_person(const Reading& r, const NounGroup& who) {
    return who.head != none && r.words[who.head].is(grammar::person) && !r.words[who.head].is(grammar::pronoun) &&
           (who.features & grammar::singular) && !(who.features & grammar::plural);
}

// Un routier klaxonne, l'intéressée sourit: another one than he who spoke before.
bool is_new(const Reading& r, const NounGroup& who) {
    const bool known = who.features & (grammar::definite | grammar::demonstrative);  // but: sa femme
    return who.head != none && (r.words[who.head].is(grammar::concerned) || !known);
}

}  // namespace

Attribution label_inside(const Reading& r, const grammar::Cast& cast, const grammar::Quote& quote) {
    Attribution out;
    std::uint32_t i = quote.first;
    while (i < quote.last && r.words[i].mark == '"') ++i;
    const std::uint32_t first = i;
    bool label = true;
    while (i < quote.last && i < first + longest_label && r.words[i].mark == 0) {
        const auto m = r.words[i].mention;
        label = label && ((m != none && r.mentions[m].type == 'p') || capitals(r.text(i)));
        ++i;
    }
    if (!label || i == first || i >= quote.last || r.words[i].mark != ':') return out;
    out.speakers = {labelled(r, cast, first, i)};
    out.strength = 120;
    return out;
}

Attribution announced(const Reading& r, const Language& language, grammar::Cast& cast, std::uint32_t u) {
    Attribution out;
    if (u == 0) return out;
    const grammar::Unit& unit = r.units[u - 1];
    if (unit.last == unit.first || r.words[unit.last - 1].mark != ':' || unit.paragraph == 0) return out;
    NounGroup any;
    for (std::uint32_t g = unit.last_group; g-- > unit.first_group;) {
        const VerbGroup& group = r.groups[g];
        if (!group.finite() || group.passive || r.words[group.head].quote != none) continue;
        const grammar::Word& before = r.words[group.first > unit.first ? group.first - 1 : group.first];
        const bool likewise = r.lexicon->inverts && before.mark == 0 && before.is(grammar::subordinator);
        NounGroup who = likewise ? NounGroup{} : grammar::subject_before(r, group);  // comme l'explique X :
        if (who.empty()) who = grammar::subject_after(r, group);
        if (who.empty()) continue;
        const bool cue = (language.cue(group.verb) & (say | think | ask | weak)) != 0;
        if (any.empty() || cue) any = who;
        if (!cue) continue;
        out.cue_first = group.first, out.cue_last = group.last;
        break;
    }
    if (any.empty()) return out;
    out.speakers = cast.resolve(any);
    out.strength = out.speakers.empty() ? 0 : 75;
    return out;
}

Attribution taken_up(const Reading& r, grammar::Cast& cast, std::uint32_t u) {
    if (Attribution told = owner_of_words(r, cast, u); told.strength > 0) return told;
    if (u + 1 >= r.units.size() || r.units[u + 1].paragraph != r.units[u].paragraph) return {};
    return told_of_in(r, cast, u + 1, false);
}

Attribution told_of_in(const Reading& r, grammar::Cast& cast, std::uint32_t u, bool unnamed) {
    Attribution out;
    const grammar::Unit& next = r.units[u];
    for (std::uint32_t g = next.first_group; g < next.last_group; ++g) {
        const VerbGroup& group = r.groups[g];
        if (!group.finite() || group.passive || r.words[group.head].quote != none) continue;
        const NounGroup who = grammar::subject_before(r, group);
        const bool named = who.mention != none && r.mentions[who.mention].type == 'p' && who.others.empty();
        if (!named && who.apposition == none && !((unnamed || is_new(r, who)) && one_person(r, who))) return out;
        out.speakers = cast.resolve(who);
        out.strength = out.speakers.empty() ? 0 : 50;
        return out;
    }
    // Un routier klaxonne: a verb that no list holds
    NounGroup who = grammar::noun_group(r, next.first, next.last);
    if (r.lexicon->inverts && (unnamed || is_new(r, who)) && one_person(r, who) && who.last < next.last &&
        (r.words[who.last].mark == 0 || who.last > who.head + 1)) {
        who.last = who.head + 1;
        out.speakers = cast.resolve(who);
        out.strength = out.speakers.empty() ? 0 : 50;
    }
    return out;
}

}  // namespace vigie::quotes
