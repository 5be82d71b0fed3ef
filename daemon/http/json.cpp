#include "http/json.hpp"

#include "base/password.hpp"
#include "watch/watch.hpp"
#include "wire/wire.hpp"
#include "wire/write.hpp"

namespace vigie::http {

using wire::append_array;
using wire::Object;

namespace {

void append_member(std::string& out, std::string_view text) {
    wire::append_json_string(out, text);
}

void append_failure(std::string& out, const PluginFailure& failure) {
    Object object(out);
    object.text("plugin", failure.plugin);
    object.text("problem", failure.problem);
}

void append_carrier(std::string& out, const Carrier& carrier) {
    Object object(out);
    object.text("feed", carrier.feed);
    object.text("article", carrier.article_id);
    object.text("url", carrier.url);
    object.text("title", carrier.title);
    object.rfc3339_if("published", carrier.published);
}

void append_attempt(std::string& out, const Attempt& attempt) {
    Object object(out);
    object.text("at", to_rfc3339(attempt.at));
    object.flag("delivered", attempt.delivered);
    object.text("answer", attempt.answer);
    object.number("latency_ms", std::int64_t{attempt.latency.count()});
}

void append_worker(std::string& out, const WorkerStatus& worker) {
    Object object(out);
    object.number("pid", worker.pid);
    object.text("role", wire::to_string(worker.role));
    object.flag("busy", worker.busy);
    object.number("jobs", worker.jobs);
    object.number("generation", worker.generation);
}

void write_counts(Object& status, const StoreCounts& counts) {
    Object object(status.key("counts"));
    object.number("feeds", counts.feeds);
    object.number("feeds_failing", counts.feeds_failing);
    object.number("feeds_due", counts.feeds_due);
    object.number("articles", counts.articles);
    object.number("partial", counts.partial);
    object.number("stories", counts.stories);
    object.number("to_read", counts.to_read);
    object.number("to_analyze", counts.to_analyze);
    object.number("alerts", counts.alerts);
    object.number("deliveries_pending", counts.deliveries_pending);
    object.number("deliveries_dead", counts.deliveries_dead);
    object.rfc3339_if("oldest_to_read", counts.oldest_to_read);
    object.rfc3339_if("oldest_to_analyze", counts.oldest_to_analyze);
    object.rfc3339_if("oldest_pending_delivery", counts.oldest_pending_delivery);
}

}  // namespace

std::string_view to_string(Stage stage) {
    return stage == Stage::to_read ? "to-read" : stage == Stage::to_analyze ? "to-analyze" : "done";
}

void append_feed(std::string& out, const FeedRecord& record) {
    const FeedState& state = record.state;
    Object object(out);
    object.text("id", record.feed.id);
    object.text("url", without_passwords(record.feed.url));
    object.text("name", without_passwords(record.feed.name));
    object.text_if("folder", record.feed.folder);
    object.text_if("language", record.feed.language);
    object.text_if("title", state.title);
    if (state.url != record.feed.url) object.text("fetched_from", without_passwords(state.url));
    object.number("articles", record.articles);
    object.text("next_poll", to_rfc3339(state.next_poll));
    object.rfc3339_if("last_poll", state.last_poll);
    object.rfc3339_if("last_success", state.last_success);
    object.rfc3339_if("last_new_entry", state.last_new_entry);
    object.number("interval_seconds", std::int64_t{state.interval.count() / 1000});
    object.number("status", state.status);
    object.number("failures", state.failures);
    object.text_if("problem", without_passwords(state.problem));
    if (state.gone) object.flag("gone", true);
    if (state.malformed) object.flag("malformed", true);
    if (record.removed) object.flag("removed", true);
}

void append_found(std::string& out, const FoundFeed& found) {
    const FeedDocument& document = found.document;
    Object object(out);
    object.text("url", found.url);
    object.text("title", document.title);
    object.text("format", document.format);
    object.text_if("language", document.language);
    object.number("entries", static_cast<std::int64_t>(document.entries.size()));
    std::optional<Time> newest;
    for (const Entry& entry : document.entries)
        if (const auto date = entry.published ? entry.published : entry.updated; date && (!newest || *date > *newest))
            newest = date;
    object.rfc3339_if("newest", newest);
    if (!document.entries.empty()) object.text("first_entry", document.entries.front().title);
    if (!document.parts.empty()) object.number("parts", static_cast<std::int64_t>(document.parts.size()));
    object.text_if("hub", document.hub);
    object.text_if("moved_to", document.moved_to);
    if (document.malformed) object.flag("malformed", true);
    object.text_if("known", found.known);
}

// A line for each condition that is not part of another: "any of: (title or text has «a»; language is fr)".
std::vector<std::string> conditions_of(const Watch& watch) {
    std::vector<std::string> lines;
    std::vector<Reason> all = in_words(watch);
    all.erase(all.begin());  // who, and which part
    int depth = 0;
    for (const Reason& one : all) {
        for (; depth > one.depth; --depth) lines.back() += ')';
        if (one.depth == 0) lines.emplace_back();
        if (one.depth > 0) lines.back() += one.depth > depth ? " (" : "; ";
        depth = one.depth;
        lines.back() += one.condition;
    }
    for (; depth > 0; --depth) lines.back() += ')';
    return lines;
}

void append_watch(std::string& out, const Watch& watch) {
    Object object(out);
    object.text("name", watch.name);
    object.strings("actors", watch.actors);
    object.text("part", vigie::to_string(watch.part));
    object.strings_if("towards", watch.towards);
    if (watch.polarity) object.number("polarity", *watch.polarity);
    object.strings_if("all", watch.all);
    object.strings_if("any", watch.any);
    object.strings_if("none", watch.none);
    object.strings_if("languages", watch.languages);
    object.strings_if("feeds", watch.feeds);
    object.strings_if("conditions", conditions_of(watch));
    object.text("priority", watch.priority);
    object.strings("receivers", watch.receivers);
}

void append_alert(std::string& out, const Alert& alert) {
    wire::append_json(out, alert);
    out.pop_back();  // what receivers get, and for those who list alerts: when
    out += ",\"created\":\"" + to_rfc3339(alert.created) + "\",\"updated\":\"" + to_rfc3339(alert.updated) + "\"}";
}

void append_delivery(std::string& out, const Delivery& delivery) {
    Object object(out);
    object.text("id", delivery.id);
    object.text("alert", delivery.alert_id);
    object.text("receiver", delivery.receiver);
    object.text("event", vigie::to_string(delivery.event));
    object.number("revision", delivery.revision);
    object.text("state", vigie::to_string(delivery.state));
    if (delivery.state == DeliveryState::pending) object.text("next_attempt", to_rfc3339(delivery.next_attempt));
    object.text_if("hold", delivery.hold);
    object.text_if("reason", delivery.reason);
    object.text_if("bundle", delivery.bundle);
    object.text_if("notice", delivery.notice);
    append_array(object.key("attempts"), delivery.attempts, append_attempt);
}

namespace {

void append_version(std::string& out, const ArticleVersion& version) {
    Object object(out);
    object.number("version", version.version);
    object.text("until", to_rfc3339(version.until));
    object.text("cause", version.cause);
    object.text("title", version.title);
    object.text("text", version.text);
    wire::append_json(object.key("annotations"), version.annotations);
}

}  // namespace

void append_article(std::string& out, const ArticleRecord& record) {
    wire::append_json(out, record.article, true);
    out.pop_back();
    out += ",\"stage\":\"" + std::string(to_string(record.stage)) + "\",\"annotations\":";
    wire::append_json(out, record.annotations);
    out += ",\"about\":";
    {
        Object object(out);
        object.map("plugins", record.plugins);
        append_array(object.key("failed"), record.failed, append_failure);
        object.number("attempts", record.attempts);
        object.text_if("problem", record.problem);
        object.rfc3339_if("next_look", record.next_look);
    }
    out += ",\"versions\":";
    append_array(out, record.versions, append_version);
    out += '}';
}

void append_story(std::string& out, const Story& story) {
    Object object(out);
    object.text("id", story.id);
    object.text("title", story.title);
    append_array(object.key("carriers"), story.carriers, append_carrier);
}

void append_plugin(std::string& out, const PluginStatus& plugin) {
    Object object(out);
    object.text("id", plugin.info.id);
    object.text("version", plugin.info.version);
    object.text("path", plugin.info.path);
    object.text("state", plugin.draining ? "draining" : wire::to_string(plugin.info.state));
    object.text_if("problem", plugin.info.problem);
    object.strings("languages", plugin.info.languages);
    object.strings("needs", plugin.info.needs);
    object.strings("provides", plugin.info.provides);
    object.number("calls", plugin.calls);
    object.number("failed_articles", plugin.failed_articles);
    object.text_if("last_failure", plugin.last_failure);
    object.rfc3339_if("last_failed", plugin.last_failed);
}

void append_quarantine(std::string& out, const Quarantine& quarantine) {
    Object object(out);
    object.text("plugin", quarantine.plugin);
    object.text("version", quarantine.version);
    object.text("problem", quarantine.problem);
    object.text("since", to_rfc3339(quarantine.since));
}

void append_status(std::string& out, const About& about, const StoreCounts& counts, const PoolStatus& pool) {
    Object object(out);
    object.text("version", about.version);
    object.text("started", to_rfc3339(about.started));
    object.text("now", to_rfc3339(about.now));
    object.flag("ready", about.not_ready.empty());
    object.text_if("not_ready", about.not_ready);
    object.text("store", about.store);
    object.strings("loops", about.loops);
    append_array(object.key("reload_problems"), about.problems, append_member);
    write_counts(object, counts);
    append_array(object.key("workers"), pool.workers, append_worker);
    object.number("jobs", pool.jobs);
    object.number("jobs_waiting", pool.waiting);
    object.number("worker_crashes", pool.crashes);
    object.number("worker_hangs", pool.hangs);
    append_array(object.key("warnings"), pool.warnings, append_member);
    std::int64_t active = 0, broken = 0, quarantined = 0;
    for (const PluginStatus& plugin : pool.plugins) {
        active += plugin.info.state == wire::PluginState::active;
        broken += plugin.info.state == wire::PluginState::broken;
        quarantined += plugin.info.state == wire::PluginState::quarantined;
    }
    Object plugins(object.key("plugins"));
    plugins.number("active", active);
    plugins.number("broken", broken);
    plugins.number("quarantined", quarantined);
}

}  // namespace vigie::http
