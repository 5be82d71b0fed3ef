// Receivers against the real programs: prometheus-alertmanager, mosquitto, Apprise.
#include "notify_fixture.hpp"

#include <thread>

namespace vigie {
namespace {

using namespace std::chrono_literals;

class RealPartsTest : public NotifyTest {
  protected:
    // What comes into a file that another program writes.
    template <typename Condition>
    static std::string awaited(const std::string& path, Condition done) {
        for (int i = 0; i < 600; ++i) {
            const std::string text = read(path);
            if (done(text)) return text;
            std::this_thread::sleep_for(50ms);
        }
        return read(path);
    }
    static bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }
    boost::json::array shown_by(const std::string& url) {
        net::Request request;
        request.url = url + "/api/v2/alerts";
        return boost::json::parse(test::run_task(loop, client.send(request)).body).as_array();
    }
};

TEST_F(RealPartsTest, AlertmanagerShowsTheAlertUntilItIsWithdrawn) {
    const test::PythonServer server("alertmanager.py");
    const Receiver receiver{"prometheus", "alertmanager", {{"url", server.url("")}}, {}};
    Notification notification = example();
    notification.alert.created = notification.alert.updated = std::chrono::floor<Duration>(SystemClock().now());
    auto result = send(receiver, notification);
    EXPECT_EQ(result.state, SendState::delivered) << result.answer;
    const auto alerts = shown_by(server.url(""));
    ASSERT_EQ(alerts.size(), 1U);
    EXPECT_EQ(alerts[0].at("labels").at("actor").as_string(), "Xi Jinping");
    EXPECT_EQ(alerts[0].at("labels").at("severity").as_string(), "critical");
    EXPECT_EQ(alerts[0].at("annotations").at("summary").as_string(), "Xi Jinping speaks: Pékin & Moscou <ensemble>");
    EXPECT_EQ(alerts[0].at("generatorURL").as_string(), "https://example.org/a?b=1&c=2");
    notification.event = AlertEvent::updated;
    EXPECT_EQ(send(receiver, notification).state, SendState::delivered);
    EXPECT_EQ(shown_by(server.url("")).size(), 1U);  // the same alert, not a second one
    notification.event = AlertEvent::retracted;
    notification.alert.retracted = true;
    EXPECT_EQ(send(receiver, notification).state, SendState::delivered);
    EXPECT_EQ(shown_by(server.url("")).size(), 0U);
}

TEST_F(RealPartsTest, MosquittoPassesItOn) {
    const test::PythonServer broker("broker.py");
    Receiver receiver{"broker",
                      "mqtt",
                      {{"server", "127.0.0.1:" + std::to_string(broker.port("port"))},
                       {"topic", "vigie/{watch}"},
                       {"username", "vigie"},
                       {"password_file", write("password", "geheim\n")}},
                      {}};
    auto result = send(receiver);
    EXPECT_EQ(result.state, SendState::delivered) << result.answer;
    const std::string text =
        awaited(broker.text("messages"), [](const auto& all) { return has(all, "alert.created"); });
    EXPECT_TRUE(has(text, "vigie/xi speaks {\"type\":\"alert.created\"")) << text;
    write("password", "falsch\n");
    result = send(receiver);
    EXPECT_EQ(result.state, SendState::retry);
    EXPECT_FALSE(has(result.answer, "falsch")) << result.answer;
    receiver.settings["server"] = "127.0.0.1:1";
    EXPECT_EQ(send(receiver).state, SendState::retry);
}

// docs/alerts.md shows this line; Apprise's own file of a JSON service stands for any of its hundred.
TEST_F(RealPartsTest, AppriseIsOneLineAway) {
    const test::PythonServer server("http_server.py");
    const std::string url = "json://localhost:" + std::to_string(server.port("http")) + "/ok";
    const Receiver receiver{
        "apprise",
        "command",
        {},
        {"/bin/sh", "-c", "exec apprise --title \"$VIGIE_HEADLINE\" --body \"$VIGIE_TEXT $VIGIE_URL\" \"$0\"", url}};
    const auto result = send(receiver);
    EXPECT_EQ(result.state, SendState::delivered) << result.answer;
    net::Request request;
    request.url = server.url("/_requests");
    const auto requests = boost::json::parse(test::run_task(loop, client.send(request)).body);
    const auto body = boost::json::parse(requests.at("requests").as_array().back().at("body").as_string()).as_object();
    EXPECT_EQ(body.at("title").as_string(), "Xi Jinping speaks");
    EXPECT_TRUE(has(std::string(body.at("message").as_string()), "*chef d'État chinois*"));
    const Receiver broken{"apprise", "command", {}, {"/usr/bin/apprise", "--body", "x", "json://127.0.0.1:1/"}};
    EXPECT_EQ(send(broken).state, SendState::retry);
}

}  // namespace
}  // namespace vigie
