// A case is kept as it was when somebody said that it is wrong.
#include "store/store_fixture.hpp"

namespace vigie::test {
namespace {

class FeedbackCases : public StoreTest {
  protected:
    // An alert of that text, called wrong.
    void call_wrong(Store& store) {
        const auto committed =
            store.commit_analysis(analyzed(article_to_analyze(store, "lemonde", story_text(1)), {draft()}));
        Feedback word;
        word.alert_id = committed.changes.at(0).alert_id;
        word.verdict = "wrong-person";
        ASSERT_TRUE(store.add_feedback(word));
    }
    void expect_whole(const Feedback& kept) {
        EXPECT_EQ(kept.text, story_text(1));
        EXPECT_EQ(kept.language, "fr");
        EXPECT_EQ(kept.source, "https://paper.example/entry-of-lemonde");
        EXPECT_TRUE(kept.published);
        ASSERT_EQ(kept.annotations.size(), 1U);
        EXPECT_EQ(kept.annotations[0].text, "Bonjour");
    }
};
VIGIE_BOTH_DRIVERS(FeedbackCases);

TEST_P(FeedbackCases, KeepTheArticleThatIsEditedAndForgotten) {
    auto store = open();
    call_wrong(*store);
    ASSERT_TRUE(store->poll_now("lemonde"));
    poll(*store, {entry("entry-of-lemonde", "Edited")});
    const auto again = store->claim_to_read(1, 1min);
    ASSERT_EQ(again.size(), 1U);
    store->commit_read(read_as(again.front(), story_text(2)));
    expect_whole(store->feedback().at(0));
    clock.move(24h * 1000);
    store->claim_due_deliveries(1, 1min);
    for (int i = 0; i < 3; ++i) store->prune({});
    expect_whole(store->feedback().at(0));
}

}  // namespace
}  // namespace vigie::test
