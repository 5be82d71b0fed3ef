// Many requests to one host: a budget for feeds, pages and robots.txt together.
#include "fetch_fixture.hpp"

namespace vigie {
namespace {

using namespace std::chrono_literals;

class HostsTest : public FetchTest {
  protected:
    // One feed each, all at once.
    std::vector<FetchedFeed> poll_all(Fetcher& with, const std::vector<std::string>& urls) {
        std::vector<Feed> feeds(urls.size());
        std::vector<FeedState> states(urls.size());
        std::vector<FetchedFeed> out(urls.size());
        for (std::size_t i = 0; i < urls.size(); ++i) {
            feeds[i].url = urls[i];
            boost::asio::co_spawn(
                loop, with.feed(feeds[i], states[i]),
                [&out, i](const std::exception_ptr&, FetchedFeed fetched) { out[i] = std::move(fetched); });
        }
        loop.restart();
        loop.run();
        return out;
    }
    std::string numeric(const std::string& path) {
        return "http://127.0.0.1:" + std::to_string(server->port("http")) + path;
    }
    int most_at_once() { return static_cast<int>(boost::json::parse(raw("/_requests")).at("most").as_int64()); }
};

TEST_F(HostsTest, AtMostTwoAtOnce) {
    const auto fetched = poll_all(fetcher, std::vector<std::string>(8, server->url("/pause?s=0.05")));
    for (const auto& one : fetched) EXPECT_EQ(one.outcome, FeedOutcome::fresh) << one.state.problem;
    EXPECT_EQ(most_at_once(), 2);
}

TEST_F(HostsTest, MoreWhereAllowed) {
    auto generous = options();
    generous.per_host = 8;
    fetcher.set_options(generous);
    poll_all(fetcher, std::vector<std::string>(8, server->url("/pause?s=0.2")));
    EXPECT_GT(most_at_once(), 2);
}

TEST_F(HostsTest, StartsKeepTheGap) {
    auto slow = options();
    slow.gap = 100ms;
    fetcher.set_options(slow);
    poll_all(fetcher, std::vector<std::string>(4, server->url("/feed")));
    const auto seen = requests("/feed");
    ASSERT_EQ(seen.size(), 4U);
    EXPECT_GT(seen[3].at("at").as_double() - seen[0].at("at").as_double(), 0.25);
}

TEST_F(HostsTest, WhatWouldWaitTooLongIsDeferred) {
    auto slow = options();
    slow.gap = 10min;
    fetcher.set_options(slow);
    const auto fetched = poll_all(fetcher, std::vector<std::string>(3, server->url("/feed")));
    EXPECT_EQ(fetched[0].outcome, FeedOutcome::fresh);
    for (std::size_t i = 1; i < 3; ++i) {
        EXPECT_EQ(fetched[i].outcome, FeedOutcome::deferred);
        EXPECT_EQ(fetched[i].state.next_poll, clock.now() + 10min);
        EXPECT_EQ(fetched[i].state.failures, 0);
    }
    EXPECT_EQ(requests("/feed").size(), 1U);
}

TEST_F(HostsTest, AnotherHostIsNotHeldUp) {
    auto slow = options();
    slow.gap = 10min;
    fetcher.set_options(slow);
    const auto fetched = poll_all(fetcher, {server->url("/feed"), numeric("/feed")});
    EXPECT_EQ(fetched[0].outcome, FeedOutcome::fresh);
    EXPECT_EQ(fetched[1].outcome, FeedOutcome::fresh);
}

TEST_F(HostsTest, A429SilencesTheHost) {  // H9
    poll_all(fetcher, {numeric("/status/429?retry=600")});
    const auto after = poll_all(fetcher, {numeric("/feed")});
    EXPECT_EQ(after[0].outcome, FeedOutcome::deferred);
    EXPECT_EQ(after[0].state.next_poll, clock.now() + 10min);
    const auto page = test::run_task(loop, fetcher.look(numeric("/page")));
    EXPECT_EQ(page.outcome, PageOutcome::deferred);
    EXPECT_EQ(page.retry_after, Duration(10min));
    clock.move(10min);
    EXPECT_EQ(poll_all(fetcher, {numeric("/feed")})[0].outcome, FeedOutcome::fresh);
}

TEST_F(HostsTest, A503SpeaksForItsFeedOnly) {
    poll_all(fetcher, {numeric("/status/503?retry=600")});
    EXPECT_EQ(poll_all(fetcher, {numeric("/feed")})[0].outcome, FeedOutcome::fresh);
}

TEST_F(HostsTest, A429OfAnOwnHostSpeaksForItsFeedOnly) {
    poll_all(fetcher, {server->url("/status/429?retry=600")});
    EXPECT_EQ(poll_all(fetcher, {server->url("/feed")})[0].outcome, FeedOutcome::fresh);
}

// Redirects: the other host is entered like any.
class RedirectedHostsTest : public HostsTest {
  protected:
    std::string to_numeric(const std::string& path) { return server->url("/redirect/302?to=" + numeric(path)); }
};

TEST_F(RedirectedHostsTest, ShareItsPlaces) {
    std::vector<std::string> urls(6, numeric("/pause?s=0.05"));
    urls.insert(urls.end(), 6, to_numeric("/pause%3Fs=0.05"));
    for (const auto& one : poll_all(fetcher, urls)) EXPECT_EQ(one.outcome, FeedOutcome::fresh) << one.state.problem;
    EXPECT_EQ(most_at_once(), 2);
}

TEST_F(RedirectedHostsTest, KeepItsGap) {
    auto slow = options();
    slow.gap = 10min;
    fetcher.set_options(slow);
    const auto fetched = poll_all(fetcher, {numeric("/feed"), to_numeric("/feed")});
    EXPECT_EQ(fetched[0].outcome, FeedOutcome::fresh);
    EXPECT_EQ(fetched[1].outcome, FeedOutcome::deferred);
    EXPECT_EQ(fetched[1].state.next_poll, clock.now() + 10min);
    EXPECT_EQ(fetched[1].state.failures, 0);
    EXPECT_EQ(requests("/feed").size(), 1U);
}

TEST_F(RedirectedHostsTest, LeaveItAloneAfterA429) {
    poll_all(fetcher, {to_numeric("/status/429%3Fretry=600")});
    EXPECT_EQ(poll_all(fetcher, {to_numeric("/feed")})[0].outcome, FeedOutcome::deferred);
    const auto page = test::run_task(loop, fetcher.look(to_numeric("/page")));
    EXPECT_EQ(page.outcome, PageOutcome::deferred);
    EXPECT_EQ(page.retry_after, Duration(10min));
    EXPECT_TRUE(requests("/feed").empty());
    EXPECT_TRUE(requests("/page").empty());
    EXPECT_EQ(poll_all(fetcher, {server->url("/feed")})[0].outcome, FeedOutcome::fresh);  // it said nothing
}

TEST_F(RedirectedHostsTest, AreAskedForTheirRobotsTxt) {
    const auto forbidden = test::run_task(loop, fetcher.page(to_numeric("/secret"), ""));
    EXPECT_EQ(forbidden.outcome, PageOutcome::refused);
    EXPECT_EQ(forbidden.problem, "robots.txt forbids it");
    EXPECT_EQ(page("/redirect/302?to=/secret").outcome, PageOutcome::refused);  // on the same host, too
    EXPECT_TRUE(requests("/secret").empty());
    EXPECT_EQ(requests("/robots.txt").size(), 2U);
    EXPECT_EQ(test::run_task(loop, fetcher.page(to_numeric("/page"), "")).outcome, PageOutcome::fetched);
}

}  // namespace
}  // namespace vigie
