// Whom a judged noun group comes down to.
#include "plugins/stance/stance.hpp"

namespace vigie::stance {

using grammar::none;
using grammar::Word;

namespace {

Referent of_demonym(const Demonym& demonym, vigie_span span) {
    return {demonym.id, demonym.name, span, none};
}

}  // namespace

NounGroup object_of(const Reading& r, std::uint32_t first, std::uint32_t limit) {
    std::uint32_t i = first;
    while (i < limit && r.words[i].mark == 0 && r.words[i].mention == none &&
           (r.words[i].is(grammar::adverb | grammar::time) && !r.words[i].is(grammar::determiner)))
        ++i;
    // dénonce les «propos inadmissibles» du député X · félicitait «le gouvernement …»
    if (i < limit && r.words[i].mark == '"' && r.words[i].quote != none && r.quotes[r.words[i].quote].first == i) ++i;
    NounGroup group = grammar::noun_group(r, i, limit, true);
    if (group.empty() && i < limit && r.words[i].mark == 0 && r.words[i].is(grammar::determiner))
        group.first = group.last = i + 1;
    else if (group.empty())
        return group;
    if (group.last < limit && r.words[group.last].mark == '"' && r.words[group.last].quote != none &&
        r.quotes[r.words[group.last].quote].first == group.last) {
        const auto& quote = r.quotes[r.words[group.last].quote];
        if (quote.last + 1 < limit && r.words[quote.last].mark == 0 && r.words[quote.last].is(grammar::of)) {
            const NounGroup behind = grammar::noun_group(
                r, quote.last + (r.words[quote.last].has(grammar::contracted) ? 1 : 1), limit, true);
            if (!behind.empty()) {
                group = behind;
                group.features |= grammar::neuter;  // reached through its quoted head
            }
        }
    }
    if (group.first == group.last) return {};
    // the landlord, X: the name behind the comma is the target's
    if (group.mention == none && group.last + 1 < limit && r.words[group.last].mark == ',' &&
        group.features & grammar::definite && group.head != none &&
        r.words[group.head].is(grammar::person | grammar::group) && r.words[group.last + 1].mention != none)
        group.apposition = r.words[group.last + 1].mention;
    return group;
}

Target target_of(const Reading& r, const Frames& frames, grammar::Cast& cast, const NounGroup& group) {
    Target out;
    out.span = {r.words[group.first].span.begin, r.words[group.last - 1].span.end};
    out.words = std::string(r.text(out.span));
    if (group.mention != none || group.apposition != none) {
        out.actors = cast.resolve(group);
        return out;
    }
    if (group.head == none) return out;
    const Word& head = r.words[group.head];
    if (head.is(grammar::pronoun) && group.last == group.first + 1) {
        out.actors = cast.resolve(group);
        return out;
    }
    if (head.is(grammar::person | grammar::group) && !(group.features & grammar::neuter)) {
        out.actors = cast.resolve(group);
        if (!out.actors.empty()) return out;
    }
    const bool victim = frames.victims.count(head.key) != 0;
    for (std::uint32_t i = group.first; i < group.last && !victim; ++i) {
        const Word& w = r.words[i];
        if (w.mention != none && r.mentions[w.mention].actor != none) {
            out.actors = {cast.of_actor(r.mentions[w.mention].actor, r.mentions[w.mention].annotation->span)};
        } else if (const auto demonym = frames.demonyms.find(w.key);
                   w.mark == 0 && demonym != frames.demonyms.end() && i > group.first) {
            out.actors = {of_demonym(demonym->second, w.span)};
        } else if (w.mark == 0 && w.is(grammar::of) && i + 1 < group.last) {
            const NounGroup inner = grammar::noun_group(r, i + 1, group.last, true);
            if (inner.head == none || !r.words[inner.head].is(grammar::person | grammar::group) ||
                inner.first == group.first)
                continue;
            out.actors = cast.resolve(inner);
        } else {
            continue;
        }
        out.inherited = true;
        if (!out.actors.empty()) break;
    }
    return out;
}

}  // namespace vigie::stance
