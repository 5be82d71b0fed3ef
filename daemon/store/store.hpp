// The store: feeds, articles, annotations, stories, alerts and deliveries, and the only queue between the loops. Work
// is claimed under a lease, done, and committed in one transaction; an expired lease is free again, so a restart needs
// no recovery and several processes may share one database.
//
// Threads: one thread at a time; blocks. Several Stores may be open on one database, also in other processes.
// Time is the Clock's. Each operation is one transaction: it happens wholly or not at all.
// Errors: a lost lease is a value (committed == false); a broken database throws StoreError, which names it (never its
// password) and what failed. After a throw the Store may be used again; it reconnects.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "store/values.hpp"

namespace vigie {

class StoreError : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

namespace store {
class Connection;
}

class Store {
  public:
    // Creates what is missing and migrates an older schema; a newer one, a damaged file or a refused login throws.
    Store(StoreSettings settings, const Clock& clock, Random& random);
    ~Store();
    Store(const Store&) = delete;
    Store& operator=(const Store&) = delete;

    // ── feeds ──
    // The configuration's feeds, all of them: new ones become due at once, known ones keep their state, others are
    // marked removed and no longer polled.
    void sync_feeds(const std::vector<Feed>& feeds);
    std::vector<ClaimedFeed> claim_due_feeds(int limit, Duration lease);
    // This one, due or not. Nothing: another holds it, or it is removed.
    std::optional<ClaimedFeed> claim_feed(std::string_view feed_id, Duration lease);
    // When a claim will next find one; nothing: there is no feed.
    std::optional<Time> next_poll_due();
    PollCounts finish_poll(const Polled& polled);
    // Several in one transaction; an end for each, in their order. One that cannot be stored costs the others nothing.
    std::vector<PollEnd> finish_polls(std::span<const Polled* const> polls);
    // Gives the claim back untouched (shutdown).
    void release_feed(const Lease& lease);
    // Due now. False: no such feed.
    bool poll_now(std::string_view feed_id);
    // The clock was set back: what was written under the wrong one is due as it would have been under the right one,
    // and nothing waits longer than it ever may. May be called again, and by each process: the second time changes
    // nothing.
    void clock_stepped_back(const LongestWaits& longest);
    std::vector<FeedRecord> feeds();
    std::vector<FeedCoverage> coverage(Time since);

    // ── articles ──
    // Fresh ones before backlog, then oldest first. Hosts named in `busy` are passed over (lower case, of
    // Article::url).
    std::vector<ClaimedArticle> claim_to_read(int limit, Duration lease, const std::vector<std::string>& busy = {});
    Placed commit_read(const ReadArticle& read);
    std::vector<ClaimedArticle> claim_to_analyze(int limit, Duration lease);
    Committed commit_analysis(const AnalyzedArticle& analyzed);
    // Gives a claimed article back, to be claimed again at `retry`. False: the lease was lost.
    bool postpone_article(const Lease& lease, std::string_view article_id, Time retry, std::string_view problem);
    // Gives the claim back as if it never was: the attempt does not count (shutdown).
    void release_article(const Lease& lease, std::string_view article_id);
    // Puts articles seen since then back to to_analyze (after a plugin was added); returns how many.
    std::int64_t analyze_again(Time since);
    std::optional<ArticleRecord> article(std::string_view id);
    // Done articles with text, seen since then, in that order, until `visit` returns false. `visit` must not call the
    // store.
    void each_article(Time since, const std::function<bool(const Article&, const std::vector<Annotation>&)>& visit);
    // The same where only articles about somebody are of interest: those whose annotations hold none of these words
    // (actor ids) come without text and annotations, which is much faster.
    void each_article_about(Time since, const std::vector<std::string>& words,
                            const std::function<bool(const Article&, const std::vector<Annotation>&)>& visit);

    // ── pages that were read: looks, archive ──
    // None while a fresh article waits for its first reading.
    std::vector<ClaimedLook> claim_looks(int limit, Duration lease);
    // Plans the next look. What changed has one more version and is analyzed anew, as is what was withdrawn or is back.
    LookResult commit_look(const LookedAt& looked);
    // The kept pages of what done articles say now, articles seen since then and behind `after` (an id, or empty).
    std::vector<KeptPage> kept_pages(Time since, std::string_view after, int limit);
    // What another reader made of a kept page: one more version where it differs. busy: somebody is at the article, or
    // it is another version meanwhile.
    Reread commit_reread(const Article& article, const StoryPrint& print);

