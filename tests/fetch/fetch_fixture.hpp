// A fetcher on a moved clock and the misbehaving server.
#pragma once

#include <gtest/gtest.h>

#include "fetch/fetch.hpp"
#include "net/net.hpp"
#include "support/moved_clock.hpp"
#include "support/python_server.hpp"
#include "support/run_task.hpp"

namespace vigie {

class FetchTest : public testing::Test {
  protected:
    static void SetUpTestSuite() { server = new test::PythonServer("http_server.py"); }
    static void TearDownTestSuite() {
        delete server;
        server = nullptr;
    }
    void SetUp() override { raw("/_reset"); }

    static net::ClientOptions client_options() {
        net::ClientOptions options;
        options.allow_private_addresses = true;
        return options;
    }
    static FetchOptions options() {
        FetchOptions options;
        options.gap = Duration(0);
        options.timeout = std::chrono::seconds(30);
        options.max_feed_bytes = 1U << 20U;
        return options;
    }
    std::string raw(const std::string& path) {
        net::Request request;
        request.url = server->url(path);
        return test::run_task(loop, client.send(request)).body;
    }
    FetchedFeed poll() { return test::run_task(loop, fetcher.feed(feed, state)); }
    // A poll whose state is kept; the document of a fresh one is taken for a feed.
    FetchedFeed poll_and_keep() {
        FetchedFeed fetched = poll();
        FeedDocument document;
        document.entries.resize(2);
        state =
            fetched.outcome == FeedOutcome::fresh ? fetcher.plan(feed, fetched, document, {2, 1}).state : fetched.state;
        return fetched;
    }
    void subscribe(const std::string& path) {
        state = {};
        feed.url = server->url(path);
    }
    FetchedPage page(const std::string& path) { return test::run_task(loop, fetcher.page(server->url(path), "fr")); }
    boost::json::array requests(const std::string& path) {
        boost::json::array out;
        const auto all = boost::json::parse(raw("/_requests"));
        for (const auto& request : all.at("requests").as_array())
            if (request.at("path").as_string() == path) out.push_back(request);
        return out;
    }
    static std::string received(const boost::json::value& request, const char* header) {
        const auto& headers = request.at("headers").as_object();
        return headers.contains(header) ? std::string(headers.at(header).as_string()) : "";
    }

    static inline test::PythonServer* server = nullptr;
    boost::asio::io_context loop;
    net::Client client{loop, client_options()};
    test::MovedClock clock;
    test::FixedRandom random;
    Fetcher fetcher{loop, client, clock, random, options()};
    Feed feed;
    FeedState state;
};

}  // namespace vigie
