// A real server on a Unix socket and a port, over a real store, with a daemon that only answers.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <thread>
#include <utility>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/json.hpp>

#include "http/client.hpp"
#include "http/http.hpp"
#include "support/moved_clock.hpp"

namespace vigie::test {

class AnsweringDaemon final : public http::Backend {
  public:
    explicit AnsweringDaemon(Store& store) : store_(store) {}
    http::About about() override { return state; }
    std::vector<Watch> watches() override {
        Watch watch;
        watch.name = "xi-speaks";
        watch.actors = {"Q15031"};
        watch.part = Part::speaks;
        watch.conditions = conditions;
        return {watch};
    }
    std::vector<Receiver> receivers() override { return {{"desk", "console", {}, {}}}; }
    PoolStatus pool() override { return workers; }
    std::vector<http::Metric> metrics() override {
        return {{"vigie_polls_total", "Polls.", {{"result", "a \"b\"\n"}}, 3, true}};
    }
    Task<void> store(std::function<void(Store&)> work) override {
        if (broken) throw StoreError("store: the disk is full");
        work(store_);
        co_return;
    }
    std::vector<std::string> reload() override { return state.problems; }
    void wake() override {
        ++wakes;
        if (at_wake) at_wake();
    }
    Task<http::CallbackAnswer> callback(http::Callback asked) override {
        co_return http::CallbackAnswer{asked.token == "right" ? 200 : 404, asked.push ? asked.signature : "challenge"};
    }
    Task<http::Looked> look(std::string address) override {
        http::Looked looked = found;
        if (looked.feeds.empty()) looked.problem = address + ": HTTP 404";
        co_return looked;
    }
    Task<http::Subscribed> subscribe(std::vector<Feed> feeds) override {
        http::Subscribed done;
        for (Feed& feed : feeds) {
            done.added.push_back(feed.url);
            subscribed.push_back(std::move(feed));
        }
        co_return done;
    }
    Task<std::string> unsubscribe(std::string feed_id) override {
        co_return feed_id == "mine" ? "" : "the configuration names it";
    }
    Task<RereadCounts> reread(Time since, std::string after, int limit) override {
        reread_since = since;
        RereadCounts counts{limit, 1, 0, ""};
        if (after.empty()) counts.after = "first-part";
        co_return counts;
    }

    http::About state{"0.1.0", from_unix(1000), from_unix(1060), "sqlite test", {"poll", "http"}, {}, ""};
    PoolStatus workers;
    http::Looked found;
    std::vector<Feed> subscribed;
    std::vector<Condition> conditions;  // of the watch
    bool broken = false;
    int wakes = 0;
    Time reread_since{};
    std::function<void()> at_wake;  // what the loops would do

  private:
    Store& store_;
};

class HttpTest : public testing::Test {
  protected:
    static constexpr const char* read_token = "a-token-that-may-only-read";
    static constexpr const char* control_token = "a-token-that-may-control";

    void SetUp() override {
        ASSERT_NE(mkdtemp(directory.data()), nullptr);
        StoreSettings store_settings;
        store_settings.database = directory + "/vigie.db";
        store_settings.power_safe = false;
        store = std::make_unique<Store>(store_settings, clock, random);
        daemon = std::make_unique<AnsweringDaemon>(*store);
        settings.socket = directory + "/vigied.sock";
        settings.listen = "127.0.0.1:0";
        settings.tokens = {{read_token, false}, {control_token, true}};
        settings.hosts = {"vigie.example"};
        settings.request_time = std::chrono::milliseconds(1500);
    }
    void TearDown() override {
        stop();
        std::filesystem::remove_all(directory);
    }

    void start() {
        server = std::make_unique<http::Server>(*loop, settings, *daemon);
        server->listen();
        thread = std::thread([this] { loop->run(); });
    }
    void stop() {
        if (!thread.joinable()) return;
        loop->stop();
        thread.join();
        server.reset();
    }

    http::Address local() const {
        http::Address address;
        address.socket = settings.socket;
        return address;
    }
    http::Address remote(std::string token = "") const {
        http::Address address;
        address.host = "127.0.0.1:" + std::to_string(server->port());
        address.token = std::move(token);
        return address;
    }
    http::Answer get(const std::string& target) {
        auto answer = http::get(local(), target);
        EXPECT_TRUE(answer) << (answer ? "" : answer.error().message);
        return answer ? *answer : http::Answer{};
    }
    static boost::json::value parsed(const http::Answer& answer) { return boost::json::parse(answer.body); }

    // What this thread and the daemon's did before is done for the other, as far as ThreadSanitizer sees: it follows
    // threads, and not what comes through another process.
    void meet();

    // Bytes to the port and all that comes back: for what a good client never sends.
    std::string raw(const std::string& bytes);

    std::string directory = "/tmp/vigie-http-XXXXXX";
    MovedClock clock;
    SeededRandom random;
    std::unique_ptr<Store> store;
    std::unique_ptr<AnsweringDaemon> daemon;
    http::Settings settings;
    std::unique_ptr<boost::asio::io_context> loop = std::make_unique<boost::asio::io_context>();
    std::unique_ptr<http::Server> server;
    std::thread thread;
};

}  // namespace vigie::test
