// Where redirects lead, and what does not go with them.
#include "net_fixture.hpp"

namespace vigie::net {
namespace {

using RedirectTest = NetTest;

TEST_F(RedirectTest, FollowsAndReportsWhere) {
    const auto response = get("/redirect/302?to=/redirect/301%3Fto=/ok");
    EXPECT_EQ(response.body, "hello");
    EXPECT_EQ(response.url, server->url("/ok"));
    EXPECT_EQ(response.hops, 2);
    EXPECT_FALSE(response.permanent);
    EXPECT_EQ(response.permanent_url, "");
}

TEST_F(RedirectTest, PermanentOnlyWhereAllHopsAre) {
    const auto all = get("/redirect/301?to=/redirect/308%3Fto=/ok");
    EXPECT_TRUE(all.permanent);
    EXPECT_EQ(all.permanent_url, server->url("/ok"));
    const auto first = get("/redirect/301?to=/redirect/307%3Fto=/ok");
    EXPECT_FALSE(first.permanent);
    EXPECT_EQ(first.permanent_url, server->url("/redirect/307?to=/ok"));
    EXPECT_FALSE(get("/ok").permanent);
}

TEST_F(RedirectTest, Loops) {
    const auto response = get("/loop/a");
    EXPECT_EQ(response.outcome, Outcome::too_many_redirects);
    EXPECT_EQ(response.hops, 10);
}

TEST_F(RedirectTest, NeedsTheCookieItSets) {
    EXPECT_EQ(get("/cookie").body, "with cookie");
}

TEST_F(RedirectTest, CookiesEndWithTheRequest) {
    get("/cookie");
    get("/cookie");
    const auto seen = requests("/cookie");
    ASSERT_EQ(seen.size(), 4U);
    EXPECT_EQ(received(seen[2], "cookie"), "");
}

TEST_F(RedirectTest, OnlyToHttp) {
    for (const char* to : {"file:///etc/passwd", "gopher://localhost/x", "ftp://localhost/x", "http://"}) {
        const auto response = get(std::string("/redirect/302?to=") + to);
        EXPECT_EQ(response.outcome, Outcome::bad_url) << to;
        EXPECT_TRUE(response.body.empty());
    }
}

TEST_F(RedirectTest, NotFollowedWhereNotWanted) {
    Request request;
    request.url = server->url("/redirect/302?to=/ok");
    request.follow = false;
    EXPECT_EQ(send(request).status, 302);
    request.follow = true;
    request.method = "POST";
    EXPECT_EQ(send(request).status, 302);
}

TEST_F(RedirectTest, CredentialsStayAtHome) {
    Request request;
    const std::string other =
        "http://127.0.0.1:" + std::to_string(server->port("http"));  // another host than localhost
    request.url =
        "http://user:secret@localhost:" + std::to_string(server->port("http")) + "/redirect/302?to=" + other + "/echo";
    request.headers = {{"X-Public", "1"}};
    request.private_headers = {{"X-Api-Key", "k"}, {"Cookie", "session=1"}};
    const auto echo = boost::json::parse(send(request).body);
    EXPECT_EQ(received(echo, "x-public"), "1");
    for (const char* header : {"authorization", "x-api-key", "cookie"}) EXPECT_EQ(received(echo, header), "") << header;

    request.url = "http://user:secret@localhost:" + std::to_string(server->port("http")) + "/redirect/302?to=/echo";
    const auto response = send(request);
    const auto home = boost::json::parse(response.body);
    EXPECT_EQ(received(home, "x-api-key"), "k");
    EXPECT_EQ(received(home, "authorization"), "Basic dXNlcjpzZWNyZXQ=");
    EXPECT_EQ(response.url.find("secret"), std::string::npos);
}

TEST_F(RedirectTest, AnotherPortIsAnotherOrigin) {
    Request request;
    request.url = server->url("/redirect/302?to=" + server->url("/echo", "tls"));
    request.private_headers = {{"X-Api-Key", "k"}};
    EXPECT_EQ(received(boost::json::parse(send(request).body), "x-api-key"), "");
}

TEST_F(RedirectTest, ProblemsNameNoPassword) {
    Request request;
    request.url = "http://user:secret@127.0.0.1:1/";
    EXPECT_EQ(send(request).problem.find("secret"), std::string::npos);
    request.url = "gopher://user:secret@127.0.0.1:1/";
    EXPECT_EQ(send(request).problem.find("secret"), std::string::npos);
}

}  // namespace
}  // namespace vigie::net
