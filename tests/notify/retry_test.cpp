// When a delivery is tried again.
#include "notify/retry.hpp"

#include <gtest/gtest.h>

namespace vigie {
namespace {

using namespace std::chrono_literals;

constexpr Time created = Time(std::chrono::sys_days(std::chrono::year(2024) / 2 / 8));

TEST(Retry, DoublesUpToTheMost) {
    EXPECT_EQ(retry_at(1, created, created, 1.0, {}), created + 5s);
    EXPECT_EQ(retry_at(2, created, created, 1.0, {}), created + 10s);
    EXPECT_EQ(retry_at(5, created, created, 1.0, {}), created + 80s);
    EXPECT_EQ(retry_at(1000, created, created, 1.0, {}), created + 1h);
}

TEST(Retry, ChanceTakesUpToAHalfOff) {
    EXPECT_EQ(retry_at(5, created, created, 0.0, {}), created + 40s);
    EXPECT_EQ(retry_at(5, created, created, 0.5, {}), created + 60s);
}

TEST(Retry, TheReceiversWish) {
    EXPECT_EQ(retry_at(1, created, created, 0.5, 10min), created + 10min);
    EXPECT_EQ(retry_at(12, created, created, 1.0, 1s), created + 1h);  // no sooner than our own
    EXPECT_EQ(retry_at(1, created, created, 0.5, 24h * 365), created + 24h);
}

TEST(Retry, DeadAfterTheMaximumAge) {
    EXPECT_EQ(retry_at(90, created, created + 72h, 0.5, {}), std::nullopt);
    EXPECT_EQ(retry_at(90, created, created + 72h - 1min, 1.0, {}), created + 72h);  // one last attempt
    EXPECT_EQ(retry_at(90, created, created + 72h - 1min, 1.0, 10h), std::nullopt);  // would come too late
}

TEST(Retry, ThousandsOfAttemptsFitTheAge) {
    int attempts = 0;
    std::optional<Time> now = created;
    while ((now = retry_at(++attempts, created, *now, 0.5, {}))) EXPECT_LE(*now, created + 72h);
    EXPECT_GT(attempts, 90);
    EXPECT_LT(attempts, 120);
}

}  // namespace
}  // namespace vigie
