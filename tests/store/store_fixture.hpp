// The same suite on both drivers: a fresh database a test, a clock that the test moves.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <memory>

#include "store/store.hpp"
#include "support/moved_clock.hpp"
#include "support/postgres.hpp"

namespace vigie::test {

using namespace std::chrono_literals;

enum class Driver { sqlite, postgres };

class StoreTest : public testing::TestWithParam<Driver> {
  protected:
    void SetUp() override {
        if (GetParam() == Driver::postgres) {
            database = server().create_database();
            return;
        }
        directory = "/tmp/vigie-store-XXXXXX";
        ASSERT_NE(mkdtemp(directory.data()), nullptr);
        database = directory + "/vigie.db";
    }
    void TearDown() override {
        if (!directory.empty()) std::filesystem::remove_all(directory);
    }

    static PostgresServer& server() {
        static PostgresServer instance;
        return instance;
    }

    StoreSettings settings() const {
        StoreSettings s;
        s.database = database;
        s.power_safe = false;
        return s;
    }
    std::unique_ptr<Store> open() { return std::make_unique<Store>(settings(), clock, random); }

    static Feed feed(const std::string& id) {
        Feed f;
        f.id = id;
        f.url = "https://" + id + ".example/rss";
        f.name = "The " + id;
        return f;
    }
    Entry entry(const std::string& id, const std::string& title = "A title") {
        Entry e;
        e.id = id;
        e.link = "https://paper.example/" + id;
        e.title = title;
        e.published = clock.now() - 1min;
        return e;
    }

    // Polls the (due) feed with these entries.
    PollCounts poll(Store& store, std::vector<Entry> entries, Duration next = 10min) {
        auto claimed = store.claim_due_feeds(1, 1min);
        if (claimed.empty()) return {};
        return store.finish_poll(polled(claimed.front(), std::move(entries), next));
    }
    Polled polled(const ClaimedFeed& claimed, std::vector<Entry> entries, Duration next = 10min) {
        Polled p;
        p.lease = claimed.lease;
        p.state = claimed.state;
        p.state.last_poll = p.state.last_success = clock.now();
        p.state.next_poll = clock.now() + next;
        p.read = true;
        p.entries = std::move(entries);
        return p;
    }
    // One article, to_read, in its own feed.
    ClaimedArticle article_to_read(Store& store, const std::string& paper, const std::string& id) {
        feeds.push_back(feed(paper));
        store.sync_feeds(feeds);
        poll(store, {entry(id)}, 24h * 10000);  // no other test step finds it due
        auto claimed = store.claim_to_read(1, 1min);
        return claimed.empty() ? ClaimedArticle{} : claimed.front();
    }
    static ReadArticle read_as(const ClaimedArticle& claimed, const std::string& text) {
        ReadArticle read;
        read.lease = claimed.lease;
        read.article = claimed.article;
        read.article.text = text;
        read.article.language = "fr";
        read.article.provenance = Provenance::full;
        read.print = story_print(text);
        return read;
    }
    // One article of that paper and text, claimed for analysis.
    ClaimedArticle article_to_analyze(Store& store, const std::string& paper, const std::string& text) {
        store.commit_read(read_as(article_to_read(store, paper, "entry-of-" + paper), text));
        auto claimed = store.claim_to_analyze(1, 1min);
        return claimed.empty() ? ClaimedArticle{} : claimed.front();
    }
    static Evidence evidence(const std::string& words) {
        Evidence e;
        e.annotation.kind = "quotation";
        e.annotation.type = "direct";
        e.annotation.text = words;
        e.annotation.span = {0, words.size()};
        e.annotation.score = 0.5;
        e.annotation.parties = {{"speaker", "Q15031", "Xi Jinping", {3, 5}}};
        e.annotation.plugin = "org.vigie.quotes";
        e.sentence = words + ".";
        e.sentence_span = {0, words.size() + 1};
        return e;
    }
    static AlertDraft draft(const std::string& words = "Bonjour", const std::string& watch = "xi-speaks") {
        AlertDraft d;
        d.match = {watch, Part::speaks, {"Q15031", "Xi Jinping"}, {evidence(words)}, {}};
        d.receivers = {"desk"};
        return d;
    }
    static AnalyzedArticle analyzed(const ClaimedArticle& claimed, std::vector<AlertDraft> alerts) {
        AnalyzedArticle a;
        a.lease = claimed.lease;
        a.article = claimed.article;
        a.annotations = {evidence("Bonjour").annotation};
        a.plugins = {{"org.vigie.quotes", "1.2"}};
        a.alerts = std::move(alerts);
        a.watches = {"xi-speaks", "xi-appears"};
        return a;
    }
    static Attempted attempt(const ClaimedDelivery& claimed, DeliveryState state, Time at, Duration retry = 1min) {
        return {claimed.lease,
                claimed.delivery.id,
                {at, state == DeliveryState::delivered, "answer", 12ms},
                state,
                at + retry};
    }

    // Thirty sentences, the same for the same seed: long enough to be a story.
    static std::string story_text(int seed) {
        std::string text;
        for (int i = 0; i < 120; ++i) text += "mot" + std::to_string(seed * 1000 + i * i % 977) + (i % 8 ? " " : ". ");
        return text;
    }

    std::string directory;
    std::string database;
    MovedClock clock;
    SeededRandom random;
    std::vector<Feed> feeds;
};

inline std::string driver_name(const testing::TestParamInfo<Driver>& info) {
    return info.param == Driver::sqlite ? "sqlite" : "postgres";
}

}  // namespace vigie::test

#define VIGIE_BOTH_DRIVERS(suite) \
    INSTANTIATE_TEST_SUITE_P(Store, suite, testing::Values(Driver::sqlite, Driver::postgres), driver_name)
