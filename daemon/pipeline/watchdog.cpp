// The coverage watchdog: a feed that fails for long or is silent far beyond its rhythm is one word to the operator, and
// one more when it is back.
#include <boost/asio/awaitable.hpp>

#include "base/log.hpp"
#include "fetch/fetch.hpp"
#include "pipeline/state.hpp"

namespace vigie::pipeline {
namespace {

constexpr std::string_view fails = "feed-fails:", silent = "feed-silent:";
constexpr auto rhythm_window = std::chrono::days(60);

struct Look {
    Store& store;
    const std::map<std::string, Time>& told;
    const std::string& receiver;
    int words = 0;

    // `over`: since when it must have recovered, to be called well again.
    void judge(const Feed& feed, std::string_view kind, const std::optional<std::string>& trouble,
               const std::optional<Time>& recovered) {
        const std::string key = std::string(kind) + feed.id;
        const std::string name = feed.name.empty() || feed.name == feed.url ? feed.url : feed.name + " " + feed.url;
        const auto since = told.find(key);
        if (trouble) {
            const std::string notice = name + " " + *trouble;
            if (since != told.end() || !store.warn_operator(key, receiver, notice)) return;
            log::error("coverage", "{}", notice);
            ++words;
        } else if (since != told.end() && recovered && *recovered > since->second) {
            const std::string notice = name + " is back";
            if (!store.calm_operator(key, receiver, notice)) return;
            log::info("coverage", "{}", notice);
            ++words;
        }
    }
};

Task<void> watch_coverage(State& state) {
    const Time now = state.parts.clock.now();
    const Duration patience = state.settings.coverage_patience;
    const auto subscriptions = state.subscriptions;
    int words = 0;
    co_await state.parts.store.run([&](Store& store) {
        const auto told = store.operator_warnings("feed-");
        Look look{store, told, subscriptions->operator_receiver};
        for (const FeedCoverage& one : store.coverage(now - rhythm_window)) {
            look.judge(one.feed, fails, failing_for_long(one.state, patience, now), one.state.last_success);
            look.judge(one.feed, silent, silent_for_long(one.state, {one.entries, one.first, one.last}, patience, now),
                       one.state.last_new_entry);
        }
        words = look.words;
    });
    if (words > 0) state.deliveries_due();
}

}  // namespace

WorkSource watchdog_source(State& state) {
    WorkSource source;
    source.name = "coverage";
    const Duration every = state.settings.coverage_every;
    source.idle = every;
    // The first look waits: after a long rest of our own all feeds look silent until they are polled.
    source.claim = [&state, every, next = state.parts.clock.now() + every](int) mutable -> Task<std::vector<Job>> {
        std::vector<Job> jobs;
        const Time now = state.parts.clock.now();
        if (now >= next) {
            jobs.push_back([&state]() -> Task<void> { return watch_coverage(state); });
            next = now + every;
        }
        co_return jobs;
    };
    return source;
}

}  // namespace vigie::pipeline
