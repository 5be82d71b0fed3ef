// Poll: a due feed → its new entries in the store.
#include <boost/asio/awaitable.hpp>
#include <utility>

#include "base/log.hpp"
#include "pipeline/state.hpp"

namespace vigie::pipeline {
namespace {

// One line where a feed begins to fail, is mended, or is gone; the rest is for `vigie feeds`.
void tell(const ClaimedFeed& claimed, const FeedState& now) {
    const FeedState& before = claimed.state;
    if (now.gone && !before.gone)
        log::warning("poll", "{}: gone (410), no longer polled", claimed.feed.url);
    else if (!now.problem.empty() && now.problem != before.problem)
        log::warning("poll", "{}: {}", claimed.feed.url, now.problem);
    else if (now.problem.empty() && !before.problem.empty())
        log::info("poll", "{}: works again", claimed.feed.url);
}

Task<void> commit(State& state, const ClaimedFeed& claimed, Polled polled) {
    PollCounts counts;
    co_await state.parts.store.run([&](Store& store) { counts = store.finish_poll(polled); });
    if (!counts.committed) {
        log::warning("poll", "{}: another process took it over", claimed.feed.url);
    } else if (counts.fresh + counts.edited > 0) {
        log::info("poll", "{}: {} new ({} of them backlog), {} edited", claimed.feed.url, counts.fresh, counts.backlog,
                  counts.edited);
        state.articles_to_read();
    }
}

Task<void> take_entries(State& state, const ClaimedFeed& claimed, FetchedFeed fetched) {
    wire::ReadFeed request;
    request.url = fetched.url;
    request.headers = fetched.headers;
    request.body = std::move(fetched.body);
    FeedDocument document = co_await state.parts.pool.read_feed(std::move(request));

    Polled polled;
    polled.lease = claimed.lease;
    polled.state = fetched.state;
    polled.read = document.error.empty();
    polled.alerting_age = state.settings.alerting_age;
    polled.entries = std::move(document.entries);
    const int entries = static_cast<int>(polled.entries.size());
    FeedState planned;
    polled.plan = [&](const PollCounts& counts) {
        Plan plan = state.parts.fetcher.plan(claimed.feed, fetched, document, {entries, counts.fresh});
        if (plan.missed && !claimed.first_poll)
            log::warning("poll", "{}: no entry was known already: some were probably missed; polling sooner",
                         claimed.feed.url);
        planned = plan.state;
        tell(claimed, planned);
        return planned;
    };
    co_await commit(state, claimed, std::move(polled));
}

Task<void> poll(State& state, ClaimedFeed claimed) {
    FetchedFeed fetched = co_await state.parts.fetcher.feed(claimed.feed, claimed.state);
    if (fetched.outcome == FeedOutcome::fresh) {
        co_await take_entries(state, claimed, std::move(fetched));
        co_return;
    }
    tell(claimed, fetched.state);
    Polled polled;
    polled.lease = claimed.lease;
    polled.state = std::move(fetched.state);
    co_await commit(state, claimed, std::move(polled));
}

}  // namespace

WorkSource poll_source(State& state) {
    WorkSource source;
    source.name = "poll";
    source.capacity = state.settings.polls;
    source.claim = [&state](int room) -> Task<std::vector<Job>> {
        std::vector<ClaimedFeed> claimed;
        co_await state.parts.store.run(
            [&](Store& store) { claimed = store.claim_due_feeds(room, state.settings.poll_lease); });
        std::vector<Job> jobs;
        for (ClaimedFeed& feed : claimed)
            jobs.push_back([&state, feed = std::move(feed)]() -> Task<void> { return poll(state, feed); });
        co_return jobs;
    };
    return source;
}

}  // namespace vigie::pipeline
