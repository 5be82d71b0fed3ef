// A clock that was wrong for a while and is set right, told by each process that shares the store.
#include "store/store_fixture.hpp"

namespace vigie::test {
namespace {

class SetBack : public StoreTest {};
VIGIE_BOTH_DRIVERS(SetBack);

TEST_P(SetBack, AClockSetBackIsSaidTwiceAndSpoilsNothing) {
    auto store = open();
    const Time right = clock.now();
    store->sync_feeds({feed("right")});
    poll(*store, {}, 3h);  // by a machine whose clock was right all the time
    clock.move(2h);
    store->sync_feeds({feed("right"), feed("wrong"), feed("new")});
    clock.move(30min);
    poll(*store, {entry("1")}, 10min);
    clock.set(right);
    for (int machine = 0; machine < 2; ++machine) store->clock_stepped_back({.lease = 1min});
    EXPECT_EQ(store->claim_to_read(9, 1min).size(), 1U);
    std::map<std::string, Time> due;
    for (const FeedRecord& record : store->feeds()) due[record.feed.id] = record.state.next_poll;
    EXPECT_EQ(due.at("right"), right + 3h);
    EXPECT_EQ(due.at("wrong") + due.at("new").time_since_epoch(), right + 10min + right.time_since_epoch());
}

TEST_P(SetBack, AClockSetBackLeavesNoClaimNorDeliveryToTheWrongTime) {
    auto store = open();
    const Time right = clock.now();
    clock.move(24h * 3650);
    store->commit_analysis(analyzed(article_to_analyze(*store, "a", story_text(1)), {draft()}));
    article_to_read(*store, "b", "claimed by one that died");
    const auto failed = store->claim_due_deliveries(1, 1min).at(0);
    store->record_attempt(attempt(failed, DeliveryState::pending, clock.now(), 5min));
    clock.set(right);
    for (int machine = 0; machine < 2; ++machine) store->clock_stepped_back({.lease = 1min});
    EXPECT_EQ(store->next_delivery_due(), right + 5min);
    EXPECT_LE(*store->next_poll_due(), right + 24h);
    clock.move(1min);
    EXPECT_EQ(store->claim_to_read(9, 1min).size(), 1U);
}

}  // namespace
}  // namespace vigie::test
