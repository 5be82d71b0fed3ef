// The one shape of all loops: claim under a lease → do → commit. A wake-up is only a hint: without any, the loop looks
// at the store by itself after `idle`.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/task.hpp"
#include "base/time.hpp"

namespace vigie {

// One claimed piece of work: does it and commits it. What it throws is logged; its lease expires and it is claimed
// again.
using Job = std::function<Task<void>()>;

struct WorkSource {
    std::string name;
    int capacity = 1;                                       // jobs under way at once
    Duration idle = std::chrono::seconds(1);                // between two looks when there was nothing
    std::function<Task<std::vector<Job>>(int room)> claim;  // at most `room` jobs
};

// What a loop has done since the start.
struct LoopStatus {
    std::string name;
    int running = 0;  // jobs under way
    std::uint64_t done = 0, failed = 0;
    double seconds = 0;      // of the jobs that have ended, together
    int look_failures = 0;   // looks at the store that failed in a row; 0: the last one went well
    std::string last_error;  // of a look or a job
};

// On the loop's thread.
class WorkLoop {
  public:
    WorkLoop(boost::asio::io_context& loop, WorkSource source);
    ~WorkLoop();
    WorkLoop(const WorkLoop&) = delete;
    WorkLoop& operator=(const WorkLoop&) = delete;

    // Until stop(), and then until the jobs under way have ended.
    Task<void> run();
    // Looks at the store now.
    void wake();
    // As wake(), and drained() is false until it has looked.
    void look_again();
    // Claims nothing more.
    void stop();
    // Nothing was there at the last look, and nothing is under way.
    bool drained() const;
    LoopStatus status() const;

  private:
    struct Inner;
    std::unique_ptr<Inner> inner_;
};

}  // namespace vigie
