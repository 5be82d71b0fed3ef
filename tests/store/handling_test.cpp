// Deliveries that wait, go together, are suppressed or given up, over restarts.
#include "store/handling_fixture.hpp"

namespace vigie::test {
namespace {

VIGIE_BOTH_DRIVERS(HandledDeliveries);

TEST_P(HandledDeliveries, WhatWaitsGoesAsOneBundleUnderOneIdAfterARestart) {
    judge.until = clock.now() + 1h;
    {
        auto store = open();
        raise(*store, "a", 1);
        raise(*store, "b", 2);
        EXPECT_TRUE(store->claim_due_deliveries(5, 1min, &judge).empty());
        for (const Delivery& one : ledger(*store)) EXPECT_EQ(one.reason, "digest");
    }
    clock.move(2h);
    auto store = open();
    auto claimed = store->claim_due_deliveries(5, 1min, &judge);
    ASSERT_EQ(claimed.size(), 1U);
    ASSERT_EQ(claimed[0].bundle.size(), 2U);
    EXPECT_EQ(claimed[0].delivery.notice, "2 alerts: digest");
    const std::string id = claimed[0].delivery.id;
    store->record_attempt(attempt(claimed[0], DeliveryState::pending, clock.now(), 5min));
    raise(*store, "c", 1);  // an update of a bundled one waits for the bundle
    store = open();
    clock.move(10min);
    claimed = store->claim_due_deliveries(5, 1min, &judge);
    ASSERT_EQ(claimed.size(), 1U);
    EXPECT_EQ(claimed[0].delivery.id, id);
    EXPECT_EQ(claimed[0].bundle.size(), 2U);
    store->record_attempt(attempt(claimed[0], DeliveryState::delivered, clock.now()));
    int arrived = 0;
    for (const Delivery& one : ledger(*store))
        if (one.bundle == id) {
            ++arrived;
            EXPECT_EQ(one.state, DeliveryState::delivered);
            ASSERT_EQ(one.attempts.size(), 2U);
            EXPECT_NE(one.attempts[1].answer.find("(in " + id + ")"), std::string::npos);
        }
    EXPECT_EQ(arrived, 2);
    claimed = store->claim_due_deliveries(5, 1min, &judge);
    ASSERT_EQ(claimed.size(), 1U);
    EXPECT_EQ(claimed[0].delivery.event, AlertEvent::updated);
}

TEST_P(HandledDeliveries, ASilenceSuppressesAndSaysWhoAndWhy) {
    auto store = open();
    Silence silence;
    silence.watch = "xi-speaks";
    silence.receiver = "desk";
    silence.author = "Anna";
    silence.comment = "summit";
    silence.expires = clock.now() + 1h;
    const std::string id = store->add_silence(silence);
    raise(*store, "a", 1);
    EXPECT_TRUE(store->claim_due_deliveries(5, 1min, &judge).empty());
    EXPECT_EQ(ledger(*store).at(0).state, DeliveryState::suppressed);
    EXPECT_EQ(ledger(*store).at(0).reason, "silence " + id + " by Anna: summit");
    EXPECT_EQ(store->silences().size(), 1U);
    EXPECT_TRUE(store->end_silence(id));
    EXPECT_FALSE(store->end_silence(id));
    raise(*store, "b", 2);
    EXPECT_EQ(store->claim_due_deliveries(5, 1min, &judge).size(), 1U);
    EXPECT_TRUE(store->replay_delivery(ledger(*store).back().id));  // whoever asks for it gets it
    EXPECT_EQ(store->claim_due_deliveries(5, 1min, &judge).size(), 1U);
}

TEST_P(HandledDeliveries, AnAlertInhibitsAnotherOfItsStory) {
    auto store = open();
    judge.rules = {{{"xi-speaks"}, {"xi-appears"}, true, false, 24h}};
    store->commit_analysis(
        analyzed(article_to_analyze(*store, "a", story_text(1)), {draft("speaks"), draft("appears", "xi-appears")}));
    raise(*store, "b", 2, draft("alone", "xi-appears"));
    const auto claimed = store->claim_due_deliveries(5, 1min, &judge);
    ASSERT_EQ(claimed.size(), 2U);  // the other of the first story waits for its turn
    for (const auto& one : claimed) store->record_attempt(attempt(one, DeliveryState::delivered, clock.now()));
    EXPECT_TRUE(store->claim_due_deliveries(5, 1min, &judge).empty());
    int inhibited = 0;
    for (const Delivery& one : ledger(*store)) inhibited += one.reason.starts_with("inhibited by xi-speaks") ? 1 : 0;
    EXPECT_EQ(inhibited, 1);
}

TEST_P(HandledDeliveries, TheLimitSeesWhatWentAndWhatGoes) {
    auto store = open();
    judge.limit = 1h;
    raise(*store, "a", 1);
    raise(*store, "b", 2);
    const auto claimed = store->claim_due_deliveries(5, 1min, &judge);
    EXPECT_EQ(judge.seen.sent.size(), 1U);  // the second saw the first
    for (const auto& one : claimed) store->record_attempt(attempt(one, DeliveryState::delivered, clock.now()));
    raise(*store, "c", 3);
    store->claim_due_deliveries(5, 1min, &judge);
    EXPECT_EQ(judge.seen.sent.size(), 2U);
    clock.move(2h);
    raise(*store, "d", 4);
    store->claim_due_deliveries(5, 1min, &judge);
    EXPECT_EQ(judge.seen.sent.size(), 1U);  // another claim's, that ran out, goes again before it
}

TEST_P(HandledDeliveries, TheOperatorIsToldOnceUntilSomethingArrives) {
    auto store = open();
    const auto give_up = [&](const std::string& paper, int story) {
        raise(*store, paper, story);
        for (const auto& one : store->claim_due_deliveries(5, 1min)) {
            Attempted a = attempt(one, one.delivery.receiver == "desk" ? DeliveryState::dead : DeliveryState::delivered,
                                  clock.now());
            a.receiver = one.delivery.receiver;
            a.operator_receiver = "admin";
            a.operator_notice = "Deliveries to desk are given up";
            store->record_attempt(a);
        }
    };
    const auto told = [&] {
        DeliveryFilter filter;
        filter.receiver = "admin";
        return store->deliveries(filter);
    };
    give_up("a", 1);
    give_up("b", 2);
    ASSERT_EQ(told().size(), 1U);
    EXPECT_EQ(told()[0].notice, "Deliveries to desk are given up");
    DeliveryFilter dead;
    dead.state = DeliveryState::dead;
    EXPECT_TRUE(store->replay_delivery(store->deliveries(dead).at(0).id));
    for (const auto& one : store->claim_due_deliveries(5, 1min)) {
        Attempted a = attempt(one, DeliveryState::delivered, clock.now());
        a.receiver = one.delivery.receiver;
        store->record_attempt(a);
    }
    give_up("c", 3);
    EXPECT_EQ(told().size(), 2U);
}

TEST_P(HandledDeliveries, AnUrgentOneGoesPastWhatIsHeldOfItsStory) {
    auto store = open();
    judge.until = clock.now() + 1h;
    judge.urgent_passes = true;
    AlertDraft urgent = draft("appears", "xi-appears");
    urgent.priority = "high";
    store->commit_analysis(analyzed(article_to_analyze(*store, "a", story_text(1)), {draft("speaks"), urgent}));
    // A claim does not stop at what it may not send.
    const auto claimed = store->claim_due_deliveries(1, 1min, &judge);
    ASSERT_EQ(claimed.size(), 1U);
    EXPECT_EQ(claimed[0].alert.watch, "xi-appears");
    EXPECT_EQ(ledger(*store).at(1).hold, "digest");
}

TEST_P(HandledDeliveries, WhatIsWithdrawnWhileItWaitsIsNeverTold) {
    judge.until = clock.now() + 1h;
    judge.urgent_passes = true;
    auto store = open();
    raise(*store, "a", 1);
    EXPECT_TRUE(told(*store).empty());
    again(*store, {});
    ASSERT_EQ(ledger(*store).size(), 1U);
    EXPECT_EQ(ledger(*store)[0].state, DeliveryState::suppressed);
    EXPECT_EQ(ledger(*store)[0].reason, "withdrawn before it was told");
    again(*store, {urgent()});  // nothing of the withdrawn one stands in its way
    EXPECT_EQ(told(*store), (std::vector<std::string>{"xi-appears alert.created"}));
    clock.move(2h);
    EXPECT_TRUE(told(*store).empty());
    again(*store, {urgent(), draft("by a")});
    EXPECT_EQ(told(*store), (std::vector<std::string>{"xi-speaks alert.updated"}));
}

TEST_P(HandledDeliveries, ARetractionTakesThePlaceOfUpdatesThatWait) {
    judge.urgent_passes = true;
    auto store = open();
    raise(*store, "a", 1);
    EXPECT_EQ(told(*store), (std::vector<std::string>{"xi-speaks alert.created"}));
    judge.until = clock.now() + 1h;
    again(*store, {draft("edited")});
    EXPECT_TRUE(told(*store).empty());
    again(*store, {});
    again(*store, {urgent()});
    EXPECT_EQ(told(*store), (std::vector<std::string>{"xi-appears alert.created"}));
    clock.move(2h);
    EXPECT_EQ(told(*store), (std::vector<std::string>{"xi-speaks alert.retracted"}));
}

TEST_P(HandledDeliveries, ARetractionOfWhatWasToldGoesThroughSilencesAndInhibitions) {
    auto store = open();
    raise(*store, "a", 1);
    EXPECT_EQ(told(*store), (std::vector<std::string>{"xi-speaks alert.created"}));
    Silence silence;
    silence.watch = "xi-speaks";
    silence.author = "Anna";
    silence.expires = clock.now() + 1h;
    store->add_silence(silence);
    judge.rules = {{{"xi-appears"}, {"xi-speaks"}, true, false, 24h}};
    again(*store, {urgent()});
    EXPECT_EQ(told(*store), (std::vector<std::string>{"xi-appears alert.created", "xi-speaks alert.retracted"}));
}

TEST_P(HandledDeliveries, WhatASilenceKeptBackIsNotTakenBack) {
    auto store = open();
    Silence silence;
    silence.watch = "xi-speaks";
    silence.author = "Anna";
    silence.expires = clock.now() + 1h;
    store->add_silence(silence);
    raise(*store, "a", 1);
    EXPECT_TRUE(told(*store).empty());
    clock.move(2h);
    again(*store, {});
    EXPECT_TRUE(told(*store).empty());
    EXPECT_EQ(ledger(*store).size(), 1U);
}

TEST_P(HandledDeliveries, TheLinkKeyStays) {
    const std::string key = open()->link_key();
    EXPECT_EQ(key.size(), 64U);
    EXPECT_EQ(open()->link_key(), key);
}

}  // namespace
}  // namespace vigie::test
