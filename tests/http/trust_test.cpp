// Why an article matched, and what people say of alerts.
#include "base/signed_query.hpp"
#include "http/http_fixture.hpp"

namespace vigie::test {
namespace {

// Lets all go that nothing suppresses.
class PlainJudge final : public DeliveryJudge {
  public:
    std::string group(const std::string&, const Alert&) const override { return {}; }
    Duration limit_time(const std::string&) const override { return {}; }
    const std::vector<Inhibition>& inhibitions() const override { return none; }
    Verdict decide(const DeliveryFacts& facts) const override {
        if (facts.suppressed.empty()) return {};
        return {Verdict::Action::suppress, {}, {}, facts.suppressed};
    }
    std::vector<Inhibition> none;
};

class Trust : public HttpTest {
  protected:
    PlainJudge judge;
    // The alert of an article that comes now, in a story of its own.
    std::vector<AlertChange> another(int number, Part part = Part::speaks,
                                     const std::vector<ActorRef>& actors = {{"Q15031", "Xi Jinping"}}) {
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
        Annotation& said = done.annotations.emplace_back();
        said.kind = "quotation";
        said.type = "direct";
        said.parties = {{"speaker", "Q15031", "Xi Jinping", {}}};
        for (const ActorRef& actor : actors) {
            AlertDraft& draft = done.alerts.emplace_back();
            draft.match = {"xi-speaks", part, actor, {}, {}};
            draft.receivers = {"desk"};
        }
        done.watches = {"xi-speaks"};
        auto changes = store->commit_analysis(done).changes;
        EXPECT_EQ(changes.size(), actors.size());
        latest = claimed.article.id;
        return changes;
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
        evidence.annotation.parties = {{"speaker", "Q15031", "Xi Jinping", {19, 29}}, {"cue", "", "a dit", {12, 17}}};
        evidence.sentence = read.article.text;
        AnalyzedArticle done;
        done.lease = claimed.lease;
        done.article = claimed.article;
        Annotation name;
        name.kind = "mention";
        name.type = "person";
        name.form = "name";
        name.text = "Xi Jinping";
        name.span = {19, 29};
        name.parties = {{"actor", "Q15031", "Xi Jinping", {}}};
        done.annotations = {name, evidence.annotation};
        done.plugins = {{"org.vigie.quotes", "1.2"}};
        AlertDraft draft;
        draft.match = {
            "xi-speaks", Part::speaks, {"Q15031", "Xi Jinping"}, {evidence}, {{"he speaks", true, "«Non»", 0}}};
        draft.receivers = {"desk"};
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
    std::string alert, article, latest;
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
        EXPECT_EQ(why.at("why").as_array().at(0).at("detail").as_string(),
                  "Xi Jinping, by the name «Xi Jinping»: «Non»");
    }
    EXPECT_EQ(get("/api/v1/articles/" + article + "/why?watch=none").status, 404);
    EXPECT_EQ(get("/api/v1/articles/none/why?watch=xi-speaks").status, 404);
}

TEST_F(Trust, WhySaysWhoWasToldAndWhoWasNotAndWhy) {
    const auto told = [&] {
        std::vector<std::string> lines;
        const auto why = parsed(get("/api/v1/articles/" + article + "/why?watch=xi-speaks"));
        for (const auto& line : why.at("told").as_array()) lines.emplace_back(line.as_string());
        return lines;
    };
    EXPECT_EQ(told(), std::vector<std::string>{"desk: alert.created is tried now"});
    Silence silence;
    silence.watch = "xi-speaks";
    silence.author = "Anna";
    silence.comment = "summit";
    silence.expires = clock.now() + std::chrono::hours(1);
    const std::string id = store->add_silence(silence);
    EXPECT_TRUE(store->claim_due_deliveries(5, std::chrono::minutes(1), &judge).empty());
    const auto silenced = told();
    ASSERT_EQ(silenced.size(), 2U);
    EXPECT_EQ(silenced[0], "desk: alert.created suppressed: silence " + id + " by Anna: summit");
    EXPECT_EQ(silenced[1],
              "silenced now: all until " + to_rfc3339(silence.expires) + " by Anna: summit (silence " + id + ")");
}

TEST_F(Trust, ALinkInAMessageKeepsACaseOnlyWhenAButtonIsPressed) {
    const std::string link =
        "/link?" + signed_query(store->link_key(), {{"action", "wrong"}, {"alert", alert}, {"receiver", "desk"}});
    const auto shown = http::get(remote(), link);
    ASSERT_TRUE(shown);
    EXPECT_EQ(shown->status, 200);
    EXPECT_TRUE(store->feedback().empty());  // what a mail program looks at changes nothing
    const auto at = shown->body.find("formaction=\"?");
    ASSERT_NE(at, std::string::npos);
    std::string button = shown->body.substr(at + 12, shown->body.find('"', at + 12) - at - 12);
    for (std::size_t amp; (amp = button.find("&amp;")) != std::string::npos;) button.erase(amp + 1, 4);
    EXPECT_NE(button.find("verdict=wrong-person"), std::string::npos);
    ASSERT_TRUE(http::get(remote(), "/link" + button));
    EXPECT_TRUE(store->feedback().empty());
    const auto forged = http::post(remote(), link + "&verdict=wrong-person");
    ASSERT_TRUE(forged);
    EXPECT_EQ(forged->status, 403);
    const std::string form = "comment=an+other+man";
    for (int pressed = 0; pressed < 2; ++pressed)
        EXPECT_TRUE(raw("POST /link" + button +
                        " HTTP/1.1\r\nHost: vigie.example\r\nConnection: close\r\nOrigin: https://vigie.example\r\n"
                        "Sec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                        "Content-Length: " +
                        std::to_string(form.size()) + "\r\n\r\n" + form)
                        .starts_with("HTTP/1.1 200"));
    ASSERT_EQ(store->feedback().size(), 1U);  // pressed twice is one word
    const Feedback kept = store->feedback().at(0);
    EXPECT_EQ(kept.verdict, "wrong-person");
    EXPECT_EQ(kept.comment, "an other man");
    EXPECT_EQ(kept.author, "a link in a message to desk");
    EXPECT_EQ(kept.evidence.at(0).annotation.text, "Non");
    EXPECT_EQ(store->precision_of_watches().at(0).wrong, 1);
}

TEST_F(Trust, AButtonThatCannotBeRightIsNotShown) {
    const auto page_of = [&](const std::string& id) {
        const auto shown = http::get(
            remote(),
            "/link?" + signed_query(store->link_key(), {{"action", "wrong"}, {"alert", id}, {"receiver", "desk"}}));
        return shown ? shown->body : "";
    };
    EXPECT_NE(page_of(alert).find("Nobody is quoted there"), std::string::npos);
    another(1, Part::appears);
    const std::string appears = page_of(store->alerts({}).at(0).id);
    EXPECT_NE(appears.find("It is another person"), std::string::npos);
    EXPECT_EQ(appears.find("Nobody is quoted there"), std::string::npos);
}

TEST_F(Trust, WhySaysWhoseAlertItIsWhereTheArticleHasSeveral) {
    const auto two = another(1, Part::speaks, {{"Q15031", "Xi Jinping"}, {"Q7747", "Vladimir Poutine"}});
    const auto why = parsed(get("/api/v1/articles/" + latest + "/why?watch=xi-speaks"));
    const std::string outcome(why.at("outcome").as_string());
    EXPECT_NE(outcome.find(two.at(0).alert_id + " (Xi Jinping)"), std::string::npos) << outcome;
    EXPECT_NE(outcome.find(two.at(1).alert_id + " (Vladimir Poutine)"), std::string::npos) << outcome;
    const std::string told = boost::json::serialize(why.at("told"));
    EXPECT_NE(told.find("\"desk: alert.created (Xi Jinping) is tried now\""), std::string::npos) << told;
    EXPECT_NE(told.find("\"desk: alert.created (Vladimir Poutine) is tried now\""), std::string::npos) << told;
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
    clock.move(std::chrono::seconds(1));
    EXPECT_EQ(post("/api/v1/alerts/" + alert + "/wrong?verdict=not-about-this").status, 201);
    const auto brief = parsed(get("/api/v1/feedback"));
    EXPECT_EQ(brief.at("cases").at(0).at("verdict").as_string(), "wrong-person");
    EXPECT_FALSE(brief.at("cases").at(0).as_object().contains("text"));  // whole articles only where asked for
    const auto all = parsed(get("/api/v1/feedback?text=1"));
    const auto& one = all.at("cases").as_array().at(0);
    EXPECT_EQ(one.at("text").as_string(), "« Non », a dit Xi Jinping.");
    EXPECT_EQ(one.at("verdict").as_string(), "wrong-person");
    EXPECT_EQ(one.at("comment").as_string(), "another Xi");
    EXPECT_EQ(one.at("language").as_string(), "fr");
    EXPECT_EQ(one.at("source").as_string(), "https://paper.example/1");
    EXPECT_EQ(boost::json::serialize(one.at("actors")),
              R"({"Q15031":{"name":"Xi Jinping","type":"person","id":"Q15031"}})");
    EXPECT_EQ(boost::json::serialize(one.at("mentions")),
              R"([{"actor":"Q15031","text":"Xi Jinping","begin":19,"end":29,"form":"name"}])");
    EXPECT_EQ(boost::json::serialize(one.at("quotations")),
              R"([{"type":"direct","text":"Non","begin":4,"end":7,"speakers":["Q15031"],"cue":"a dit","via":[]}])");
    EXPECT_TRUE(one.at("stances").as_array().empty());
    EXPECT_EQ(all.at("watches").as_array().at(0).at("wrong").as_int64(), 1);  // one alert, called wrong twice
    EXPECT_EQ(all.at("plugins").as_array().at(0).at("name").as_string(), "org.vigie.quotes");
}

}  // namespace
}  // namespace vigie::test
