#include "store/store_fixture.hpp"

namespace vigie::test {
namespace {

class Articles : public StoreTest {};
VIGIE_BOTH_DRIVERS(Articles);

TEST_P(Articles, GoFromReadingToAnalysisToDone) {
    auto store = open();
    const auto to_read = article_to_read(*store, "a", "1");
    EXPECT_EQ(to_read.article.title, "A title");
    EXPECT_EQ(to_read.entry.id, "1");
    EXPECT_EQ(to_read.feed.name, "The a");
    EXPECT_EQ(to_read.attempts, 1);
    EXPECT_TRUE(store->claim_to_analyze(1, 1min).empty());

    ReadArticle read = read_as(to_read, "Le texte.");
    read.article.authors = {"A. Auteur", "B. \"Quote\""};
    read.article.agency = "AFP";
    const Placed placed = store->commit_read(read);
    EXPECT_TRUE(placed.committed);
    EXPECT_TRUE(placed.new_story);
    EXPECT_TRUE(store->claim_to_read(1, 1min).empty());

    const auto to_analyze = store->claim_to_analyze(1, 1min);
    ASSERT_EQ(to_analyze.size(), 1U);
    EXPECT_EQ(to_analyze[0].article.text, "Le texte.");
    EXPECT_EQ(to_analyze[0].article.story_id, placed.story_id);
    AnalyzedArticle a = analyzed(to_analyze[0], {});
    a.article.partial = true;
    a.failed = {{"org.vigie.stance", "crashed: signal 11"}};
    const auto committed = store->commit_analysis(a);
    EXPECT_TRUE(committed.committed);
    EXPECT_EQ(committed.plugin_failures.at("org.vigie.stance"), 1);

    const auto record = store->article(to_read.article.id);
    ASSERT_TRUE(record);
    EXPECT_EQ(record->stage, Stage::done);
    EXPECT_TRUE(record->article.partial);
    EXPECT_EQ(record->article.authors, read.article.authors);
    EXPECT_EQ(record->article.agency, "AFP");
    EXPECT_EQ(record->article.provenance, Provenance::full);
    EXPECT_EQ(record->annotations, a.annotations);
    EXPECT_EQ(record->plugins, a.plugins);
    ASSERT_EQ(record->failed.size(), 1U);
    EXPECT_EQ(record->failed[0].problem, "crashed: signal 11");
    EXPECT_TRUE(store->claim_to_analyze(1, 1min).empty());
}

TEST_P(Articles, AnExpiredLeaseIsFreeAndTheAttemptCounts) {
    auto store = open();
    const auto first = article_to_read(*store, "a", "1");
    clock.move(2min);
    const auto second = store->claim_to_read(1, 1min);
    ASSERT_EQ(second.size(), 1U);
    EXPECT_EQ(second[0].attempts, 2);
    EXPECT_FALSE(store->commit_read(read_as(first, "late")).committed);
    EXPECT_TRUE(store->commit_read(read_as(second[0], "in time")).committed);
    EXPECT_EQ(store->article(first.article.id)->article.text, "in time");
}

TEST_P(Articles, AnExpiredLeaseThatNobodyTookStillCommits) {
    auto store = open();
    const auto claimed = article_to_read(*store, "a", "1");
    clock.move(2min);
    EXPECT_TRUE(store->commit_read(read_as(claimed, "late but alone")).committed);
}

TEST_P(Articles, PostponedComesBackAtItsTimeWithItsProblem) {
    auto store = open();
    const auto claimed = article_to_read(*store, "a", "1");
    EXPECT_TRUE(store->postpone_article(claimed.lease, claimed.article.id, clock.now() + 5min, "HTTP 503"));
    EXPECT_FALSE(store->postpone_article(claimed.lease, claimed.article.id, clock.now(), "again"));
    EXPECT_TRUE(store->claim_to_read(1, 1min).empty());
    EXPECT_EQ(store->article(claimed.article.id)->problem, "HTTP 503");
    clock.move(5min);
    EXPECT_EQ(store->claim_to_read(1, 1min).at(0).attempts, 2);
}

TEST_P(Articles, ReleasedIsAsIfNeverClaimed) {
    auto store = open();
    const auto claimed = article_to_read(*store, "a", "1");
    store->release_article(claimed.lease, claimed.article.id);
    EXPECT_EQ(store->claim_to_read(1, 1min).at(0).attempts, 1);
}

TEST_P(Articles, BusyHostsArePassedOver) {
    auto store = open();
    store->sync_feeds({feed("a")});
    Entry other = entry("2");
    other.link = "https://user@OTHER.example:8080/2";
    poll(*store, {entry("1"), other});
    auto claimed = store->claim_to_read(10, 1min, {"paper.example"});
    ASSERT_EQ(claimed.size(), 1U);
    EXPECT_EQ(claimed[0].article.entry_id, "2");
    EXPECT_TRUE(store->claim_to_read(10, 1min, {"paper.example", "elsewhere.example"}).empty());
}

TEST_P(Articles, FreshOnesComeBeforeTheBacklog) {
    auto store = open();
    store->sync_feeds({feed("a")});
    Entry old = entry("old");
    old.published = clock.now() - 100h;
    poll(*store, {old});
    clock.move(10min);
    poll(*store, {entry("new")});
    EXPECT_EQ(store->claim_to_read(1, 1min).at(0).entry.id, "new");
}

TEST_P(Articles, EachArticleVisitsDoneOnesInOrder) {
    auto store = open();
    const Time start = clock.now();
    for (const std::string paper : {"a", "b", "c"}) {
        store->commit_analysis(analyzed(article_to_analyze(*store, paper, "text of " + paper), {}));
        clock.move(1min);
    }
    article_to_read(*store, "d", "unread");
    std::vector<std::string> texts;
    store->each_article(start + 1min, [&](const Article& article, const std::vector<Annotation>& annotations) {
        EXPECT_EQ(annotations.size(), 1U);
        texts.push_back(article.text);
        return true;
    });
    EXPECT_EQ(texts, (std::vector<std::string>{"text of b", "text of c"}));
    int visits = 0;
    store->each_article(start, [&](const Article&, const std::vector<Annotation>&) { return ++visits < 2; });
    EXPECT_EQ(visits, 2);
}

TEST_P(Articles, AnalyzeAgainQueuesDoneOnes) {
    auto store = open();
    store->commit_analysis(analyzed(article_to_analyze(*store, "a", "text"), {}));
    EXPECT_EQ(store->analyze_again(clock.now() - 1h), 1);
    EXPECT_EQ(store->claim_to_analyze(5, 1min).size(), 1U);
}

// A site that moves to https, or to another publishing system, gives all its entries new ids; one edit of an id is an
// entry of its own.
TEST_P(Articles, EntriesThatAllGotNewIdsAreNotNews) {
    auto store = open();
    store->sync_feeds({feed("a")});
    std::vector<Entry> entries;
    for (const char* id : {"1", "2", "3", "4"}) entries.push_back(entry(id, std::string("Title ") + id));
    EXPECT_EQ(poll(*store, entries).fresh, 4);
    clock.move(10min);
    for (Entry& one : entries) one.id = "https://" + one.id;  // links stay
    entries[3].link = "https://new.example/elsewhere";        // date and title stay
    entries.push_back(entry("5", "Title 1"));                 // neither
    auto counts = poll(*store, entries);
    EXPECT_EQ(counts.known, 4);
    EXPECT_EQ(counts.fresh, 1);
    clock.move(10min);
    EXPECT_EQ(poll(*store, entries).known, 5);  // known by the new ids, too
    entries[0].id = "yet another";
    clock.move(10min);
    EXPECT_EQ(poll(*store, entries).fresh, 1);
}

TEST_P(Articles, AnEntryThatIsListedAgainIsNoNews) {
    auto store = open();
    store->sync_feeds({feed("a")});
    poll(*store, {entry("1"), entry("2")});
    const Entry first = entry("1");
    for (int day = 1; day <= 80; ++day) {
        clock.move(24h);
        poll(*store, {entry("day" + std::to_string(day))});
    }
    store->prune({});
    clock.move(1h);
    EXPECT_EQ(poll(*store, {first}).known, 1);
}

TEST_P(Articles, BytesThatAreNoTextAreStoredAsText) {
    auto store = open();
    const auto claimed = article_to_read(*store, "a", "1");
    store->commit_read(read_as(claimed, std::string("a\0b\xff", 4) + "\xed\xa0\x80\xf0\x9f\x98\x80'\"\\"));
    EXPECT_EQ(store->article(claimed.article.id)->article.text, "ab\uFFFD\uFFFD\uFFFD\uFFFD\U0001F600'\"\\");
}

TEST_P(Articles, CountsTellTheQueues) {
    auto store = open();
    article_to_analyze(*store, "a", "text");
    article_to_read(*store, "b", "1");
    const StoreCounts counts = store->counts();
    EXPECT_EQ(counts.feeds, 2);
    EXPECT_EQ(counts.articles, 2);
    EXPECT_EQ(counts.to_read, 1);
    EXPECT_EQ(counts.to_analyze, 1);
    EXPECT_EQ(counts.oldest_to_read, clock.now());
    EXPECT_EQ(counts.oldest_pending_delivery, std::nullopt);
}

}  // namespace
}  // namespace vigie::test
