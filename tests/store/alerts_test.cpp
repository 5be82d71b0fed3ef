#include "store/store_fixture.hpp"

namespace vigie::test {
namespace {

class Alerts : public StoreTest {
  protected:
    // The next paper that carries story 1.
    ClaimedArticle copy(Store& store, const std::string& paper) {
        clock.move(1min);
        return article_to_analyze(store, paper, story_text(1));
    }
};
VIGIE_BOTH_DRIVERS(Alerts);

TEST_P(Alerts, OneAnalysisMakesAlertAndDeliveries) {
    auto store = open();
    auto d = draft();
    d.receivers = {"desk", "log"};
    d.priority = "high";
    const auto committed = store->commit_analysis(analyzed(copy(*store, "a"), {d}));
    EXPECT_EQ(committed.deliveries, 2);
    ASSERT_EQ(committed.changes.size(), 1U);
    EXPECT_EQ(committed.changes[0].event, AlertEvent::created);
    EXPECT_TRUE(committed.changes[0].notified);

    const auto alert = store->alert(committed.changes[0].alert_id);
    ASSERT_TRUE(alert);
    EXPECT_EQ(alert->watch, "xi-speaks");
    EXPECT_EQ(alert->part, Part::speaks);
    EXPECT_EQ(alert->priority, "high");
    EXPECT_EQ(alert->actor, (ActorRef{"Q15031", "Xi Jinping"}));
    EXPECT_EQ(alert->created, clock.now());
    EXPECT_EQ(alert->revision, 1);
    ASSERT_EQ(alert->evidence.size(), 1U);
    EXPECT_EQ(alert->evidence[0].annotation, d.match.evidence[0].annotation);
    EXPECT_EQ(alert->evidence[0].sentence, "Bonjour.");
    ASSERT_EQ(alert->carriers.size(), 1U);
    EXPECT_EQ(alert->carriers[0].feed, "The a");
    EXPECT_EQ(alert->article.url, alert->carriers[0].url);
    EXPECT_TRUE(alert->article.text.empty());
    EXPECT_EQ(store->deliveries({}).size(), 2U);
    EXPECT_FALSE(store->alert("none"));
}

TEST_P(Alerts, CopiesAreCarriersOfOneAlert) {
    auto store = open();
    const auto first = store->commit_analysis(analyzed(copy(*store, "a"), {draft()}));
    const auto claimed = store->claim_due_deliveries(1, 1min);  // it is on its way
    const auto second = store->commit_analysis(analyzed(copy(*store, "b"), {draft("Bonsoir")}));
    ASSERT_EQ(second.changes.size(), 1U);
    EXPECT_EQ(second.changes[0].alert_id, first.changes[0].alert_id);
    EXPECT_EQ(second.changes[0].event, AlertEvent::updated);
    EXPECT_EQ(second.deliveries, 1);
    const auto alert = store->alert(first.changes[0].alert_id);
    EXPECT_EQ(alert->carriers.size(), 2U);
    EXPECT_EQ(alert->revision, 2);
    EXPECT_EQ(alert->evidence[0].sentence, "Bonjour.");  // of the article that raised it
}

TEST_P(Alerts, AnUpdateOfWhatWaitsUnsentRenewsIt) {
    auto store = open();
    store->commit_analysis(analyzed(copy(*store, "a"), {draft()}));
    const auto second = store->commit_analysis(analyzed(copy(*store, "b"), {draft()}));
    EXPECT_EQ(second.deliveries, 0);
    EXPECT_TRUE(second.changes.at(0).notified);
    const auto claimed = store->claim_due_deliveries(5, 1min);
    ASSERT_EQ(claimed.size(), 1U);
    EXPECT_EQ(claimed[0].delivery.event, AlertEvent::created);
    EXPECT_EQ(claimed[0].delivery.revision, 2);
    EXPECT_EQ(claimed[0].alert.carriers.size(), 2U);
}

TEST_P(Alerts, GrowthIsToldAtItsSteps) {
    auto store = open();
    store->commit_analysis(analyzed(copy(*store, "a"), {draft()}));
    const auto sent = store->claim_due_deliveries(1, 1min);
    store->record_attempt(attempt(sent.at(0), DeliveryState::delivered, clock.now()));
    std::vector<int> told;
    for (const std::string paper : {"b", "c", "d"}) {
        auto a = analyzed(copy(*store, paper), {draft()});
        a.notify_at_carriers = {3};
        told.push_back(store->commit_analysis(a).deliveries);
    }
    EXPECT_EQ(told, (std::vector{0, 1, 0}));
    EXPECT_EQ(store->alerts({}).at(0).carriers.size(), 4U);
}

TEST_P(Alerts, AWatchsOwnStepsAndASteppedOverOneIsToldOnce) {
    auto store = open();
    store->commit_analysis(analyzed(copy(*store, "a"), {draft()}));
    const auto sent = store->claim_due_deliveries(1, 1min);
    store->record_attempt(attempt(sent.at(0), DeliveryState::delivered, clock.now()));
    std::vector<int> told;
    for (const std::string paper : {"b", "c", "d"}) {
        auto a = analyzed(copy(*store, paper), {draft()});
        a.alerts[0].notify_at_carriers = paper == "d" ? std::vector{3, 9} : std::vector{9};  // 3 was passed untold
        told.push_back(store->commit_analysis(a).deliveries);
    }
    EXPECT_EQ(told, (std::vector{0, 0, 1}));
}

TEST_P(Alerts, WhyAndPluginsStayWithTheAlert) {
    auto store = open();
    auto d = draft();
    d.match.why = {{"any of:", true, "1 of 2 held", 0}, {"title or text has «a»", false, "it is missing", 1}};
    const auto committed = store->commit_analysis(analyzed(copy(*store, "a"), {d}));
    const auto alert = store->alert(committed.changes.at(0).alert_id);
    EXPECT_EQ(alert->why, d.match.why);
    EXPECT_EQ(alert->plugins.at("org.vigie.quotes"), "1.2");
}

TEST_P(Alerts, HitsAreKeptOnceAndSinceThen) {
    auto store = open();
    const Hit hit{clock.now(), "paper", "article", "story"};
    EXPECT_EQ(store->add_hit("w", "Q1", hit, clock.now() - 1h).size(), 1U);
    EXPECT_EQ(store->add_hit("w", "Q1", hit, clock.now() - 1h).size(), 1U);
    EXPECT_EQ(store->add_hit("w", "Q2", hit, clock.now() - 1h).size(), 1U);
    clock.move(2h);
    const auto hits = store->add_hit("w", "Q1", {clock.now(), "paper", "other", "story"}, clock.now() - 1h);
    ASSERT_EQ(hits.size(), 1U);
    EXPECT_EQ(hits[0].article, "other");
}

TEST_P(Alerts, WhatStandsIsAskedForOneStoryAndSinceThen) {
    auto store = open();
    const auto a = copy(*store, "a");
    store->commit_analysis(analyzed(a, {draft()}));
    const std::string story = store->alerts({}).at(0).story_id;
    EXPECT_TRUE(store->has_alert(draft().match, story));
    EXPECT_FALSE(store->has_alert(draft().match, "other"));
    EXPECT_FALSE(store->has_alert(draft("x", "xi-appears").match, story));
    EXPECT_TRUE(store->has_alert_since(draft().match, clock.now() - 1min));
    EXPECT_FALSE(store->has_alert_since(draft().match, clock.now()));
    EXPECT_FALSE(store->has_alert_since(draft("x", "xi-appears").match, clock.now() - 1min));
    store->analyze_again(clock.now() - 10h);
    store->commit_analysis(analyzed(store->claim_to_analyze(1, 1min).at(0), {}));
    EXPECT_TRUE(store->has_alert(draft().match, story));  // retracted, but it may stand again
    EXPECT_FALSE(store->has_alert_since(draft().match, clock.now() - 1min));
}

TEST_P(Alerts, AnotherActorPartOrWatchIsAnotherAlert) {
    auto store = open();
    auto actor = draft(), part = draft();
    actor.match.actor = {"Q7747", "Vladimir Poutine"};
    part.match.part = Part::appears;
    store->commit_analysis(
        analyzed(copy(*store, "a"), {draft(), actor, part, draft("Bonjour", "xi-appears"), draft()}));
    EXPECT_EQ(store->alerts({}).size(), 4U);
}

TEST_P(Alerts, TheSameAnalysisAgainChangesNothing) {
    auto store = open();
    store->commit_analysis(analyzed(copy(*store, "a"), {draft()}));
    store->analyze_again(clock.now() - 1h);
    const auto again = store->claim_to_analyze(1, 1min);
    const auto committed = store->commit_analysis(analyzed(again.at(0), {draft()}));
    EXPECT_TRUE(committed.committed);
    EXPECT_TRUE(committed.changes.empty());
    EXPECT_EQ(store->alerts({}).at(0).revision, 1);
}

TEST_P(Alerts, AnEditAmendsAndAWithdrawalRetracts) {
    auto store = open();
    const auto reanalyze = [&](std::vector<AlertDraft> alerts) {
        clock.move(1min);
        store->analyze_again(clock.now() - 10h);
        const auto claimed = store->claim_to_analyze(1, 1min);
        return store->commit_analysis(analyzed(claimed.at(0), std::move(alerts)));
    };
    const auto send = [&] {
        const auto claimed = store->claim_due_deliveries(1, 1min);
        store->record_attempt(attempt(claimed.at(0), DeliveryState::delivered, clock.now()));
        return claimed.at(0).delivery.event;
    };
    const auto id = store->commit_analysis(analyzed(copy(*store, "a"), {draft()})).changes.at(0).alert_id;
    EXPECT_EQ(send(), AlertEvent::created);
    EXPECT_EQ(reanalyze({draft("Bonsoir")}).changes.at(0).event, AlertEvent::updated);
    EXPECT_EQ(send(), AlertEvent::updated);
    EXPECT_EQ(store->alert(id)->evidence.at(0).sentence, "Bonsoir.");
    EXPECT_EQ(reanalyze({}).changes.at(0).event, AlertEvent::retracted);
    EXPECT_TRUE(store->alert(id)->retracted);
    EXPECT_EQ(store->alert(id)->carriers.size(), 1U);  // what it was about stays visible
    // It stands again: told again, after the retraction.
    EXPECT_EQ(reanalyze({draft("Bonsoir")}).deliveries, 1);
    EXPECT_FALSE(store->alert(id)->retracted);
    EXPECT_EQ(send(), AlertEvent::retracted);
    EXPECT_EQ(send(), AlertEvent::updated);
    EXPECT_EQ(store->alert(id)->revision, 4);
}

TEST_P(Alerts, AWithdrawnArticleOfSeveralLeavesTheAlertStanding) {
    auto store = open();
    const auto a = copy(*store, "a");
    const auto id = store->commit_analysis(analyzed(a, {draft("Un")})).changes.at(0).alert_id;
    store->commit_analysis(analyzed(copy(*store, "b"), {draft("Deux")}));
    store->analyze_again(clock.now() - 10h);
    auto again = store->claim_to_analyze(2, 1min);
    ASSERT_EQ(again.size(), 2U);
    for (const auto& claimed : again)
        store->commit_analysis(analyzed(
            claimed, claimed.article.id == a.article.id ? std::vector<AlertDraft>{} : std::vector{draft("Deux")}));
    const auto alert = store->alert(id);
    EXPECT_FALSE(alert->retracted);
    EXPECT_EQ(alert->carriers.size(), 1U);
    EXPECT_EQ(alert->evidence.at(0).sentence, "Deux.");
}

TEST_P(Alerts, OnlyWatchesThatWereMatchedWithdraw) {
    auto store = open();
    const auto id = store->commit_analysis(analyzed(copy(*store, "a"), {draft()})).changes.at(0).alert_id;
    store->analyze_again(clock.now() - 10h);
    auto again = analyzed(store->claim_to_analyze(1, 1min).at(0), {});
    again.watches = {"another"};  // xi-speaks left the configuration
    EXPECT_TRUE(store->commit_analysis(again).changes.empty());
    EXPECT_FALSE(store->alert(id)->retracted);
}

TEST_P(Alerts, AreListedNewestFirstAndFiltered) {
    auto store = open();
    store->commit_analysis(analyzed(copy(*store, "a"), {draft()}));
    clock.move(1min);
    store->commit_analysis(analyzed(article_to_analyze(*store, "b", story_text(2)), {draft("x", "xi-appears")}));
    clock.move(1min);
    store->commit_analysis(analyzed(article_to_analyze(*store, "c", story_text(3)), {draft()}));
    const auto all = store->alerts({});
    ASSERT_EQ(all.size(), 3U);
    EXPECT_GT(all[0].created, all[2].created);
    AlertFilter filter;
    filter.watch = "xi-speaks";
    EXPECT_EQ(store->alerts(filter).size(), 2U);
    filter.limit = 1;
    EXPECT_EQ(store->alerts(filter).at(0).id, all[0].id);
    filter.before = all[0].id;
    EXPECT_EQ(store->alerts(filter).at(0).id, all[2].id);
    AlertFilter since;
    since.since = all[1].created;
    since.actor = "Q15031";
    EXPECT_EQ(store->alerts(since).size(), 2U);
}

}  // namespace
}  // namespace vigie::test
