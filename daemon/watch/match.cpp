#include <algorithm>

#include "watch/conditions.hpp"
#include "watch/trying.hpp"
#include "watch/watch.hpp"

namespace vigie {
namespace {

Evidence shown(Facts& facts, const Annotation& annotation) {
    // The speaker or holder may stand outside the quoted content: the reader wants to see both.
    Span whole = annotation.span;
    for (const Party& party : annotation.parties) {
        if (party.span.empty() || party.role == "candidate") continue;
        whole.begin = std::min(whole.begin, party.span.begin);
        whole.end = std::max(whole.end, party.span.end);
    }
    const bool near = whole.size() <= Sentences::max_bytes / 2;
    const Span span = facts.sentences().around(near ? whole : annotation.span);
    return {annotation, facts.subject.article.text.substr(span.begin, span.size()), span};
}

Reason part_played(const Facts& facts, const Watch& watch, const Found* found) {
    Reason part{"one of its actors " + in_words(casting_of(watch)), found != nullptr, ""};
    if (found)
        part.detail = recognised(facts, *found) + ": «" + found->annotation->text + "»";
    else if ((watch.part == Part::takes_stance || watch.part == Part::is_target) &&
             facts.subject.article.provenance == Provenance::teaser)
        part.detail = "only a teaser could be read, and a stance is never claimed from a teaser";
    else
        part.detail = "no annotation of the article shows it";
    return part;
}

void add(std::vector<Match>& matches, Facts& facts, const Watch& watch, const Found& found,
         const std::vector<Reason>& why) {
    auto match = std::ranges::find_if(
        matches, [&](const Match& m) { return m.watch == watch.name && m.actor.id == found.actor.id; });
    if (match == matches.end()) {
        match = matches.insert(matches.end(), Match{watch.name, watch.part, found.actor, {}, {}});
        match->why.push_back(part_played(facts, watch, &found));
        match->why.insert(match->why.end(), why.begin(), why.end());
    }
    if (match->evidence.size() == max_evidence) return;
    const bool known =
        std::ranges::any_of(match->evidence, [&](const Evidence& one) { return one.annotation == *found.annotation; });
    if (!known) match->evidence.push_back(shown(facts, *found.annotation));
}

}  // namespace

std::vector<Match> match(const Subject& subject, std::span<const Watch> watches) {
    std::vector<Match> matches;
    Facts facts(subject);
    for (const Watch& watch : watches) {
        const std::vector<Found> found = find_evidence(facts, casting_of(watch));
        if (found.empty()) continue;
        const std::vector<Condition> conditions = conditions_of(watch);
        if (!std::ranges::all_of(conditions, [&](const Condition& one) { return holds(facts, one); })) continue;
        std::vector<Reason> why;
        for (const Condition& one : conditions) holds(facts, one, &why);
        for (const Found& one : found) add(matches, facts, watch, one, why);
    }
    return matches;
}

std::vector<Reason> explain(const Subject& subject, const Watch& watch) {
    Facts facts(subject);
    const std::vector<Found> found = find_evidence(facts, casting_of(watch));
    std::vector<Reason> reasons{part_played(facts, watch, found.empty() ? nullptr : &found.front())};
    for (const Condition& one : conditions_of(watch)) holds(facts, one, &reasons);
    return reasons;
}

std::vector<Found> taken(Facts& facts, const Watch& watch) {
    std::vector<Found> firsts;
    for (Found& one : find_evidence(facts, casting_of(watch))) {
        const bool known =
            std::ranges::any_of(firsts, [&](const Found& first) { return first.actor.id == one.actor.id; });
        if (!known) firsts.push_back(std::move(one));
    }
    if (firsts.empty()) return firsts;
    const std::vector<Condition> conditions = conditions_of(watch);
    if (!std::ranges::all_of(conditions, [&](const Condition& one) { return holds(facts, one); })) firsts.clear();
    return firsts;
}

Missed missed(Facts& facts, const Watch& watch) {
    Missed near;
    std::vector<Found> found = find_evidence(facts, casting_of(watch));
    std::size_t failed = 0;
    if (found.empty()) {
        // Without its towards and polarity; then without its part.
        failed = 1;
        Casting wider{watch.actors, watch.part, {}, {}};
        found = find_evidence(facts, wider);
        near.condition = found.empty() ? "the part: " + std::string(to_string(watch.part))
                                       : std::string("the stance's polarity or other side");
        wider.part = Part::appears;
        if (found.empty() && watch.part != Part::appears) found = find_evidence(facts, wider);
        if (found.empty()) return {};
    }
    for (const Condition& one : conditions_of(watch)) {
        if (holds(facts, one)) continue;
        if (++failed > 1) return {};
        near.condition = in_words(one);
        for (const Condition& part : one.parts)
            near.condition += (&part == &one.parts.front() ? " " : ", ") + in_words(part);
    }
    if (failed == 1) near.found = found.front();
    return near;
}

std::string sentence_of(Facts& facts, const Annotation& annotation) {
    return shown(facts, annotation).sentence;
}

Nearness nearness(const Subject& subject, const Watch& watch) {
    Facts facts(subject);
    const Missed near = missed(facts, watch);
    if (!near.found.annotation) return {!taken(facts, watch).empty(), "", "", {}};
    return {false, near.condition, sentence_of(facts, *near.found.annotation), near.found.actor};
}

}  // namespace vigie
