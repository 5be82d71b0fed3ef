// Analyzers that are programs: a Python one, through real workers and real sandboxes.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>

#include "pool/process.hpp"
#include "support.hpp"

namespace vigie {
namespace {

namespace fs = std::filesystem;
using test::article;

const std::string id = "org.vigie.test.program";

class Programs : public ::testing::Test {
  protected:
    // In a folder that nobody else may write to, as the host asks for.
    void SetUp() override {
        folder_ = fs::temp_directory_path() / ("vigie-programs." + std::to_string(getpid()));
        fs::create_directories(folder_);
        fs::permissions(folder_, fs::perms::owner_all);
        script_ = folder_ / "behaves.py";
        fs::copy_file(std::string(VIGIE_SOURCE_DIR) + "/tests/pool/programs/behaves.py", script_,
                      fs::copy_options::overwrite_existing);
        fs::permissions(script_, fs::perms::owner_read | fs::perms::owner_write);
    }
    void TearDown() override { fs::remove_all(folder_); }

    PoolOptions options() const {
        PoolOptions options = test::options_with({});
        options.worker.plugins.push_back(program_setting({"python3", script_.string()}));
        return options;
    }

    fs::path folder_, script_;
};

TEST_F(Programs, AnalyzeCountAndLogAsPluginsDo) {
    test::Running running(options());
    running.wait(running.pool.start());
    const auto analysis = running.wait(running.pool.analyze(article("a", "Été ! Calm.\n\nÀ l’aide ! 😀!")));
    EXPECT_TRUE(analysis.failed.empty()) << analysis.failed.front().problem;
    EXPECT_EQ(analysis.plugins.at(id), "1.0.0");
    ASSERT_GE(analysis.annotations.size(), 2U);
    EXPECT_EQ(analysis.annotations[0].text, "Été !");
    EXPECT_EQ(analysis.annotations[0].plugin, id);
    EXPECT_EQ(analysis.annotations[1].text, "À l’aide !");
    const auto status = running.pool.status();
    ASSERT_EQ(status.plugins.size(), 1U);
    EXPECT_EQ(status.plugins[0].info.id, id);
    EXPECT_EQ(status.plugins[0].info.path, script_.string());
    EXPECT_GE(status.plugins[0].counts.at("shouts"), 4);
}

TEST_F(Programs, AreGivenWhatOtherPluginsFound) {
    PoolOptions with = options();
    std::ofstream(script_) << "from vigie_plugin import Analyzer, run\n"
                              "class A(Analyzer):\n"
                              "    id, needs, provides = 'org.vigie.test.program', ['org.vigie.test.first'], ['x.y']\n"
                              "    def analyze(self, article, emit):\n"
                              "        for one in article.annotations: emit('x.y', one.begin, one.end, saw=one.text)\n"
                              "run(A)\n";
    with.worker.plugins.insert(with.worker.plugins.begin(), {test::plugin("c_plugin"), {}});
    test::Running running(std::move(with));
    running.wait(running.pool.start());
    const auto analysis = running.wait(running.pool.analyze(article("a", "Où? Paris and Rome agree.")));
    std::size_t given = 0, seen = 0;
    for (const Annotation& one : analysis.annotations) {
        given += one.kind == "org.vigie.test.first";
        if (one.kind != "x.y") continue;
        ++seen;
        EXPECT_EQ(one.attributes.at(0).second, one.text);
    }
    EXPECT_GT(given, 0U);
    EXPECT_EQ(given, seen);
}

TEST_F(Programs, CanDoNothingForbidden) {
    test::Running running(options());
    running.wait(running.pool.start());
    const auto analysis = running.wait(running.pool.analyze(article("a", "ACT.")));
    ASSERT_EQ(analysis.annotations.size(), 1U) << (analysis.failed.empty() ? "" : analysis.failed[0].problem);
    EXPECT_EQ(analysis.annotations[0].attributes.at(0).second, "nothing");
    EXPECT_TRUE(fs::exists(script_));
    EXPECT_FALSE(fs::exists(folder_ / "made"));
}

TEST_F(Programs, MaySetTheFlagsThatEventLoopsSet) {
    test::Running running(options());
    running.wait(running.pool.start());
    const auto analysis = running.wait(running.pool.analyze(article("a", "FLAGS")));
    EXPECT_EQ(analysis.annotations.size(), 1U) << (analysis.failed.empty() ? "" : analysis.failed[0].problem);
}

TEST_F(Programs, OpenTheirOwnFolderAndAPrefixsLibrariesButNoFolderAbove) {
    const WorkerSetup setup = test::setup_with({});
    const auto readable = [&](const std::vector<std::string>& command) {
        const auto words = pool::program_arguments(setup, program_setting(command));
        std::set<std::string> paths;
        for (std::size_t i = 0; i + 1 < words.size() && words[i] != "--"; ++i)
            if (words[i] == "--readable") paths.insert(words[i + 1]);
        return paths;
    };
    const auto beside = readable({(folder_ / "mine" / "analyzer").string()});
    EXPECT_TRUE(beside.contains((folder_ / "mine").string()));
    EXPECT_FALSE(beside.contains(folder_.string())) << "what lies above it is nobody's library";
    const auto environment = readable({(folder_ / "venv" / "bin" / "python3").string(), script_.string()});
    EXPECT_TRUE(environment.contains((folder_ / "venv" / "lib").string()));
    EXPECT_TRUE(environment.contains((folder_ / "venv" / "pyvenv.cfg").string()));
    EXPECT_FALSE(environment.contains((folder_ / "venv").string())) << "~/bin/analyzer must not open the whole of ~";
}

TEST_F(Programs, OfOneInterpreterAreToldApart) {
    const auto path = [](std::vector<std::string> command) { return program_setting(std::move(command)).path; };
    EXPECT_NE(path({"python3", "-m", "a"}), path({"python3", "-m", "b"}));
    EXPECT_NE(path({"python3", script_.string(), "fr"}), path({"python3", script_.string(), "en"}));
    EXPECT_EQ(path({"python3", script_.string()}), script_.string());

    PoolOptions with = test::options_with({});
    with.start_deadline = std::chrono::seconds(6);
    with.worker.plugins = {program_setting({"python3", "-c",
                                            "from vigie_plugin import Analyzer, run\n"
                                            "class A(Analyzer):\n"
                                            "    id, provides = 'org.vigie.test.good', ['x.y']\n"
                                            "    def analyze(self, article, emit): emit('x.y', 0, 1)\n"
                                            "run(A)\n"}),
                           program_setting({"python3", "-c", "import time; time.sleep(600)"})};
    test::Running running(std::move(with));
    running.wait(running.pool.start());
    const auto plugins = running.pool.status().plugins;
    ASSERT_EQ(plugins.size(), 2U);
    EXPECT_EQ(plugins[0].info.id, "org.vigie.test.good");
    EXPECT_EQ(plugins[0].info.state, wire::PluginState::active) << "the other one hangs, not this one";
    EXPECT_EQ(plugins[1].info.state, wire::PluginState::broken);
    EXPECT_THAT(plugins[1].info.path, ::testing::HasSubstr("time.sleep"));
}

TEST_F(Programs, KilledFromOutsideAreSuspectedOnlyTheSecondTime) {
    test::Running running(options());
    running.wait(running.pool.start());
    const auto killed = running.wait(running.pool.analyze(article("a", "KILL")));
    EXPECT_EQ(running.pool.status().crashes, 2U) << "the first time somebody else may have done it";
    ASSERT_EQ(killed.failed.size(), 1U);
    EXPECT_EQ(killed.failed[0].plugin, id);
    EXPECT_THAT(killed.failed[0].problem, ::testing::HasSubstr("ended by SIGKILL"));
}

TEST_F(Programs, MayHaveThreads) {
    test::Running running(options());
    running.wait(running.pool.start());
    EXPECT_EQ(running.wait(running.pool.analyze(article("a", "THREAD"))).annotations.size(), 1U);
}

TEST_F(Programs, ThatFailAreNamedAndGoOn) {
    test::Running running(options());
    running.wait(running.pool.start());
    const auto failed = running.wait(running.pool.analyze(article("a", "FAIL")));
    ASSERT_EQ(failed.failed.size(), 1U);
    EXPECT_EQ(failed.failed[0].plugin, id);
    EXPECT_THAT(failed.failed[0].problem, ::testing::HasSubstr("RuntimeError: as it was told"));
    EXPECT_TRUE(running.wait(running.pool.analyze(article("b", "Well."))).failed.empty());
    EXPECT_THAT(running.wait(running.pool.analyze(article("c", "OUTSIDE"))).failed.at(0).problem,
                ::testing::HasSubstr("org.example.not.provided"));
    EXPECT_EQ(running.pool.status().crashes, 0U);
}

TEST_F(Programs, ThatEndOrHangCostNoArticle) {
    PoolOptions with = options();
    with.deadline = std::chrono::seconds(3);
    test::Running running(std::move(with));
    running.wait(running.pool.start());
    const auto ended = running.wait(running.pool.analyze(article("a", "END")));
    ASSERT_EQ(ended.failed.size(), 1U);
    EXPECT_EQ(ended.failed[0].plugin, id);
    EXPECT_THAT(ended.failed[0].problem, ::testing::HasSubstr("has ended"));
    EXPECT_TRUE(running.wait(running.pool.analyze(article("b", "Well."))).failed.empty());
    const auto hung = running.wait(running.pool.analyze(article("c", "HANG")));
    ASSERT_EQ(hung.failed.size(), 1U);
    EXPECT_EQ(hung.failed[0].plugin, id);
    EXPECT_EQ(running.pool.status().hangs, 1U);
}

TEST_F(Programs, ThatCannotStartAreBrokenAndSayWhy) {
    PoolOptions with = options();
    with.worker.plugins[0].options["refuse"] = "yes";
    with.worker.plugins.push_back(program_setting({"/no/such/program"}));
    test::Running running(std::move(with));
    running.wait(running.pool.start());
    const auto plugins = running.pool.status().plugins;
    ASSERT_EQ(plugins.size(), 2U);
    EXPECT_EQ(plugins[0].info.state, wire::PluginState::broken);
    EXPECT_THAT(plugins[0].info.problem, ::testing::HasSubstr("was told to refuse"));
    EXPECT_EQ(plugins[1].info.state, wire::PluginState::broken);
}

TEST_F(Programs, ThatOthersMayWriteToOrThatAreNotThePinnedOnesAreRefused) {
    PoolOptions with = options();
    with.worker.plugins[0].options["sha256"] = std::string(64, '0');
    test::Running pinned(with);
    pinned.wait(pinned.pool.start());
    EXPECT_EQ(pinned.pool.status().plugins.at(0).info.state, wire::PluginState::broken);
    fs::permissions(script_, fs::perms::others_write, fs::perm_options::add);
    test::Running writable(options());
    writable.wait(writable.pool.start());
    EXPECT_THAT(writable.pool.status().plugins.at(0).info.problem, ::testing::HasSubstr("write"));
}

}  // namespace
}  // namespace vigie
