// Two processes on one store, and hubs that come and go. The hub itself is in tests/integration/websub_test.py.
#include "websub/websub.hpp"

#include <gtest/gtest.h>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <filesystem>

#include "support/moved_clock.hpp"
#include "support/run_task.hpp"

namespace vigie::test {
namespace {

constexpr const char* hub = "http://127.0.0.1:1/hub";  // nobody listens: the request fails, the lease stays asked
constexpr const char* topic = "https://paper.example/rss";

Task<bool> done(Task<void> task) {
    co_await std::move(task);
    co_return true;
}

class Subscriber : public testing::Test {
  protected:
    void SetUp() override {
        ASSERT_NE(mkdtemp(directory.data()), nullptr);
        StoreSettings settings;
        settings.database = directory + "/vigie.db";
        settings.power_safe = false;
        store = std::make_unique<Store>(settings, clock, random);
        for (auto* process : {&here, &there})
            *process = std::make_unique<WebSub>(
                client, clock,
                [this](std::function<void(Store&)> work) -> Task<void> {
                    ++asked_store;
                    work(*store);
                    co_return;
                },
                WebSubOptions{.callback = "https://vigie.example"});
    }
    void TearDown() override { std::filesystem::remove_all(directory); }

    void follow(WebSub& process, const std::string& hub_url, const std::string& topic_url) {
        run_task(loop, done(process.follow("f1", hub_url, topic_url)));
    }
    std::optional<std::string> verify(WebSub& process, const std::string& token) {
        return run_task(loop, process.verify("f1", token,
                                             {{"hub.mode", "subscribe"},
                                              {"hub.topic", topic},
                                              {"hub.challenge", "x"},
                                              {"hub.lease_seconds", "1000"}}));
    }
    std::string token() {
        const std::string text = store->setting("websub:f1").value_or("");
        const auto at = text.find("\"token\":\"");
        return at == std::string::npos ? "" : text.substr(at + 9, text.find('"', at + 9) - at - 9);
    }

    std::string directory = "/tmp/vigie-websub-XXXXXX";
    MovedClock clock;
    SeededRandom random;
    boost::asio::io_context loop;
    net::Client client{loop, net::ClientOptions()};
    std::unique_ptr<Store> store;
    std::unique_ptr<WebSub> here, there;
    int asked_store = 0;
};

TEST_F(Subscriber, WhatAnotherProcessAskedForIsVerifiedHere) {
    EXPECT_EQ(verify(*here, "any"), std::nullopt);  // and it does not remember that there was none
    follow(*there, hub, topic);
    EXPECT_EQ(verify(*here, token()), "x");
    EXPECT_TRUE(here->pushes("f1"));
    follow(*there, "", "");  // the feed was unchanged: it learns that the hub pushes
    EXPECT_TRUE(there->pushes("f1"));
}

TEST_F(Subscriber, ALeaseIsForgottenWhenTheFeedNamesNoHub) {
    follow(*here, hub, topic);
    const std::string old = token();
    ASSERT_EQ(verify(*here, old), "x");
    follow(*here, "", "");
    EXPECT_TRUE(here->pushes("f1"));  // unchanged is no word about hubs
    follow(*here, "", topic);
    EXPECT_FALSE(here->pushes("f1"));
    EXPECT_EQ(token(), "");
    EXPECT_EQ(verify(*here, old), std::nullopt);
}

TEST_F(Subscriber, WithoutACallbackTheStoreIsNotAsked) {
    WebSub off(client, clock,
               [this](std::function<void(Store&)>) -> Task<void> {
                   ++asked_store;
                   co_return;
               },
               {});
    EXPECT_EQ(verify(off, "any"), std::nullopt);
    EXPECT_EQ(run_task(loop, off.accept("f1", "any", "", "")), std::nullopt);
    follow(off, hub, topic);
    EXPECT_EQ(asked_store, 0);
}

}  // namespace
}  // namespace vigie::test
