// Why an article made an alert or did not, and what people say of alerts.
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
    std::vector<Alert> alerts;  // of the watch and the article's story
};

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
    return found;
}

// What came after the conditions: an alert, another paper's alert, or why none.
std::string outcome(const StoredFacts& found, bool matches, const Watch& watch) {
    const Article& article = found.record->article;
    if (found.record->stage != Stage::done) return "it is not analyzed yet";
    if (!matches) return "it does not match";
    if (article.backlog) return "it matches, but is an old entry of the feed's first poll: those raise no alert";
    for (const Alert& alert : found.alerts) {
        if (alert.retracted) return "its alert was retracted: " + alert.id;
        if (alert.article.id == article.id) return "it raised alert " + alert.id;
        if (std::ranges::find(alert.carriers, article.id, &Carrier::article_id) != alert.carriers.end())
            return "the same story was alerted before: it is one more paper of alert " + alert.id;
    }
    if (watch.tempo.asked()) return "it matches, but not enough came together: " + in_words(watch.tempo);
    return "it matches now, but did not when it was analyzed: the watch, or the actors, were others then";
}

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
        object.map("plugins", found.record->plugins);
    }
    response.body += '\n';
    co_return response;
}

void append_feedback(std::string& out, const Feedback& one) {
    wire::Object object(out);
    object.text("id", one.id);
    object.text("alert", one.alert_id);
    object.text("article", one.article_id);
    object.text("watch", one.watch);
    object.text_if("plugin", one.plugin);
    object.text("actor", one.actor.id);
    object.text("verdict", one.verdict);
    object.text_if("comment", one.comment);
    object.text("at", to_rfc3339(one.at));
}

Task<Response> wrong(const std::string& alert, const Request& request, Backend& backend) {
    Feedback feedback;
    feedback.alert_id = alert;
    feedback.verdict = text_or_empty(request, "verdict");
    feedback.comment = text_or_empty(request, "comment");
    feedback.author = text_or_empty(request, "author");
    const auto& verdicts = feedback_verdicts();
    if (std::ranges::find(verdicts, feedback.verdict) == verdicts.end())
        co_return problem(400, "verdict: wrong-person, not-a-quotation or not-about-this");
    std::optional<Feedback> kept;
    co_await backend.store([&](Store& store) { kept = store.add_feedback(feedback); });
    if (!kept) co_return problem(404, "no such alert");
    Response response;
    response.status = 201;
    append_feedback(response.body, *kept);
    response.body += '\n';
    co_return response;
}

// A case as the gold has one: the annotation that was wrong and what people say of it, and the text where asked for.
void append_case(std::string& out, const Feedback& one, const std::optional<ArticleRecord>& record, bool with_text) {
    wire::Object object(out);
    object.text("id", one.id);
    if (with_text) {
        object.text("language", record ? record->article.language : "");
        object.text("source", record ? record->article.url : "");
        object.text("text", record ? record->article.text : "");
    }
    object.text("verdict", one.verdict);
    object.text_if("comment", one.comment);
    object.text("watch", one.watch);
    std::vector<Annotation> annotations;
    for (const Evidence& evidence : one.evidence) annotations.push_back(evidence.annotation);
    wire::append_json(object.key("annotations"), std::span<const Annotation>(annotations));
}

void append_precision(std::string& out, const Precision& one) {
    wire::Object object(out);
    object.text("name", one.name);
    object.number("alerts", one.alerts);
    object.number("wrong", one.wrong);
}

Task<Response> feedback(bool with_text, Backend& backend) {
    std::vector<Feedback> all;
    std::vector<std::optional<ArticleRecord>> articles;
    std::vector<Precision> watches, plugins;
    co_await backend.store([&](Store& store) {
        all = store.feedback();
        articles.resize(all.size());
        for (std::size_t i = 0; with_text && i < all.size(); ++i) articles[i] = store.article(all[i].article_id);
        watches = store.precision_of_watches();
        plugins = store.precision_of_plugins();
    });
    Response response;
    {
        wire::Object object(response.body);
        std::string& cases = object.key("cases");
        cases += '[';
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (i > 0) cases += ',';
            append_case(cases, all[i], articles[i], with_text);
        }
        cases += ']';
        wire::append_array(object.key("watches"), watches, append_precision);
        wire::append_array(object.key("plugins"), plugins, append_precision);
    }
    response.body += '\n';
    co_return response;
}

}  // namespace

Task<std::optional<Response>> trust_api(const Request& request, Backend& backend) {
    const auto& path = request.path;
    const bool post = request.method == "POST";
    if (path.size() == 5 && path[2] == "articles" && path[4] == "why" && !post)
        co_return co_await why(path[3], text_or_empty(request, "watch"), backend);
    if (path.size() == 5 && path[2] == "alerts" && path[4] == "wrong" && post)
        co_return co_await wrong(path[3], request, backend);
    if (path.size() == 3 && path[2] == "feedback" && !post)
        co_return co_await feedback(text_or_empty(request, "text") == "1", backend);
    co_return std::nullopt;
}

}  // namespace vigie::http
