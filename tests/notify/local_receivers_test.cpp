// Console, file and command.
#include "notify_fixture.hpp"

#include <fcntl.h>
#include <pty.h>

namespace vigie {
namespace {

using namespace std::chrono_literals;

class LocalReceiversTest : public NotifyTest {
  protected:
    static Receiver command(std::vector<std::string> words, std::map<std::string, std::string> settings = {}) {
        return {"robot", "command", std::move(settings), std::move(words)};
    }
    static Receiver shell(const std::string& script) { return command({"/bin/sh", "-c", script}); }
    // What a console receiver writes to a file or terminal.
    std::string shown(int write_end, int read_end) {
        NotifyContext other = context;
        other.console = write_end;
        auto console = *make_notifier({"screen", "console", {}, {}}, other);
        EXPECT_EQ(test::run_task(loop, console->send(example())).state, SendState::delivered);
        std::string text(8192, '\0');
        text.resize(static_cast<std::size_t>(std::max<ssize_t>(0, ::read(read_end, text.data(), text.size()))));
        return text;
    }
};

TEST_F(LocalReceiversTest, ConsoleInAPipe) {
    ::unsetenv("JOURNAL_STREAM");
    int ends[2];
    ASSERT_EQ(::pipe(ends), 0);
    EXPECT_EQ(shown(ends[1], ends[0]),
              "\n! Xi Jinping speaks  [xi speaks]\n"
              "  Le *chef d'État chinois* a dénoncé «les ingérences».\n"
              "  Le Matin, 2024-02-08 13:55 UTC\n"
              "  Pékin & Moscou <ensemble>\n"
              "  https://example.org/a?b=1&c=2\n"
              "  also in: Der Abend\n");
    ::close(ends[0]);
    ::close(ends[1]);
}

TEST_F(LocalReceiversTest, ConsoleOnATerminalIsBold) {
    int terminal = -1;
    int program = -1;
    ASSERT_EQ(::openpty(&terminal, &program, nullptr, nullptr, nullptr), 0);
    EXPECT_NE(shown(program, terminal).find("Le \x1b[1mchef d'État chinois\x1b[22m a dénoncé"), std::string::npos);
    ::close(terminal);
    ::close(program);
}

TEST_F(LocalReceiversTest, ConsoleThatNobodyReadsDoesNotHoldTheLoop) {
    int ends[2];
    ASSERT_EQ(::pipe2(ends, O_NONBLOCK), 0);
    const std::string full(1U << 16U, 'x');
    while (::write(ends[1], full.data(), full.size()) > 0) {
    }
    ::fcntl(ends[1], F_SETFL, 0);
    context.console = ends[1];
    EXPECT_EQ(send({"screen", "console", {}, {}}).state, SendState::retry);
    ::close(ends[0]);
    ::close(ends[1]);
}

TEST_F(LocalReceiversTest, FileGrowsByALine) {
    const Receiver receiver{"archive", "file", {{"path", folder / "alerts.jsonl"}}, {}};
    send(receiver);
    EXPECT_EQ(send(receiver).state, SendState::delivered);
    std::ifstream file(folder / "alerts.jsonl");
    int lines = 0;
    for (std::string line; std::getline(file, line); ++lines)
        EXPECT_EQ(boost::json::parse(line).at("data").at("id").as_string(), "0190d1-alert");
    EXPECT_EQ(lines, 2);
    const auto result = send({"archive", "file", {{"path", folder / "no" / "such"}}, {}});
    EXPECT_EQ(result.state, SendState::retry);
    EXPECT_NE(result.answer.find("No such file"), std::string::npos);
}

TEST_F(LocalReceiversTest, CommandGetsJsonAndEnvironment) {
    const auto result = send(
        shell("cat > " + (folder / "in").string() + "; echo \"$VIGIE_EVENT $VIGIE_HEADLINE $VIGIE_URL\"; echo more"));
    EXPECT_EQ(result.state, SendState::delivered);
    EXPECT_EQ(result.answer, "exit 0: alert.created Xi Jinping speaks https://example.org/a?b=1&c=2");
    EXPECT_EQ(boost::json::parse(read(folder / "in")).at("data").at("id").as_string(), "0190d1-alert");
}

TEST_F(LocalReceiversTest, ADigestOfAnyLengthReachesTheCommand) {
    Notification notification = example();
    notification.notice = "500 alerts";
    notification.alert.evidence[0].sentence += std::string(2000, 'x');
    for (int i = 0; i < 500; ++i) notification.bundle.push_back({notification.alert, AlertEvent::created, 1, {}});
    Receiver receiver = shell("cat > " + (folder / "in").string() + "; printf %s \"$VIGIE_TEXT\" | wc -m");
    auto result = send(receiver, notification);
    EXPECT_EQ(result.state, SendState::delivered) << result.answer;
    EXPECT_LE(std::stoi(result.answer.substr(result.answer.find(':') + 1)), 30'000 * 2);  // wc may count bytes
    EXPECT_EQ(boost::json::parse(read(folder / "in")).at("data").at("alerts").as_array().size(), 500U);

    receiver.settings["template"] = "{{#alerts}}{{#passages}}{{text}} é{{/passages}}{{/alerts}}";
    result = send(receiver, notification);
    EXPECT_EQ(result.state, SendState::delivered) << result.answer;

    Notification single = example();
    single.alert.article.title = std::string(200'000, 't');
    single.alert.evidence[0].sentence += std::string(200'000, 'x');
    result = send(shell("cat > /dev/null"), single);
    EXPECT_EQ(result.state, SendState::delivered) << result.answer;
}

TEST_F(LocalReceiversTest, TheExitCodeDecides) {
    EXPECT_EQ(send(shell("exit 0")).state, SendState::delivered);
    EXPECT_EQ(send(shell("echo out of order >&2; exit 1")).answer, "exit 1: out of order");
    EXPECT_EQ(send(shell("exit 1")).state, SendState::retry);
    EXPECT_EQ(send(shell("exit 100")).state, SendState::dead);
    EXPECT_EQ(send(shell("kill -9 $$")).answer, "exit 137");
    EXPECT_EQ(send(shell("kill -9 $$")).state, SendState::retry);
}

TEST_F(LocalReceiversTest, CommandThatIsNotThere) {
    const auto result = send(command({"/no/such/program"}));
    EXPECT_EQ(result.state, SendState::retry);
    EXPECT_EQ(result.answer, "/no/such/program: No such file or directory");
}

TEST_F(LocalReceiversTest, CommandThatDoesNotEndIsEndedWithItsChildren) {
    const auto start = std::chrono::steady_clock::now();
    const auto result =
        send(command({"/bin/sh", "-c", "sleep 100 & echo $! > " + (folder / "pid").string() + "; sleep 100"},
                     {{"timeout", "300ms"}}));
    EXPECT_EQ(result.state, SendState::retry);
    EXPECT_EQ(result.answer, "/bin/sh: no end within 300ms");
    EXPECT_LT(std::chrono::steady_clock::now() - start, 10s);
    const pid_t grandchild = std::stoi(read(folder / "pid"));
    // Dead, or a zombie that its new parent has not buried yet; the kernel may take a moment.
    const auto alive = [&] {
        const std::string stat = read("/proc/" + std::to_string(grandchild) + "/stat");
        return !stat.empty() && stat.find(") Z") == std::string::npos && stat.find(") X") == std::string::npos;
    };
    while (alive() && std::chrono::steady_clock::now() - start < 10s) ::usleep(1000);
    EXPECT_FALSE(alive());
}

TEST_F(LocalReceiversTest, CommandThatReadsNothingOrTalksMuch) {
    EXPECT_EQ(send(shell("exec <&-; exit 0")).state, SendState::delivered);
    const auto result = send(shell("head -c 3000000 /dev/zero | tr '\\0' x; exit 0"));
    EXPECT_EQ(result.state, SendState::delivered);
    EXPECT_LE(result.answer.size(), 300U);
}

TEST_F(LocalReceiversTest, CommandWhoseChildKeepsTheOutputOpen) {
    const auto start = std::chrono::steady_clock::now();
    EXPECT_EQ(send(shell("sleep 3 & exit 0")).state, SendState::delivered);
    EXPECT_LT(std::chrono::steady_clock::now() - start, 2s);
}

TEST_F(LocalReceiversTest, CommandHasOnlyItsThreeFiles) {
    const int extra = ::open("/dev/null", O_RDONLY);  // not close-on-exec
    EXPECT_EQ(send(shell("[ -e /proc/self/fd/" + std::to_string(extra) + " ] && exit 1; exit 0")).state,
              SendState::delivered);
    ::close(extra);
}

TEST_F(LocalReceiversTest, CommandsDoNotHoldTheLoop) {
    const auto notifier = make(shell("sleep 0.3"));
    const Notification notification = example();
    int done = 0;
    const auto start = std::chrono::steady_clock::now();
    for (int i = 0; i < 10; ++i)
        boost::asio::co_spawn(loop, notifier->send(notification),
                              [&](const std::exception_ptr&, const SendResult&) { ++done; });
    loop.restart();
    loop.run();
    EXPECT_EQ(done, 10);
    EXPECT_LT(std::chrono::steady_clock::now() - start, 2s);
}

}  // namespace
}  // namespace vigie
