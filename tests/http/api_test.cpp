#include <sys/stat.h>

#include "http/http_fixture.hpp"

namespace vigie::test {
namespace {

class Api : public HttpTest {
  protected:
    // One article, analyzed, with an alert that is delivered once.
    std::string fill() {
        Feed feed;
        feed.id = "f1";
        feed.url = "https://paper.example/rss";
        feed.name = "The <Paper>";
        store->sync_feeds({feed});
        auto claimed = store->claim_due_feeds(1, std::chrono::minutes(1));
        Polled polled;
        polled.lease = claimed.at(0).lease;
        polled.state = claimed.at(0).state;
        polled.state.next_poll = clock.now() + std::chrono::hours(1);
        polled.state.problem = "HTTP 500";
        polled.read = true;
        Entry entry;
        entry.id = "1";
        entry.link = "https://paper.example/1";
        entry.published = clock.now();
        polled.entries = {entry};
        store->finish_poll(polled);
        auto to_read = store->claim_to_read(1, std::chrono::minutes(1));
        ReadArticle read;
        read.lease = to_read.at(0).lease;
        read.article = to_read.at(0).article;
        read.article.title = "Xi <script>alert(1)</script>";
        read.article.text = "Xi Jinping parle.";
        read.article.language = "fr";
        store->commit_read(read);
        auto to_analyze = store->claim_to_analyze(1, std::chrono::minutes(1));
        AnalyzedArticle analyzed;
        analyzed.lease = to_analyze.at(0).lease;
        analyzed.article = to_analyze.at(0).article;
        Evidence evidence;
        evidence.annotation.kind = "mention";
        evidence.annotation.span = {0, 10};
        evidence.annotation.text = "Xi Jinping";
        evidence.annotation.parties = {{"actor", "Q15031", "Xi Jinping", {0, 10}}};
        evidence.sentence = "Xi Jinping parle.";
        evidence.sentence_span = {0, 17};
        analyzed.annotations = {evidence.annotation};
        AlertDraft draft;
        draft.match = {"xi-speaks", Part::speaks, {"Q15031", "Xi Jinping"}, {evidence}};
        draft.receivers = {"desk"};
        analyzed.alerts = {draft};
        const auto committed = store->commit_analysis(analyzed);
        auto delivery = store->claim_due_deliveries(1, std::chrono::minutes(1));
        store->record_attempt({delivery.at(0).lease,
                               delivery.at(0).delivery.id,
                               {clock.now(), false, "HTTP 503", {}},
                               DeliveryState::pending,
                               clock.now()});
        return committed.changes.at(0).alert_id;
    }
};

TEST_F(Api, StatusTellsVersionCountsAndLoops) {
    fill();
    start();
    const auto answer = get("/api/v1/status");
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.content_type, "application/json; charset=utf-8");
    const auto status = parsed(answer);
    EXPECT_EQ(status.at("version").as_string(), "0.1.0");
    EXPECT_TRUE(status.at("ready").as_bool());
    EXPECT_EQ(status.at("counts").at("feeds").as_int64(), 1);
    EXPECT_EQ(status.at("counts").at("feeds_failing").as_int64(), 1);
    EXPECT_EQ(status.at("counts").at("deliveries_pending").as_int64(), 1);
    EXPECT_EQ(status.at("loops").as_array().size(), 2U);
}

TEST_F(Api, AnAlertComesWithItsLedgerAndItsArticle) {
    const std::string id = fill();
    start();
    const auto list = parsed(get("/api/v1/alerts?limit=5&watch=xi-speaks"));
    ASSERT_EQ(list.at("alerts").as_array().size(), 1U);
    EXPECT_EQ(list.at("alerts").at(0).at("id").as_string(), id);
    EXPECT_TRUE(parsed(get("/api/v1/alerts?watch=other")).at("alerts").as_array().empty());
    const auto alert = parsed(get("/api/v1/alerts/" + id));
    EXPECT_EQ(alert.at("actor").at("id").as_string(), "Q15031");
    EXPECT_EQ(alert.at("deliveries").at(0).at("attempts").at(0).at("answer").as_string(), "HTTP 503");
    const std::string article(alert.at("article").at("id").as_string());
    const auto shown = parsed(get("/api/v1/articles/" + article));
    EXPECT_EQ(shown.at("text").as_string(), "Xi Jinping parle.");
    EXPECT_EQ(shown.at("annotations").at(0).at("actor").at("id").as_string(), "Q15031");
    const std::string story(alert.at("story").at("id").as_string());
    EXPECT_EQ(parsed(get("/api/v1/stories/" + story)).at("carriers").as_array().size(), 1U);
    EXPECT_EQ(parsed(get("/api/v1/deliveries?state=pending")).at("deliveries").as_array().size(), 1U);
    EXPECT_EQ(get("/api/v1/alerts/none").status, 404);
    EXPECT_EQ(get("/api/v1/articles/none").status, 404);
}

TEST_F(Api, TheArchiveIsReadAgainInParts) {
    start();
    const auto post = [&](const std::string& target) {
        auto answer = http::post(local(), target);
        return answer ? *answer : http::Answer{};
    };
    const auto part = parsed(post("/api/v1/reread?since=2024-02-08T00:00:00Z&limit=7"));
    EXPECT_EQ(part.at("read").as_int64(), 7);
    EXPECT_EQ(part.at("after").as_string(), "first-part");
    EXPECT_FALSE(
        parsed(post("/api/v1/reread?since=2024-02-08T00:00:00Z&after=first-part")).as_object().contains("after"));
    EXPECT_EQ(post("/api/v1/reread?since=yesterday").status, 400);
    EXPECT_EQ(get("/api/v1/reread?since=2024-02-08T00:00:00Z").status, 405);
}

TEST_F(Api, FeedsWatchesAndPluginsAreListed) {
    fill();
    PluginStatus plugin;
    plugin.info.id = "org.vigie.quotes";
    plugin.info.state = wire::PluginState::broken;
    plugin.info.problem = "no vigie_plugin";
    daemon->workers.plugins = {plugin};
    store->quarantine({"org.example.bad", "1", "failed 5 articles", clock.now()});
    start();
    const auto feeds = parsed(get("/api/v1/feeds"));
    EXPECT_EQ(feeds.at("feeds").at(0).at("problem").as_string(), "HTTP 500");
    EXPECT_EQ(feeds.at("feeds").at(0).at("articles").as_int64(), 1);
    EXPECT_EQ(parsed(get("/api/v1/watches")).at("watches").at(0).at("part").as_string(), "speaks");
    const auto plugins = parsed(get("/api/v1/plugins"));
    EXPECT_EQ(plugins.at("plugins").at(0).at("state").as_string(), "broken");
    EXPECT_EQ(plugins.at("plugins").at(0).at("problem").as_string(), "no vigie_plugin");
    EXPECT_EQ(plugins.at("quarantined").at(0).at("plugin").as_string(), "org.example.bad");
}

TEST_F(Api, AWatchSaysItsConditionsInWords) {
    start();
    Condition sport, papers, word, any, none;
    sport.ask = Ask::folder;
    sport.values = {"sport"};
    papers.ask = Ask::carriers;
    papers.number = 3;
    word.ask = Ask::words;
    word.values = {"paix"};
    none.ask = Ask::none;
    none.parts = {sport};
    any.ask = Ask::any;
    any.parts = {word, none};
    daemon->conditions = {any, papers};
    const auto said = parsed(get("/api/v1/watches")).at("watches").at(0).at("conditions").as_array();
    ASSERT_EQ(said.size(), 2U);
    EXPECT_EQ(said[0].as_string(), "any of: (title or text has «paix»; none of: (folder is sport))");
    EXPECT_EQ(said[1].as_string(), "at least 3 papers carry the story");
}

TEST_F(Api, AFeedIsPolledOnDemand) {
    fill();
    start();
    EXPECT_TRUE(store->claim_due_feeds(1, std::chrono::minutes(1)).empty());
    EXPECT_EQ(http::post(local(), "/api/v1/feeds/f1/poll")->status, 202);
    EXPECT_EQ(daemon->wakes, 1);
    EXPECT_EQ(store->claim_due_feeds(1, std::chrono::minutes(1)).size(), 1U);
    EXPECT_EQ(http::post(local(), "/api/v1/feeds/none/poll")->status, 404);
    EXPECT_EQ(get("/api/v1/feeds/f1/poll").status, 405);
}

TEST_F(Api, AReloadTellsWhatIsWrong) {
    start();
    EXPECT_EQ(http::post(local(), "/api/v1/reload")->status, 200);
    daemon->state.problems = {"vigie.toml:3: fetch.timout: unknown key"};
    const auto answer = http::post(local(), "/api/v1/reload");
    EXPECT_EQ(answer->status, 422);
    EXPECT_EQ(parsed(*answer).at("problems").at(0).as_string(), "vigie.toml:3: fetch.timout: unknown key");
}

TEST_F(Api, HealthIsLifeAndReadinessIsTheStore) {
    start();
    EXPECT_EQ(get("/healthz").status, 200);
    EXPECT_EQ(get("/readyz").status, 200);
    daemon->broken = true;
    EXPECT_EQ(get("/healthz").status, 200);
    EXPECT_EQ(get("/readyz").status, 503);
    EXPECT_EQ(get("/api/v1/status").status, 503);
    EXPECT_EQ(get("/api/v1/status").body.find("disk is full"), std::string::npos);  // that is for the log
    daemon->broken = false;
    daemon->state.not_ready = "workers start";
    EXPECT_EQ(get("/readyz").body, "not ready: workers start\n");
}

TEST_F(Api, MetricsAreInPrometheusForm) {
    fill();
    start();
    const auto answer = get("/metrics");
    EXPECT_EQ(answer.content_type, "text/plain; version=0.0.4; charset=utf-8");
    EXPECT_NE(answer.body.find("# TYPE vigie_polls_total counter"), std::string::npos);
    EXPECT_NE(answer.body.find("vigie_polls_total{result=\"a \\\"b\\\"\\n\"} 3"), std::string::npos) << answer.body;
    EXPECT_NE(answer.body.find("vigie_feeds_failing 1"), std::string::npos);
    EXPECT_NE(answer.body.find("vigie_queue_length{loop=\"deliver\"} 1"), std::string::npos);
}

TEST_F(Api, APluginIsMeasuredOnceHoweverManyLibrariesHaveItsId) {
    PluginStatus old, active;
    old.info.id = active.info.id = "org.vigie.quotes";
    old.info.state = wire::PluginState::broken;
    old.info.problem = "is replaced by a newer version";
    active.info.state = wire::PluginState::active;
    active.calls = 7;
    for (const auto& order : {std::vector{old, active}, std::vector{active, old}}) {
        daemon->workers.plugins = order;
        if (!thread.joinable()) start();
        const std::string body = get("/metrics").body;
        for (const std::string line : {"vigie_plugin_active{plugin=\"org.vigie.quotes\"} 1\n",
                                       "vigie_plugin_calls_total{plugin=\"org.vigie.quotes\"} 7\n"}) {
            const std::string series = line.substr(0, line.find(' '));
            EXPECT_NE(body.find(line), std::string::npos) << body;
            EXPECT_EQ(body.find(series), body.rfind(series)) << body;
        }
    }
}

TEST_F(Api, TheDashboardShowsAlertsAndNoForeignMarkup) {
    fill();
    start();
    const auto answer = get("/");
    EXPECT_EQ(answer.content_type, "text/html; charset=utf-8");
    EXPECT_NE(answer.body.find("<mark>Xi Jinping</mark> parle."), std::string::npos);
    EXPECT_NE(answer.body.find("The &lt;Paper&gt;"), std::string::npos);
    EXPECT_EQ(answer.body.find("<script"), std::string::npos);
    EXPECT_NE(answer.body.find("HTTP 500"), std::string::npos);
}

TEST_F(Api, WhatIsNotThereIsNotThere) {
    start();
    for (const char* target :
         {"/nothing", "/api", "/api/v1", "/api/v1/nothing", "/api/v1/alerts/a/b", "/api/v2/status"})
        EXPECT_EQ(get(target).status, 404) << target;
    EXPECT_EQ(get("/api/v1/alerts/%zz").status, 400);
    EXPECT_EQ(get("/api/v1/alerts?since=yesterday").status, 400);
    EXPECT_EQ(get("/api/v1/deliveries?state=lost").status, 400);
    EXPECT_EQ(http::post(local(), "/api/v1/status")->status, 405);
}

TEST_F(Api, TheSocketHasItsModeAndReplacesOnlyAStaleOne) {
    settings.socket_mode = 0600;
    start();
    struct stat status {};
    ASSERT_EQ(stat(settings.socket.c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0777U, 0600U);
    http::Server second(*loop, settings, *daemon);
    EXPECT_THROW(second.listen(), std::runtime_error);
    EXPECT_EQ(get("/healthz").status, 200);
}

TEST_F(Api, TheClientSaysWhatToDoWhenNobodyAnswers) {
    const auto answer = http::get(local(), "/");
    ASSERT_FALSE(answer);
    EXPECT_NE(answer.error().message.find("is it running"), std::string::npos);
}

}  // namespace
}  // namespace vigie::test
