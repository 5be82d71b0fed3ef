// Wrong plugins in real workers: the article completes without them, partial, and the culprit is named.
#include <gtest/gtest.h>

#include "support.hpp"

namespace vigie::test {
namespace {

struct Wrong {
    const char* name;
    const char* problem;  // part of it
    int deadline = 60;    // seconds
};
void PrintTo(const Wrong& wrong, std::ostream* out) {
    *out << wrong.name;
}

class WrongPlugin : public testing::TestWithParam<Wrong> {};

TEST_P(WrongPlugin, LeavesTheArticlePartialAndIsNamed) {
    PoolOptions options = options_with({"fine", GetParam().name});
    options.deadline = std::chrono::seconds(GetParam().deadline);
    Running running(options);
    const wire::Analysis analysis = running.wait(running.pool.analyze(article("u")));

    ASSERT_EQ(analysis.failed.size(), 1u);
    EXPECT_EQ(analysis.failed[0].plugin, id_of(GetParam().name));
    EXPECT_NE(analysis.failed[0].problem.find(GetParam().problem), std::string::npos) << analysis.failed[0].problem;
    ASSERT_EQ(analysis.annotations.size(), 2u);
    for (const Annotation& annotation : analysis.annotations) EXPECT_EQ(annotation.plugin, "org.vigie.test.fine");

    const PoolStatus status = running.pool.status();
    ASSERT_EQ(status.plugins.size(), 2u);
    for (const PluginStatus& plugin : status.plugins) {
        const bool culprit = plugin.info.id == id_of(GetParam().name);
        EXPECT_EQ(plugin.failed_articles, culprit ? 1 : 0);
        EXPECT_EQ(plugin.last_failure, culprit ? analysis.failed[0].problem : "");
    }
    // The daemon goes on.
    wire::Analyze next = article("v");
    next.skip = {id_of(GetParam().name)};
    EXPECT_TRUE(running.wait(running.pool.analyze(next)).failed.empty());
}

INSTANTIATE_TEST_SUITE_P(All, WrongPlugin,
                         testing::Values(Wrong{"crash", "ended by SIGSEGV"}, Wrong{"stack_overflow", "ended by SIG"},
                                         Wrong{"aborts", "ended by SIGABRT"}, Wrong{"exits", "exited with status"},
                                         Wrong{"hang", "no answer in 2s", 2}, Wrong{"throws", "the sky fell"},
                                         Wrong{"memory_eater", "", 20}, Wrong{"flood", "more than 20000"},
                                         Wrong{"stubborn_flood", "more than 20000"}, Wrong{"bad_span", "span"},
                                         Wrong{"bad_kind", "kind"}),
                         [](const auto& wrong) { return std::string(wrong.param.name); });

INSTANTIATE_TEST_SUITE_P(Forbidden, WrongPlugin,
                         testing::Values(Wrong{"socket_inet", "(socket)"}, Wrong{"socket_inet6", "(socket)"},
                                         Wrong{"socket_unix", "(socket)"}, Wrong{"socket_netlink", "(socket)"},
                                         Wrong{"socket_packet", "(socket)"}, Wrong{"writes_file", "for writing"},
                                         Wrong{"execs", "forbidden system call"},
                                         Wrong{"forks", "forbidden system call"}, Wrong{"traces", "(ptrace)"},
                                         Wrong{"kills", "(kill)"}, Wrong{"mounts", "(mount)"},
                                         Wrong{"namespaces", "(unshare)"}, Wrong{"io_uring", "(io_uring_setup)"},
                                         Wrong{"memfd_exec", "(memfd_create)"},
                                         Wrong{"reads_memory", "(process_vm_readv)"},
                                         Wrong{"changes_limits", "(prlimit64)"}),
                         [](const auto& wrong) { return std::string(wrong.param.name); });

class ForbiddenReading : public testing::TestWithParam<const char*> {};

TEST_P(ForbiddenReading, Fails) {
    Running running(options_with({GetParam()}));
    const wire::Analysis analysis = running.wait(running.pool.analyze(article("u")));
    ASSERT_TRUE(analysis.failed.empty()) << analysis.failed[0].problem;
    ASSERT_FALSE(analysis.annotations.empty());
    for (const Annotation& told : analysis.annotations)
        for (const auto& [key, value] : told.attributes)
            EXPECT_FALSE(key == "worked" && value != "false") << GetParam();
}

// Files outside, other processes' files, the environment, descriptors: refused, not fatal.
INSTANTIATE_TEST_SUITE_P(All, ForbiddenReading,
                         testing::Values("reads_file", "reads_proc", "environment", "descriptors"),
                         [](const auto& name) { return std::string(name.param); });

TEST(BrokenPlugin, ThatDiesWhileItIsLoadedIsLeftOut) {
    Running running(options_with({"fine", "early_socket", "wrong_major"}));
    running.wait(running.pool.start());
    EXPECT_TRUE(running.wait(running.pool.analyze(article("u"))).failed.empty());
    std::map<std::string, std::string> problems;
    for (const PluginStatus& plugin : running.pool.status().plugins)
        problems[plugin.info.path] = std::string(to_string(plugin.info.state)) + " " + plugin.info.problem;
    ASSERT_EQ(problems.size(), 3u);
    EXPECT_EQ(problems[plugin("fine")], "active ");
    EXPECT_EQ(problems[plugin("early_socket")], "broken loading it: forbidden system call 41 (socket)");
    EXPECT_TRUE(problems[plugin("wrong_major")].starts_with("broken ")) << problems[plugin("wrong_major")];
}

TEST(Quarantine, ComesAfterSoManyDistinctArticles) {
    PoolOptions options = options_with({"fine", "crash"});
    options.quarantine_after = 2;
    Running running(options);
    std::string quarantined;
    running.pool.on_quarantine(
        [&](const std::string& plugin, const std::string& reason) { quarantined += plugin + ": " + reason; });
    EXPECT_EQ(running.wait(running.pool.analyze(article("one"))).failed.size(), 1u);
    EXPECT_EQ(running.wait(running.pool.analyze(article("one"))).failed.size(), 1u);
    EXPECT_EQ(quarantined, "");
    EXPECT_EQ(running.wait(running.pool.analyze(article("two"))).failed.size(), 1u);
    EXPECT_EQ(quarantined, "org.vigie.test.crash: failed on 2 articles, last: ended by SIGSEGV");
    EXPECT_TRUE(running.wait(running.pool.analyze(article("three"))).failed.empty());
    for (const PluginStatus& plugin : running.pool.status().plugins) {
        const bool culprit = plugin.info.id == "org.vigie.test.crash";
        EXPECT_EQ(plugin.info.state, culprit ? wire::PluginState::quarantined : wire::PluginState::active);
    }
    running.pool.end_quarantine("org.vigie.test.crash");
    EXPECT_EQ(running.wait(running.pool.analyze(article("three"))).failed.size(), 1u);
}

TEST(Quarantine, OfTheStoreIsKept) {
    Running running(options_with({"fine", "crash"}));
    running.pool.quarantine("org.vigie.test.crash", "since yesterday");
    EXPECT_TRUE(running.wait(running.pool.analyze(article("u"))).failed.empty());
    EXPECT_EQ(running.pool.status().crashes, 0u);
    for (const PluginStatus& plugin : running.pool.status().plugins)
        EXPECT_EQ(plugin.info.problem, plugin.info.id == "org.vigie.test.crash" ? "since yesterday" : "");
    running.pool.end_quarantine("org.vigie.test.crash");
    EXPECT_EQ(running.wait(running.pool.analyze(article("u"))).failed.size(), 1u);
}

}  // namespace
}  // namespace vigie::test
