// What a configuration can get wrong about receivers.
#include "notify_fixture.hpp"

namespace vigie {
namespace {

std::string problem(const Receiver& receiver) {
    const auto error = check_receiver(receiver);
    return error ? error->message : "";
}

TEST(Receivers, Right) {
    EXPECT_EQ(problem({"a", "console", {}, {}}), "");
    EXPECT_EQ(problem({"a", "webhook", {{"url", "https://x.example/"}, {"secret_file", "/x"}, {"timeout", "10s"}}, {}}),
              "");
    EXPECT_EQ(problem({"a", "email", {{"server", "mx:587"}, {"from", "a@x.org"}, {"to", "b@x.org, c@x.org"}}, {}}), "");
    EXPECT_EQ(problem({"a", "command", {}, {"true"}}), "");
    EXPECT_EQ(problem({"a", "slack", {{"url_file", "/x"}}, {}}), "");
}

TEST(Receivers, WrongWithTheNameAndTheKey) {
    EXPECT_EQ(problem({"desk", "pigeon", {}, {}}),
              "receiver \"desk\": there is no type \"pigeon\"; known are console, webhook, email, command, file, ntfy, "
              "slack, alertmanager, matrix, telegram, mqtt, syslog");
    EXPECT_EQ(problem({"desk", "webhook", {}, {}}), "receiver \"desk\": webhook needs url");
    EXPECT_EQ(problem({"desk", "webhook", {{"url", "ftp://x"}}, {}}),
              "receiver \"desk\": url must be a URL of http or https");
    EXPECT_EQ(
        problem({"desk", "webhook", {{"url", "https://x"}, {"secret", "s"}}, {}}),
        "receiver \"desk\": webhook has no setting secret; it has url, secret_file, format, content_type, timeout");
    EXPECT_EQ(problem({"desk", "webhook", {{"url", "https://x"}, {"timeout", "soon"}}, {}}),
              "receiver \"desk\": timeout must be a duration such as \"10s\"");
    EXPECT_EQ(problem({"desk", "webhook", {{"url", "https://x"}, {"secret_file", "rel"}}, {}}),
              "receiver \"desk\": secret_file must be an absolute path");
    EXPECT_EQ(problem({"desk", "email", {{"server", "mx"}, {"from", "a@x.org"}, {"to", "b"}}, {}}),
              "receiver \"desk\": to \"b\" is not a mail address");
    EXPECT_EQ(
        problem({"desk", "email", {{"server", "mx"}, {"from", "a@x.org"}, {"to", "b@x.org"}, {"username", "u"}}, {}}),
        "receiver \"desk\": email needs username and password_file together");
    EXPECT_EQ(problem({"desk",
                       "email",
                       {{"server", "mx"},
                        {"from", "a@x.org"},
                        {"to", "b@x.org"},
                        {"username", "u"},
                        {"password_file", "/p"},
                        {"security", "none"}},
                       {}}),
              "receiver \"desk\": email would send a password without encryption (security)");
    EXPECT_EQ(
        problem({"desk", "email", {{"server", "mx"}, {"from", "a@x.org"}, {"to", "b@x.org"}, {"security", "ssl"}}, {}}),
        "receiver \"desk\": security must be one of starttls|tls|none");
    EXPECT_EQ(problem({"desk", "command", {}, {}}),
              "receiver \"desk\": command needs command = [\"program\", \"argument\", …]");
    EXPECT_EQ(problem({"desk", "console", {}, {"x"}}), "receiver \"desk\": console has no command");
    EXPECT_EQ(problem({"desk", "slack", {}, {}}), "receiver \"desk\": slack needs either url or url_file");
}

TEST_F(NotifyTest, MakingGivesTheSameError) {
    const auto made = make_notifier({"desk", "webhook", {}, {}}, context);
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().message, "receiver \"desk\": webhook needs url");
}

}  // namespace
}  // namespace vigie
