#include "store/store_fixture.hpp"

namespace vigie::test {
namespace {

class Deliveries : public StoreTest {
  protected:
    void raise(Store& store, const std::string& paper, int story) {
        store.commit_analysis(analyzed(article_to_analyze(store, paper, story_text(story)), {draft("by " + paper)}));
        clock.move(1s);
    }
};
VIGIE_BOTH_DRIVERS(Deliveries);

TEST_P(Deliveries, AreClaimedOnceAndDeliveredWithALedger) {
    auto store = open();
    raise(*store, "a", 1);
    auto claimed = store->claim_due_deliveries(5, 1min);
    ASSERT_EQ(claimed.size(), 1U);
    EXPECT_EQ(claimed[0].alert.carriers.size(), 1U);
    EXPECT_EQ(claimed[0].queued, clock.now() - 1s);
    EXPECT_TRUE(store->claim_due_deliveries(5, 1min).empty());
    EXPECT_TRUE(store->record_attempt(attempt(claimed[0], DeliveryState::pending, clock.now(), 5min)));
    EXPECT_EQ(store->next_delivery_due(), clock.now() + 5min);
    EXPECT_TRUE(store->claim_due_deliveries(5, 1min).empty());
    clock.move(5min);
    auto again = store->claim_due_deliveries(5, 1min);
    ASSERT_EQ(again.size(), 1U);
    EXPECT_EQ(again[0].delivery.id, claimed[0].delivery.id);  // the idempotency key
    EXPECT_EQ(again[0].delivery.attempts.size(), 1U);
    EXPECT_TRUE(store->record_attempt(attempt(again[0], DeliveryState::delivered, clock.now())));
    const auto ledger = store->deliveries({});
    ASSERT_EQ(ledger.size(), 1U);
    EXPECT_EQ(ledger[0].state, DeliveryState::delivered);
    ASSERT_EQ(ledger[0].attempts.size(), 2U);
    EXPECT_FALSE(ledger[0].attempts[0].delivered);
    EXPECT_TRUE(ledger[0].attempts[1].delivered);
    EXPECT_EQ(ledger[0].attempts[1].latency, 12ms);
    EXPECT_EQ(store->next_delivery_due(), std::nullopt);
}

TEST_P(Deliveries, KeepTheirOrderWithinAStory) {
    auto store = open();
    raise(*store, "a", 1);
    auto first = store->claim_due_deliveries(5, 1min);
    raise(*store, "b", 1);  // alert.updated must wait for alert.created
    raise(*store, "c", 2);  // another story need not
    auto other = store->claim_due_deliveries(5, 1min);
    ASSERT_EQ(other.size(), 1U);
    EXPECT_EQ(other[0].delivery.event, AlertEvent::created);
    store->record_attempt(attempt(first.at(0), DeliveryState::pending, clock.now(), 1h));
    EXPECT_TRUE(store->claim_due_deliveries(5, 1min).empty());
    clock.move(1h);
    first = store->claim_due_deliveries(5, 1h);
    ASSERT_EQ(first.size(), 2U);  // and the other, whose lease has ended
    for (const auto& claimed : first) store->record_attempt(attempt(claimed, DeliveryState::delivered, clock.now()));
    EXPECT_EQ(store->claim_due_deliveries(5, 1min).at(0).delivery.event, AlertEvent::updated);
}

TEST_P(Deliveries, ADeadOneHoldsNobodyAndCanBeReplayed) {
    auto store = open();
    raise(*store, "a", 1);
    auto first = store->claim_due_deliveries(5, 1min);
    raise(*store, "b", 1);
    store->record_attempt(attempt(first.at(0), DeliveryState::dead, clock.now()));
    EXPECT_EQ(store->counts().deliveries_dead, 1);
    EXPECT_EQ(store->claim_due_deliveries(5, 1min).at(0).delivery.event, AlertEvent::updated);
    EXPECT_TRUE(store->replay_delivery(first[0].delivery.id));
    EXPECT_EQ(store->claim_due_deliveries(5, 1min).at(0).delivery.id, first[0].delivery.id);
    EXPECT_FALSE(store->replay_delivery("none"));
}

TEST_P(Deliveries, ALateArrivalIsNotSentAgain) {
    auto store = open();
    raise(*store, "a", 1);
    auto slow = store->claim_due_deliveries(1, 1min);
    clock.move(2min);
    auto second = store->claim_due_deliveries(1, 1min);
    EXPECT_FALSE(store->record_attempt(attempt(slow.at(0), DeliveryState::delivered, clock.now())));
    EXPECT_EQ(store->deliveries({}).at(0).state, DeliveryState::delivered);
    EXPECT_FALSE(store->record_attempt(attempt(second.at(0), DeliveryState::pending, clock.now())));
    EXPECT_EQ(store->deliveries({}).at(0).state, DeliveryState::delivered);
    EXPECT_EQ(store->deliveries({}).at(0).attempts.size(), 2U);
}

TEST_P(Deliveries, AreFilteredForTheLedger) {
    auto store = open();
    raise(*store, "a", 1);
    raise(*store, "b", 2);
    auto claimed = store->claim_due_deliveries(1, 1min);
    store->record_attempt(attempt(claimed.at(0), DeliveryState::dead, clock.now()));
    DeliveryFilter filter;
    filter.state = DeliveryState::dead;
    EXPECT_EQ(store->deliveries(filter).size(), 1U);
    filter.receiver = "nobody";
    EXPECT_TRUE(store->deliveries(filter).empty());
    DeliveryFilter of_alert;
    of_alert.alert_id = claimed[0].alert.id;
    EXPECT_EQ(store->deliveries(of_alert).size(), 1U);
}

TEST_P(Deliveries, ReleasedIsDueAgain) {
    auto store = open();
    raise(*store, "a", 1);
    auto claimed = store->claim_due_deliveries(1, 1h);
    store->release_delivery(claimed.at(0).lease, claimed[0].delivery.id);
    EXPECT_EQ(store->claim_due_deliveries(1, 1h).size(), 1U);
}

}  // namespace
}  // namespace vigie::test
