// The budgets of all hosts, waited for on the loop. Private to fetch/.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>

#include "base/clock.hpp"
#include "base/task.hpp"
#include "fetch/budget.hpp"
#include "fetch/options.hpp"

namespace vigie {

// On the loop's thread. Shared with those who wait in it.
class Hosts : public std::enable_shared_from_this<Hosts> {
  public:
    Hosts(boost::asio::io_context& loop, const Clock& clock) : loop_(loop), clock_(clock) {}

    // A request's leave to run; gives it back at its end.
    class Turn {
      public:
        Turn(std::shared_ptr<Hosts> hosts, std::string host) : hosts_(std::move(hosts)), host_(std::move(host)) {}
        Turn(Turn&& other) noexcept = default;
        Turn& operator=(Turn&&) = delete;
        ~Turn() {
            if (hosts_) hosts_->leave(host_);
        }

      private:
        std::shared_ptr<Hosts> hosts_;
        std::string host_;
    };

    // Waits for gap, block and a free place. Empty: it would take longer than options.max_wait.
    static Task<std::optional<Turn>> enter(std::shared_ptr<Hosts> self, std::string host, FetchOptions options);
    void slow_down(const std::string& host, Duration gap) { hosts_[host].budget.slow_down(gap); }
    void block(const std::string& host, Duration wait);
    void step_back(Duration step) {
        for (auto& [name, host] : hosts_) host.budget.step_back(step);
    }
    // What a request that was not let in should wait, at least.
    Duration wait(const std::string& host);

  private:
    struct Waiter {
        boost::asio::steady_timer timer;
        bool granted = false;
    };
    struct Host {
        Budget budget;
        int running = 0;
        std::deque<Waiter*> queue;
    };
    Task<bool> take_place(std::string name, FetchOptions options);
    void leave(const std::string& host);
    void sweep();

    boost::asio::io_context& loop_;
    const Clock& clock_;
    std::unordered_map<std::string, Host> hosts_;
    std::size_t sweep_at_ = 1024;
};

}  // namespace vigie
