// Certificates are checked; HTTP/2 is left where it does not work.
#include "net_fixture.hpp"

namespace vigie::net {
namespace {

using TlsTest = NetTest;

TEST_F(TlsTest, KnownAuthority) {
    EXPECT_EQ(get("/ok", "tls").body, "hello");
}

TEST_F(TlsTest, UnknownAuthority) {
    auto strict = options();
    strict.ca_file.clear();
    Client other(loop, strict);
    Request request;
    request.url = server->url("/ok", "tls");
    EXPECT_EQ(test::run_task(loop, other.send(request)).outcome, Outcome::tls);
}

TEST_F(TlsTest, PlainServerBehindHttps) {
    Request request;
    request.url = "https://localhost:" + std::to_string(server->port("http")) + "/ok";
    request.limits.total = std::chrono::seconds(1);
    EXPECT_NE(send(request).outcome, Outcome::answered);
}

TEST_F(TlsTest, OutOfDate) {
    auto strict = options();
    strict.ca_file = server->text("old_ca");
    Client other(loop, strict);
    Request request;
    request.url = server->url("/ok", "expired");
    const auto response = test::run_task(loop, other.send(request));
    EXPECT_EQ(response.outcome, Outcome::tls);
    EXPECT_NE(response.problem.find("expired"), std::string::npos) << response.problem;
}

TEST_F(TlsTest, LooksAwayOnlyWhereToldAndAtHomeOnly) {
    auto strict = options();
    strict.ca_file.clear();
    Client other(loop, strict);
    Request request;
    request.url = server->url("/ok", "tls");
    request.verify_tls = false;
    EXPECT_EQ(test::run_task(loop, other.send(request)).body, "hello");
    request.url = server->url("/redirect/302?to=" + server->url("/ok", "expired"), "tls");  // another origin
    EXPECT_EQ(test::run_task(loop, other.send(request)).outcome, Outcome::tls);
    request.url = server->url("/ok", "tls");
    request.verify_tls = true;  // the connection that was not verified is not taken for it
    EXPECT_EQ(test::run_task(loop, other.send(request)).outcome, Outcome::tls);
}

TEST_F(TlsTest, Http2WhereItIsSpoken) {
    const auto response = get("/ok", "h2_good");
    EXPECT_EQ(response.body, "hello by two") << response.problem;
    EXPECT_EQ(response.http_version, 20);
}

TEST_F(TlsTest, FallsBackFromBrokenHttp2AndRemembers) {
    for (const char* port : {"h2", "h2_reset"}) {
        auto response = get("/ok", port);
        if (response.outcome == Outcome::timeout)
            response = get("/ok", port);  // so curl 8.5; it is remembered all the same
        EXPECT_EQ(response.body, "hello") << port << ": " << response.problem;
        EXPECT_EQ(response.http_version, 11);
        EXPECT_EQ(get("/ok", port).body, "hello");
    }
    EXPECT_EQ(boost::json::parse(get("/_requests").body).at("h2").as_int64(), 2);  // once each
}

}  // namespace
}  // namespace vigie::net
