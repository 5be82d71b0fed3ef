// Kept pages: as they came, for so long and so much, and what a better reader makes of them.
#include "store/store_fixture.hpp"

namespace vigie::test {
namespace {

class Archive : public StoreTest {
  protected:
    // Done, with its page kept. A body of random bytes does not become smaller.
    std::string done(Store& store, const std::string& paper, const std::string& body) {
        ReadArticle read = read_as(article_to_read(store, paper, "of-" + paper), "Le texte.");
        read.copy = PageCopy{"https://paper.example/" + paper, {{"content-type", "text/html"}}, body};
        store.commit_read(read);
        store.commit_analysis(analyzed(store.claim_to_analyze(1, 1min).at(0), {}));
        clock.move(1min);
        return read.article.id;
    }
    std::string noise(std::size_t size) {
        std::string bytes(size, '\0');
        for (char& byte : bytes) byte = static_cast<char>(random.next());
        return bytes;
    }
    std::vector<std::string> bodies(Store& store, Time since = {}) {
        std::vector<std::string> all;
        for (const KeptPage& one : store.kept_pages(since, "", 100)) all.push_back(one.page.body);
        return all;
    }
};
VIGIE_BOTH_DRIVERS(Archive);

TEST_P(Archive, GivesPagesBackAsTheyCame) {
    auto store = open();
    const std::string body = noise(1000) + std::string(5'000'000, '\0') + "fin";
    const std::string id = done(*store, "a", body);
    const auto kept = store->kept_pages({}, "", 100);
    ASSERT_EQ(kept.size(), 1U);
    EXPECT_EQ(kept[0].article.id, id);
    EXPECT_EQ(kept[0].article.text, "Le texte.");
    EXPECT_EQ(kept[0].feed.name, "The a");
    EXPECT_EQ(kept[0].page.url, "https://paper.example/a");
    EXPECT_EQ(kept[0].page.headers.at("content-type"), "text/html");
    EXPECT_EQ(kept[0].page.body, body);
    done(*store, "empty", "");
    EXPECT_EQ(bodies(*store).size(), 2U);
}

TEST_P(Archive, IsReadInPartsSinceATime) {
    auto store = open();
    const std::string first = done(*store, "a", "A");
    const Time between = clock.now();
    const std::string second = done(*store, "b", "B");
    done(*store, "c", "C");
    EXPECT_EQ(bodies(*store, between), (std::vector<std::string>{"B", "C"}));
    EXPECT_EQ(store->kept_pages({}, "", 2).size(), 2U);
    EXPECT_EQ(store->kept_pages({}, second, 2).at(0).page.body, "C");
    EXPECT_EQ(store->kept_pages(between, first, 5).size(), 2U);
}

TEST_P(Archive, ForgetsByAge) {
    auto store = open();
    done(*store, "a", "A");
    clock.move(1h);
    done(*store, "b", "B");
    Retention keep;
    keep.pages = 30min;
    EXPECT_EQ(store->prune(keep).pages, 1);
    EXPECT_EQ(bodies(*store), (std::vector<std::string>{"B"}));
}

TEST_P(Archive, ForgetsTheOldestWhereAllIsTooMuch) {
    auto store = open();
    for (const char* paper : {"a", "b", "c"}) done(*store, paper, noise(1000));
    Retention keep;
    keep.page_bytes = 2500;
    EXPECT_EQ(store->prune(keep).pages, 1);
    EXPECT_EQ(store->kept_pages({}, "", 5).at(0).page.url, "https://paper.example/b");
    EXPECT_EQ(store->prune(keep).pages, 0);
}

TEST_P(Archive, GoesWithItsArticle) {
    auto store = open();
    done(*store, "a", "A");
    clock.move(24h * 100);
    Retention keep;
    keep.pages = 24h * 1000;
    EXPECT_EQ(store->prune(keep).articles, 1);
    EXPECT_TRUE(bodies(*store).empty());
}

TEST_P(Archive, ABetterReadingIsOneMoreVersion) {
    auto store = open();
    const std::string id = done(*store, "a", "A");
    Article article = store->kept_pages({}, "", 5).at(0).article;
    EXPECT_EQ(store->commit_reread(article, story_print(article.text)), Reread::same);
    article.text = story_text(4);
    EXPECT_EQ(store->commit_reread(article, story_print(article.text)), Reread::changed);
    EXPECT_EQ(store->commit_reread(article, story_print(article.text)), Reread::busy) << "it is another version now";
    const auto record = store->article(id);
    EXPECT_EQ(record->stage, Stage::to_analyze);
    EXPECT_EQ(record->article.version, 2);
    EXPECT_EQ(record->versions.at(0).cause, "reader");
    EXPECT_TRUE(bodies(*store).empty()) << "not while it is analyzed";
    store->commit_analysis(analyzed(store->claim_to_analyze(1, 1min).at(0), {}));
    EXPECT_EQ(store->kept_pages({}, "", 5).at(0).article.text, story_text(4)) << "the same page, of the new version";
}

TEST_P(Archive, KeepsThePageOfEachVersion) {
    auto store = open();
    ReadArticle read = read_as(article_to_read(*store, "a", "1"), "Un.");
    read.look = {clock.now(), "https://paper.example/1", "", ""};
    read.copy = PageCopy{"https://paper.example/1", {}, "1"};
    store->commit_read(read);
    store->commit_analysis(analyzed(store->claim_to_analyze(1, 1min).at(0), {}));
    const ClaimedLook claimed = store->claim_looks(1, 1min).at(0);
    LookedAt looked{claimed.lease, LookedAt::Found::page, claimed.article};
    looked.article.text = "Deux.";
    looked.copy = PageCopy{"https://paper.example/1", {}, "2"};
    EXPECT_TRUE(store->commit_look(looked).changed);
    store->commit_analysis(analyzed(store->claim_to_analyze(1, 1min).at(0), {}));
    EXPECT_EQ(bodies(*store), (std::vector<std::string>{"2"}));
    clock.move(24h * 15);
    EXPECT_EQ(store->prune({}).pages, 2);
}

}  // namespace
}  // namespace vigie::test
