// Why an article matched, and what people say of alerts.
#include "http/http_fixture.hpp"

namespace vigie::test {
namespace {

class Trust : public HttpTest {
  protected:
    // The alert of an article that comes now, in a story of its own.
    void another(int number) {
        clock.move(std::chrono::seconds(1));
        store->poll_now("f1");
        auto due = store->claim_due_feeds(1, std::chrono::minutes(1)).at(0);
        Polled polled{due.lease, due.state, true, {}, std::chrono::hours(48), {}};
        polled.entries.emplace_back().id = "more-" + std::to_string(number);
        store->finish_poll(polled);
        const auto to_read = store->claim_to_read(1, std::chrono::minutes(1)).at(0);
        store->commit_read({to_read.lease, to_read.article, {}});
        const auto claimed = store->claim_to_analyze(1, std::chrono::minutes(1)).at(0);
        AnalyzedArticle done;
        done.lease = claimed.lease;
        done.article = claimed.article;
        AlertDraft draft;
        draft.match = {"xi-speaks", Part::speaks, {"Q15031", "Xi Jinping"}, {}, {}};
        done.alerts = {draft};
        done.watches = {"xi-speaks"};
        ASSERT_EQ(store->commit_analysis(done).changes.size(), 1U);
    }
    // One article in which Xi speaks, with its alert.
    void SetUp() override {
        HttpTest::SetUp();
        Feed feed;
        feed.id = "f1";
        feed.url = "https://paper.example/rss";
        feed.name = "The Paper";
        store->sync_feeds({feed});
        auto due = store->claim_due_feeds(1, std::chrono::minutes(1)).at(0);
        Polled polled{due.lease, due.state, true, {}, std::chrono::hours(48), {}};
        Entry& entry = polled.entries.emplace_back();
        entry.id = "1";
        entry.link = "https://paper.example/1";
        entry.published = clock.now();
        store->finish_poll(polled);
        const auto to_read = store->claim_to_read(1, std::chrono::minutes(1)).at(0);
        ReadArticle read{to_read.lease, to_read.article, {}};
        read.article.text = "« Non », a dit Xi Jinping.";
        read.article.language = "fr";
        store->commit_read(read);
        const auto claimed = store->claim_to_analyze(1, std::chrono::minutes(1)).at(0);
        Evidence evidence;
        evidence.annotation.kind = "quotation";
        evidence.annotation.type = "direct";
        evidence.annotation.text = "Non";
        evidence.annotation.span = {4, 7};
        evidence.annotation.plugin = "org.vigie.quotes";
        evidence.annotation.parties = {{"speaker", "Q15031", "Xi Jinping", {19, 29}}};
        evidence.sentence = read.article.text;
        AnalyzedArticle done;
        done.lease = claimed.lease;
        done.article = claimed.article;
        done.annotations = {evidence.annotation};
        done.plugins = {{"org.vigie.quotes", "1.2"}};
        AlertDraft draft;
        draft.match = {
            "xi-speaks", Part::speaks, {"Q15031", "Xi Jinping"}, {evidence}, {{"he speaks", true, "«Non»", 0}}};
        done.alerts = {draft};
        done.watches = {"xi-speaks"};
        alert = store->commit_analysis(done).changes.at(0).alert_id;
        article = claimed.article.id;
        start();
    }
    http::Answer post(const std::string& target) {
        auto answer = http::post(local(), target);
        EXPECT_TRUE(answer);
        return answer ? *answer : http::Answer{};
    }
    std::string alert, article;
};

TEST_F(Trust, AnAlertSaysWhyAndWhichPlugins) {
    const auto shown = parsed(get("/api/v1/alerts/" + alert));
    EXPECT_EQ(shown.at("why").as_array().at(0).at("condition").as_string(), "he speaks");
    EXPECT_EQ(shown.at("plugins").at("org.vigie.quotes").as_string(), "1.2");
}

TEST_F(Trust, WhyTellsConditionsAndOutcomeByIdAndByAddress) {
    for (const std::string& name : {article, std::string("https%3A%2F%2Fpaper.example%2F1")}) {
        const auto why = parsed(get("/api/v1/articles/" + name + "/why?watch=xi-speaks"));
        EXPECT_TRUE(why.at("matches").as_bool());
        EXPECT_EQ(why.at("outcome").as_string(), "it raised alert " + alert);
        EXPECT_EQ(why.at("why").as_array().at(0).at("detail").as_string(), "Xi Jinping: «Non»");
    }
    EXPECT_EQ(get("/api/v1/articles/" + article + "/why?watch=none").status, 404);
    EXPECT_EQ(get("/api/v1/articles/none/why?watch=xi-speaks").status, 404);
}

TEST_F(Trust, WhyFindsTheAlertHoweverManyCameSince) {
    for (int i = 0; i < 1000; ++i) another(i);
    const auto why = parsed(get("/api/v1/articles/" + article + "/why?watch=xi-speaks"));
    EXPECT_EQ(why.at("outcome").as_string(), "it raised alert " + alert);
}

TEST_F(Trust, AWordThatItIsWrongIsACaseAndCounts) {
    EXPECT_EQ(post("/api/v1/alerts/" + alert + "/wrong?verdict=dislike").status, 400);
    EXPECT_EQ(post("/api/v1/alerts/none/wrong?verdict=wrong-person").status, 404);
    EXPECT_EQ(post("/api/v1/alerts/" + alert + "/wrong?verdict=wrong-person&comment=another%20Xi").status, 201);
    EXPECT_EQ(post("/api/v1/alerts/" + alert + "/wrong?verdict=not-about-this").status, 201);
    const auto brief = parsed(get("/api/v1/feedback"));
    EXPECT_EQ(brief.at("cases").at(0).at("verdict").as_string(), "wrong-person");
    EXPECT_FALSE(brief.at("cases").at(0).as_object().contains("text"));  // whole articles only where asked for
    const auto all = parsed(get("/api/v1/feedback?text=1"));
    const auto& one = all.at("cases").as_array().at(0);
    EXPECT_EQ(one.at("text").as_string(), "« Non », a dit Xi Jinping.");
    EXPECT_EQ(one.at("verdict").as_string(), "wrong-person");
    EXPECT_EQ(one.at("comment").as_string(), "another Xi");
    EXPECT_EQ(one.at("annotations").as_array().at(0).at("text").as_string(), "Non");
    EXPECT_EQ(all.at("watches").as_array().at(0).at("wrong").as_int64(), 1);  // one alert, called wrong twice
    EXPECT_EQ(all.at("plugins").as_array().at(0).at("name").as_string(), "org.vigie.quotes");
}

}  // namespace
}  // namespace vigie::test
