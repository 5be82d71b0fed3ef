// Whom plural pronouns and counted groups mean: actors that the text joined.
#include <algorithm>

#include "plugins/grammar/cast.hpp"
#include "plugins/grammar/steps.hpp"

namespace vigie::grammar {

namespace {

// Does nothing but commas, "and", articles and titles stand between two names?
bool joins(const Reading& r, std::uint32_t from, std::uint32_t to) {
    if (to <= from || to - from > 4) return false;
    bool link = false;
    for (std::uint32_t i = from; i < to; ++i) {
        const Word& w = r.words[i];
        link = link || w.mark == ',' || (w.mark == 0 && w.is(coordinator));
        if (w.mark == ',' || (w.mark == 0 && w.is(coordinator | determiner | title))) continue;
        return false;
    }
    return link;
}

}  // namespace

std::vector<Referent> Cast::joined_before(std::uint32_t word, std::uint32_t units) const {
    const std::uint32_t unit = reading_.words[word].unit;
    std::vector<Referent> out;
    std::uint32_t next = none;  // the mention behind, in the list
    const auto above = std::partition_point(reading_.mentions.begin(), reading_.mentions.end(),
                                            [&](const Mention& m) { return m.first < word; });
    for (auto m = std::make_reverse_iterator(above); m != reading_.mentions.rend(); ++m) {
        if (unit - reading_.words[m->first].unit > units) break;
        if (m->actor == none || m->form == 'p' || m->form == 'e' || (m->type != 'p' && m->type != 'o')) continue;
        const auto number = static_cast<std::uint32_t>(m.base() - reading_.mentions.begin()) - 1;
        const bool joined = next != none && reading_.mentions[next].type == m->type &&
                            joins(reading_, m->last, reading_.mentions[next].first);
        if (!joined) {
            if (out.size() >= 2) break;
            out.clear();
        }
        if (std::none_of(out.begin(), out.end(), [&](const Referent& one) { return one.actor == m->actor; }))
            out.push_back(of_actor(m->actor, m->span));
        next = number;
    }
    if (out.size() < 2) return {};
    std::reverse(out.begin(), out.end());
    return out;
}

// les dirigeants russe et chinois: for each adjective the one whom the text describes by it
std::vector<Referent> Cast::by_adjectives(const NounGroup& group) const {
    const vigie_span span{reading_.words[group.first].span.begin, reading_.words[group.last - 1].span.end};
    std::vector<Referent> out;
    for (std::uint32_t i = group.head + 1; i < group.last; ++i) {
        if (!describes(reading_.words[i])) continue;
        for (const std::uint32_t a : candidates(group.first)) {
            const auto& known = actors_[a].descriptors;
            if (actors_[a].type != 'p' || std::find(known.begin(), known.end(), reading_.words[i].key) == known.end())
                continue;
            if (std::none_of(out.begin(), out.end(), [&](const Referent& one) { return one.actor == a; }))
                out.push_back(of_actor(a, span));
            break;
        }
    }
    return out;
}

std::vector<Referent> Cast::last_two(const NounGroup& group) const {
    const vigie_span span{reading_.words[group.first].span.begin, reading_.words[group.last - 1].span.end};
    std::vector<std::uint32_t> found;
    for (std::size_t m = mentions_before(group.first); m-- > 0 && found.size() < 2;) {
        const Mention& mention = reading_.mentions[m];
        if (mention.actor == none || actors_[mention.actor].type != 'p') continue;
        if (std::find(found.begin(), found.end(), mention.actor) == found.end()) found.push_back(mention.actor);
    }
    std::vector<Referent> out;
    if (found.size() == 2) out = {of_actor(found[1], span), of_actor(found[0], span)};
    return out;
}

// X et Y s'affrontent. La première promet …, le second …
Referent Cast::one_of_two(const NounGroup& group) const {
    const Word& head = reading_.words[group.head];
    auto two = joined_before(group.first, 3);
    if (two.size() != 2 || !(head.has(first | second))) return anonymous(group);
    Referent& one = two[head.has(second) ? 1 : 0];
    if (one.actor != none && !fits(one.actor, group.features)) return anonymous(group);
    one.span = {reading_.words[group.first].span.begin, reading_.words[group.last - 1].span.end};
    return one;
}

// La ministre a reçu les maires. Ces derniers …: those whom the sentence before tells of last
std::vector<Referent> Cast::latter_ones(const NounGroup& group) const {
    const std::uint32_t here = reading_.words[group.first].unit;
    if (here == 0) return {};
    const Unit& unit = reading_.units[here - 1];
    for (std::uint32_t i = unit.last; i-- > unit.first + 1;) {
        const Word& w = reading_.words[i];
        if (w.mark || w.quote != none || !w.is(person | grammar::group) || !w.has(plural) || w.has(singular)) continue;
        std::uint32_t start = i;
        while (start > unit.first && start + 4 > i && !reading_.words[start].is(determiner)) --start;
        const NounGroup told = noun_group(reading_, start, unit.last, true);
        if (!reading_.words[start].is(determiner) || told.head != i) continue;
        auto one = anonymous(told);
        one.span = {reading_.words[group.first].span.begin, reading_.words[group.last - 1].span.end};
        return {one};
    }
    auto out = joined_before(group.first, 3);
    for (auto& one : out) one.span = {reading_.words[group.first].span.begin, reading_.words[group.last - 1].span.end};
    return out;
}

std::vector<Referent> Cast::of_mentions(std::uint32_t first, const std::vector<std::uint32_t>& others) const {
    std::vector<Referent> out{of_actor(reading_.mentions[first].actor, reading_.mentions[first].span)};
    for (const auto m : others)
        if (reading_.mentions[m].actor != none)
            out.push_back(of_actor(reading_.mentions[m].actor, reading_.mentions[m].span));
    return out;
}

bool Cast::agrees(const Referent& unnamed, const Word& pronoun) const {
    constexpr std::uint32_t gender = masculine | feminine;
    const std::uint32_t at = reading_.word_at(unnamed.span.begin);
    if (at >= reading_.words.size()) return true;
    const std::uint32_t one = reading_.words[at].entry->features & gender, other = pronoun.entry->features & gender;
    if (!reading_.lexicon->inverts && other != 0) {  // he, she: no body
        bool someone = false;
        for (std::uint32_t i = at; i < reading_.words.size() && reading_.words[i].span.begin < unnamed.span.end; ++i)
            someone = someone || reading_.words[i].is(person);
        if (!someone) return false;
    }
    return one == 0 || other == 0 || (one & other) != 0;
}

bool Cast::several(const Referent& unnamed) const {
    const std::uint32_t at = reading_.word_at(unnamed.span.begin);
    if (at >= reading_.words.size()) return false;
    const Word& word = reading_.words[at];
    if (word.has(plural | singular)) return word.has(plural) && !word.has(singular);
    return reading_.text(at).ends_with('s');
}

}  // namespace vigie::grammar
