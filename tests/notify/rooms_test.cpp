// Matrix, Telegram, the dialects of rooms, CloudEvents and syslog, against real servers and sockets.
#include "notify_fixture.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ip/udp.hpp>
#include <boost/asio/local/datagram_protocol.hpp>
#include <thread>

namespace vigie {
namespace {

using namespace std::chrono_literals;
namespace asio = boost::asio;

class RoomsTest : public NotifyTest {
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
    boost::json::value body() { return boost::json::parse(last().at("body").as_string()); }

    static inline test::PythonServer* server = nullptr;
};

TEST_F(RoomsTest, MatrixPutsUnderTheDeliverysId) {
    const Receiver receiver{
        "room",
        "matrix",
        {{"url", server->url("/ok")}, {"room", "!desk:example.org"}, {"token_file", write("token", "syt_1\n")}},
        {}};
    EXPECT_EQ(send(receiver).state, SendState::delivered);
    EXPECT_EQ(last().at("method").as_string(), "PUT");
    EXPECT_EQ(last().at("path").as_string(),
              "/ok/_matrix/client/v3/rooms/%21desk%3Aexample.org/send/m.room.message/0190d1-delivery");
    EXPECT_EQ(last().at("headers").at("authorization").as_string(), "Bearer syt_1");
    EXPECT_EQ(body().at("msgtype").as_string(), "m.text");
    EXPECT_EQ(body().at("formatted_body").as_string(),
              "<strong>Xi Jinping speaks</strong><br>"
              "<blockquote>Le <strong>chef d'État chinois</strong> a dénoncé «les ingérences».</blockquote>"
              "<a href=\"https://example.org/a?b=1&amp;c=2\">Pékin &amp; Moscou &lt;ensemble&gt;</a><br>"
              "Le Matin, 2024-02-08 13:55 UTC<br>also in: Der Abend");
}

TEST_F(RoomsTest, TelegramsTokenIsInNoAnswer) {
    Receiver receiver{"phone",
                      "telegram",
                      {{"url", server->url("/ok")}, {"chat", "-100123"}, {"token_file", write("token", "42:secret\n")}},
                      {}};
    EXPECT_EQ(send(receiver).state, SendState::delivered);
    EXPECT_EQ(last().at("path").as_string(), "/ok/bot42:secret/sendMessage");
    EXPECT_EQ(body().at("chat_id").as_string(), "-100123");
    EXPECT_TRUE(body().at("text").as_string().starts_with("<b>Xi Jinping speaks</b>\n<blockquote>Le <b>chef"));
    receiver.settings["url"] = "http://127.0.0.1:1";
    const auto result = send(receiver);
    EXPECT_EQ(result.state, SendState::retry);
    EXPECT_EQ(result.answer.find("secret"), std::string::npos) << result.answer;
}

TEST_F(RoomsTest, AWordOfAnArticleCallsNobody) {
    Notification notification = example();
    notification.alert.evidence[0].sentence = "Appel à @everyone et **tous**.";
    notification.alert.evidence[0].sentence_span = {0, 30};
    notification.alert.evidence[0].annotation.parties.clear();
    Receiver receiver{"room", "slack", {{"url", server->url("/ok")}, {"dialect", "discord"}}, {}};
    EXPECT_EQ(send(receiver, notification).state, SendState::delivered);
    EXPECT_TRUE(body().at("allowed_mentions").at("parse").as_array().empty());
    const std::string content(body().at("content").as_string());
    EXPECT_TRUE(content.starts_with("**Xi Jinping speaks**\n> Appel à @\u200beveryone et \\*\\*tous\\*\\*.\n"))
        << content;
    EXPECT_NE(content.find("[Pékin & Moscou \\<ensemble\\>](https://example.org/a?b=1&c=2)"), std::string::npos)
        << content;
    receiver.settings["dialect"] = "mattermost";
    EXPECT_EQ(send(receiver, notification).state, SendState::delivered);
    EXPECT_NE(body().at("text").as_string().find("@\u200beveryone"), std::string::npos);
}

TEST_F(RoomsTest, AMessageIsAsLongAsItsChannelTakes) {
    Notification notification = example();
    notification.notice = "40 alerts";
    for (int i = 0; i < 40; ++i) notification.bundle.push_back({notification.alert, AlertEvent::created, 1, {}});
    const Receiver receiver{"room", "slack", {{"url", server->url("/ok")}, {"dialect", "discord"}}, {}};
    EXPECT_EQ(send(receiver, notification).state, SendState::delivered);
    const std::string content(body().at("content").as_string());
    EXPECT_LE(content.size(), 2200U);  // 2000 characters
    EXPECT_TRUE(content.starts_with("**40 alerts**\n\n**Xi Jinping speaks**")) << content;
    EXPECT_NE(content.find(" more alerts"), std::string::npos);
}

TEST_F(RoomsTest, CloudEvents) {
    const Receiver receiver{"bus", "webhook", {{"url", server->url("/ok")}, {"format", "cloudevents"}}, {}};
    EXPECT_EQ(send(receiver).state, SendState::delivered);
    EXPECT_EQ(last().at("headers").at("content-type").as_string(), "application/cloudevents+json");
    EXPECT_EQ(body().at("specversion").as_string(), "1.0");
    EXPECT_EQ(body().at("id").as_string(), "0190d1-delivery");
    EXPECT_EQ(body().at("type").as_string(), "org.vigie.alert.created");
    EXPECT_EQ(body().at("subject").as_string(), "0190d1-alert");
    EXPECT_EQ(body().at("data").at("id").as_string(), "0190d1-alert");
}

TEST_F(RoomsTest, ATemplateSpeaksForTheReceiver) {
    Receiver receiver{
        "bus",
        "webhook",
        {{"url", server->url("/ok")},
         {"template", "{\"say\":\"{{headline}}: {{#passages}}{{#parts}}{{text}}{{/parts}}{{/passages}}\"}"}},
        {}};
    Notification notification = example();
    notification.alert.evidence[0].sentence = "Il a dit \"non\".";
    notification.alert.evidence[0].sentence_span = {0, 15};
    EXPECT_EQ(send(receiver, notification).state, SendState::delivered);
    EXPECT_EQ(body().at("say").as_string(), "Xi Jinping speaks: Il a dit \"non\".");  // escaped for JSON
    receiver.settings.erase("template");
    receiver.settings["template_file"] = write("words", "{{#broken}}");
    const auto result = send(receiver);
    EXPECT_EQ(result.state, SendState::retry);
    EXPECT_NE(result.answer.find("words"), std::string::npos) << result.answer;
    EXPECT_TRUE(check_receiver({"bus", "webhook", {{"url", "http://x"}, {"template", "{{#broken}}"}}, {}}));
}

TEST_F(RoomsTest, ACredentialOfSystemd) {
    write("chat", "credential-token\n");
    ::setenv("CREDENTIALS_DIRECTORY", folder.c_str(), 1);
    const Receiver receiver{"phone", "ntfy", {{"url", server->url("/ok")}, {"token_file", "credential:chat"}}, {}};
    EXPECT_FALSE(check_receiver(receiver));
    EXPECT_EQ(send(receiver).state, SendState::delivered);
    EXPECT_EQ(last().at("headers").at("authorization").as_string(), "Bearer credential-token");
    ::unsetenv("CREDENTIALS_DIRECTORY");
    EXPECT_NE(send(receiver).answer.find("LoadCredential"), std::string::npos);
}

TEST_F(RoomsTest, SyslogByEachWay) {
    asio::io_context own;
    asio::ip::udp::socket udp(own, {asio::ip::make_address("127.0.0.1"), 0});
    Receiver receiver{"log", "syslog", {{"server", "127.0.0.1:" + std::to_string(udp.local_endpoint().port())}}, {}};
    EXPECT_EQ(send(receiver).state, SendState::delivered);
    std::string text(4096, '\0');
    text.resize(udp.receive(asio::buffer(text)));
    const std::string expected =
        "<9>1 2024-02-08T14:05:12Z vigie.example.org vigie - alert.created - \xEF\xBB\xBFxi speaks: Xi Jinping speaks "
        "| "
        "Le *chef d'État chinois* a dénoncé «les ingérences». | Le Matin | https://example.org/a?b=1&c=2";
    EXPECT_EQ(text, expected);

    asio::ip::tcp::acceptor acceptor(own, {asio::ip::make_address("127.0.0.1"), 0});
    receiver.settings = {{"server", "127.0.0.1:" + std::to_string(acceptor.local_endpoint().port())},
                         {"protocol", "tcp"}};
    EXPECT_EQ(send(receiver).state, SendState::delivered);
    auto accepted = acceptor.accept();
    text.assign(4096, '\0');
    text.resize(accepted.read_some(asio::buffer(text)));
    EXPECT_EQ(text, std::to_string(expected.size()) + " " + expected);

    asio::local::datagram_protocol::socket local(own, asio::local::datagram_protocol::endpoint(folder / "log"));
    receiver.settings = {{"server", folder / "log"}};
    EXPECT_EQ(send(receiver).state, SendState::delivered);
    text.assign(4096, '\0');
    text.resize(local.receive(asio::buffer(text)));
    EXPECT_TRUE(text.starts_with("<9>vigie: xi speaks: Xi Jinping speaks")) << text;
    receiver.settings = {{"server", folder / "nothing"}};
    EXPECT_EQ(send(receiver).state, SendState::retry);
}

TEST_F(RoomsTest, ASyslogCollectorThatTakesNoConnectionIsGivenUp) {
    asio::io_context own;
    asio::ip::tcp::acceptor acceptor(own);
    const asio::ip::tcp::endpoint any(asio::ip::make_address("127.0.0.1"), 0);
    acceptor.open(any.protocol());
    acceptor.bind(any);
    acceptor.listen(0);
    // Its queue is full, so that further ones wait for ever.
    std::vector<asio::ip::tcp::socket> waiting;
    for (int i = 0; i < 4; ++i) {
        waiting.emplace_back(own, any.protocol());
        waiting.back().async_connect(acceptor.local_endpoint(), [](const boost::system::error_code&) {});
    }
    own.poll();
    const Receiver receiver{"log",
                            "syslog",
                            {{"server", "127.0.0.1:" + std::to_string(acceptor.local_endpoint().port())},
                             {"protocol", "tcp"},
                             {"timeout", "300ms"}},
                            {}};
    const SendResult result = send(receiver);
    EXPECT_EQ(result.state, SendState::retry);
    EXPECT_EQ(result.answer, "Connection timed out");
}

TEST_F(RoomsTest, EveryTypePreviewsWithoutSecrets) {
    const std::string secret = write("secret", "whsec_dmlnaWUtdGVzdC1zZWNyZXQtMDEyMzQ1Njc4OQ==\n");
    const std::vector<Receiver> receivers = {
        {"a", "console", {}, {}},
        {"b", "webhook", {{"url", "http://x"}, {"secret_file", secret}}, {}},
        {"c", "email", {{"server", "x"}, {"from", "a@x"}, {"to", "b@x"}}, {}},
        {"d", "command", {}, {"/bin/true"}},
        {"e", "file", {{"path", "/tmp/x"}}, {}},
        {"f", "ntfy", {{"url", "http://x"}, {"token_file", secret}}, {}},
        {"g", "slack", {{"url_file", secret}}, {}},
        {"h", "alertmanager", {{"url", "http://x"}}, {}},
        {"i", "matrix", {{"url", "http://x"}, {"room", "!r"}, {"token_file", secret}}, {}},
        {"j", "telegram", {{"chat", "1"}, {"token_file", secret}}, {}},
        {"k", "mqtt", {{"server", "x"}, {"topic", "t"}}, {}},
        {"l", "syslog", {}, {}}};
    for (const Receiver& receiver : receivers) {
        const std::string text = make(receiver)->preview(example_notification());
        EXPECT_NE(text.find("Xi Jinping"), std::string::npos) << receiver.type << "\n" << text;
        EXPECT_EQ(text.find("whsec"), std::string::npos) << receiver.type;
    }
}

}  // namespace
}  // namespace vigie
