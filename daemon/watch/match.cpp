#include <algorithm>
#include <optional>

#include "watch/conditions.hpp"
#include "watch/evidence.hpp"
#include "watch/sentence.hpp"
#include "watch/watch.hpp"

namespace vigie {
namespace {

// Folding and sentence finding cost more than all else here: done once, and only for an article that may match.
class Lazy {
  public:
    explicit Lazy(const Subject& subject) : subject_(subject) {}
    const FoldedText& words() {
        if (!words_) words_.emplace(subject_.article.title + " " + subject_.article.text);
        return *words_;
    }
    const Sentences& sentences() {
        if (!sentences_) sentences_.emplace(subject_.article.text, subject_.article.language);
        return *sentences_;
    }

  private:
    const Subject& subject_;
    std::optional<FoldedText> words_;
    std::optional<Sentences> sentences_;
};

Evidence shown(const Subject& subject, const Annotation& annotation, const Sentences& sentences) {
    // The speaker or holder may stand outside the quoted content: the reader wants to see both.
    Span whole = annotation.span;
    for (const Party& party : annotation.parties) {
        if (party.span.empty() || party.role == "candidate") continue;
        whole.begin = std::min(whole.begin, party.span.begin);
        whole.end = std::max(whole.end, party.span.end);
    }
    const bool near = whole.size() <= Sentences::max_bytes / 2;
    const Span span = sentences.around(near ? whole : annotation.span);
    return {annotation, subject.article.text.substr(span.begin, span.size()), span};
}

void add(std::vector<Match>& matches, const Watch& watch, const Found& found, Evidence evidence) {
    auto match = std::ranges::find_if(
        matches, [&](const Match& m) { return m.watch == watch.name && m.actor.id == found.actor.id; });
    if (match == matches.end()) match = matches.insert(matches.end(), Match{watch.name, watch.part, found.actor, {}});
    if (match->evidence.size() < max_evidence) match->evidence.push_back(std::move(evidence));
}

bool all_held(const std::vector<Reason>& reasons) {
    return std::ranges::all_of(reasons, [](const Reason& reason) { return reason.held; });
}

}  // namespace

std::vector<Match> match(const Subject& subject, std::span<const Watch> watches) {
    std::vector<Match> matches;
    Lazy lazy(subject);
    for (const Watch& watch : watches) {
        const std::vector<Found> found = find_evidence(subject, watch);
        if (found.empty() || !all_held(article_conditions(subject, lazy.words(), watch, false))) continue;
        for (const Found& one : found) add(matches, watch, one, shown(subject, *one.annotation, lazy.sentences()));
    }
    return matches;
}

std::vector<Reason> explain(const Subject& subject, const Watch& watch) {
    std::vector<Reason> reasons = article_conditions(subject, Lazy(subject).words(), watch, true);
    const std::vector<Found> found = find_evidence(subject, watch);
    Reason part{std::string("one of its actors ") + std::string(to_string(watch.part)), !found.empty(), ""};
    if (!found.empty())
        part.detail = found.front().actor.name + ": «" + found.front().annotation->text + "»";
    else if ((watch.part == Part::takes_stance || watch.part == Part::is_target) &&
             subject.article.provenance == Provenance::teaser)
        part.detail = "only a teaser could be read, and a stance is never claimed from a teaser";
    else
        part.detail = "no annotation of the article shows it";
    reasons.insert(reasons.begin(), std::move(part));
    return reasons;
}

}  // namespace vigie
