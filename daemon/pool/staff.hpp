// The workers of one role: taken for a job, given back, started and replaced as needed. Inner header of pool/.
//
// Threads: the loop's.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <deque>
#include <functional>
#include <memory>
#include <vector>

#include "base/task.hpp"
#include "pool/link.hpp"
#include "pool/pool.hpp"

namespace vigie::pool {

struct StaffCalls {
    std::function<std::vector<std::string>()> quarantined;
    std::function<void(const wire::Ready&)> ready;
    // Loading that plugin ended a worker; it is left out from now on.
    std::function<void(const std::string& path, const std::string& problem)> broken;
    std::function<void(const wire::Count&)> counted;
};

// Lifetime: shared with the coroutines under way.
class Staff : public std::enable_shared_from_this<Staff> {
  public:
    Staff(boost::asio::io_context& loop, wire::Role role, const PoolOptions& options, StaffCalls calls);

    // A worker that is ready; waits where all are busy. Throws where none can be started, or the staff is stopped.
    Task<std::shared_ptr<Link>> take();
    void give_back(std::shared_ptr<Link> link);
    // Workers started from now on have this setup; the others go when they are given back, and do not count in the
    // limit until then.
    void renew(WorkerSetup setup);
    void stop();

    std::vector<std::shared_ptr<Link>> all() const { return links_; }
    std::size_t waiting() const { return waiters_.size(); }
    int generation() const { return generation_; }
    std::uint64_t started() const { return started_; }
    bool stopped() const { return stopped_; }
    const WorkerSetup& setup() const { return setup_; }
    boost::asio::io_context& loop() const { return loop_; }

  private:
    Task<std::shared_ptr<Link>> hire();
    Task<std::shared_ptr<Link>> hire_without_culprits();
    const std::string& hello();
    void dismiss(const std::shared_ptr<Link>& link);
    bool usable(const Link& link) const;
    bool is_full() const;
    void wake_one();

    boost::asio::io_context& loop_;
    wire::Role role_;
    WorkerSetup setup_;
    std::string hello_;  // for hello_quarantined_; empty: to be made
    std::vector<std::string> hello_quarantined_;
    std::size_t limit_;
    std::uint64_t most_jobs_;
    Duration start_deadline_;
    StaffCalls calls_;
    std::vector<std::shared_ptr<Link>> links_;  // ready ones, busy or not
    std::vector<std::shared_ptr<Link>> starting_;
    std::size_t hiring_ = 0;
    std::deque<boost::asio::steady_timer*> waiters_;
    int generation_ = 0;
    std::uint64_t started_ = 0;
    bool stopped_ = false;
};

}  // namespace vigie::pool
