#include "store/store_fixture.hpp"

#include <set>

namespace vigie::test {
namespace {

class Stories : public StoreTest {};
VIGIE_BOTH_DRIVERS(Stories);

TEST_P(Stories, CopiesMeetAndStrangersDoNot) {
    auto store = open();
    const auto first = store->commit_read(read_as(article_to_read(*store, "a", "1"), story_text(1)));
    clock.move(1h);
    const auto copy = store->commit_read(read_as(article_to_read(*store, "b", "2"), story_text(1) + " Fin."));
    const auto other = store->commit_read(read_as(article_to_read(*store, "c", "3"), story_text(2)));
    EXPECT_TRUE(first.new_story);
    EXPECT_FALSE(copy.new_story);
    EXPECT_EQ(copy.story_id, first.story_id);
    EXPECT_NE(other.story_id, first.story_id);

    const auto story = store->story(first.story_id);
    ASSERT_TRUE(story);
    ASSERT_EQ(story->carriers.size(), 2U);
    EXPECT_EQ(story->carriers[0].feed, "The a");
    EXPECT_EQ(story->carriers[1].feed, "The b");
    EXPECT_FALSE(store->story("none"));
}

TEST_P(Stories, ManyCopiesAreOneStoryAndAStrangerAmongThemIsNone) {
    auto store = open();
    std::set<std::string> stories;
    for (int i = 0; i < 40; ++i) {
        const std::string id = std::to_string(i);
        stories.insert(
            store->commit_read(read_as(article_to_read(*store, "a" + id, id), story_text(1) + " Fin " + id)).story_id);
        clock.move(1min);
    }
    EXPECT_EQ(stories.size(), 1U);
    EXPECT_TRUE(store->commit_read(read_as(article_to_read(*store, "b", "b"), story_text(2))).new_story);
}

TEST_P(Stories, TheFirstPublisherIsFirstWhateverWasReadFirst) {
    auto store = open();
    auto late = read_as(article_to_read(*store, "late", "1"), story_text(1));
    store->commit_read(late);
    auto early = read_as(article_to_read(*store, "early", "2"), story_text(1));
    early.article.published = clock.now() - 5h;
    early.article.title = "First";
    const auto placed = store->commit_read(early);
    EXPECT_EQ(store->story(placed.story_id)->title, "First");
}

TEST_P(Stories, OutsideTheWindowACopyIsAnotherStory) {
    auto store = open();
    const auto first = store->commit_read(read_as(article_to_read(*store, "a", "1"), story_text(1)));
    clock.move(24h * 8);
    const auto later = store->commit_read(read_as(article_to_read(*store, "b", "2"), story_text(1)));
    EXPECT_NE(later.story_id, first.story_id);
}

TEST_P(Stories, AnEditedArticleStaysInItsStory) {
    auto store = open();
    const auto first = store->commit_read(read_as(article_to_read(*store, "a", "1"), story_text(1)));
    store->poll_now("a");
    ASSERT_EQ(poll(*store, {entry("1", "edited")}).edited, 1);
    const auto again = store->claim_to_read(1, 1min);
    EXPECT_EQ(store->commit_read(read_as(again.at(0), story_text(2))).story_id, first.story_id);
    // its new text is what copies are compared with
    EXPECT_EQ(store->commit_read(read_as(article_to_read(*store, "b", "2"), story_text(2))).story_id, first.story_id);
    EXPECT_NE(store->commit_read(read_as(article_to_read(*store, "c", "3"), story_text(1))).story_id, first.story_id);
}

TEST_P(Stories, TwoThatProveToBeOneMergeWithTheirAlerts) {
    auto store = open();
    // two parts that have too little in common, and then the whole that holds both
    const std::string bridge = story_text(9).substr(0, story_text(9).size() / 2);
    const std::string one = story_text(1) + bridge, two = bridge + story_text(2);
    const auto a = article_to_analyze(*store, "a", one);
    const auto first = store->commit_analysis(analyzed(a, {draft("Un"), draft("Un", "xi-appears")}));
    clock.move(1min);
    const auto b = article_to_analyze(*store, "b", two);
    store->commit_analysis(analyzed(b, {draft("Deux")}));
    ASSERT_NE(a.article.story_id, b.article.story_id);
    clock.move(1min);
    const auto whole = store->commit_read(read_as(article_to_read(*store, "c", "3"), one + story_text(2)));
    ASSERT_EQ(whole.merged.size(), 1U);

    EXPECT_EQ(store->story(a.article.story_id)->id, whole.story_id);
    EXPECT_EQ(store->story(b.article.story_id)->id, whole.story_id);
    const auto alerts = store->alerts({});
    ASSERT_EQ(alerts.size(), 2U);
    for (const Alert& alert : alerts) EXPECT_EQ(alert.story_id, whole.story_id);
    const auto kept = store->alert(first.changes.at(0).alert_id);  // the older one stays
    EXPECT_EQ(kept->carriers.size(), 2U);
    EXPECT_FALSE(kept->retracted);
    // a further carrier finds the one alert
    clock.move(1min);
    const auto c = store->claim_to_analyze(1, 1min);
    const auto more = store->commit_analysis(analyzed(c.at(0), {draft("Trois")}));
    EXPECT_EQ(more.changes.at(0).alert_id, kept->id);
    EXPECT_EQ(store->alert(kept->id)->carriers.size(), 3U);
    EXPECT_EQ(store->counts().stories, 1);
}

}  // namespace
}  // namespace vigie::test
