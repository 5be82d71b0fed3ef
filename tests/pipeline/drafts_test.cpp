// Thresholds over the store's own hits and alerts.
#include "pipeline/drafts.hpp"

#include "store/store_fixture.hpp"

namespace vigie::test {
namespace {

class Drafts : public StoreTest {
  protected:
    void SetUp() override {
        StoreTest::SetUp();
        Watch watch;
        watch.name = "xi-speaks";
        watch.actors = {"Q15031"};
        watch.part = Part::speaks;
        watch.tempo.at_least = 2;
        watch.tempo.window = 1h;
        watch.receivers = {"desk"};
        subscriptions.watches = {watch};
    }
    std::size_t analyze(Store& store, const ClaimedArticle& claimed) {
        AnalyzedArticle done = analyzed(claimed, {});
        done.alerts = pipeline::drafts_of(claimed, done, subscriptions, store, clock.now());
        const std::size_t drafts = done.alerts.size();
        store.commit_analysis(done);
        return drafts;
    }
    ClaimedArticle seen_in(Store& store, const std::string& paper, int story) {
        auto claimed = article_to_analyze(store, paper, story_text(story));
        clock.move(10s);  // within the lease
        return claimed;
    }
    Subscriptions subscriptions;
};
INSTANTIATE_TEST_SUITE_P(Store, Drafts, testing::Values(Driver::sqlite), driver_name);

TEST_P(Drafts, TwoInReverseOrderReachAThreshold) {
    auto store = open();
    const auto first = seen_in(*store, "a", 1), second = seen_in(*store, "b", 1);
    EXPECT_EQ(analyze(*store, second), 0U);
    EXPECT_EQ(analyze(*store, first), 1U);
    EXPECT_EQ(store->alerts({}).size(), 1U);
}

TEST_P(Drafts, WhatWasWithdrawnRaisesNothing) {
    auto store = open();
    subscriptions.watches[0].tempo.at_least = 0;
    ClaimedArticle claimed = seen_in(*store, "a", 1);
    const AnalyzedArticle done = analyzed(claimed, {});
    EXPECT_EQ(pipeline::drafts_of(claimed, done, subscriptions, *store, clock.now()).size(), 1U);
    claimed.article.withdrawn = clock.now();
    EXPECT_TRUE(pipeline::drafts_of(claimed, done, subscriptions, *store, clock.now()).empty());
}

TEST_P(Drafts, AnEditOfAnOldAlertsArticleDoesNotRetractIt) {
    auto store = open();
    subscriptions.watches[0].tempo.at_least = 1;
    const auto first = seen_in(*store, "paper0", 0);
    analyze(*store, first);
    for (int i = 1; i <= 25; ++i) {
        clock.move(2h);
        EXPECT_EQ(analyze(*store, seen_in(*store, "paper" + std::to_string(i), i)), 1U);
    }
    store->analyze_again(clock.now() - 24h * 10);
    for (const ClaimedArticle& again : store->claim_to_analyze(1, 1min)) {
        EXPECT_EQ(again.article.id, first.article.id);
        EXPECT_EQ(analyze(*store, again), 1U);
    }
    for (const Alert& alert : store->alerts({})) EXPECT_FALSE(alert.retracted);
}

// What fills a threshold alerts once: other stories of the same window do not.
TEST_P(Drafts, AnotherStoryOfTheWindowWaitsForTheNext) {
    auto store = open();
    analyze(*store, seen_in(*store, "a", 1));
    EXPECT_EQ(analyze(*store, seen_in(*store, "b", 1)), 1U);
    EXPECT_EQ(analyze(*store, seen_in(*store, "c", 2)), 0U);
    clock.move(2h);
    EXPECT_EQ(analyze(*store, seen_in(*store, "d", 3)), 0U);
    EXPECT_EQ(analyze(*store, seen_in(*store, "e", 4)), 1U);
}

}  // namespace
}  // namespace vigie::test
