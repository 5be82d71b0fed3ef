// What goes into the store and comes out of it, beyond the model's own values. Plain data. Part of store/store.hpp.
#pragma once

#include <cstdint>
#include <exception>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "model/handling.hpp"
#include "model/model.hpp"
#include "reader/story/story.hpp"
#include "store/page_values.hpp"

namespace vigie {

// The right to finish a claimed piece of work. Whoever holds the row's current lease may commit; a commit under a lease
// that expired and was taken by another does nothing and says so.
using Lease = std::string;

struct StoreSettings {
    std::string database;     // "postgresql://…" or the path of an SQLite file
    bool quick_check = true;  // of an SQLite file while it is opened
    bool power_safe = true;   // SQLite: every commit is on the disk before it returns; false survives kill -9 only
    Duration lock_wait = std::chrono::seconds(10);  // for a database that another process holds
    std::string owner = "vigied";                   // shown in leases: host and process
};

// ── feeds ──

struct FeedRecord {
    Feed feed;
    FeedState state;
    bool removed = false;  // no longer in the configuration; kept with its articles
    std::int64_t articles = 0;
};

// How a feed published lately.
struct FeedCoverage {
    Feed feed;
    FeedState state;
    int entries = 0;  // new ones since then, without backlog
    std::optional<Time> first, last;
};

struct ClaimedFeed {
    Feed feed;
    FeedState state;
    bool first_poll = false;  // no document of it was ever read
    Lease lease;
};

struct PollCounts {
    bool committed = false;  // false: the lease was lost, nothing is stored
    int fresh = 0;           // new articles, backlog included
    int backlog = 0;
    int edited = 0;  // entries that changed since: their articles go to_read again with version + 1
    int known = 0;
};

struct PollEnd {
    PollCounts counts;
    std::exception_ptr problem;  // set: nothing of this poll is stored
};

struct Polled {
    Lease lease;
    FeedState state;    // as it is now; next_poll says when it is due again
    bool read = false;  // a feed document was read (not 304, not a failure); ends the first poll
    std::vector<Entry> entries;
    Duration alerting_age = std::chrono::hours(48);  // at the first poll, older entries become backlog
    // When it is due again depends on how much was new. Where set: called inside the transaction with the counts, and
    // its answer is stored instead of `state`. Must be quick and must not call the store.
    std::function<FeedState(const PollCounts&)> plan;
};

// ── articles ──

enum class Stage { to_read, to_analyze, done };

struct ClaimedArticle {
    Article article;  // text is empty in to_read
    Entry entry;      // in to_read only: what the feed gave
    Feed feed;
    int attempts = 0;  // this claim included
    Lease lease;
};

struct ReadArticle {
    Lease lease;
    Article article;   // id, title, text, language, authors, agency, published, provenance, url as they are now
    StoryPrint print;  // of the text; the store places the article (reader/story) inside the transaction, so that two
                       // copies placed at once still meet. An edited article stays in its story.
    Duration window = std::chrono::hours(24 * 7);  // copies are sought among articles published this near to it
    NextLook look = {};
    std::optional<PageCopy> copy = {};  // to be kept
};

struct Placed {
    bool committed = false;
    std::string story_id;
    bool new_story = false;
    std::vector<std::string> merged;  // stories that turned out to be this one; their alerts moved with them
};

struct PluginFailure {
    std::string plugin;
    std::string problem;
};

// A match that may alert: the store makes it one alert for each (watch, part, actor, story).
struct AlertDraft {
    Match match;
    std::string priority = "normal";
    std::vector<std::string> receivers;
    std::vector<int> notify_at_carriers = {};  // the watch's own; empty: as AnalyzedArticle says
};

struct AnalyzedArticle {
    Lease lease;
    Article article;  // language and partial are stored; the rest identifies it
    std::vector<Annotation> annotations;
    std::map<std::string, std::string> plugins;  // id → version
    std::vector<PluginFailure> failed;
    std::vector<AlertDraft> alerts;  // all matches of this version of the article
    // Names of the watches that were matched. Their alerts that an earlier version caused and that are not in `alerts`
    // lose the article, and are retracted when nothing is left of them. Other watches' alerts are left alone.
    std::vector<std::string> watches;
    // Numbers of carriers at which alert.updated is sent again, ascending; empty: at each new carrier.
    std::vector<int> notify_at_carriers;
};

struct AlertChange {
    std::string alert_id;
    AlertEvent event = AlertEvent::created;
    bool notified = false;  // deliveries were queued or a waiting one now carries this revision
};

struct Committed {
    bool committed = false;
    std::vector<AlertChange> changes;
    int deliveries = 0;                          // queued
    std::map<std::string, int> plugin_failures;  // of the failed plugins: distinct articles so far
};

struct ArticleRecord {
    Article article;
    Stage stage = Stage::to_read;
    std::vector<Annotation> annotations;
    std::map<std::string, std::string> plugins;
    std::vector<PluginFailure> failed;
    int attempts = 0;
    std::string problem;  // of the last postponed attempt
    std::optional<Time> next_look = {};
    std::vector<ArticleVersion> versions = {};  // older ones, oldest first
};

// ── stories, alerts, deliveries ──

struct Story {
    std::string id;
    std::string title;              // of the first publisher
    std::vector<Carrier> carriers;  // in the order of publication; the first is the first publisher
};

struct AlertFilter {
    int limit = 50;     // newest first
    std::string watch;  // empty: any
    std::string actor;
    std::optional<Time> since;
    std::string before;  // an alert id: only older ones
    std::string story = {};
};

// One alert of a bundle.
struct BundledAlert {
    Alert alert;
    AlertEvent event = AlertEvent::created;
    int revision = 1;
};

struct ClaimedDelivery {
    Delivery delivery;  // with its attempts so far
    Alert alert;        // as it is now, at least at delivery.revision; empty: a bundle or a word to the operator
    Time queued{};
    Lease lease;
    std::vector<BundledAlert> bundle = {};  // in the order in which they were queued
};

struct DeliveryFilter {
    int limit = 100;  // newest first
    std::optional<DeliveryState> state;
    std::string receiver;
    std::string alert_id;
};

struct Attempted {
    Lease lease;
    std::string delivery_id;
    Attempt attempt;
    DeliveryState state = DeliveryState::pending;  // after the attempt
    Time next_attempt{};                           // when still pending
    // Of a delivery that is given up: who is told, and what. Once for each receiver, until one arrives there again.
    std::string receiver = {};
    std::string operator_receiver = {};
    std::string operator_notice = {};
};

// ── the whole ──

struct Quarantine {
    std::string plugin;
    std::string version;  // another version is not quarantined
    std::string problem;
    Time since{};
};

// How far ahead of now the times in the store may be.
struct LongestWaits {
    Duration poll = std::chrono::hours(24);  // between two polls of a feed
    Duration retry = std::chrono::hours(1);  // between two attempts of a delivery
    Duration hold = std::chrono::days(8);    // of a delivery for its group: a weekly digest
    Duration lease = std::chrono::hours(1);  // of any claim
    Duration look = std::chrono::hours(48);  // until a page is looked at again
};

struct StoreCounts {
    std::int64_t feeds = 0, feeds_failing = 0, feeds_due = 0;
    std::int64_t to_read = 0, to_analyze = 0, articles = 0, partial = 0, stories = 0;
    std::int64_t alerts = 0, deliveries_pending = 0, deliveries_dead = 0;
    std::optional<Time> oldest_to_read, oldest_to_analyze, oldest_pending_delivery;
};

struct Retention {
    Duration articles = std::chrono::days(90);
    Duration alerts = std::chrono::days(365);
    Duration entries = std::chrono::days(90);            // ids of entries that a feed no longer lists
    Duration fingerprints = std::chrono::days(15);       // twice the story window and a day
    Duration pages = std::chrono::days(14);              // of the archive
    std::uint64_t page_bytes = std::uint64_t{2} << 30U;  // of all of them, compressed
};

struct Pruned {
    std::int64_t articles = 0, alerts = 0, entries = 0, fingerprints = 0, pages = 0;
};

}  // namespace vigie
