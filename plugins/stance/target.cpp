// Whom a judged noun group comes down to.
#include "plugins/common/common.hpp"
#include "plugins/stance/stance.hpp"

namespace vigie::stance {

using grammar::none;
using grammar::Word;

namespace {

Referent of_demonym(const Demonym& demonym, vigie_span span) {
    return {demonym.id, demonym.name, span, none};
}

}  // namespace

Referent mentioned(const Reading& r, const grammar::Cast& cast, std::uint32_t number) {
    const auto& mention = r.mentions[number];
    if (mention.actor != none) return cast.of_actor(mention.actor, mention.annotation->span);
    const std::string name(r.text(mention.annotation->span));
    return {"name:" + common::fold(name), name, mention.annotation->span, none};
}

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
    // praised A and B left: B is the subject of another clause
    if (!group.others.empty() && group.last < limit && r.words[group.last].verb_group != none &&
        !(r.groups[r.words[group.last].verb_group].forms & (grammar::infinitive | grammar::gerund)))
        group.others.clear();
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
    // le mouvement des gilets jaunes is the gilets jaunes
    if (head.is(grammar::generic) && group.head + 2 < group.last && r.words[group.head + 1].is(grammar::of) &&
        r.words[group.head + 1].mark == 0)
        for (std::uint32_t i = group.head + 2; i < group.last && i < group.head + 4; ++i)
            if (r.words[i].mention != none && r.mentions[r.words[i].mention].type != 'l') {
                out.actors = {mentioned(r, cast, r.words[i].mention)};
                return out;
            }
    if (head.is(grammar::person | grammar::group) && !(group.features & grammar::neuter)) {
        out.actors = cast.resolve(group);
        if (!out.actors.empty()) return out;
    }
    const bool victim = frames.victims.count(head.key) != 0;
    for (std::uint32_t i = group.first; i < group.last && !victim; ++i) {
        const Word& w = r.words[i];
        if (w.mention != none) {
            // a place far behind its noun says where, not whose (l'ensemble des habitants de X)
            if (r.lexicon->inverts && r.mentions[w.mention].type == 'l' && i > group.head + 3) continue;
            out.actors = {mentioned(r, cast, w.mention)};
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
