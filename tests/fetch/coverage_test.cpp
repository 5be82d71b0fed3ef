// When a feed no longer covers what it did.
#include "fetch/coverage.hpp"

#include <gtest/gtest.h>

#include "support/moved_clock.hpp"

namespace vigie {
namespace {

using namespace std::chrono_literals;

class Coverage : public testing::Test {
  protected:
    Coverage() {
        state.last_success = now();
        rhythm = {31, now() - 30h - 1h, now() - 1h};  // one an hour
    }
    Time now() const { return clock.now(); }
    std::optional<std::string> silent(Duration patience = 24h) {
        return silent_for_long(state, rhythm, patience, now());
    }
    std::optional<std::string> failing() { return failing_for_long(state, 24h, now()); }

    test::MovedClock clock;
    FeedState state;
    Rhythmic rhythm;
};

TEST_F(Coverage, AFeedThatSpeaksIsFine) {
    EXPECT_FALSE(silent());
    EXPECT_FALSE(failing());
}

TEST_F(Coverage, SilenceIsLongByTheFeedsOwnRhythm) {
    clock.move(22h);
    state.last_success = now();
    EXPECT_FALSE(silent());
    clock.move(3h);
    state.last_success = now();
    EXPECT_EQ(silent(), "has had nothing new for 26 hours; an entry came every 60 minutes before");
    rhythm = {6, now() - 12 * 24h, now() - 7 * 24h};  // one a day: a week is nothing
    EXPECT_FALSE(silent());
    rhythm.entries = 4;  // no rhythm
    rhythm.last = now() - 11 * 24h;
    EXPECT_FALSE(silent());
}

TEST_F(Coverage, OurOwnRestIsNotTheFeedsSilence) {
    clock.move(10 * 24h);
    EXPECT_FALSE(silent());  // polled ten days ago, for the last time
}

TEST_F(Coverage, FailingForLongIsSaidShortlyIsNot) {
    state.problem = "HTTP 500";
    state.failures = 12;
    clock.move(23h);
    EXPECT_FALSE(failing());
    clock.move(2h);
    EXPECT_EQ(failing(), "has not worked for 25 hours: HTTP 500");
    EXPECT_FALSE(silent());  // it is called one thing, not two
    state.last_success.reset();
    EXPECT_EQ(failing(), "has never worked: HTTP 500");
    state.failures = 1;
    EXPECT_FALSE(failing());
    state.gone = true;
    EXPECT_TRUE(failing());
}

}  // namespace
}  // namespace vigie
