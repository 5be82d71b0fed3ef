// The worker processes: N identical ones a role, behind awaitables. A crash and a hang are one case: the process is
// replaced, the job retried without the plugin that was last started. Include this one from other folders; programs
// without Asio (the CLI's offline verbs) include pool/client.hpp.
//
// Threads: all calls on the loop's thread; many jobs may be under way at once, beyond the workers they queue in order.
// Lifetime: the loop outlives the pool; before the pool ends, its tasks must have: stop() makes them end soon.
// Errors: what hostile bytes or plugins do is in the answer. A worker that cannot be started at all throws.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/task.hpp"
#include "base/time.hpp"
#include "pool/setup.hpp"
#include "wire/wire.hpp"

namespace vigie {

struct PoolOptions {
    WorkerSetup worker;  // its program, limits, plugins, actors
    int readers = 1;
    int analyzers = 1;
    Duration deadline = std::chrono::seconds(20);        // of a job
    Duration start_deadline = std::chrono::seconds(60);  // of loading the plugins
    int jobs_per_worker = 5000;                          // then it is replaced
    int quarantine_after = 5;                            // distinct articles that a plugin failed on
};

struct PluginStatus {
    wire::PluginInfo info;    // state and problem as they are now
    bool draining = false;    // of the setup before the last reload, some worker still has it
    int failed_articles = 0;  // distinct ones, since the daemon's start or end_quarantine
    std::string last_failure;
    std::optional<Time> last_failed;
    std::uint64_t calls = 0;
    std::map<std::string, double> counts;  // its own counters, since the daemon's start or end_quarantine
};

struct WorkerStatus {
    int pid = 0;
    wire::Role role = wire::Role::read;
    bool busy = false;
    std::uint64_t jobs = 0;
    int generation = 0;  // counts reloads
};

struct PoolStatus {
    std::vector<WorkerStatus> workers;
    std::vector<PluginStatus> plugins;  // in calling order, then the broken ones
    std::vector<std::string> warnings;  // what the sandbox cannot enforce on this machine
    std::uint64_t jobs = 0;             // answered
    std::uint64_t crashes = 0, hangs = 0, started = 0;
    std::size_t waiting = 0;  // jobs that wait for a worker
};

class Pool {
  public:
    // Starts nothing yet; throws where the worker's program does not exist.
    Pool(boost::asio::io_context& loop, PoolOptions options);
    ~Pool();
    Pool(const Pool&) = delete;
    Pool& operator=(const Pool&) = delete;

    // Starts one worker of each role that is wanted, so that status() knows the plugins and a broken environment shows
    // at once (throws). The others start with their first job.
    Task<void> start(bool readers = true, bool analyzers = true);

    // `job` in a request is the pool's to set. Where the readers crash or hang on the bytes, the document's error says
    // so.
    Task<FeedDocument> read_feed(wire::ReadFeed request);
    Task<PageDocument> read_page(wire::ReadPage request);
    // Always an answer; `failed` not empty: the article is partial.
    Task<wire::Analysis> analyze(wire::Analyze request);
    Task<std::string> detect_language(std::string text);

    // New plugins or actors: loaded by new workers, while the old ones finish their jobs. Forgets what was broken.
    void reload(WorkerSetup setup);
    // Not called from the next job on. `quarantined` plugins of the store are given here after start, too.
    void quarantine(const std::string& plugin, const std::string& problem);
    void end_quarantine(const std::string& plugin);
    // Called when the pool itself quarantines one, with the reason: to store it.
    void on_quarantine(std::function<void(const std::string& plugin, const std::string& problem)> call);

    PoolStatus status() const;

    // Jobs under way end with an error, later ones throw; all workers are killed.
    void stop();

  private:
    struct Inner;
    std::shared_ptr<Inner> inner_;
};

}  // namespace vigie
