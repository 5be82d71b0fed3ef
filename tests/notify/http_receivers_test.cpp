// Webhook, ntfy and Slack against a real server; the signature is checked by another implementation.
#include "notify_fixture.hpp"

namespace vigie {
namespace {

using namespace std::chrono_literals;

class HttpReceiversTest : public NotifyTest {
  protected:
    static void SetUpTestSuite() { server = new test::PythonServer("http_server.py"); }
    static void TearDownTestSuite() {
        delete server;
        server = nullptr;
    }
    void SetUp() override { raw("/_reset"); }
    std::string raw(const std::string& path) {
        net::Request request;
        request.url = server->url(path);
        return test::run_task(loop, client.send(request)).body;
    }
    boost::json::value last() { return boost::json::parse(raw("/_requests")).at("requests").as_array().back(); }
    static std::string header(const boost::json::value& request, const char* name) {
        const auto& headers = request.at("headers").as_object();
        return headers.contains(name) ? std::string(headers.at(name).as_string()) : "";
    }
    Receiver webhook(const std::string& path) {
        return {"desk", "webhook", {{"url", server->url(path)}, {"secret_file", secret}}, {}};
    }

    static inline test::PythonServer* server = nullptr;
    std::string secret = write("secret", "whsec_dmlnaWUtdGVzdC1zZWNyZXQtMDEyMzQ1Njc4OQ==\n");
};

TEST_F(HttpReceiversTest, WebhookIsSigned) {
    const auto result = send(webhook("/hook"));
    EXPECT_EQ(result.state, SendState::delivered);
    EXPECT_EQ(result.answer, "204");
    const auto request = last();
    EXPECT_EQ(header(request, "webhook-id"), "0190d1-delivery");
    EXPECT_EQ(header(request, "webhook-timestamp"), std::to_string(to_unix(clock.now())));
    EXPECT_EQ(header(request, "content-type"), "application/json");
    const auto body = boost::json::parse(request.at("body").as_string());
    EXPECT_EQ(body.at("type").as_string(), "alert.created");
    EXPECT_EQ(body.at("timestamp").as_string(), "2024-02-08T14:05:11Z");
    EXPECT_EQ(body.at("data").at("id").as_string(), "0190d1-alert");
}

TEST_F(HttpReceiversTest, TheBodyIsTheSameAtEveryAttempt) {
    send(webhook("/hook"));
    const auto first = last();
    clock.move(10min);
    send(webhook("/hook"));
    EXPECT_EQ(first.at("body").as_string(), last().at("body").as_string());
    EXPECT_EQ(header(first, "webhook-id"), header(last(), "webhook-id"));
    EXPECT_NE(header(first, "webhook-signature"), header(last(), "webhook-signature"));
}

TEST_F(HttpReceiversTest, AnotherSecretIsRefusedAndMayBeMended) {
    write("secret", "whsec_YW5vdGhlcg==");
    const auto result = send(webhook("/hook"));
    EXPECT_EQ(result.state, SendState::retry);
    EXPECT_EQ(result.answer, "401");
    write("secret",
          "whsec_YW5vdGhlcg==\nwhsec_dmlnaWUtdGVzdC1zZWNyZXQtMDEyMzQ1Njc4OQ");  // both sign while it is replaced
    EXPECT_EQ(send(webhook("/hook")).state, SendState::delivered);
}

TEST_F(HttpReceiversTest, AMissingOrWrongSecretIsToldWithoutIt) {
    std::filesystem::remove(secret);
    auto result = send(webhook("/hook"));
    EXPECT_EQ(result.state, SendState::retry);
    EXPECT_NE(result.answer.find(secret), std::string::npos);
    write("secret", "hunter2");
    result = send(webhook("/hook"));
    EXPECT_EQ(result.state, SendState::retry);
    EXPECT_EQ(result.answer.find("hunter2"), std::string::npos);
    EXPECT_TRUE(raw("/_requests").find("/hook") == std::string::npos);
}

TEST_F(HttpReceiversTest, Answers) {
    EXPECT_EQ(send(webhook("/status/500")).state, SendState::retry);
    EXPECT_EQ(send(webhook("/status/404")).state, SendState::retry);
    EXPECT_EQ(send(webhook("/status/410")).state, SendState::dead);
    EXPECT_EQ(send(webhook("/redirect/302?to=/ok")).answer, "302");
    EXPECT_EQ(send(webhook("/endless")).state, SendState::delivered);  // it said 200; its chatter is its own affair
    const auto later = send(webhook("/status/503?retry=120"));
    EXPECT_EQ(later.state, SendState::retry);
    EXPECT_EQ(later.after, Duration(120s));
    const auto dated = send(webhook("/status/429?retry=Thu,%2008%20Feb%202024%2014:15:12%20GMT"));
    EXPECT_EQ(dated.after, Duration(10min));
}

TEST_F(HttpReceiversTest, NoAnswerIsALineWithoutTheUrl) {
    Receiver receiver{"desk", "webhook", {{"url", "http://127.0.0.1:1/token-in-path"}}, {}};
    auto result = send(receiver);
    EXPECT_EQ(result.state, SendState::retry);
    EXPECT_TRUE(result.answer.starts_with("no connection: ")) << result.answer;
    EXPECT_EQ(result.answer.find("token-in-path"), std::string::npos);
    receiver.settings = {{"url", server->url("/hang")}, {"timeout", "200ms"}};
    result = send(receiver);
    EXPECT_EQ(result.state, SendState::retry);
    EXPECT_TRUE(result.answer.starts_with("timed out: ")) << result.answer;
}

TEST_F(HttpReceiversTest, Ntfy) {
    const Receiver receiver{
        "phone", "ntfy", {{"url", server->url("/ok")}, {"token_file", write("token", "tk_123\n")}}, {}};
    EXPECT_EQ(send(receiver).state, SendState::delivered);
    const auto request = last();
    EXPECT_EQ(header(request, "title"), "Xi Jinping speaks");
    EXPECT_EQ(header(request, "priority"), "high");
    EXPECT_EQ(header(request, "click"), "https://example.org/a?b=1&c=2");
    EXPECT_EQ(header(request, "authorization"), "Bearer tk_123");
    EXPECT_NE(request.at("body").as_string().find("Le **chef d'État chinois** a"), boost::json::string::npos);
}

TEST_F(HttpReceiversTest, Slack) {
    const Receiver receiver{"room", "slack", {{"url_file", write("url", server->url("/ok"))}}, {}};
    EXPECT_EQ(send(receiver).state, SendState::delivered);
    const auto body = boost::json::parse(last().at("body").as_string());
    EXPECT_EQ(body.at("text").as_string(),
              "*Xi Jinping speaks*\n> Le *chef d'État chinois* a dénoncé «les ingérences».\n"
              "<https://example.org/a?b=1&amp;c=2|Pékin &amp; Moscou &lt;ensemble&gt;>\n"
              "Le Matin, 2024-02-08 13:55 UTC\nalso in: Der Abend");
}

}  // namespace
}  // namespace vigie
