// Prune: what retention no longer wants goes.
#include <boost/asio/awaitable.hpp>

#include "base/log.hpp"
#include "pipeline/state.hpp"

namespace vigie::pipeline {
namespace {

Task<void> prune(State& state) {
    Pruned gone;
    co_await state.parts.store.run([&](Store& store) { gone = store.prune(state.settings.retention); });
    if (gone.articles + gone.alerts + gone.pages > 0)
        log::info("prune", "{} articles, {} alerts, {} entry ids, {} fingerprints, {} kept pages deleted",
                  gone.articles, gone.alerts, gone.entries, gone.fingerprints, gone.pages);
}

}  // namespace

WorkSource prune_source(State& state) {
    WorkSource source;
    source.name = "prune";
    source.idle = std::chrono::hours(1);
    source.claim = [&state, next = Time{}](int) mutable -> Task<std::vector<Job>> {
        std::vector<Job> jobs;
        const Time now = state.parts.clock.now();
        if (now >= next) jobs.push_back([&state]() -> Task<void> { return prune(state); });
        if (now >= next) next = now + std::chrono::hours(1);
        co_return jobs;
    };
    return source;
}

}  // namespace vigie::pipeline
