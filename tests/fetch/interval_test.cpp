// How long until the next poll.
#include "fetch/interval.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>

#include "support/moved_clock.hpp"

namespace vigie {
namespace {

using namespace std::chrono_literals;
using test::FixedRandom;
using test::SeededRandom;

constexpr Time now = Time(std::chrono::sys_days(std::chrono::year(2024) / 2 / 8) + 14h);  // a Thursday

FeedDocument document(int entries, Duration gap, Duration silence = 0s) {
    FeedDocument document;
    for (int i = 0; i < entries; ++i) document.entries.emplace_back().published = now - silence - gap * i;
    return document;
}

TEST(Rhythm, OfTheNewestEntries) {
    auto feed = document(30, 20min, 5min);
    const Rhythm rhythm = rhythm_of(feed, now);
    EXPECT_EQ(rhythm.gap, Duration(20min));
    EXPECT_EQ(rhythm.silence, Duration(5min));
    EXPECT_EQ(rhythm.window, Duration(20min * 29));
    std::reverse(feed.entries.begin(), feed.entries.end());
    EXPECT_EQ(rhythm_of(feed, now).gap, Duration(20min));
}

TEST(Rhythm, WithoutDatesNothing) {
    FeedDocument feed;
    feed.entries.resize(5);
    const Rhythm rhythm = rhythm_of(feed, now);
    EXPECT_FALSE(rhythm.gap);
    EXPECT_FALSE(rhythm.silence);
    feed.entries[0].published = now + 48h;  // a calendar
    EXPECT_FALSE(rhythm_of(feed, now).silence);
}

TEST(Interval, FollowsTheRhythm) {
    const FetchOptions options;
    const Yield some{30, 3};
    EXPECT_EQ(own_interval(rhythm_of(document(30, 40min), now), 10min, some, options), Duration(10min));
    EXPECT_EQ(own_interval(rhythm_of(document(30, 4h), now), 1h, some, options), Duration(1h));
    EXPECT_EQ(own_interval(rhythm_of(document(30, 10s), now), 5min, some, options), options.min_interval);
    EXPECT_EQ(own_interval(rhythm_of(document(30, 24h * 365), now), 5min, some, options), options.max_interval);
}

TEST(Interval, UnknownRhythm) {
    const FetchOptions options;
    EXPECT_EQ(own_interval({}, 0s, {10, 10}, options), options.first_interval);
    EXPECT_EQ(own_interval({}, 1h, {10, 3}, options), Duration(1h));
}

TEST(Interval, MuchNewHalvesNothingNewStretches) {
    const FetchOptions options;
    const Rhythm rhythm = rhythm_of(document(30, 8h), now);
    EXPECT_EQ(own_interval(rhythm, 1h, {30, 20}, options), Duration(30min));
    EXPECT_EQ(own_interval({{}, 100h, {}}, 1h, {30, 0}, options), Duration(100h) / 16);
    EXPECT_EQ(own_interval({2h, 20h, {}}, 1h, {30, 0}, options), Duration(75min));
}

TEST(Interval, SilenceStretchesSlowly) {
    const FetchOptions options;
    EXPECT_EQ(quiet_interval(10min, 5min, options), Duration(10min));
    EXPECT_EQ(quiet_interval(10min, 8h, options), Duration(10min) * 5 / 4);
    EXPECT_EQ(quiet_interval(30min, 8h, options), Duration(30min));  // a night
    EXPECT_EQ(quiet_interval(20h, 24h * 365, options), options.max_interval);
}

TEST(Interval, HintsHttpFirst) {
    FeedDocument feed;
    EXPECT_FALSE(hint_of(feed, {}));
    feed.update_period = 6h;
    EXPECT_EQ(hint_of(feed, {}), Duration(6h));
    feed.ttl = 1h;
    EXPECT_EQ(hint_of(feed, {}), Duration(1h));
    EXPECT_EQ(hint_of(feed, 10min), Duration(10min));
}

TEST(Interval, HintsBoundBelowTheWindowBoundsAbove) {
    const FetchOptions options;
    EXPECT_EQ(bounded(10min, 1h, {}, options), Duration(1h));
    EXPECT_EQ(bounded(2h, 1h, {}, options), Duration(2h));
    EXPECT_EQ(bounded(10min, 24h * 30, {}, options), options.max_interval);
    EXPECT_EQ(bounded(10min, 24h, 4h, options), Duration(2h));  // a ttl of a day would lose entries
    EXPECT_EQ(bounded(10min, {}, 2min, options), options.min_interval);
}

TEST(Interval, SkipsHoursAndDays) {
    EXPECT_EQ(skip(now + 20min, 0, 0), now + 20min);
    EXPECT_EQ(skip(now + 20min, 1 << 14 | 1 << 15, 0), now + 2h);
    EXPECT_EQ(skip(now + 20min, 0, 1 << 4), now + 10h);     // Thursday: to Friday
    EXPECT_EQ(skip(now + 20min, 0b11, 1 << 4), now + 12h);  // and not in its first hours
    EXPECT_EQ(skip(now, 0, 0b1111111), now);                // a mistake
}

TEST(Interval, BackOffDoublesWithJitter) {
    const FetchOptions options;
    FixedRandom low(0.0);
    FixedRandom high(0.999999);
    EXPECT_EQ(backed_off(1, options, low), options.min_interval / 2);
    EXPECT_NEAR(static_cast<double>(backed_off(1, options, high).count()), 300e3, 10);
    EXPECT_EQ(backed_off(4, options, low), options.min_interval * 4);
    EXPECT_EQ(backed_off(60, options, low), options.max_interval / 2);
    EXPECT_LE(backed_off(60, options, high), options.max_interval);
}

// Ten thousand feeds, added together, of which each is asked about once an hour: no minute of the day has more than
// half again as many as the average, and none less than half.
TEST(Interval, TenThousandFeedsSpreadEvenly) {
    const FetchOptions options;
    const Feed feed;
    SeededRandom random;
    const auto entries = document(30, 4h);
    std::array<int, 24 * 60> minutes{};
    for (int i = 0; i < 10'000; ++i) {
        FeedState state;
        Time time = now;
        while (time < now + 28h) {
            const auto minute = (time - now) / 1min;
            if (minute >= 240) ++minutes.at(static_cast<std::size_t>(minute - 240));
            FeedDocument current = entries;
            for (Entry& entry : current.entries) *entry.published += time - now;
            state = plan_next(feed, state, current, {30, 1}, {}, options, time, random).state;
            time = state.next_poll;
        }
    }
    const auto [least, most] = std::minmax_element(minutes.begin(), minutes.end());
    double sum = 0;
    for (const int count : minutes) sum += count;
    const double average = sum / static_cast<double>(minutes.size());
    EXPECT_LT(*most, average * 1.5);
    EXPECT_GT(*least, average * 0.5);
}

}  // namespace
}  // namespace vigie
