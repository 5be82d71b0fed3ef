// A feed that says in its document that it has moved (I16), and the hours in which it is not to be asked (H18).
#include "fetch_fixture.hpp"

namespace vigie {
namespace {

using namespace std::chrono_literals;

class MoveTest : public FetchTest {
  protected:
    void poll_saying(const std::string& moved_to) {
        const FetchedFeed fetched = poll();
        if (fetched.outcome == FeedOutcome::fresh) {
            FeedDocument document;
            document.moved_to = moved_to;
            document.entries.resize(2);
            state = fetcher.plan(feed, fetched, document, {2, 1}).state;
        } else {
            state = fetched.state;
        }
    }
};

TEST_F(MoveTest, TheDocumentsWordIsBelievedAfterDaysOnly) {
    subscribe("/feed");  // every later poll is the same body
    const std::string there = server->url("/etag/x?etag=%22abc%22");
    for (int poll = 0; poll < 3; ++poll) {
        poll_saying(there);
        EXPECT_FALSE(fetcher.moved(state)) << poll;
        clock.move(1h);
    }
    clock.move(72h);
    EXPECT_FALSE(fetcher.moved(state));  // long enough, not often enough
    poll_saying(there);
    EXPECT_EQ(state.url, feed.url);  // not before a feed was seen there
    const auto moved = fetcher.moved(state);
    ASSERT_TRUE(moved);
    EXPECT_EQ(moved->url, there);
    EXPECT_EQ(moved->etag, "");
    EXPECT_EQ(test::run_task(loop, fetcher.feed(feed, *moved)).outcome, FeedOutcome::fresh);
    state = fetcher.stayed(state);  // had it been no feed
    EXPECT_FALSE(fetcher.moved(state));
}

TEST_F(MoveTest, ADocumentThatNoLongerSaysItTakesItBack) {
    subscribe("/echo");  // another body each time
    poll_saying("https://there.example/rss");
    EXPECT_NE(state.redirect_url, "");
    feed.headers["X-Poll"] = "2";
    poll_saying("");
    EXPECT_EQ(state.redirect_url, "");
}

TEST_F(MoveTest, ARedirectsWordGoesBefore) {
    subscribe("/redirect/301?to=/feed");
    poll_saying("https://there.example/rss");
    EXPECT_EQ(state.redirect_url, server->url("/feed"));
}

TEST_F(MoveTest, HoursToSkipHoldForA304) {
    subscribe("/etag/x?etag=%22abc%22");
    const FetchedFeed first = poll();
    FeedDocument document;
    for (int hour = 0; hour < 24; ++hour)
        if (hour != 3) document.skip_hours.push_back(hour);
    state = fetcher.plan(feed, first, document, {0, 0}).state;
    clock.move(24h);
    Fetcher restarted(loop, client, clock, random, options());
    const FetchedFeed second = test::run_task(loop, restarted.feed(feed, state));
    EXPECT_EQ(second.outcome, FeedOutcome::unchanged);
    state = second.state;
    EXPECT_EQ(state.status, 304);
    const auto day = std::chrono::floor<std::chrono::days>(state.next_poll);
    EXPECT_EQ(std::chrono::floor<std::chrono::hours>(state.next_poll - day).count(), 3);
}

}  // namespace
}  // namespace vigie
