// The pipeline: from a due feed to a delivered alert, as loops over the store that never call each other.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "base/task.hpp"
#include "fetch/fetch.hpp"
#include "model/model.hpp"
#include "notify/notify.hpp"
#include "pipeline/store_thread.hpp"
#include "pipeline/work_loop.hpp"
#include "pool/pool.hpp"
#include "store/store.hpp"
#include "websub/websub.hpp"

namespace vigie {

// What the loops work with; all of it outlives the pipeline.
struct PipelineParts {
    boost::asio::io_context& loop;
    StoreThread& store;
    Pool& pool;
    Fetcher& fetcher;
    const Clock& clock;
    Random& random;
    WebSub* websub = nullptr;
};

// What a hub sent.
struct Push {
    std::string feed_id;
    std::string topic;  // base of its relative links
    std::string content_type;
    std::string body;
};

struct PipelineSettings {
    bool poll = true, read = true, analyze = true, deliver = true;  // which loops run in this process
    int polls = 64, reads = 16, analyses = 4, deliveries = 32;      // jobs of each at once
    bool read_pages = true;                                         // false: the feed's own content is the article
    Duration alerting_age = std::chrono::hours(48);                 // older entries of a feed's first poll do not alert
    Duration story_window = std::chrono::hours(24 * 7);
    std::vector<Duration> reread;  // ages of an article at which its page is looked at again; empty: never
    bool keep_pages = false;       // in the archive
    int quarantine_after = 5;      // distinct articles on which a plugin failed
    std::vector<int> notify_at_carriers;
    Duration coverage_every = std::chrono::minutes(10);   // looks of the coverage watchdog
    Duration coverage_patience = std::chrono::hours(24);  // shortest failure or silence that is worth a word
    // Longer than the work can take, short enough that a crash delays little.
    Duration poll_lease = std::chrono::seconds(150), read_lease = std::chrono::seconds(150);
    Duration analyze_lease = std::chrono::seconds(120), deliver_lease = std::chrono::seconds(90);
    RetryPolicy retry;
    Retention retention;
};

// What people watch and where alerts go. Replaced as a whole at a reload.
struct Subscriptions {
    std::vector<Watch> watches;
    std::map<std::string, std::unique_ptr<Notifier>> notifiers;  // by receiver name
    std::map<std::string, Handling> handling = {};               // when each is told
    std::vector<Inhibition> inhibitions = {};
    std::string operator_receiver = {};  // is told of deliveries that are given up; empty: the log only
    std::string public_url = {};         // of links in messages; empty: none
};

// On the loop's thread.
class Pipeline {
  public:
    Pipeline(PipelineParts parts, PipelineSettings settings, Subscriptions subscriptions);
    ~Pipeline();
    Pipeline(const Pipeline&) = delete;
    Pipeline& operator=(const Pipeline&) = delete;

    // Until stop(), and then until the jobs under way have ended.
    Task<void> run();
    // Polls what is due, brings it all the way through, and returns.
    Task<void> run_once();
    void stop();
    // Looks at the store now: a feed was added, an alert replayed.
    void wake();
    // Brings what was pushed all the way, as if it had been polled now.
    void push(Push pushed);
    // Takes effect for what is claimed from now on; what is under way keeps the old ones. Which loops run here, and how
    // many jobs of each at once, stays as it was.
    void replace(PipelineSettings settings, Subscriptions subscriptions);
    // Runs the page reader over a part of the archive: as Store::kept_pages.
    Task<RereadCounts> reread(Time since, std::string after, int limit);
    // Of each loop that runs in this process.
    std::vector<LoopStatus> status() const;

  private:
    struct Inner;
    std::unique_ptr<Inner> inner_;
};

}  // namespace vigie
