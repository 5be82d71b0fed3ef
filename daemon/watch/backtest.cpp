#include <algorithm>

#include "watch/trying.hpp"

namespace vigie {

Backtest::Backtest(std::vector<Watch> watches, Time from, int days, std::vector<int> notify_at_carriers)
    : watches_(std::move(watches)), from_(from), steps_(std::move(notify_at_carriers)), memory_(watches_.size()) {
    for (const Watch& watch : watches_) {
        Trial& trial = trials_.emplace_back();
        trial.watch = watch.name;
        trial.alerts_by_day.resize(static_cast<std::size_t>(std::max(days, 1)));
        actors_.insert(watch.actors.begin(), watch.actors.end());
    }
}

void Backtest::add(Subject subject) {
    const Article& article = subject.article;
    const std::string story = article.story_id.empty() ? article.id : article.story_id;
    auto& papers = papers_[story];
    subject.first_of_story = papers.empty();
    papers.insert(article.feed_id);
    subject.carriers = papers.size();
    const bool about = std::ranges::any_of(subject.annotations, [&](const Annotation& annotation) {
        return std::ranges::any_of(annotation.parties, [&](const Party& party) { return actors_.contains(party.id); });
    });
    if (!about || article.backlog) return;
    Facts facts(subject);
    for (std::size_t at = 0; at < watches_.size(); ++at) {
        const std::vector<Found> found = taken(facts, watches_[at]);
        for (const Found& one : found) take(at, facts, story, one);
        if (found.empty()) miss(at, facts, story);
    }
}

bool Backtest::tempo_holds(std::size_t at, const Article& article, const std::string& story, const std::string& actor) {
    const Tempo& tempo = watches_[at].tempo;
    if (!tempo.asked()) return true;
    auto& hits = memory_[at].hits[actor];
    hits.push_back({article.seen, article.feed_id, article.id, story});
    if (!weigh(tempo, hits, article.seen).held) return false;
    const auto last = memory_[at].last_alert.find(actor);
    return last == memory_[at].last_alert.end() || last->second <= article.seen - tempo.window;
}

// Where the newest alert stands among the samples, most_samples: nowhere. Each alert has the same chance to be one of
// them (reservoir sampling), and each run takes the same.
std::size_t Backtest::sample_place(const Trial& trial) {
    if (trial.samples.size() < most_samples) return trial.samples.size();
    const std::size_t place = chance_() % static_cast<std::size_t>(trial.alerts);
    return std::min(place, most_samples);
}

void Backtest::take(std::size_t at, Facts& facts, const std::string& story, const Found& found) {
    const Article& article = facts.subject.article;
    const ActorRef& actor = found.actor;
    Trial& trial = trials_[at];
    auto& alerts = memory_[at].alerts;
    const auto known = alerts.find({actor.id, story});
    const bool enough = tempo_holds(at, article, story, actor.id);
    if (known != alerts.end()) {
        Alerted& alert = known->second;
        alert.papers.insert(article.id);
        ++trial.updates;
        const auto& steps = watches_[at].notify_at_carriers.empty() ? steps_ : watches_[at].notify_at_carriers;
        const int count = static_cast<int>(alert.papers.size());
        if (!steps.empty() && std::ranges::none_of(steps, [&](int step) { return alert.told < step && step <= count; }))
            return;
        alert.told = count;
        ++trial.again;
        return;
    }
    if (!enough) {
        ++trial.below;
        return;
    }
    alerts[{actor.id, story}].papers.insert(article.id);
    memory_[at].last_alert[actor.id] = article.seen;
    const auto day = std::max<std::int64_t>(0, (article.seen - from_) / std::chrono::hours(24));
    ++trial.alerts_by_day[std::min(static_cast<std::size_t>(day), trial.alerts_by_day.size() - 1)];
    ++trial.alerts;
    const std::size_t place = sample_place(trial);
    if (place == most_samples) return;
    trial.samples.resize(std::max(trial.samples.size(), place + 1));
    trial.samples[place] = {article.seen, actor.name, sentence_of(facts, *found.annotation), article.url};
}

void Backtest::miss(std::size_t at, Facts& facts, const std::string& story) {
    const Missed near = missed(facts, watches_[at]);
    if (!near.found.annotation || !memory_[at].near.emplace(near.condition, story).second) return;
    Trial::Near& entry = trials_[at].near[near.condition];
    if (entry.stories++ == 0) {
        const Article& article = facts.subject.article;
        entry.sample = {article.seen, near.found.actor.name, sentence_of(facts, *near.found.annotation), article.url};
    }
}

}  // namespace vigie
