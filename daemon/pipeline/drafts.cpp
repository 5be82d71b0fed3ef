#include "pipeline/drafts.hpp"

#include <algorithm>

#include "watch/watch.hpp"

namespace vigie::pipeline {
namespace {

// Whether enough has come together for this watch and actor; says so among the reasons. What fills a threshold alerts;
// what follows within the same window is only told of where its story's alert stands.
bool tempo_holds(const Watch& watch, Match& found, const AnalyzedArticle& done, Store& store, Time now) {
    const Article& article = done.article;
    const Hit hit{article.seen, article.feed_id, article.id, article.story_id};
    const Time since = watch.tempo.spike > 0 ? now - tempo_memory : article.seen - watch.tempo.window;
    const std::vector<Hit> hits = store.add_hit(watch.name, found.actor.id, hit, since);
    found.why.push_back(weigh(watch.tempo, hits, article.seen));
    if (store.has_alert(found, article.story_id)) return true;
    return found.why.back().held && !store.has_alert_since(found, now - watch.tempo.window);
}

void ask_story(Subject& subject, Store& store) {
    const auto story = store.story(subject.article.story_id);
    if (!story) return;
    subject.carriers = story->carriers.size();
    subject.first_of_story = story->carriers.front().article_id == subject.article.id;
}

}  // namespace

std::vector<AlertDraft> drafts_of(const ClaimedArticle& claimed, const AnalyzedArticle& done,
                                  const Subscriptions& subscriptions, Store& store, Time now) {
    std::vector<AlertDraft> drafts;
    if (claimed.article.backlog || claimed.article.withdrawn) return drafts;
    Subject subject{done.article, done.annotations, claimed.feed.name, claimed.feed.url, claimed.feed.folder};
    if (std::ranges::any_of(subscriptions.watches, asks_of_story)) ask_story(subject, store);
    for (Match& found : match(subject, subscriptions.watches)) {
        const auto watch = std::ranges::find(subscriptions.watches, found.watch, &Watch::name);
        if (watch->tempo.asked() && !tempo_holds(*watch, found, done, store, now)) continue;
        drafts.push_back({std::move(found), watch->priority, watch->receivers, watch->notify_at_carriers});
    }
    return drafts;
}

}  // namespace vigie::pipeline
