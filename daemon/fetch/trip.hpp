// One request's way through the hosts that its redirects lead to: each is entered under its own budget, and asked for
// its robots.txt where that is wanted. Private to fetch/.
#pragma once

#include <algorithm>
#include <boost/asio/awaitable.hpp>
#include <memory>
#include <optional>
#include <string>

#include "fetch/hosts.hpp"
#include "net/net.hpp"

namespace vigie {

class RobotsCache;

// On the loop's thread. Shared with the request that it is the way of; its last host's place is given back at its end.
class Trip {
  public:
    enum class Stop {
        none,
        forbidden,  // by robots.txt
        unknown,    // robots.txt cannot be fetched now
        busy,       // the host's budget is spent
    };

    // `robots` empty: not asked.
    Trip(std::shared_ptr<Hosts> hosts, std::shared_ptr<RobotsCache> robots, FetchOptions options)
        : hosts_(std::move(hosts)), robots_(std::move(robots)), options_(std::move(options)) {}

    // Leaves the last host and enters that of `url`; not where the waits so far came to more than options.max_wait.
    // False: stopped() says why.
    static Task<bool> enter(std::shared_ptr<Trip> self, std::string url);
    // Takes the request's redirects along.
    static void accompany(const std::shared_ptr<Trip>& self, net::Request& request);

    Stop stopped() const { return stopped_; }
    // The host that was entered last, or that would not let us in.
    const std::string& host() const { return host_; }
    // How long until that host may be asked again.
    Duration wait() const { return std::max(hosts_->wait(host_), options_.gap); }
    // After a 429 of the host that was entered last.
    void block(Duration pause);

  private:
    std::shared_ptr<Hosts> hosts_;
    std::shared_ptr<RobotsCache> robots_;
    FetchOptions options_;
    Duration waited_{};
    std::string host_;
    Stop stopped_ = Stop::none;
    std::optional<Hosts::Turn> turn_;
};

}  // namespace vigie