    // ── stories ──
    std::optional<Story> story(std::string_view id);

    // ── alerts and deliveries ──
    std::vector<Alert> alerts(const AlertFilter& filter);
    std::optional<Alert> alert(std::string_view id);
    // Whether the match's watch, part and actor have an alert of that story, be it retracted.
    bool has_alert(const Match& match, std::string_view story_id);
    // Whether its watch and actor have one that was created after that and stands.
    bool has_alert_since(const Match& match, Time after);
    // Keeps that the watch took the article for the actor, and returns all such hits since then, this one among them.
    std::vector<Hit> add_hit(std::string_view watch, std::string_view actor, const Hit& hit, Time since);
    // Keeps a person's word; id, article, watch, plugin, actor, evidence and time are filled in. Nothing: no such
    // alert.
    std::optional<Feedback> add_feedback(Feedback feedback);
    std::vector<Feedback> feedback();  // oldest first
    std::vector<Precision> precision_of_watches();
    std::vector<Precision> precision_of_plugins();
    // In the order in which they were queued, with all attempts.
    std::vector<Delivery> deliveries(const DeliveryFilter& filter);
    // Due ones; never one whose receiver still waits for an earlier one of the same story.
    // The judge decides for each that was never attempted whether it goes, waits or is suppressed; those that waited in
    // one group go as one bundle. Without a judge all go.
    std::vector<ClaimedDelivery> claim_due_deliveries(int limit, Duration lease, const DeliveryJudge* judge = nullptr);
    std::optional<Time> next_delivery_due();
    // False: the lease was lost; the attempt is in the ledger all the same.
    bool record_attempt(const Attempted& attempted);
    void release_delivery(const Lease& lease, std::string_view delivery_id);
    // A dead, suppressed or pending delivery is due again now and nothing holds it; its age begins anew. Of one in a
    // bundle: the bundle. False: no such delivery, or it is delivered.
    bool replay_delivery(std::string_view delivery_id);

    // ── silences ──
    // Takes id and created from itself; returns the id.
    std::string add_silence(Silence silence);
    std::vector<Silence> silences();  // that have not expired, newest first
    // Ends it now. False: no such silence, or it has expired.
    bool end_silence(std::string_view id);

    // ── plugins, settings, upkeep ──
    void quarantine(const Quarantine& quarantine);
    void end_quarantine(std::string_view plugin);  // also forgets its failures
    std::vector<Quarantine> quarantined();
    std::map<std::string, int> plugin_failures();  // plugin → distinct articles
    std::optional<std::string> setting(std::string_view key);
    void set_setting(std::string_view key, std::string_view value);
    // One word to the operator for a trouble, until calm_operator() says that it is over: into the outbox of `receiver`
    // (empty: into none). False: that was told already, or there was nothing to be over.
    bool warn_operator(std::string_view trouble, std::string_view receiver, std::string_view notice);
    bool calm_operator(std::string_view trouble, std::string_view receiver, std::string_view notice);
    std::map<std::string, Time> operator_warnings(std::string_view prefix);  // key → when it was told
    std::string link_key();  // signs the links in messages; made at its first use
    StoreCounts counts();
    // Deletes in small transactions; returns what went. Articles that an alert names stay as long as the alert.
    Pruned prune(const Retention& retention);
    // A complete copy while others work (SQLite only; PostgreSQL has pg_dump). Throws if the file exists.
    void backup(const std::string& path);
    // "sqlite /var/lib/vigie/vigie.db", "postgresql db.example.org/vigie": for messages; no password.
    const std::string& name() const { return name_; }

  private:
    template <typename F>
    auto in_transaction(bool writing, F&& work);
    template <typename F>
    auto transact(F&& work);
    template <typename F>
    auto read(F&& work);
    Lease make_lease();
    void take_access(Feed& feed) const;
    PollCounts finish(store::Connection& db, const Polled& polled);
    // One look. `took`: whether anything was due, be it held back now.
    std::vector<ClaimedDelivery> claim_once(int limit, Duration lease, const DeliveryJudge* judge, bool& took);

    StoreSettings settings_;
    const Clock& clock_;
    Random& random_;
    std::string name_;
    std::unique_ptr<store::Connection> db_;
    // How a feed is asked for, by its id: secrets and exceptions of the configuration, which stay out of the database.
    struct Access {
        std::map<std::string, std::string> headers;
        bool verify_tls = true;
    };
    std::map<std::string, Access> access_;
};

}  // namespace vigie
