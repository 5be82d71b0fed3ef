#include "main/clock_watch.hpp"

#include <algorithm>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <chrono>

#include "base/log.hpp"
#include "main/settings.hpp"

namespace vigie {
namespace {

constexpr auto look_every = std::chrono::seconds(1);
// Of what this process and others like it may have written.
LongestWaits longest_waits(const config::Config& config) {
    const PipelineSettings pipeline = pipeline_settings(config, {});
    LongestWaits longest;
    longest.poll = std::max(longest.poll, config.fetch.max_interval);
    longest.retry = config.alerts.retry_most;
    longest.lease =
        std::max({pipeline.poll_lease, pipeline.read_lease, pipeline.analyze_lease, pipeline.deliver_lease});
    if (!config.read.reread.empty()) longest.look = config.read.reread.back();
    return longest;
}

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
        log::warning("vigied", "the clock was set back by {}: what was due by the wrong one is due by this one",
                     format_duration(step));
        parts.fetcher.clock_stepped_back(step);
        try {
            const std::function<void(Store&)> tell = [&parts](Store& store) {
                store.clock_stepped_back(longest_waits(parts.config));
            };
            co_await parts.store_thread.run(tell);
        } catch (const std::exception& error) {
            log::error("vigied", "the clock was set back, and the store could not be told: {}", error.what());
        }
        parts.pipeline.wake();
    }
}

}  // namespace vigie
