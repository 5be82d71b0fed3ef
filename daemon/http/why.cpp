// Why an article made an alert or did not, and who was told of it.
#include <algorithm>
#include <boost/asio/awaitable.hpp>

#include "http/json.hpp"
#include "http/routes.hpp"
#include "watch/watch.hpp"
#include "wire/wire.hpp"
#include "wire/write.hpp"

namespace vigie::http {
namespace {

// What the store knows of one article and one watch.
struct StoredFacts {
    std::optional<ArticleRecord> record;
    std::optional<Story> story;
    std::optional<FeedRecord> feed;
    std::vector<Alert> alerts;                      // of the watch that have the article
    std::vector<std::vector<Delivery>> deliveries;  // of each, oldest first
    std::vector<Silence> silences;                  // that hold now
};

bool has(const Alert& alert, const std::string& article) {
    return alert.article.id == article ||
           std::ranges::find(alert.carriers, article, &Carrier::article_id) != alert.carriers.end();
}

StoredFacts look_up(Store& store, const std::string& article, const std::string& watch) {
    StoredFacts found;
    found.record = store.article(article);
    if (!found.record) return found;
    found.story = store.story(found.record->article.story_id);
    for (FeedRecord& feed : store.feeds())
        if (feed.feed.id == found.record->article.feed_id) found.feed = std::move(feed);
    AlertFilter filter;
    filter.watch = watch;
    filter.story = found.record->article.story_id;
    filter.limit = 1000;  // there is one for each actor and part
    if (!filter.story.empty()) found.alerts = store.alerts(filter);
    std::erase_if(found.alerts, [&](const Alert& one) { return !has(one, found.record->article.id); });
    for (const Alert& alert : found.alerts) {
        DeliveryFilter of_alert;
        of_alert.limit = 1000;
        of_alert.alert_id = alert.id;
        auto& all = found.deliveries.emplace_back(store.deliveries(of_alert));
        std::ranges::reverse(all);
    }
    found.silences = store.silences();
    return found;
}

std::string outcome(const Alert& alert, const Article& article) {
    if (alert.retracted) return "its alert was retracted: " + alert.id;
    if (alert.article.id == article.id) return "it raised alert " + alert.id;
    return "the same story was alerted before: it is one more paper of alert " + alert.id;
}

// A watch of several actors has an alert for each.
std::string whose(const StoredFacts& found, const Alert& alert) {
    return found.alerts.size() < 2 ? "" : " (" + alert.actor.name + ")";
}

// What came after the conditions: an alert, another paper's alert, or why none.
std::string outcome(const StoredFacts& found, bool matches, const Watch& watch) {
    const Article& article = found.record->article;
    if (found.record->stage != Stage::done) return "it is not analyzed yet";
    if (!matches) return "it does not match";
    if (article.backlog) return "it matches, but is an old entry of the feed's first poll: those raise no alert";
    if (article.withdrawn) return "it matches, but its page is gone since " + to_rfc3339(*article.withdrawn);
    std::string words;
    for (const Alert& alert : found.alerts)
        words += (words.empty() ? "" : "; ") + outcome(alert, article) + whose(found, alert);
    if (!words.empty()) return words;
    if (watch.tempo.asked()) return "it matches, but not enough came together: " + in_words(watch.tempo);
    return "it matches now, but did not when it was analyzed: the watch, or the actors, were others then";
}

std::string in_words(const Delivery& delivery) {
    const std::string because = delivery.reason.empty() ? "" : ": " + delivery.reason;
    const auto last = [&](const char* before) {
        return delivery.attempts.empty() ? std::string() : before + delivery.attempts.back().answer;
    };
    switch (delivery.state) {
        case DeliveryState::delivered:
            return "delivered" + (delivery.attempts.empty() ? "" : " " + to_rfc3339(delivery.attempts.back().at)) +
                   (delivery.bundle.empty() ? "" : ", with others" + because);
        case DeliveryState::dead:
            return "given up" + last(": ");
        case DeliveryState::suppressed:
            return "suppressed" + because;
        case DeliveryState::pending:
            break;
    }
    if (!delivery.hold.empty()) return "waits until " + to_rfc3339(delivery.next_attempt) + because;
    return "is tried" + (delivery.attempts.empty() ? " now" : " again " + to_rfc3339(delivery.next_attempt)) +
           last(", the last answer was: ");
}

// Who was told of it, and who was not and why: a line each, "desk: suppressed: silence … by Anna: summit".
std::vector<std::string> told(const StoredFacts& found, const Watch& watch) {
    std::vector<std::string> lines;
    for (std::size_t i = 0; i < found.alerts.size(); ++i) {
        const Alert& alert = found.alerts[i];
        for (const Delivery& one : found.deliveries[i])
            lines.push_back(one.receiver + ": " + std::string(to_string(one.event)) + whose(found, alert) + " " +
                            in_words(one));
        if (found.deliveries[i].empty()) lines.emplace_back("nobody: the watch names no receiver");
        if (alert.article.id != found.record->article.id && !alert.retracted)
            lines.push_back("one more paper alone tells nobody again: the alert has " +
                            std::to_string(alert.carriers.size()) + ", and the steps of notify_at_carriers do");
    }
    for (const Silence& one : found.silences) {
        const bool holds =
            (one.watch.empty() || one.watch == watch.name) &&
            (one.story.empty() || one.story == found.record->article.story_id) &&
            (one.actor.empty() || std::ranges::find(watch.actors, one.actor) != watch.actors.end()) &&
            (one.receiver.empty() || std::ranges::find(watch.receivers, one.receiver) != watch.receivers.end());
        if (!holds) continue;
        lines.push_back("silenced now: " + (one.receiver.empty() ? "all" : one.receiver) + " until " +
                        to_rfc3339(one.expires) + " by " + one.author +
                        (one.comment.empty() ? "" : ": " + one.comment) + " (silence " + one.id + ")");
    }
    return lines;
}

}  // namespace

Task<Response> why(const std::string& article, const std::string& name, Backend& backend) {
    const std::vector<Watch> watches = backend.watches();
    const auto watch = std::ranges::find(watches, name, &Watch::name);
    if (watch == watches.end()) co_return problem(404, "no such watch");
    StoredFacts found;
    co_await backend.store([&](Store& store) { found = look_up(store, article, name); });
    if (!found.record) co_return problem(404, "no such article");
    const Feed feed = found.feed ? found.feed->feed : Feed{};
    Subject subject{found.record->article, found.record->annotations, feed.name, feed.url, feed.folder};
    if (found.story) {
        subject.carriers = found.story->carriers.size();
        subject.first_of_story = found.story->carriers.front().article_id == found.record->article.id;
    }
    const bool matches = !match(subject, std::span(&*watch, 1)).empty();
    const std::vector<Reason> reasons = explain(subject, *watch);
    Response response;
    {
        wire::Object object(response.body);
        object.text("watch", name);
        object.text("article", found.record->article.id);
        object.text("title", found.record->article.title);
        object.flag("matches", matches);
        wire::append_json(object.key("why"), std::span<const Reason>(reasons));
        object.text("outcome", outcome(found, matches, *watch));
        wire::append_array(object.key("told"), told(found, *watch),
                           [](std::string& out, const std::string& line) { wire::append_json_string(out, line); });
        object.map("plugins", found.record->plugins);
    }
    response.body += '\n';
    co_return response;
}

}  // namespace vigie::http
