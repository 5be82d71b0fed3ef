// The control verbs: the real program against a real server.
#include <cstdio>
#include <cstdlib>

#include "http/http_fixture.hpp"

namespace vigie::test {
namespace {

struct Ran {
    int status = -1;
    std::string out;  // and standard error
};

Ran run(const std::string& words) {
    const std::string command = std::string(VIGIE_BINARY_DIR "/bin/vigie ") + words + " 2>&1";
    FILE* pipe = popen(command.c_str(), "r");
    Ran result;
    char piece[4096];
    for (std::size_t size; (size = fread(piece, 1, sizeof piece, pipe)) > 0;) result.out.append(piece, size);
    const int status = pclose(pipe);
    result.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return result;
}

class Control : public HttpTest {
  protected:
    Ran vigie(const std::string& words) {
        meet();
        Ran result = run(words + " --socket " + settings.socket);
        meet();
        return result;
    }
    bool says(const Ran& result, const std::string& words) { return result.out.find(words) != std::string::npos; }
};

// Deliveries that were given up, and a receiver that may still refuse.
class Replay : public Control {
  protected:
    std::vector<ClaimedDelivery> due() { return store->claim_due_deliveries(9, std::chrono::minutes(1)); }
    void ends(const ClaimedDelivery& one, DeliveryState state) {
        store->record_attempt({one.lease, one.delivery.id, {clock.now(), false, "HTTP 503", {}}, state, clock.now()});
    }
    void SetUp() override {
        Control::SetUp();
        Feed feed;
        feed.id = "f1";
        feed.url = "https://paper.example/rss";
        store->sync_feeds({feed});
        auto claimed = store->claim_due_feeds(1, std::chrono::minutes(1)).at(0);
        Polled polled{claimed.lease, claimed.state, true, {}, std::chrono::hours(48), {}};
        for (const char* id : {"1", "2"}) polled.entries.emplace_back().id = id;
        store->finish_poll(polled);
        for (const auto& to_read : store->claim_to_read(9, std::chrono::minutes(1)))
            store->commit_read({to_read.lease, to_read.article, {}});
        for (const auto& to_analyze : store->claim_to_analyze(9, std::chrono::minutes(1))) {
            AnalyzedArticle done;
            done.lease = to_analyze.lease;
            done.article = to_analyze.article;
            done.alerts.emplace_back().match = {"xi-speaks", Part::speaks, {"Q15031", "Xi Jinping"}, {}, {}};
            done.alerts.front().receivers = {"desk"};
            done.watches = {"xi-speaks"};
            store->commit_analysis(done);
        }
        for (const auto& one : due()) ends(one, DeliveryState::dead);
    }
};

TEST_F(Replay, EndsWhereTheReceiverStillRefuses) {
    daemon->at_wake = [this] {
        for (const auto& one : due()) ends(one, DeliveryState::dead);
    };
    start();
    const auto result = vigie("alerts replay --receiver desk");
    EXPECT_EQ(result.out, "2 deliveries are sent again.\n");
    EXPECT_EQ(daemon->wakes, 2);
}

TEST_F(Replay, GoesOnWhereOneHasArrivedMeanwhile) {
    DeliveryFilter dead;
    dead.state = DeliveryState::dead;
    const auto listed = store->deliveries(dead);
    ASSERT_EQ(listed.size(), 2U);
    daemon->at_wake = [&] {
        store->replay_delivery(listed.front().id);  // the newest: asked for last
        for (const auto& one : due()) ends(one, DeliveryState::delivered);
    };
    start();
    const auto result = vigie("alerts replay --receiver desk");
    EXPECT_EQ(result.status, 0);
    EXPECT_EQ(result.out, "1 delivery is sent again.\n");
}

TEST_F(Control, ImportKeepsItsRequestsSmallerThanTheDaemonTakes) {
    std::ofstream file(directory + "/feeds.opml");
    file << "<opml version=\"2.0\"><body>";
    for (int i = 0; i < 190; ++i)
        file << "<outline type=\"rss\" xmlUrl=\"https://paper.example/" << i << "/" << std::string(600, 'x') << "\"/>";
    file << "</body></opml>";
    file.close();
    start();
    EXPECT_EQ(vigie("feeds import " + directory + "/feeds.opml").out, "190 added, 0 were subscribed already\n");
    EXPECT_EQ(daemon->subscribed.size(), 190U);
}

TEST_F(Control, RereadAddsUpItsParts) {
    start();
    auto result = vigie("reread --since 2d");
    EXPECT_EQ(result.status, 0) << result.out;
    EXPECT_EQ(result.out, "200 pages read, 2 articles changed, 0 pages failed\n");
    EXPECT_EQ(vigie("reread --since 2024-02-08 --json").out, "{\"read\":200,\"changed\":2,\"failed\":0}\n");
    EXPECT_EQ(to_rfc3339(daemon->reread_since), "2024-02-08T00:00:00Z");
    result = vigie("reread --since yesterday");
    EXPECT_EQ(result.status, 1);
    EXPECT_TRUE(says(result, "--since: an age such as 2d")) << result.out;
}

TEST_F(Control, StatusIsReadableAndItsExitTells) {
    start();
    auto result = vigie("status");
    EXPECT_EQ(result.status, 0) << result.out;
    EXPECT_TRUE(says(result, "vigied 0.1.0, ready")) << result.out;
    EXPECT_TRUE(says(result, "0, 0 in trouble, 0 due")) << result.out;
    daemon->state.not_ready = "workers start";
    result = vigie("status");
    EXPECT_EQ(result.status, 1);
    EXPECT_TRUE(says(result, "NOT READY: workers start")) << result.out;
}

TEST_F(Control, JsonIsTheDaemonsOwnAnswer) {
    start();
    const auto result = vigie("status --json");
    EXPECT_EQ(boost::json::parse(result.out).at("version").as_string(), "0.1.0");
    EXPECT_EQ(boost::json::parse(vigie("alerts --json").out).at("alerts").as_array().size(), 0U);
}

TEST_F(Control, ListsShowWhatIsThere) {
    Feed feed;
    feed.id = "f1";
    feed.url = "https://paper.example/rss";
    feed.name = "The\x1b[31m Paper";
    store->sync_feeds({feed});
    PluginStatus plugin;
    plugin.info.path = "/p/bad.so";
    plugin.info.state = wire::PluginState::broken;
    plugin.info.problem = "not an ELF file";
    daemon->workers.plugins = {plugin};
    start();
    auto result = vigie("feeds");
    EXPECT_TRUE(says(result, "The [31m Paper")) << result.out;  // it does not steer the terminal
    EXPECT_TRUE(says(result, "new")) << result.out;
    EXPECT_TRUE(says(vigie("feeds --failing"), "No feed is in trouble."));
    result = vigie("watches");
    EXPECT_TRUE(says(result, "xi-speaks  Q15031  speaks")) << result.out;
    result = vigie("plugins");
    EXPECT_TRUE(says(result, "broken")) << result.out;
    EXPECT_TRUE(says(result, "not an ELF file")) << result.out;
    EXPECT_TRUE(says(vigie("alerts"), "No alerts yet."));
}

TEST_F(Control, AMissingAlertOrFeedIsSaid) {
    start();
    auto result = vigie("alerts show none");
    EXPECT_EQ(result.status, 1);
    EXPECT_EQ(result.out, "vigie: no such alert\n");
    result = vigie("feeds --poll a/b");
    EXPECT_EQ(result.out, "vigie: no such feed\n");
}

TEST_F(Control, WhyAndWrongAskTheDaemon) {
    start();
    EXPECT_EQ(vigie("why none xi-speaks").out, "vigie: no such article\n");
    EXPECT_EQ(vigie("why none nobody").out, "vigie: no such watch\n");
    EXPECT_EQ(vigie("alerts wrong none wrong-person --comment x").out, "vigie: no such alert\n");
    EXPECT_NE(vigie("alerts wrong none dislike").status, 0);
    EXPECT_EQ(vigie("alerts cases --jsonl").out, "");
}

TEST_F(Control, WatchesAreTestedInWords) {
    const std::string path = directory + "/watches.toml";
    std::ofstream(path)
        << "[[actor]]\nid = \"Q1\"\nname = \"Anna Able\"\n[[watch]]\nname = \"w\"\nactors = \"Anna Able\"\n"
        << "any = [\"war\", { near = [\"a\", \"b\"] }]\n";
    const auto good = run("watches test " + path + " -c /nowhere");
    EXPECT_EQ(good.status, 0);
    EXPECT_TRUE(says(good, "    within 10 words of each other: «a», «b»")) << good.out;
    std::ofstream(path, std::ios::app) << "anny = \"peace\"\n";
    const auto bad = run("watches test " + path + " -c /nowhere");
    EXPECT_EQ(bad.status, 1);
    EXPECT_EQ(bad.out, path + ":8: watch.anny: is not known; did you mean \"any\"?\n");
}

TEST_F(Control, ABacktestRunsOnTheStore) {
    const std::string path = directory + "/watches.toml";
    std::ofstream(path) << "[[actor]]\nid = \"Q1\"\nname = \"Anna Able\"\n[[watch]]\nname = \"w\"\nactors = \"Q1\"\n";
    const auto result = run("watches backtest " + path + " -c /nowhere --days 3 --database " + directory + "/vigie.db");
    EXPECT_EQ(result.status, 0);
    EXPECT_TRUE(says(result, "0 alerts, 0.0 a day")) << result.out;
    EXPECT_TRUE(says(result, "0 articles of 3 days")) << result.out;
    const std::string today = to_rfc3339(std::chrono::floor<Duration>(SystemClock().now())).substr(0, 10);
    EXPECT_TRUE(says(result, today + "      0  \n  0 alerts")) << result.out;  // the last day of the chart
}

TEST_F(Control, ARefusedReloadNamesTheProblems) {
    start();
    EXPECT_EQ(vigie("reload").out, "Reloaded.\n");
    daemon->state.problems = {"vigie.toml:3: fetch.timout: unknown key"};
    const auto result = vigie("reload");
    EXPECT_EQ(result.status, 1);
    EXPECT_TRUE(says(result, "vigie.toml:3: fetch.timout: unknown key")) << result.out;
    EXPECT_TRUE(says(result, "the running configuration stays")) << result.out;
}

TEST_F(Control, WithoutADaemonItSaysWhatToDo) {
    const auto result = vigie("status");
    EXPECT_EQ(result.status, 1);
    EXPECT_TRUE(says(result, "is it running")) << result.out;
}

TEST_F(Control, AnAddressTakesAToken) {
    start();
    std::ofstream(directory + "/token") << read_token << '\n';
    const std::string address = " --address 127.0.0.1:" + std::to_string(server->port());
    EXPECT_TRUE(says(run("status" + address), "a token is needed"));
    EXPECT_EQ(run("status" + address + " --token-file " + directory + "/token").status, 0);
}

TEST_F(Control, CheckNamesFileLineAndKey) {
    const std::string path = directory + "/vigie.toml";
    std::ofstream(path) << "[fetch]\ntimout = \"3s\"\n";
    const auto result = run("check " + path);
    EXPECT_NE(result.status, 0);
    EXPECT_TRUE(says(result, path + ":2")) << result.out;
    EXPECT_TRUE(says(result, "timout")) << result.out;
}

TEST_F(Control, TheBashCompletionCompletes) {
    std::ofstream(directory + "/run.sh")
        << "source " << directory << "/complete\nCOMP_WORDS=(vigie alerts sh)\nCOMP_CWORD=2\n"
        << "_vigie\necho \"${COMPREPLY[@]}\"\nCOMP_WORDS=(vigie st)\nCOMP_CWORD=1\n_vigie\n"
        << "echo \"${COMPREPLY[@]}\"\n";
    std::ofstream(directory + "/complete") << run("completion bash").out;
    FILE* pipe = popen(("bash " + directory + "/run.sh 2>&1").c_str(), "r");
    char piece[4096] = {};
    const std::size_t size = fread(piece, 1, sizeof piece - 1, pipe);
    pclose(pipe);
    EXPECT_EQ(std::string(piece, size), "show\nstatus stories\n");
}

}  // namespace
}  // namespace vigie::test
