#include "fetch/robots_cache.hpp"

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "fetch/trip.hpp"

namespace vigie {
namespace asio = boost::asio;
namespace {

constexpr auto keep = std::chrono::hours(24);
constexpr auto keep_failure = std::chrono::minutes(10);
constexpr std::size_t most_bytes = 512U << 10U;
constexpr std::size_t most_origins = 20'000;

}  // namespace

// Wakes those who wait for it, also where loading is broken off.
struct RobotsCache::Loading {
    std::map<std::string, Entry>& entries;
    const std::string& key;
    std::shared_ptr<asio::steady_timer> timer;
    ~Loading() {
        timer->cancel();
        if (const auto found = entries.find(key); found != entries.end() && found->second.loading == timer)
            found->second.loading.reset();
    }
};

Task<RobotsSay> RobotsCache::ask(std::shared_ptr<RobotsCache> self, net::Origin origin, std::string url,
                                 FetchOptions options) {
    const std::string key = origin.url();
    for (auto found = self->entries_.find(key); found != self->entries_.end() && found->second.loading;
         found = self->entries_.find(key)) {
        const auto loading = found->second.loading;
        boost::system::error_code ignored;
        co_await loading->async_wait(asio::redirect_error(asio::use_awaitable, ignored));
    }
    auto found = self->entries_.find(key);
    if (found == self->entries_.end() || found->second.until <= self->clock_.now()) {
        if (self->entries_.size() > most_origins) self->entries_.clear();
        const Loading loading{self->entries_, key,
                              std::make_shared<asio::steady_timer>(self->loop_, asio::steady_timer::time_point::max())};
        self->entries_[key].loading = loading.timer;
        Entry entry = co_await self->load(origin, options);
        found = self->entries_.insert_or_assign(key, std::move(entry)).first;
    }
    if (found->second.busy) co_return RobotsSay::busy;
    if (!found->second.known) co_return RobotsSay::unknown;
    self->hosts_->slow_down(origin.host, found->second.robots.crawl_delay().value_or(Duration(0)));
    co_return found->second.robots.allows(url) ? RobotsSay::yes : RobotsSay::no;
}

Task<RobotsCache::Entry> RobotsCache::load(net::Origin origin, FetchOptions options) {
    Entry entry;
    const auto trip = std::make_shared<Trip>(hosts_, nullptr, options);
    net::Request request;
    request.url = origin.url() + "/robots.txt";
    request.headers = {{"Accept", "text/plain, */*;q=0.5"}};
    request.limits.body = most_bytes;
    request.limits.connect = options.connect_timeout;
    request.limits.total = options.timeout;
    Trip::accompany(trip, request);
    net::Response response;
    if (co_await Trip::enter(trip, request.url)) response = co_await client_.send(std::move(request));
    if (trip->stopped() != Trip::Stop::none) {
        entry.busy = true;  // and not kept: `until` is past
        co_return entry;
    }
    if (response.answered() && response.status == 429)
        trip->block(std::min(response.retry_after(clock_.now()).value_or(options.min_interval), options.max_interval));
    const bool cut = response.outcome == net::Outcome::too_large || response.outcome == net::Outcome::truncated;
    if (response.ok() || cut) {
        entry.robots = Robots(response.body, options.robot);
        entry.known = true;
    } else {
        // 4xx: there are no rules. A server that fails, or asks for less, may have some.
        entry.known = response.answered() && response.status >= 400 && response.status < 500 && response.status != 429;
    }
    entry.until = clock_.now() + (entry.known ? Duration(keep) : Duration(keep_failure));
    co_return entry;
}

}  // namespace vigie
