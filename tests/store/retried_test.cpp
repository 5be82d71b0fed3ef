// What failed and is tried again: when, with whom, and what may pass it.
#include <algorithm>
#include <set>

#include "store/handling_fixture.hpp"

namespace vigie::test {
namespace {

using RetriedDeliveries = HandledDeliveries;
VIGIE_BOTH_DRIVERS(RetriedDeliveries);

TEST_P(RetriedDeliveries, ARetryWaitsForTheEndOfQuietHoursAndGoesAloneUnderItsId) {
    auto store = open();
    raise(*store, "a", 1);
    raise(*store, "b", 2);
    auto claimed = store->claim_due_deliveries(5, 1min, &judge);
    ASSERT_EQ(claimed.size(), 2U);
    const std::set<std::string> ids{claimed[0].delivery.id, claimed[1].delivery.id};
    for (const auto& one : claimed) store->record_attempt(attempt(one, DeliveryState::pending, clock.now()));
    judge.until = clock.now() + 8h;
    judge.urgent_passes = true;
    clock.move(2min);
    EXPECT_TRUE(store->claim_due_deliveries(5, 1min, &judge).empty());
    EXPECT_EQ(ledger(*store).at(0).hold, "retry");
    raise(*store, "c", 1, urgent());  // of the story that waits
    EXPECT_EQ(told(*store), std::vector<std::string>{"xi-appears alert.created"});
    clock.move(9h);
    claimed = store->claim_due_deliveries(5, 1min, &judge);
    ASSERT_EQ(claimed.size(), 2U);
    EXPECT_EQ((std::set<std::string>{claimed[0].delivery.id, claimed[1].delivery.id}), ids);
    for (const auto& one : claimed) EXPECT_TRUE(one.bundle.empty());
}

TEST_P(RetriedDeliveries, ABundleThatFailedWaitsWholeAndAWordToTheOperatorDoesNot) {
    auto store = open();
    judge.until = clock.now() + 1h;
    raise(*store, "a", 1);
    raise(*store, "b", 2);
    EXPECT_TRUE(store->claim_due_deliveries(5, 1min, &judge).empty());
    clock.move(2h);
    auto claimed = store->claim_due_deliveries(5, 1min, &judge);
    ASSERT_EQ(claimed.size(), 1U);
    const std::string id = claimed[0].delivery.id;
    store->record_attempt(attempt(claimed[0], DeliveryState::pending, clock.now()));
    judge.until = clock.now() + 8h;
    clock.move(2min);
    store->warn_operator("disk", "desk", "The disk is full");
    claimed = store->claim_due_deliveries(5, 1min, &judge);
    ASSERT_EQ(claimed.size(), 1U);
    EXPECT_EQ(claimed[0].delivery.notice, "The disk is full");
    clock.move(9h);
    claimed = store->claim_due_deliveries(5, 1min, &judge);
    const auto bundle = std::ranges::find(claimed, id, [](const auto& one) { return one.delivery.id; });
    ASSERT_NE(bundle, claimed.end());
    EXPECT_EQ(bundle->bundle.size(), 2U);
}

TEST_P(RetriedDeliveries, ASilenceAlsoEndsRetries) {
    auto store = open();
    raise(*store, "a", 1);
    auto claimed = store->claim_due_deliveries(5, 1min, &judge);
    ASSERT_EQ(claimed.size(), 1U);
    store->record_attempt(attempt(claimed[0], DeliveryState::pending, clock.now()));
    Silence silence;
    silence.receiver = "desk";
    silence.author = "Anna";
    silence.expires = clock.now() + 1h;
    store->add_silence(silence);
    clock.move(2min);
    EXPECT_TRUE(store->claim_due_deliveries(5, 1min, &judge).empty());
    EXPECT_EQ(ledger(*store).at(0).state, DeliveryState::suppressed);
}

}  // namespace
}  // namespace vigie::test
