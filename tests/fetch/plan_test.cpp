// What a poll leaves behind.
#include "fetch/plan.hpp"

#include <gtest/gtest.h>

#include "fetch/redirects.hpp"
#include "fetch/validators.hpp"
#include "support/moved_clock.hpp"

namespace vigie {
namespace {

using namespace std::chrono_literals;

class PlanTest : public testing::Test {
  protected:
    PlanTest() {
        feed.url = state.url = "https://example.org/rss";
        document.title = "Example";
        for (int i = 0; i < 10; ++i) document.entries.emplace_back().published = clock.now() - 1h * i;
    }
    Plan next(int fresh = 2) { return plan_next(feed, state, document, {10, fresh}, {}, options, clock.now(), random); }
    FeedState fail(std::string problem = "HTTP 500", std::optional<Duration> retry_after = {}) {
        return plan_failure(feed, state, std::move(problem), retry_after, options, clock.now(), random);
    }

    test::MovedClock clock;
    test::FixedRandom random;
    FetchOptions options;
    Feed feed;
    FeedState state;
    FeedDocument document;
};

TEST_F(PlanTest, ASuccessEndsAllTrouble) {
    state.failures = 3;
    state.problem = "HTTP 500";
    state.gone = true;
    document.malformed = true;
    const FeedState after = next().state;
    EXPECT_EQ(after.failures, 0);
    EXPECT_EQ(after.problem, "");
    EXPECT_TRUE(after.malformed);
    EXPECT_FALSE(after.gone);
    EXPECT_EQ(after.title, "Example");
    EXPECT_EQ(after.last_success, clock.now());
    EXPECT_EQ(after.last_new_entry, clock.now());
    EXPECT_GT(after.next_poll, clock.now());
    EXPECT_LE(after.next_poll, clock.now() + after.interval * 11 / 10);
}

TEST_F(PlanTest, NoNewEntryLeavesItsTime) {
    state.last_new_entry = clock.now() - 5h;
    EXPECT_EQ(next(0).state.last_new_entry, clock.now() - 5h);
}

TEST_F(PlanTest, AllNewMeansSomeWereMissed) {
    EXPECT_FALSE(next(10).missed);  // the first poll
    state = next(10).state;
    const Duration before = state.interval;
    clock.move(state.interval);
    const Plan plan = next(10);
    EXPECT_TRUE(plan.missed);
    EXPECT_LE(plan.state.interval, std::max(before / 2, options.min_interval));
    EXPECT_FALSE(next(9).missed);
}

TEST_F(PlanTest, TheUsersIntervalIsTheInterval) {
    feed.interval = 7min;
    document.ttl = 24h;
    state.last_success = clock.now();
    EXPECT_EQ(next().state.interval, Duration(7min));
    EXPECT_EQ(plan_unchanged(feed, state, 5h, options, clock.now(), random).next_poll, clock.now() + 7min);
}

TEST_F(PlanTest, NoFeedIsAFailureThatForgets) {
    state.etag = "\"login\"";
    state.body_hash = "x";
    state.redirect_url = "https://example.org/login";
    state.title = "Example";
    document.error = "an HTML page, not a feed";
    document.title = "Log in";
    const FeedState after = next().state;
    EXPECT_EQ(after.problem, "an HTML page, not a feed");
    EXPECT_EQ(after.failures, 1);
    EXPECT_EQ(after.etag + after.body_hash + after.redirect_url, "");
    EXPECT_EQ(after.title, "Example");
    EXPECT_FALSE(after.last_success);
}

TEST_F(PlanTest, FailuresBackOffAndKeepValidators) {
    state.etag = "\"v1\"";
    state.interval = 30min;
    Duration last{};
    for (int i = 1; i <= 12; ++i) {
        state = fail();
        EXPECT_EQ(state.failures, i);
        const Duration wait = state.next_poll - clock.now();
        EXPECT_GE(wait, last);
        last = wait;
    }
    EXPECT_LE(last, options.max_interval);
    EXPECT_EQ(state.etag, "\"v1\"");
    EXPECT_EQ(state.interval, Duration(30min));
}

TEST_F(PlanTest, RetryAfterIsHonoured) {
    const FeedState after = fail("HTTP 429", 2h);
    EXPECT_GE(after.next_poll, clock.now() + 2h);
    EXPECT_LE(after.next_poll, clock.now() + 2h + 1min);
    EXPECT_EQ(fail("HTTP 429", 24h * 365).next_poll, clock.now() + options.max_interval);
}

TEST_F(PlanTest, GoneIsForGood) {
    const FeedState after = plan_gone(state, clock.now());
    EXPECT_TRUE(after.gone);
    EXPECT_GT(after.next_poll, clock.now() + 24h * 365);
}

TEST_F(PlanTest, PermanentRedirectIsBelievedAfterDaysAndConfirmations) {
    const std::string target = "https://new.example.org/rss";
    for (int day = 0; day < 4; ++day) {
        EXPECT_EQ(state.url, feed.url);
        note_redirect(state, target, clock.now());
        state = next().state;
        clock.move(24h);
    }
    EXPECT_EQ(state.url, target);
    EXPECT_EQ(state.redirect_url, "");
}

TEST_F(PlanTest, ManyConfirmationsInOneDayAreNotEnough) {
    for (int i = 0; i < 50; ++i) {
        note_redirect(state, "https://new.example.org/rss", clock.now());
        state = plan_unchanged(feed, state, {}, options, clock.now(), random);
        clock.move(10min);
    }
    EXPECT_EQ(state.url, feed.url);
}

TEST_F(PlanTest, AnotherTargetOrNoneBeginsAnew) {
    note_redirect(state, "https://a.example.org/rss", clock.now());
    state = next().state;
    clock.move(100h);
    note_redirect(state, "https://b.example.org/rss", clock.now());
    EXPECT_EQ(state.redirect_count, 0);
    EXPECT_EQ(state.redirect_since, clock.now());
    note_redirect(state, "", clock.now());
    EXPECT_EQ(state.redirect_url, "");
    note_redirect(state, state.url, clock.now());
    EXPECT_EQ(state.redirect_url, "");
}

TEST_F(PlanTest, AnAdoptedAddressThatFailsIsGivenUp) {
    state.url = "https://new.example.org/rss";
    state.etag = "\"n\"";
    state.status = 404;
    const FeedState after = fail("HTTP 404");
    EXPECT_EQ(after.url, feed.url);
    EXPECT_EQ(after.etag, "");
    state.status = 500;
    state.failures = 1;
    EXPECT_EQ(fail().url, state.url);
    state.failures = 4;
    EXPECT_EQ(fail().url, feed.url);
}

TEST(Validators, ByteForByte) {
    FeedState state;
    replace_validators(state, {{"etag", "W/\"a-gzip\""}, {"last-modified", "Fri, 01 Jan 2041 00:00:00 GMT"}});
    EXPECT_EQ(conditions_of(state),
              (std::vector<std::pair<std::string, std::string>>{
                  {"If-None-Match", "W/\"a-gzip\""}, {"If-Modified-Since", "Fri, 01 Jan 2041 00:00:00 GMT"}}));
    renew_validators(state, {{"etag", "unquoted"}});
    EXPECT_EQ(state.etag, "unquoted");
    EXPECT_EQ(state.last_modified, "Fri, 01 Jan 2041 00:00:00 GMT");
    replace_validators(state, {});
    EXPECT_TRUE(conditions_of(state).empty());
}

TEST(Validators, MaxAge) {
    const Time now = from_unix(1'707'400'000);
    EXPECT_EQ(max_age_of({{"cache-control", "public, Max-Age=600"}}, now), Duration(600s));
    EXPECT_EQ(max_age_of({{"cache-control", "max-age=\"600\""}, {"age", "100"}}, now), Duration(500s));
    EXPECT_EQ(max_age_of({{"cache-control", "max-age=600, no-cache"}}, now), std::nullopt);
    EXPECT_EQ(max_age_of({{"cache-control", "max-age=0"}}, now), std::nullopt);
    EXPECT_EQ(max_age_of({{"cache-control", "max-age=nonsense"}}, now), std::nullopt);
    EXPECT_EQ(
        max_age_of({{"date", "Thu, 08 Feb 2024 14:00:00 GMT"}, {"expires", "Thu, 08 Feb 2024 15:00:00 GMT"}}, now),
        Duration(1h));
    EXPECT_EQ(max_age_of({{"expires", "0"}}, now), std::nullopt);
    EXPECT_EQ(max_age_of({}, now), std::nullopt);
}

}  // namespace
}  // namespace vigie
