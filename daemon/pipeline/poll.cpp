// Poll: a due feed → its new entries in the store.
#include <algorithm>
#include <boost/asio/awaitable.hpp>
#include <utility>

#include "base/log.hpp"
#include "pipeline/polled.hpp"

namespace vigie::pipeline {
namespace {

constexpr Duration most_net = std::chrono::hours(24);
constexpr std::size_t most_parts = 4;                           // of a sitemap index, a poll
constexpr Duration parts_time = std::chrono::seconds(90);       // from the poll's start; the lease is longer
constexpr Duration newest_of_archive = std::chrono::hours(72);  // of parts that are no news sitemaps

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

// The net below a hub that pushes: no sooner than in an hour, and four times as rarely.
void slow_down(FeedState& planned, Time now) {
    const Duration wait = std::max<Duration>(4 * (planned.next_poll - now), std::chrono::hours(1));
    planned.next_poll = now + std::min<Duration>(wait, std::max<Duration>(planned.next_poll - now, most_net));
}

}  // namespace

Task<void> commit(State& state, const ClaimedFeed& claimed, Polled polled) {
    const PollCounts counts = co_await state.commits.finish(std::move(polled));
    if (!counts.committed) {
        log::warning("poll", "{}: another process took it over", claimed.feed.url);
    } else if (counts.fresh + counts.edited > 0) {
        log::info("poll", "{}: {} new ({} of them backlog), {} edited", claimed.feed.url, counts.fresh, counts.backlog,
                  counts.edited);
        state.articles_to_read();
    }
}

Task<FeedDocument> read(State& state, FetchedFeed& fetched) {
    wire::ReadFeed request;
    request.url = fetched.url;
    request.headers = fetched.headers;
    request.body = std::move(fetched.body);
    co_return co_await state.parts.pool.read_feed(std::move(request));
}

namespace {

// New entries of the whole feed, and the plan that follows from them.
Task<void> take_document(State& state, const ClaimedFeed& claimed, FetchedFeed fetched, FeedDocument document) {
    Polled polled;
    polled.lease = claimed.lease;
    polled.state = fetched.state;
    polled.read = document.error.empty();
    polled.alerting_age = state.settings.alerting_age;
    polled.entries = std::move(document.entries);
    const int entries = static_cast<int>(polled.entries.size());
    const bool pushed = state.pushes(claimed.feed.id);
    const Time now = state.parts.clock.now();
    FeedState planned;
    polled.plan = [&](const PollCounts& counts) {
        Plan plan = state.parts.fetcher.plan(claimed.feed, fetched, document, {entries, counts.fresh});
        if (plan.missed && !claimed.first_poll)
            log::warning("poll", "{}: no entry was known already: some were probably missed; polling sooner",
                         claimed.feed.url);
        planned = plan.state;
        if (pushed) slow_down(planned, now);
        tell(claimed, planned);
        return planned;
    };
    co_await commit(state, claimed, std::move(polled));
    state.follow(claimed.feed.id, document.hub, document.self.empty() ? fetched.url : document.self);
}

// The newest first, and those that say that they are news; the rest is the archive.
std::vector<std::string> newest_parts(std::vector<std::string> parts) {
    const auto archive = std::stable_partition(parts.begin(), parts.end(), [](const std::string& url) {
        return url.find("news") != url.npos || url.find("actu") != url.npos;
    });
    if (archive != parts.begin()) parts.erase(archive, parts.end());
    if (parts.size() > most_parts) parts.resize(most_parts);
    return parts;
}

// What the sitemaps of an index hold that is news: entries with a title and a date, or those of the last days. Nobody
// named these addresses to us, so robots.txt is asked. What there is no time for is for the next poll.
Task<void> add_parts(State& state, const ClaimedFeed& claimed, Time until, FeedDocument& document) {
    const Time since = state.parts.clock.now() - newest_of_archive;
    for (const std::string& part : newest_parts(document.parts)) {
        if (state.parts.clock.now() >= until) break;
        FetchedPage fetched = co_await state.parts.fetcher.page(part, claimed.feed.language);
        if (fetched.outcome != PageOutcome::fetched) continue;
        wire::ReadFeed request;
        request.url = fetched.url;
        request.headers = std::move(fetched.headers);
        request.body = std::move(fetched.body);
        FeedDocument read = co_await state.parts.pool.read_feed(std::move(request));
        if (document.title.empty()) document.title = read.title;
        for (Entry& entry : read.entries) {
            const auto date = entry.published ? entry.published : entry.updated;
            const bool is_news = read.format == "sitemap-news" && !entry.title.empty();
            if (is_news || (date && *date > since)) document.entries.push_back(std::move(entry));
        }
    }
}

// True: the feed is where its own documents said, and this poll was there.
Task<bool> poll_moved(State& state, const ClaimedFeed& claimed, FeedState moved) {
    FetchedFeed fetched = co_await state.parts.fetcher.feed(claimed.feed, moved);
    if (fetched.outcome != FeedOutcome::fresh) co_return false;
    FeedDocument document = co_await read(state, fetched);
    if (!document.error.empty()) co_return false;
    log::info("poll", "{}: has moved to {}, as it said", claimed.feed.url, moved.url);
    co_await take_document(state, claimed, std::move(fetched), std::move(document));
    co_return true;
}

Task<void> poll(State& state, ClaimedFeed claimed) {
    const Time started = state.parts.clock.now();
    if (state.polled) state.polled->insert(claimed.feed.id);
    if (auto moved = state.parts.fetcher.moved(claimed.state)) {
        if (co_await poll_moved(state, claimed, std::move(*moved))) co_return;
        claimed.state = state.parts.fetcher.stayed(std::move(claimed.state));
    }
    FetchedFeed fetched = co_await state.parts.fetcher.feed(claimed.feed, claimed.state);
    if (state.polled && fetched.outcome == FeedOutcome::deferred) state.polled->erase(claimed.feed.id);
    if (fetched.outcome == FeedOutcome::fresh) {
        FeedDocument document = co_await read(state, fetched);
        if (!document.parts.empty()) co_await add_parts(state, claimed, started + parts_time, document);
        co_await take_document(state, claimed, std::move(fetched), std::move(document));
        co_return;
    }
    if (fetched.outcome == FeedOutcome::unchanged) {
        if (state.pushes(claimed.feed.id)) slow_down(fetched.state, state.parts.clock.now());
        state.follow(claimed.feed.id, "", "");  // the lease may want renewal
    }
    tell(claimed, fetched.state);
    Polled polled;
    polled.lease = claimed.lease;
    polled.state = std::move(fetched.state);
    co_await commit(state, claimed, std::move(polled));
}

// Feeds that are due again, so short is their interval. Those that wait for their first poll were claimed before them.
Task<void> give_back_polled(State& state, std::vector<ClaimedFeed>& claimed) {
    const auto again = std::stable_partition(
        claimed.begin(), claimed.end(), [&](const ClaimedFeed& feed) { return !state.polled->contains(feed.feed.id); });
    if (again == claimed.end()) co_return;
    co_await state.parts.store.run([&](Store& store) {
        for (auto feed = again; feed != claimed.end(); ++feed) store.release_feed(feed->lease);
    });
    claimed.erase(again, claimed.end());
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
        if (state.polled) co_await give_back_polled(state, claimed);
        std::vector<Job> jobs;
        for (ClaimedFeed& feed : claimed)
            jobs.push_back([&state, feed = std::move(feed)]() -> Task<void> { return poll(state, feed); });
        co_return jobs;
    };
    return source;
}

}  // namespace vigie::pipeline
