// One host's budget.
#include "fetch/budget.hpp"

#include <gtest/gtest.h>

#include "support/moved_clock.hpp"

namespace vigie {
namespace {

using namespace std::chrono_literals;

TEST(BudgetTest, KeepsTheGap) {
    const FetchOptions options;
    Budget budget;
    const Time now = from_unix(1'707'400'000);
    EXPECT_EQ(budget.reserve(now, options), now);
    EXPECT_EQ(budget.reserve(now, options), now + 1s);
    EXPECT_EQ(budget.reserve(now + 500ms, options), now + 2s);
    EXPECT_EQ(budget.reserve(now + 1min, options), now + 1min);
}

TEST(BudgetTest, AClockThatIsSetBackLeavesNobodyWaiting) {
    const FetchOptions options;
    Budget budget;
    const Time now = from_unix(1'707'400'000);
    EXPECT_EQ(budget.reserve(now + 2h, options), now + 2h);
    EXPECT_FALSE(budget.reserve(now, options));
    budget.step_back(Duration(2h));
    EXPECT_EQ(budget.reserve(now, options), now + 1s);
}

TEST(BudgetTest, WhatWouldWaitTooLongTakesNothing) {
    const FetchOptions options;
    Budget budget;
    const Time now = from_unix(1'707'400'000);
    int taken = 0;
    while (budget.reserve(now, options)) ++taken;
    EXPECT_EQ(taken, 31);
    EXPECT_EQ(budget.wait(now), Duration(31s));
    EXPECT_FALSE(budget.reserve(now, options));
    EXPECT_EQ(budget.wait(now), Duration(31s));
}

TEST(BudgetTest, SlowsDownWhereTheHostAsksForIt) {
    const FetchOptions options;
    Budget budget;
    const Time now = from_unix(1'707'400'000);
    budget.slow_down(10s);
    EXPECT_EQ(budget.reserve(now, options), now);
    EXPECT_EQ(budget.reserve(now, options), now + 10s);
    budget.slow_down(1h);
    EXPECT_EQ(budget.reserve(now + 1min, options), now + 1min);
    EXPECT_EQ(budget.reserve(now + 1min, options), now + 75s);
}

TEST(BudgetTest, BlockedAfter429) {
    const FetchOptions options;
    Budget budget;
    const Time now = from_unix(1'707'400'000);
    budget.block(now + 5min);
    budget.block(now + 1min);
    EXPECT_TRUE(budget.blocked(now));
    EXPECT_FALSE(budget.reserve(now, options));
    EXPECT_EQ(budget.reserve(now + 290s, options), now + 5min);
    EXPECT_FALSE(budget.idle(now + 1min));
    EXPECT_TRUE(budget.idle(now + 10min));
}

TEST(BudgetTest, OwnNetworkHostsAnswerForThemselves) {
    EXPECT_TRUE(speaks_for_host("example.org"));
    for (const char* host : {"localhost", "rsshub", "rss.lan", "a.internal", "nas.local"})
        EXPECT_FALSE(speaks_for_host(host));
}

}  // namespace
}  // namespace vigie
