// Mail by a real server with TLS, a login and faults; read by Python's mail parser.
#include "notify_fixture.hpp"

namespace vigie {
namespace {

class EmailTest : public NotifyTest {
  protected:
    static void SetUpTestSuite() { server = new test::PythonServer("smtp_server.py"); }
    static void TearDownTestSuite() {
        delete server;
        server = nullptr;
    }
    Receiver receiver(const char* port = "starttls", const std::string& to = "desk@example.org") {
        Receiver receiver{"desk", "email", {}, {}};
        receiver.settings = {{"server", "localhost:" + std::to_string(server->port(port))},
                             {"from", "vigie@example.org"},
                             {"to", to},
                             {"ca_file", server->text("ca")},
                             {"timeout", "10s"}};
        const std::string name = port;
        if (name != "plain") {
            receiver.settings["username"] = "vigie";
            receiver.settings["password_file"] = write("password", "geheim\n");
        }
        if (name == "tls") receiver.settings["security"] = "tls";
        if (name == "plain") receiver.settings["security"] = "none";
        return receiver;
    }
    static boost::json::array mails() {
        boost::json::array out;
        std::ifstream file(server->text("mails"));
        for (std::string line; std::getline(file, line);) out.push_back(boost::json::parse(line));
        return out;
    }
    static std::string header(const boost::json::value& mail, const char* name) {
        const auto& headers = mail.at("headers").as_object();
        return headers.contains(name) ? std::string(headers.at(name).as_string()) : "";
    }

