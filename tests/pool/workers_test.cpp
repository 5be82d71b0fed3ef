// Worker processes: replaced, shared, killed, and never believed.
#include <gtest/gtest.h>
#include <signal.h>

#include <boost/asio/detached.hpp>
#include <boost/asio/steady_timer.hpp>
#include <set>

#include "support.hpp"

namespace vigie::test {
namespace {

wire::ReadFeed feed(std::string url) {
    wire::ReadFeed request;
    request.url = std::move(url);
    return request;
}

PoolOptions fake() {
    PoolOptions options;
    options.worker.program = bin + "fake-worker";
    options.deadline = std::chrono::seconds(60);
    return options;
}

std::string error_of(const char* url, Duration deadline = std::chrono::seconds(60)) {
    PoolOptions options = fake();
    options.deadline = deadline;
    Running running(options);
    const FeedDocument document = running.wait(running.pool.read_feed(feed(url)));
    EXPECT_NE(running.wait(running.pool.read_feed(feed("fine"))).title, "") << "the next job is done";
    return document.error;
}

TEST(Worker, WhatItDoesIsTheDocumentsError) {
    EXPECT_EQ(error_of("die"), "the reader failed on it: ended by SIGKILL");
    EXPECT_EQ(error_of("exit"), "the reader failed on it: exited with status 3");
    EXPECT_EQ(error_of("hang", std::chrono::seconds(1)), "the reader failed on it: no answer in 1s");
    EXPECT_TRUE(error_of("garbage").starts_with("the reader failed on it: broke the protocol: not JSON"));
    EXPECT_EQ(error_of("wrong-job"), "the reader failed on it: answered a job that it was not asked");
    EXPECT_EQ(error_of("no-job"), "the reader failed on it: it is too much");
    EXPECT_EQ(error_of("refuse"), "not today");
    EXPECT_EQ(error_of("other-kind"), "the reader gave another answer");
    EXPECT_EQ(error_of("flood"), "the reader failed on it: floods the wire");
    EXPECT_EQ(error_of("endless-line"), "the reader failed on it: broke the protocol: line longer than 67108864 bytes");
    EXPECT_EQ(error_of("prints"), "");
}

// What becomes of a plugin whose worker is killed so many times while it is loaded.
PluginStatus loaded_after(int deaths) {
    const std::string file = ::testing::TempDir() + "vigie-deaths-" + std::to_string(getpid());
    std::remove(file.c_str());
    PoolOptions options = fake();
    options.worker.plugins = {{"/slow.so", {{"deaths", file}, {"most", std::to_string(deaths)}}}};
    Running running(options);
    running.wait(running.pool.start());
    std::remove(file.c_str());
    const PoolStatus status = running.pool.status();
    EXPECT_EQ(status.plugins.size(), 1u);
    return status.plugins.empty() ? PluginStatus{} : status.plugins.front();
}

TEST(Worker, KilledWhileItLoadsAPluginLoadsItAgain) {
    EXPECT_EQ(loaded_after(1).info.state, wire::PluginState::active);
    EXPECT_EQ(loaded_after(2).info.state, wire::PluginState::active);
    EXPECT_EQ(loaded_after(3).info.state, wire::PluginState::broken);
    EXPECT_EQ(loaded_after(3).info.problem, "loading it: ended by SIGKILL");
}

TEST(Worker, IsReplacedAfterSoManyJobs) {
    PoolOptions options = fake();
    options.jobs_per_worker = 2;
    Running running(options);
    std::vector<std::string> titles;
    for (int i = 0; i < 4; ++i) titles.push_back(running.wait(running.pool.read_feed(feed("fine"))).title);
    EXPECT_EQ(titles[0], titles[1]);
    EXPECT_NE(titles[1], titles[2]);
    EXPECT_EQ(titles[2], titles[3]);
    EXPECT_EQ(running.pool.status().started, 2u);
    EXPECT_EQ(running.pool.status().crashes, 0u);
}

Task<void> read_into(Pool& pool, std::string url, std::vector<std::string>& titles) {
    FeedDocument document = co_await pool.read_feed(feed(std::move(url)));
    titles.push_back(document.error.empty() ? document.title : document.error);
}

TEST(Worker, ManyJobsShareTheWorkers) {
    PoolOptions options = fake();
    options.readers = 2;
    Running running(options);
    std::vector<std::string> titles;
    for (int i = 0; i < 20; ++i)
        boost::asio::co_spawn(running.loop, read_into(running.pool, i == 7 ? "exit" : "fine", titles),
                              boost::asio::detached);
    while (titles.size() < 20 && running.loop.run_one() > 0) continue;
    EXPECT_EQ(titles.size(), 20u);
    EXPECT_EQ(std::count(titles.begin(), titles.end(), "the reader failed on it: exited with status 3"), 1);
    EXPECT_LE(running.pool.status().workers.size(), 2u);
    // The bad job takes a worker at each of its two tries; when the last try comes last, nobody needs a third.
    EXPECT_GE(running.pool.status().started, 2u);
    EXPECT_EQ(running.pool.status().crashes, 2u);
    EXPECT_LE(running.pool.status().started, 4u);
}

TEST(Worker, KilledFromOutsideTheJobIsDoneAllTheSame) {
    PoolOptions options = options_with({"fine"});
    Running running(options);
    running.wait(running.pool.start());
    for (const WorkerStatus& worker : running.pool.status().workers) kill(worker.pid, SIGKILL);
    const wire::Analysis analysis = running.wait(running.pool.analyze(article("u")));
    EXPECT_TRUE(analysis.failed.empty());
    EXPECT_EQ(analysis.annotations.size(), 2u);
    EXPECT_EQ(running.pool.status().crashes, 1u);
}

TEST(Worker, ThatCannotBeStartedThrows) {
    PoolOptions options;
    options.worker.program = "/nowhere/vigie-worker";
    Running running(options);
    EXPECT_THROW(running.wait(running.pool.read_feed(feed("u"))), std::runtime_error);
    EXPECT_THROW(running.wait(running.pool.start()), std::runtime_error);
}

TEST(Worker, StopEndsWhatIsUnderWay) {
    Running running(fake());
    boost::asio::steady_timer soon(running.loop, std::chrono::milliseconds(1));
    bool stopped = false;
    soon.async_wait([&](const auto&) {
        // As soon as the job is under way, however long that takes.
        stopped = true;
        running.pool.stop();
    });
    EXPECT_THROW(running.wait(running.pool.read_feed(feed("hang"))), std::runtime_error);
    EXPECT_TRUE(stopped);
    EXPECT_THROW(running.wait(running.pool.read_feed(feed("fine"))), std::runtime_error);
}

TEST(Reload, BringsOtherPluginsAndForgetsTheBroken) {
    Running running(options_with({"early_socket", "fine"}));
    running.wait(running.pool.start());
    running.pool.reload(setup_with({"c_plugin"}));
    const wire::Analysis analysis = running.wait(running.pool.analyze(article("u")));
    ASSERT_FALSE(analysis.annotations.empty());
    EXPECT_EQ(analysis.annotations[0].plugin, "org.vigie.test.c");
    const PoolStatus status = running.pool.status();
    ASSERT_EQ(status.plugins.size(), 1u);
    EXPECT_EQ(status.plugins[0].info.id, "org.vigie.test.c");
}

TEST(Reload, BringsNewWorkersBesideTheOldOnesWhichDrain) {
    PoolOptions options = options_with({"hang"});
    options.analyzers = 1;
    Running running(options);
    bool done = false;
    running.wait(running.pool.start());
    boost::asio::co_spawn(running.loop, running.pool.analyze(article("u")),
                          [&](std::exception_ptr, const wire::Analysis&) { done = true; });
    pid_t busy = 0;
    while (busy == 0 && running.loop.run_one() > 0)
        for (const WorkerStatus& worker : running.pool.status().workers)
            if (worker.busy) busy = worker.pid;
    running.pool.reload(setup_with({"fine"}));
    EXPECT_FALSE(running.pool.status().plugins.front().draining) << "nothing has taken its place yet";
    EXPECT_TRUE(running.wait(running.pool.analyze(article("v"))).failed.empty());
    EXPECT_FALSE(done);
    const auto draining = [&] {
        std::set<std::string> ids;
        for (const PluginStatus& plugin : running.pool.status().plugins)
            if (plugin.draining) ids.insert(plugin.info.id);
        return ids;
    };
    EXPECT_EQ(draining(), std::set<std::string>{"org.vigie.test.hang"});
    kill(busy, SIGKILL);
    while (!done && running.loop.run_one() > 0) continue;
    EXPECT_TRUE(draining().empty());
}

TEST(Reader, ReadsFeedsPagesAndLanguages) {
    Running running(options_with({}));
    wire::ReadPage page;
    page.fragment = true;
    page.body = "<p>Un</p><p>deux</p>";
    EXPECT_EQ(running.wait(running.pool.read_page(page)).error, "");
    EXPECT_EQ(running.wait(running.pool.detect_language("Ceci est une phrase en français.")), "fr");
}

}  // namespace
}  // namespace vigie::test
