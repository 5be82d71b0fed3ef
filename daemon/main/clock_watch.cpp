#include "main/clock_watch.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <chrono>

#include "base/log.hpp"

namespace vigie {
namespace {

constexpr auto look_every = std::chrono::seconds(1);
constexpr Duration step_at_least = std::chrono::seconds(30);  // less is slewing, or a busy machine

}  // namespace

Task<void> watch_clock(Parts& parts) {
    boost::asio::steady_timer timer(parts.loop);
    // How far the wall clock is from the one that nobody sets.
    const auto distance = [&parts] {
        return parts.clock.now().time_since_epoch() -
               std::chrono::duration_cast<Duration>(std::chrono::steady_clock::now().time_since_epoch());
    };
    for (auto before = distance();;) {
        timer.expires_after(look_every);
        co_await timer.async_wait(boost::asio::use_awaitable);
        const auto now = distance();
        const Duration step = before - now;
        before = now;
        if (step < step_at_least) continue;
        log::warning("vigied", "the clock was set back by {}: what was due later is due as much earlier",
                     format_duration(step));
        parts.fetcher.clock_stepped_back(step);
        try {
            const std::function<void(Store&)> tell = [step](Store& store) { store.clock_stepped_back(step); };
            co_await parts.store_thread.run(tell);
        } catch (const std::exception& error) {
            log::error("vigied", "the clock was set back, and the store could not be told: {}", error.what());
        }
        parts.pipeline.wake();
    }
}

}  // namespace vigie