    static inline test::PythonServer* server = nullptr;
};

TEST_F(EmailTest, StartTlsWithLogin) {
    const auto result = send(receiver());
    EXPECT_EQ(result.state, SendState::delivered) << result.answer;
    EXPECT_EQ(result.answer, "250 taken");
    const auto mail = mails().back();
    EXPECT_TRUE(mail.at("tls").as_bool());
    EXPECT_TRUE(mail.at("login").as_bool());
    EXPECT_EQ(mail.at("helo").as_string(), "vigie.example.org");
    EXPECT_EQ(mail.at("from").as_string(), "vigie@example.org");
    EXPECT_TRUE(mail.at("defects").as_array().empty());
    EXPECT_EQ(mail.at("type").as_string(), "multipart/alternative");
    EXPECT_LE(mail.at("longest").as_int64(), 78);
}

TEST_F(EmailTest, ImplicitTls) {
    EXPECT_EQ(send(receiver("tls")).state, SendState::delivered);
    EXPECT_TRUE(mails().back().at("tls").as_bool());
}

TEST_F(EmailTest, PlainWhereAskedFor) {
    EXPECT_EQ(send(receiver("plain")).state, SendState::delivered);
    EXPECT_FALSE(mails().back().at("tls").as_bool());
}

TEST_F(EmailTest, Headers) {
    send(receiver("plain", "desk@example.org, chief@example.org"));
    const auto mail = mails().back();
    EXPECT_EQ(mail.at("to").as_array().size(), 2U);
    EXPECT_EQ(header(mail, "subject"), "Xi Jinping speaks: Pékin & Moscou <ensemble>");
    EXPECT_EQ(header(mail, "message-id"), "<0190d1-alert.1@vigie.example.org>");
    EXPECT_EQ(header(mail, "list-id"), "<xi-speaks.vigie.vigie.example.org>");
    EXPECT_EQ(header(mail, "date"), "Thu, 08 Feb 2024 14:05:12 +0000");
    EXPECT_EQ(header(mail, "auto-submitted"), "auto-generated");
    EXPECT_EQ(header(mail, "importance"), "high");
    EXPECT_EQ(header(mail, "references"), "");
}

TEST_F(EmailTest, BothParts) {
    send(receiver("plain"));
    const auto mail = mails().back();
    const std::string text(mail.at("text").as_string());
    const std::string html(mail.at("html").as_string());
    EXPECT_NE(text.find("> Le *chef d'État chinois* a dénoncé «les ingérences»."), std::string::npos) << text;
    EXPECT_NE(text.find("https://example.org/a?b=1&c=2"), std::string::npos);
    EXPECT_NE(text.find("Le Matin, 2024-02-08 13:55 UTC"), std::string::npos);
    EXPECT_NE(html.find("<strong>chef d'État chinois</strong>"), std::string::npos) << html;
    EXPECT_NE(html.find("Pékin &amp; Moscou &lt;ensemble&gt;"), std::string::npos);
    EXPECT_NE(html.find("href=\"https://example.org/a?b=1&amp;c=2\""), std::string::npos);
}

TEST_F(EmailTest, UpdatesAreInTheSameThread) {
    Notification update = example();
    update.event = AlertEvent::updated;
    update.revision = 2;
    send(receiver("plain"), update);
    const auto mail = mails().back();
    EXPECT_EQ(header(mail, "message-id"), "<0190d1-alert.2@vigie.example.org>");
    EXPECT_EQ(header(mail, "references"), "<0190d1-alert.1@vigie.example.org>");
    EXPECT_EQ(header(mail, "in-reply-to"), "<0190d1-alert.1@vigie.example.org>");
}

TEST_F(EmailTest, HostileTextsStayText) {
    Notification hostile = example();
    hostile.alert.article.title = "x\r\nBcc: victim@example.org\r\n\r\n<script>alert(1)</script>";
    hostile.alert.evidence[0].sentence = ".\r\nMAIL FROM:<x@y>\r\n";
    send(receiver("plain"), hostile);
    const auto mail = mails().back();
    EXPECT_EQ(header(mail, "bcc"), "");
    EXPECT_EQ(mail.at("to").as_array().size(), 1U);
    EXPECT_EQ(mail.at("html").as_string().find("<script>"), boost::json::string::npos);
}

TEST_F(EmailTest, WrongPasswordMayBeMended) {
    auto desk = receiver();
    write("password", "falsch");
    const auto result = send(desk);
    EXPECT_EQ(result.state, SendState::retry);
    EXPECT_TRUE(result.answer.starts_with("login refused")) << result.answer;
    EXPECT_EQ(result.answer.find("falsch"), std::string::npos);
}

TEST_F(EmailTest, NoPasswordWithoutEncryption) {
    auto desk = receiver("bare");  // offers a login, but no STARTTLS
    const auto before = mails().size();
    const auto result = send(desk);
    EXPECT_EQ(result.state, SendState::retry);
    EXPECT_TRUE(result.answer.starts_with("TLS failed")) << result.answer;
    EXPECT_EQ(mails().size(), before);
}

TEST_F(EmailTest, UnknownAuthority) {
    auto desk = receiver();
    desk.settings.erase("ca_file");
    const auto result = send(desk);
    EXPECT_EQ(result.state, SendState::retry);
    EXPECT_TRUE(result.answer.starts_with("TLS failed")) << result.answer;
}

TEST_F(EmailTest, Faults) {
    EXPECT_EQ(send(receiver("plain", "nobody@example.org")).state, SendState::dead);
    EXPECT_EQ(send(receiver("plain", "nobody@example.org")).answer, "550 no such user here");
    EXPECT_EQ(send(receiver("plain", "later@example.org")).state, SendState::retry);
    EXPECT_EQ(send(receiver("plain", "drop@example.org")).state, SendState::retry);
    EXPECT_EQ(send(receiver("plain", "full@example.org")).state, SendState::retry);
    EXPECT_EQ(send(receiver("plain", "never@example.org")).state, SendState::dead);
    EXPECT_EQ(send(receiver("plain", "never@example.org")).answer, "554 refused for ever");
    auto nowhere = receiver("plain");
    nowhere.settings["server"] = "127.0.0.1:1";
    EXPECT_EQ(send(nowhere).state, SendState::retry);
}

TEST_F(EmailTest, OneBadAddressDoesNotSilenceTheOthers) {
    const auto result = send(receiver("plain", "nobody@example.org, desk@example.org"));
    EXPECT_EQ(result.state, SendState::delivered);
    EXPECT_EQ(result.answer, "250 taken; a recipient was refused: 550 no such user here");
    EXPECT_EQ(mails().back().at("to").as_array().size(), 1U);
}

}  // namespace
}  // namespace vigie
