// One word to the operator for a trouble, until it is over; names that nobody gave.
#include "store_fixture.hpp"

namespace vigie::test {
namespace {

class CoverageStore : public StoreTest {};
VIGIE_BOTH_DRIVERS(CoverageStore);

TEST_P(CoverageStore, AWordIsSaidOnceAndTakenBackOnce) {
    Store store(settings(), clock, random);
    EXPECT_FALSE(store.calm_operator("feed-fails:x", "desk", "x is back"));
    EXPECT_TRUE(store.warn_operator("feed-fails:x", "desk", "x fails"));
    EXPECT_FALSE(store.warn_operator("feed-fails:x", "desk", "x fails"));
    EXPECT_TRUE(store.warn_operator("feed-silent:y", "", "y is silent"));  // nobody to tell: the log
    EXPECT_EQ(store.operator_warnings("feed-").size(), 2U);
    EXPECT_EQ(store.operator_warnings("feed-fails:").begin()->first, "feed-fails:x");
    EXPECT_TRUE(store.calm_operator("feed-fails:x", "desk", "x is back"));
    const auto deliveries = store.deliveries({});
    ASSERT_EQ(deliveries.size(), 2U);
    EXPECT_EQ(deliveries[0].receiver, "desk");
    EXPECT_TRUE(store.warn_operator("feed-fails:x", "desk", "x fails again"));
}

TEST_P(CoverageStore, AFeedWithoutANameIsCalledByItsTitle) {
    Store store(settings(), clock, random);
    Feed feed;
    feed.id = "f";
    feed.url = feed.name = "https://paper.example/rss";
    store.sync_feeds({feed});
    const auto poll = [&](const std::string& title) {
        clock.move(2h);
        const auto claimed = store.claim_due_feeds(1, 1min);
        ASSERT_EQ(claimed.size(), 1U);
        Polled polled;
        polled.lease = claimed[0].lease;
        polled.state = claimed[0].state;
        polled.state.title = title;
        polled.state.next_poll = clock.now() + 1h;
        polled.read = true;
        store.finish_poll(polled);
    };
    poll("The Paper");
    EXPECT_EQ(store.feeds()[0].feed.name, "The Paper");
    poll("The New Paper");
    store.sync_feeds({feed});
    EXPECT_EQ(store.feeds()[0].feed.name, "The New Paper");
    feed.name = "Mine";
    store.sync_feeds({feed});
    poll("Another");
    EXPECT_EQ(store.feeds()[0].feed.name, "Mine");
    EXPECT_EQ(store.coverage(clock.now() - 24h).size(), 1U);
}

}  // namespace
}  // namespace vigie::test
