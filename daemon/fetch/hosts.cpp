#include "fetch/hosts.hpp"

#include <algorithm>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace vigie {
namespace asio = boost::asio;

Task<std::optional<Hosts::Turn>> Hosts::enter(std::shared_ptr<Hosts> self, std::string host, FetchOptions options) {
    self->sweep();
    const Time now = self->clock_.now();
    const auto start = self->hosts_[host].budget.reserve(now, options);
    if (!start) co_return std::nullopt;
    if (*start > now) {
        asio::steady_timer timer(self->loop_, *start - now);
        boost::system::error_code ignored;
        co_await timer.async_wait(asio::redirect_error(asio::use_awaitable, ignored));
    }
    const bool placed = co_await self->take_place(host, options);
    if (!placed) co_return std::nullopt;
    std::optional<Turn> turn(std::in_place, self, host);
    // A 429 may have come meanwhile. The gap of those who wait behind is not what is asked here.
    if (self->hosts_[host].budget.blocked(self->clock_.now())) co_return std::nullopt;
    co_return turn;
}

// A place among the host's running requests, in the order of asking.
Task<bool> Hosts::take_place(std::string name, FetchOptions options) {
    Host& host = hosts_[name];  // stays while something runs or waits in it
    if (host.running < std::max(1, options.per_host)) {
        ++host.running;
        co_return true;
    }
    Waiter waiter{asio::steady_timer(loop_, options.max_wait)};
    host.queue.push_back(&waiter);
    struct Leave {  // also where the frame is destroyed while it waits
        Host& host;
        Waiter* waiter;
        ~Leave() { std::erase(host.queue, waiter); }
    } leave{host, &waiter};
    boost::system::error_code ignored;
    co_await waiter.timer.async_wait(asio::redirect_error(asio::use_awaitable, ignored));
    co_return waiter.granted;
}

void Hosts::leave(const std::string& name) {
    Host& host = hosts_[name];
    if (host.queue.empty()) {
        --host.running;
        return;
    }
    Waiter* next = host.queue.front();
    host.queue.pop_front();
    next->granted = true;  // takes the place as it is
    next->timer.cancel();
}

void Hosts::block(const std::string& host, Duration wait) {
    hosts_[host].budget.block(clock_.now() + wait);
}

Duration Hosts::wait(const std::string& host) {
    return hosts_[host].budget.wait(clock_.now());
}

// Now and then forgets the hosts that nothing is to be remembered of.
void Hosts::sweep() {
    if (hosts_.size() < sweep_at_) return;
    const Time now = clock_.now();
    std::erase_if(hosts_, [&](const auto& item) {
        return item.second.running == 0 && item.second.queue.empty() && item.second.budget.idle(now);
    });
    sweep_at_ = std::max<std::size_t>(1024, hosts_.size() * 2);
}

}  // namespace vigie
