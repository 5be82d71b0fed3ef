// What a hub pushed: a document like a polled one, at once.
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
    fetched.outcome = FeedOutcome::fresh;
    fetched.state = claimed->state;
    fetched.state.last_poll = state.parts.clock.now();
    fetched.url = pushed.topic;
    fetched.headers = {{"content-type", pushed.content_type}};
    fetched.body = std::move(pushed.body);
    FeedDocument document = co_await read(state, fetched);
    if (!document.error.empty()) {
        log::warning("websub", "{}: what the hub pushed is no feed: {}", pushed.topic, document.error);
        co_await state.parts.store.run([&](Store& store) { store.release_feed(claimed->lease); });
        co_return;
    }
    co_await take_document(state, *claimed, std::move(fetched), std::move(document), true);
}

}  // namespace vigie::pipeline
