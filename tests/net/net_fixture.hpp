// A client and the misbehaving server, for the tests of net/.
#pragma once

#include <gtest/gtest.h>

#include "net/net.hpp"
#include "support/python_server.hpp"
#include "support/run_task.hpp"

namespace vigie::net {

class NetTest : public testing::Test {
  protected:
    static void SetUpTestSuite() { server = new test::PythonServer("http_server.py"); }
    static void TearDownTestSuite() {
        delete server;
        server = nullptr;
    }
    void SetUp() override { get("/_reset"); }

    static ClientOptions options() {
        ClientOptions options;
        options.allow_private_addresses = true;
        options.ca_file = server->text("ca");
        return options;
    }
    Response send(Request request) { return test::run_task(loop, client.send(std::move(request))); }
    Response get(const std::string& path, const char* port = "http") {
        Request request;
        request.url = server->url(path, port);
        request.limits.total = std::chrono::seconds(30);
        return send(request);
    }
    // What the server received for a path, in order.
    boost::json::array requests(const std::string& path) {
        boost::json::array out;
        const auto all = boost::json::parse(get("/_requests").body);
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
    Client client{loop, options()};
};

}  // namespace vigie::net
