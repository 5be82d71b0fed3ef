// Whom a judged noun group comes down to.
#include <algorithm>

#include "plugins/common/common.hpp"
#include "plugins/stance/stance.hpp"

namespace vigie::stance {

using grammar::none;
using grammar::Word;

namespace {

constexpr std::uint32_t reach_of_complement = 12;
constexpr std::uint32_t reach_of_agent = 5;

Referent of_demonym(const Demonym& demonym, vigie_span span) {
    return {demonym.id, demonym.name, span, none};
}

// The preposition of an agent straight behind a group, or behind its participle; none if there is none.
std::uint32_t agent_behind(const Reading& r, const NounGroup& group) {
    const std::uint32_t end = std::min(r.units[r.words[group.first].unit].last, group.last + reach_of_agent);
    bool participle = false;
    for (std::uint32_t i = group.last; i + 1 < end; ++i) {
        const Word& w = r.words[i];
        if (w.mark == '"') continue;  // un «massacre» commis par X
        if (w.mark || w.mention != none) return none;
        if (w.is(grammar::agent)) return i == group.last || participle ? i : none;
        if (w.verb_group != none) {
            const auto& verb = r.groups[w.verb_group];
            if (!(verb.forms & grammar::participle) || (r.lexicon->inverts && verb.finite())) return none;
            participle = true;
        } else if (!w.is(grammar::adverb) && !r.text(i).ends_with("ly") && !r.text(i).ends_with("ment")) {
            return none;
        }
    }
    return none;
}

// Someone whom a complement describes without a name: la décision | du député.
std::vector<Referent> inner(const Reading& r, const Frames& frames, grammar::Cast& cast, std::uint32_t link,
                            std::uint32_t limit, std::uint32_t outer) {
    NounGroup group = grammar::noun_group(r, link + 1, limit, true);
    if (group.head == none || !r.words[group.head].is(grammar::person | grammar::group) || group.first == outer)
        return {};
    // une méthode de gouvernement: without an article it is nobody
    if (r.lexicon->inverts && !r.words[link].has(grammar::contracted) && group.first == group.head &&
        !r.words[group.head].has(grammar::plural))
        return {};
    if (frames.victims.count(r.words[group.head].key)) return {};
    if (frames.parts.count(r.words[group.head].key)) return target_of(r, frames, cast, group).actors;
    if (r.words[link].has(grammar::contracted)) group.features |= grammar::definite;
    // l'attitude du ministre de la Mer, X
    const std::uint32_t end = r.units[r.words[link].unit].last;
    NounGroup whole = grammar::noun_group(r, link + 1, end, true);
    if (r.lexicon->inverts && whole.mention == none && whole.last + 1 < end && r.words[whole.last].mark == ',' &&
        r.words[whole.last + 1].mention != none && r.mentions[r.words[whole.last + 1].mention].type == 'p')
        return {mentioned(r, cast, r.words[whole.last + 1].mention)};
    return cast.resolve(group);
}

// Complements that the group itself does not hold: le dévouement sans bornes | des membres de X, l'idée | de rejoindre
// X.
void further(const Reading& r, const Frames& frames, grammar::Cast& cast, const NounGroup& group, Target& out) {
    const std::uint32_t end = r.units[r.words[group.first].unit].last;
    const std::uint32_t limit = std::min(end, group.last + reach_of_complement);
    for (std::uint32_t i = group.last; i + 1 < limit; ++i) {
        const Word& w = r.words[i];
        if (w.mark == '"') continue;
        // the way | X handled it: a clause without "that"
        if (i == group.last && !r.lexicon->inverts && w.mark == 0 && (w.mention != none || w.is(grammar::determiner))) {
            const NounGroup who = grammar::noun_group(r, i, end, true);
            if (who.mention != none && who.last < end && r.words[who.last].verb_group != none &&
                r.groups[r.words[who.last].verb_group].finite()) {
                out.actors = cast.resolve(who);
                out.inherited = true;
            }
            return;
        }
        if (i == group.last && w.mark == 0 && w.is(grammar::complementiser)) {  // l'idée que des militants …
            const NounGroup who = grammar::noun_group(r, i + 1, end, true);
            if (who.head != none && r.words[who.head].is(grammar::person | grammar::group) && who.last < end &&
                r.words[who.last].verb_group != none)
                out.actors = cast.resolve(who);
            return;
        }
        if (w.mark || w.mention != none || w.is(grammar::relative | grammar::complementiser | grammar::to)) return;
        if (w.verb_group != none) {
            const auto& group_of_verb = r.groups[w.verb_group];
            if (i == group.last && r.lexicon->inverts && !group_of_verb.finite() &&
                group_of_verb.forms & grammar::participle)
                continue;  // les affirmations télévisées de X
            if (group_of_verb.finite() || i != group.last + 1 || !(group_of_verb.forms & grammar::infinitive)) return;
            const auto known = frames.verbs.find(group_of_verb.verb);
            if (known != frames.verbs.end() && known->second[0].polarity < 0) return;  // l'idée de critiquer X
            const NounGroup object = object_of(r, group_of_verb.last, end);
            if (!object.empty()) out.actors = target_of(r, frames, cast, object).actors;
            out.inherited = true;
            return;
        }
        if (!w.is(grammar::of)) continue;
        const NounGroup next = grammar::noun_group(r, i + 1, end, true);
        if (next.empty()) continue;
        if (next.mention != none && r.mentions[next.mention].type != 'l')
            out.actors = {mentioned(r, cast, next.mention)};
        else
            out.actors = inner(r, frames, cast, i, end, group.first);
        out.inherited = true;
        if (!out.actors.empty()) return;
        i = next.last - 1;
    }
}

// le gouvernement américain: the state; Hart's committee pick: Hart, unless a name ends the group
bool owner_in(const Reading& r, const Frames& frames, const grammar::Cast& cast, const NounGroup& group, Target& out) {
    out.inherited = true;
    if (group.head != none && group.apposition == none && frames.extensions.count(r.words[group.head].key) &&
        group.head > group.first) {  // Hart's campaign, the Hart campaign
        const Word& before = r.words[group.head - 1];
        const std::uint32_t at = before.mark == 0 && before.is(grammar::possessor) ? group.head - 2 : group.head - 1;
        if (at < group.head && at >= group.first && r.words[at].mention != none) {
            out.actors = {mentioned(r, cast, r.words[at].mention)};
            return true;
        }
    }
    if (group.head != none && frames.state_bodies.count(r.words[group.head].key))
        for (std::uint32_t i = group.first; i < group.last; ++i)
            if (const auto demonym = frames.demonyms.find(r.words[i].key);
                r.words[i].mark == 0 && i != group.head && demonym != frames.demonyms.end()) {
                out.actors = {of_demonym(demonym->second, r.words[i].span)};
                return true;
            }
    if (!r.lexicon->inverts && !(group.head != none && r.words[group.head].is(grammar::person)) &&
        (group.mention == none || r.mentions[group.mention].last != group.last))
        for (std::uint32_t i = group.last; i-- > group.first + 1;)
            if (r.words[i].mark == 0 && r.words[i].is(grammar::possessor) && r.words[i - 1].mention != none) {
                out.actors = {mentioned(r, cast, r.words[i - 1].mention)};
                return true;
            }
    out.inherited = false;
    return false;
}

// le mouvement des gilets jaunes is the gilets jaunes; l'ensemble des policiers are the policiers
bool whole_of(const Reading& r, const Frames& frames, grammar::Cast& cast, const NounGroup& group, Target& out) {
    const Word& head = r.words[group.head];
    if (head.is(grammar::generic) && group.head + 2 < group.last && r.words[group.head + 1].is(grammar::of) &&
        r.words[group.head + 1].mark == 0)
        for (std::uint32_t i = group.head + 2; i < group.last && i < group.head + 4; ++i)
            if (r.words[i].mention != none && r.mentions[r.words[i].mention].type != 'l' &&
                r.mentions[r.words[i].mention].type != 'p') {
                out.actors = {mentioned(r, cast, r.words[i].mention)};
                return true;
            }
    if (frames.parts.count(head.key) && group.head + 2 < group.last && r.words[group.head + 1].is(grammar::of)) {
        NounGroup whole = grammar::noun_group(r, group.head + 2, group.last, true);
        if (r.words[group.head + 1].has(grammar::contracted)) whole.features |= grammar::definite;
        if (!whole.empty()) {
            Target all = target_of(r, frames, cast, whole);
            if (all.actors.empty()) all.actors = cast.resolve(whole);
            out = std::move(all);
            return true;
        }
    }
    return false;
}

// La politique de X, la politique américaine: whose it is.
void inherit(const Reading& r, const Frames& frames, grammar::Cast& cast, const NounGroup& group, Target& out) {
    std::uint32_t links = 0;
    for (std::uint32_t i = group.first; i < group.last; ++i) {
        const Word& w = r.words[i];
        links += w.mark == 0 && w.is(grammar::of);
        if (w.mark == 0 && w.is(grammar::agent)) links = 0;
        if (w.mention != none) {
            // son prédécesseur à Valbourg: where, not who
            if (r.lexicon->inverts && i > group.first && r.words[i - 1].mark == 0 && r.words[i - 1].is(grammar::to) &&
                r.words[group.head].is(grammar::person))
                continue;
            if (r.mentions[w.mention].type == 'p' && i > group.first && r.words[i - 1].is(grammar::eponym))
                continue;  // la loi X
            // a place far behind its noun says where, not whose (l'ensemble des habitants de X)
            if (r.lexicon->inverts && r.mentions[w.mention].type == 'l' &&
                (i > group.head + 3 || links > 1 || frames.named_after.count(r.words[group.head].key)))
                continue;  // l'accord de Valbourg
            out.actors = {mentioned(r, cast, w.mention)};
        } else if (const auto demonym = frames.demonyms.find(w.key);
                   w.mark == 0 && demonym != frames.demonyms.end() && i != group.head) {
            out.actors = {of_demonym(demonym->second, w.span)};
        } else if (w.mark == 0 && w.is(grammar::of) && i + 1 < group.last) {
            out.actors = inner(r, frames, cast, i, group.last, group.first);
        } else {
            continue;
        }
        out.inherited = true;
        if (!out.actors.empty()) break;
    }
}

}  // namespace

Referent mentioned(const Reading& r, const grammar::Cast& cast, std::uint32_t number) {
    const auto& mention = r.mentions[number];
    if (mention.actor != none) return cast.of_actor(mention.actor, mention.span);
    const std::string name(r.text(mention.span));
    return {"name:" + common::fold(name), name, mention.span, none};
}

Target target_of(const Reading& r, const Frames& frames, grammar::Cast& cast, const NounGroup& group) {
    Target out;
    if (group.empty()) return out;
    out.span = {r.words[group.first].span.begin, r.words[group.last - 1].span.end};
    out.words = std::string(r.text(out.span));
    if (owner_in(r, frames, cast, group, out)) return out;
    if (group.mention != none || group.apposition != none) {
        out.actors = cast.resolve(group);
        return out;
    }
    if (group.head == none) return out;
    const Word& head = r.words[group.head];
    if ((head.is(grammar::pronoun) && group.last == group.first + 1) ||
        (head.is(grammar::latter) && group.last == group.head + 1)) {  // ce dernier
        out.actors = cast.resolve(group);
        return out;
    }
    if (whole_of(r, frames, cast, group, out)) return out;
    const bool words_of = frames.nouns.count(head.key) && group.last > group.head + 2;  // les critiques de X
    if (head.is(grammar::person | grammar::group) && !(group.features & grammar::neuter) && !words_of) {
        out.actors = cast.resolve(group);
        if (!out.actors.empty()) return out;
    }
    if (frames.victims.count(head.key)) return out;
    // la gestion de la crise | par X, the cuts | recently proposed by X: he who does it
    const std::uint32_t by = agent_behind(r, group);
    if (by != none && !(by == group.last && head.is(grammar::document)))
        if (const NounGroup doer = object_of(r, by + 1, r.units[r.words[group.first].unit].last);
            !doer.empty() && (by == group.last || doer.mention != none ||
                              (doer.head != none && r.words[doer.head].is(grammar::person | grammar::group)))) {
            out.actors = target_of(r, frames, cast, doer).actors;
            if (out.actors.empty()) out.actors = cast.resolve(doer);
            out.inherited = true;
            if (!out.actors.empty()) return out;
        }
    if (head.is(grammar::relation) && group.features & grammar::possessive) return out;  // son prédécesseur à X
    inherit(r, frames, cast, group, out);
    if (out.actors.empty()) further(r, frames, cast, group, out);
    if (out.actors.empty() && group.features & grammar::neuter && group.features & grammar::definite &&
        head.is(grammar::group)) {  // une «comédie» de l'exécutif
        out.actors = cast.resolve(group);
        out.inherited = true;
    }
    return out;
}

}  // namespace vigie::stance
