// The inside of Fetcher. Private to fetch/.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <memory>
#include <mutex>
#include <string>

#include "fetch/fetch.hpp"
#include "fetch/hosts.hpp"
#include "fetch/robots_cache.hpp"
#include "net/net.hpp"

namespace vigie {

class Fetcher::Impl {
  public:
    Impl(boost::asio::io_context& loop, net::Client& client_, const Clock& clock_, Random& random_,
         FetchOptions options)
        : client(client_),
          clock(clock_),
          random(random_),
          hosts(std::make_shared<Hosts>(loop, clock_)),
          robots(std::make_shared<RobotsCache>(loop, client_, clock_, hosts)),
          options_(std::move(options)) {}

    Task<FetchedFeed> feed(const Feed& feed, const FeedState& before);
    Task<FetchedPage> page(std::string url, std::string language, PageValidators known, bool ask_robots);

    // Plans are made on the store's thread as well.
    FetchOptions options() const {
        const std::lock_guard lock(mutex_);
        return options_;
    }
    void set_options(FetchOptions options) {
        const std::lock_guard lock(mutex_);
        options_ = std::move(options);
    }

    net::Client& client;
    const Clock& clock;
    Random& random;
    std::shared_ptr<Hosts> hosts;
    std::shared_ptr<RobotsCache> robots;

  private:
    FeedState judge(const Feed& feed, FeedState state, const net::Response& response, FetchedFeed& out);

    mutable std::mutex mutex_;
    FetchOptions options_;
};

// A response's problem without the URL in front, where that is known from elsewhere.
std::string problem_of(const net::Response& response, const std::string& url);
// After a 429: how long the whole host is left alone.
Duration host_pause(std::optional<Duration> retry_after, const FetchOptions& options);

}  // namespace vigie
