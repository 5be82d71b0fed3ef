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

TEST_F(TlsTest, FallsBackFromBrokenHttp2AndRemembers) {
    const auto response = get("/ok", "h2");
    EXPECT_EQ(response.body, "hello") << response.problem;
    EXPECT_EQ(response.http_version, 11);
    EXPECT_EQ(get("/ok", "h2").body, "hello");
}

}  // namespace
}  // namespace vigie::net
