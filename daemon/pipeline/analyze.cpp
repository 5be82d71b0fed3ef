// Analyze: an article → its annotations and the alerts that they cause, in one commit.
#include <algorithm>
#include <boost/asio/awaitable.hpp>
#include <utility>

#include "base/log.hpp"
#include "pipeline/drafts.hpp"
#include "pipeline/state.hpp"

namespace vigie::pipeline {
namespace {

bool is_quarantined(const Pool& pool, const std::string& plugin) {
    const auto plugins = pool.status().plugins;
    return std::ranges::any_of(plugins, [&](const PluginStatus& one) {
        return one.info.id == plugin && one.info.state == wire::PluginState::quarantined;
    });
}

// A plugin that fails on many different articles is at fault itself. The pool counts since its start, the store for
// ever and for all processes.
Task<void> judge_plugins(State& state, const AnalyzedArticle& done, const Committed& committed) {
    for (const PluginFailure& failure : done.failed) {
        const auto failures = committed.plugin_failures.find(failure.plugin);
        if (failures == committed.plugin_failures.end() || failures->second < state.settings.quarantine_after) continue;
        if (is_quarantined(state.parts.pool, failure.plugin)) continue;
        log::error("analyze", "{} is quarantined: it failed on {} articles, on the last one: {}", failure.plugin,
                   failures->second, failure.problem);
        state.parts.pool.quarantine(failure.plugin, failure.problem);
        Quarantine row{failure.plugin, "", failure.problem, state.parts.clock.now()};
        if (const auto version = done.plugins.find(failure.plugin); version != done.plugins.end())
            row.version = version->second;
        co_await state.parts.store.run([&](Store& store) { store.quarantine(row); });
    }
}

wire::Analyze request_of(const ClaimedArticle& claimed) {
    wire::Analyze request;
    request.language = claimed.article.language;
    request.title = claimed.article.title;
    request.url = claimed.article.url;
    request.published = claimed.article.published.value_or(claimed.article.seen);
    request.text = claimed.article.text;
    return request;
}

Task<void> analyze(State& state, ClaimedArticle claimed) {
    wire::Analysis analysis = co_await state.parts.pool.analyze(request_of(claimed));
    AnalyzedArticle done;
    done.lease = claimed.lease;
    done.article = claimed.article;
    if (!analysis.language.empty()) done.article.language = analysis.language;
    done.article.partial = !analysis.failed.empty();
    done.annotations = std::move(analysis.annotations);
    done.plugins = std::move(analysis.plugins);
    for (wire::Failure& failure : analysis.failed) {
        log::warning("analyze", "{}: {} failed: {}", claimed.article.url, failure.plugin, failure.problem);
        done.failed.push_back({std::move(failure.plugin), std::move(failure.problem)});
    }
    done.notify_at_carriers = state.settings.notify_at_carriers;
    Committed committed;
    const auto subscriptions = state.subscriptions;
    co_await state.parts.store.run([&](Store& store) {
        done.alerts = drafts_of(claimed, done, *subscriptions, store, state.parts.clock.now());
        for (const Watch& watch : subscriptions->watches) done.watches.push_back(watch.name);
        committed = store.commit_analysis(done);
    });
    if (committed.deliveries > 0) state.deliveries_due();
    co_await judge_plugins(state, done, committed);
}

}  // namespace

WorkSource analyze_source(State& state) {
    WorkSource source;
    source.name = "analyze";
    source.capacity = state.settings.analyses;
    source.claim = [&state](int room) -> Task<std::vector<Job>> {
        std::vector<ClaimedArticle> claimed;
        co_await state.parts.store.run(
            [&](Store& store) { claimed = store.claim_to_analyze(room, state.settings.analyze_lease); });
        std::vector<Job> jobs;
        for (ClaimedArticle& article : claimed)
            jobs.push_back([&state, article = std::move(article)]() -> Task<void> { return analyze(state, article); });
        co_return jobs;
    };
    return source;
}

}  // namespace vigie::pipeline
