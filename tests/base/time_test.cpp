#include <gtest/gtest.h>

#include "base/base.hpp"

using namespace vigie;

TEST(Time, FormatsAndParsesRfc3339) {
    const auto time = parse_rfc3339("2024-02-08T15:05:11+01:00");
    ASSERT_TRUE(time);
    EXPECT_EQ(to_rfc3339(*time), "2024-02-08T14:05:11Z");
    EXPECT_EQ(to_rfc3339(*parse_rfc3339("2024-02-08")), "2024-02-08T00:00:00Z");
    EXPECT_FALSE(parse_rfc3339("2024-02-30"));
    EXPECT_FALSE(parse_rfc3339("2024-02-08T25:00:00Z"));
    EXPECT_FALSE(parse_rfc3339("yesterday"));
}

TEST(Duration, ReadsUnits) {
    EXPECT_EQ(parse_duration("1h30m"), std::chrono::minutes(90));
    EXPECT_EQ(parse_duration("7d"), std::chrono::hours(168));
    EXPECT_EQ(parse_duration("250ms"), std::chrono::milliseconds(250));
    EXPECT_FALSE(parse_duration("10"));
    EXPECT_FALSE(parse_duration("-1s"));
    EXPECT_FALSE(parse_duration(""));
    EXPECT_EQ(format_duration(std::chrono::hours(48)), "2d");
}

TEST(Id, SortsByTimeAndIsUnique) {
    struct Fixed : Clock {
        Time time{};
        Time now() const override { return time; }
    } clock;
    SystemRandom random;
    clock.time = from_unix(1'000'000);
    const auto first = make_id(clock, random);
    EXPECT_NE(first, make_id(clock, random));
    clock.time += std::chrono::seconds(1);
    EXPECT_LT(first, make_id(clock, random));
    EXPECT_EQ(first.size(), 36U);
}
