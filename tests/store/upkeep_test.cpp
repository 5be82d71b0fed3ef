#include <fstream>

#include "store/connection.hpp"
#include "store/load.hpp"
#include "store/store_fixture.hpp"

namespace vigie::test {
namespace {

class Upkeep : public StoreTest {
  protected:
    // What a later version of the schema brought.
    void undo(const std::string& script) {
        const auto db =
            GetParam() == Driver::sqlite ? store::open_sqlite(settings()) : store::open_postgres(settings());
        db->script(script);
    }
    const std::string cases_keep_no_article =
        "ALTER TABLE feedback DROP COLUMN language; ALTER TABLE feedback DROP COLUMN source;"
        "ALTER TABLE feedback DROP COLUMN published; ALTER TABLE feedback DROP COLUMN text;"
        "ALTER TABLE feedback DROP COLUMN annotations;";
    static constexpr const char* newest = "6";
    static inline const std::string version_6 =
        "DROP INDEX articles_to_look_at; ALTER TABLE articles DROP COLUMN next_look; ALTER TABLE articles DROP COLUMN "
        "page_url; ALTER TABLE articles DROP COLUMN etag; ALTER TABLE articles DROP COLUMN last_modified; ALTER TABLE "
        "articles DROP COLUMN missing; ALTER TABLE articles DROP COLUMN withdrawn; ALTER TABLE contents DROP COLUMN "
        "version; DROP TABLE versions; DROP TABLE pages;";
};
VIGIE_BOTH_DRIVERS(Upkeep);

TEST_P(Upkeep, WhatIsStoredIsThereAfterReopening) {
    open()->set_setting("key", "value");
    auto store = open();
    EXPECT_EQ(store->setting("key"), "value");
    store->set_setting("key", "other");
    EXPECT_EQ(store->setting("key"), "other");
    EXPECT_EQ(store->setting("none"), std::nullopt);
}

TEST_P(Upkeep, ANewerSchemaIsRefused) {
    open()->set_setting("schema_version", "99");
    try {
        open();
        FAIL() << "opened";
    } catch (const StoreError& error) {
        EXPECT_NE(std::string(error.what()).find("version 99"), std::string::npos) << error.what();
    }
}

// Before version 3 nobody kept at how many carriers an alert was told.
TEST_P(Upkeep, AlertsOfAnOlderStoreAreNotToldOfTheirCarriersAgain) {
    {
        auto store = open();
        for (const std::string paper : {"a", "b", "c"})
            store->commit_analysis(analyzed(article_to_analyze(*store, paper, story_text(1)), {draft()}));
        const auto sent = store->claim_due_deliveries(1, 1min);
        store->record_attempt(attempt(sent.at(0), DeliveryState::delivered, clock.now()));
        store->set_setting("schema_version", "2");
    }
    undo(
        version_6 +
        "ALTER TABLE feeds DROP COLUMN skip_hours; ALTER TABLE feeds DROP COLUMN skip_days; ALTER TABLE alert_articles "
        "DROP COLUMN why; ALTER TABLE alerts DROP COLUMN told; ALTER TABLE alerts DROP "
        "COLUMN plugin; DROP TABLE hits; DROP TABLE feedback; DROP INDEX IF EXISTS articles_lately; DROP INDEX IF "
        "EXISTS articles_by_url; DROP INDEX IF EXISTS alerts_of_actor;");
    auto store = open();
    auto fourth = analyzed(article_to_analyze(*store, "d", story_text(1)), {draft()});
    fourth.notify_at_carriers = {3};
    EXPECT_EQ(store->commit_analysis(fourth).deliveries, 0);
    EXPECT_EQ(store->alerts({}).at(0).carriers.size(), 4U);
}

TEST_P(Upkeep, TheDigestOfAnOlderStoreIsNoEdit) {
    Entry e = entry("1");
    {
        auto store = open();
        store->sync_feeds({feed("a")});
        EXPECT_EQ(poll(*store, {e}).fresh, 1);
    }
    undo("UPDATE entries SET digest = '" +
         store::former_digest({e.title, "\x1f", e.summary, "\x1f", e.content, "\x1f", e.link}) + "'");
    auto store = open();
    clock.move(10min);
    EXPECT_EQ(poll(*store, {e}).known, 1);
    e.content += "edited";
    clock.move(10min);
    EXPECT_EQ(poll(*store, {e}).edited, 1);
}

// Version 4 brought when a feed does not want to be polled.
TEST_P(Upkeep, FeedsOfAnOlderStoreKeepTheirStateAndHaveNoHoursToSkip) {
    {
        auto store = open();
        store->sync_feeds({feed("a")});
        Polled p = polled(store->claim_due_feeds(1, 1min).at(0), {});
        p.state.etag = "\"e\"";
        ASSERT_TRUE(store->finish_poll(p).committed);
        store->set_setting("schema_version", "3");
    }
    undo(version_6 + "ALTER TABLE feeds DROP COLUMN skip_hours; ALTER TABLE feeds DROP COLUMN skip_days;" +
         cases_keep_no_article);
    auto store = open();
    EXPECT_EQ(store->setting("schema_version"), newest);
    EXPECT_EQ(store->feeds().at(0).state.etag, "\"e\"");
    EXPECT_EQ(store->feeds().at(0).state.skip_hours, 0);
}

// Version 6 brought versions of articles.
TEST_P(Upkeep, WhatAnEditedArticleOfAnOlderStoreSaidIsKeptUnderItsNumber) {
    std::string id;
    {
        auto store = open();
        const auto first = article_to_read(*store, "a", "1");
        id = first.article.id;
        store->commit_read(read_as(first, "Un."));
        store->poll_now("a");
        poll(*store, {entry("1", "Second")});
        store->commit_read(read_as(store->claim_to_read(1, 1min).at(0), "Deux."));
        store->set_setting("schema_version", "5");
    }
    undo(version_6);
    auto store = open();
    EXPECT_TRUE(store->article(id)->versions.empty());
    store->poll_now("a");
    poll(*store, {entry("1", "Third")});
    store->commit_read(read_as(store->claim_to_read(1, 1min).at(0), "Trois."));
    ASSERT_EQ(store->article(id)->versions.size(), 1U);
    EXPECT_EQ(store->article(id)->versions[0].version, 2);
    EXPECT_EQ(store->article(id)->versions[0].text, "Deux.");
}

// Version 5 brought what a case is about.
TEST_P(Upkeep, CasesOfAnOlderStoreGetTheirArticle) {
    {
        auto store = open();
        Feedback word;
        word.alert_id = store->commit_analysis(analyzed(article_to_analyze(*store, "a", story_text(1)), {draft()}))
                            .changes.at(0)
                            .alert_id;
        word.verdict = "wrong-person";
        ASSERT_TRUE(store->add_feedback(word));
        store->set_setting("schema_version", "4");
    }
    undo(version_6 + cases_keep_no_article);
    const Feedback kept = open()->feedback().at(0);
    EXPECT_EQ(kept.text, story_text(1));
    EXPECT_EQ(kept.language, "fr");
    EXPECT_EQ(kept.source, "https://paper.example/entry-of-a");
    EXPECT_TRUE(kept.published);
    ASSERT_EQ(kept.annotations.size(), 1U);
    EXPECT_EQ(kept.annotations[0].text, "Bonjour");
}

TEST_P(Upkeep, FailuresAndQuarantineAreRememberedPerPlugin) {
    auto store = open();
    for (const std::string paper : {"a", "b"}) {
        auto a = analyzed(article_to_analyze(*store, paper, "text " + paper), {});
        a.failed = {{"org.example.bad", "hung"}};
        store->commit_analysis(a);
    }
    EXPECT_EQ(store->plugin_failures(), (std::map<std::string, int>{{"org.example.bad", 2}}));
    store->quarantine({"org.example.bad", "1.0", "failed 2 articles", clock.now()});
    ASSERT_EQ(store->quarantined().size(), 1U);
    EXPECT_EQ(store->quarantined()[0].since, clock.now());
    store->end_quarantine("org.example.bad");
    EXPECT_TRUE(store->quarantined().empty());
    EXPECT_TRUE(store->plugin_failures().empty());
}

TEST_P(Upkeep, PruningKeepsWhatIsYoungOrNamedByAnAlert) {
    auto store = open();
    const auto plain = article_to_analyze(*store, "a", story_text(1));
    store->commit_analysis(analyzed(plain, {}));
    const auto alerting = article_to_analyze(*store, "b", story_text(2));
    store->commit_analysis(analyzed(alerting, {draft()}));
    clock.move(24h * 100);
    const auto young = article_to_analyze(*store, "c", story_text(3));
    const Pruned pruned = store->prune({});
    EXPECT_EQ(pruned.articles, 1);
    EXPECT_EQ(pruned.fingerprints, 1);  // the pruned article's went with it
    EXPECT_FALSE(store->article(plain.article.id));
    EXPECT_TRUE(store->article(alerting.article.id));
    EXPECT_TRUE(store->article(young.article.id));
    EXPECT_EQ(store->counts().stories, 2);
    // an alert that a receiver still waits for stays
    clock.move(24h * 400);
    EXPECT_EQ(store->prune({}).alerts, 0);
    const auto claimed = store->claim_due_deliveries(1, 1min);
    store->record_attempt(attempt(claimed.at(0), DeliveryState::delivered, clock.now()));
    EXPECT_EQ(store->prune({}).alerts, 1);
    EXPECT_TRUE(store->deliveries({}).empty());
}

TEST_P(Upkeep, PrunedArticlesDoNotComeBackAsNew) {
    auto store = open();
    store->sync_feeds({feed("a")});
    const Entry old = entry("1");
    poll(*store, {old});
    clock.move(24h * 400);  // the feed was silent, or answered 304
    store->prune({});
    EXPECT_EQ(poll(*store, {entry("2")}).fresh, 1);  // now it lists the old one no more
    EXPECT_EQ(store->prune({}).entries, 1);
    clock.move(10min);
    EXPECT_EQ(poll(*store, {old}).fresh, 1);
}

TEST(SqliteFile, IsPrivateAndABackupToo) {
    MovedClock clock;
    SeededRandom random;
    std::string directory = "/tmp/vigie-store-XXXXXX";
    ASSERT_NE(mkdtemp(directory.data()), nullptr);
    StoreSettings settings;
    settings.database = directory + "/vigie.db";
    {
        Store store(settings, clock, random);
        store.set_setting("key", "value");
        store.backup(directory + "/copy.db");
        EXPECT_THROW(store.backup(directory + "/copy.db"), StoreError);
    }
    using std::filesystem::perms;
    for (const char* file : {"/vigie.db", "/copy.db"})
        EXPECT_EQ(std::filesystem::status(directory + file).permissions(), perms::owner_read | perms::owner_write);
    settings.database = directory + "/copy.db";
    EXPECT_EQ(Store(settings, clock, random).setting("key"), "value");
    std::filesystem::remove_all(directory);
}

TEST(SqliteFile, DamagedIsRefusedWithItsNameAndACure) {
    MovedClock clock;
    SeededRandom random;
    std::string directory = "/tmp/vigie-store-XXXXXX";
    ASSERT_NE(mkdtemp(directory.data()), nullptr);
    StoreSettings settings;
    settings.database = directory + "/vigie.db";
    {
        Store store(settings, clock, random);
        for (int i = 0; i < 500; ++i) store.set_setting("key" + std::to_string(i), std::string(500, 'x'));
    }
    {
        std::fstream file(settings.database, std::ios::in | std::ios::out | std::ios::binary);
        file.seekp(static_cast<std::streamoff>(std::filesystem::file_size(settings.database) / 2));
        file << std::string(20000, 'z');
    }
    try {
        Store store(settings, clock, random);
        FAIL() << "opened";
    } catch (const StoreError& error) {
        EXPECT_NE(std::string(error.what()).find(settings.database), std::string::npos) << error.what();
        EXPECT_NE(std::string(error.what()).find("backup"), std::string::npos) << error.what();
    }
    std::filesystem::remove_all(directory);
}

TEST(SqliteFile, ADirectoryThatIsMissingIsNamed) {
    MovedClock clock;
    SeededRandom random;
    StoreSettings settings;
    settings.database = "/nonexistent/vigie.db";
    try {
        Store store(settings, clock, random);
        FAIL() << "opened";
    } catch (const StoreError& error) {
        EXPECT_NE(std::string(error.what()).find("/nonexistent/vigie.db"), std::string::npos) << error.what();
    }
}

TEST(PostgresAddress, ThePasswordIsNeverTold) {
    MovedClock clock;
    SeededRandom random;
    for (const char* address :
         {"postgresql://user:hunter2@[broken/db", "postgresql://user:hunter2@/db?host=/nonexistent",
          "postgresql://user:hunter2@/db?nonsense=1"}) {
        StoreSettings settings;
        settings.database = address;
        try {
            Store store(settings, clock, random);
            FAIL() << "opened";
        } catch (const StoreError& error) {
            EXPECT_EQ(std::string(error.what()).find("hunter2"), std::string::npos) << error.what();
        }
    }
}

}  // namespace
}  // namespace vigie::test
