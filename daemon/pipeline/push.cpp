// What a hub pushed: its entries, at once. The document need not be the whole feed: it says nothing of the feed's
// rhythm, of its place, or of entries that were missed; that is for the polls.
#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "base/log.hpp"
#include "pipeline/polled.hpp"

namespace vigie::pipeline {

Task<void> push(State& state, Push pushed) {
    std::optional<ClaimedFeed> claimed;
    for (int attempt = 0; attempt < 5 && !claimed; ++attempt) {
        if (attempt > 0) {  // it is being polled
            boost::asio::steady_timer pause(state.parts.loop, std::chrono::seconds(2));
            co_await pause.async_wait(boost::asio::use_awaitable);
        }
        co_await state.parts.store.run(
            [&](Store& store) { claimed = store.claim_feed(pushed.feed_id, state.settings.poll_lease); });
    }
    if (!claimed) {  // then a poll brings it
        co_await state.parts.store.run([&](Store& store) { store.poll_now(pushed.feed_id); });
        co_return;
    }
    FetchedFeed fetched;
    fetched.url = pushed.topic;
    fetched.headers = {{"content-type", pushed.content_type}};
    fetched.body = std::move(pushed.body);
    FeedDocument document = co_await read(state, fetched);
    if (!document.error.empty()) {
        log::warning("websub", "{}: what the hub pushed is no feed: {}", pushed.topic, document.error);
        co_await state.parts.store.run([&](Store& store) { store.release_feed(claimed->lease); });
        co_return;
    }
    Polled polled;
    polled.lease = claimed->lease;
    polled.state = claimed->state;
    polled.state.last_success = state.parts.clock.now();
    polled.alerting_age = state.settings.alerting_age;
    polled.entries = std::move(document.entries);
    polled.plan = [after = polled.state](const PollCounts& counts) {
        FeedState state_then = after;
        if (counts.fresh > 0) state_then.last_new_entry = after.last_success;
        return state_then;
    };
    co_await commit(state, *claimed, std::move(polled));
    if (document.hub.empty()) co_return;  // what a hub sends need not name it
    state.follow(claimed->feed.id, document.hub, document.self.empty() ? fetched.url : document.self);
}

}  // namespace vigie::pipeline
