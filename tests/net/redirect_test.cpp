// Where redirects lead, and what does not go with them.
#include <sys/stat.h>

#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>

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

TEST_F(RedirectTest, FollowedWhereItMayBeAndTheAskingCostsNoTime) {
    Request request;
    request.url = server->url("/redirect/302?to=/redirect/302%3Fto=/ok");
    request.limits.total = std::chrono::seconds(1);
    std::vector<std::string> asked;
    bool answer = true;
    const auto ask = [&](std::string url) -> Task<bool> {
        asked.push_back(url);
        boost::asio::steady_timer wait(loop, std::chrono::milliseconds(600));
        co_await wait.async_wait(boost::asio::use_awaitable);
        co_return answer;
    };
    request.may_follow = ask;
    EXPECT_EQ(send(request).body, "hello");
    EXPECT_EQ(asked, (std::vector<std::string>{server->url("/redirect/302?to=/ok"), server->url("/ok")}));
    answer = false;
    const auto refused = send(request);
    EXPECT_TRUE(refused.answered());
    EXPECT_EQ(refused.status, 302);
    EXPECT_EQ(requests("/ok").size(), 1U);
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

// What lies about on the machine, and what a redirect would have us say.
TEST_F(RedirectTest, NobodyElsesCredentialsAreUsed) {
    std::string home = "/tmp/vigie-home-XXXXXX";
    ASSERT_NE(mkdtemp(home.data()), nullptr);
    std::ofstream(home + "/.netrc") << "machine localhost login user password secret\n"
                                    << "machine 127.0.0.1 login user password secret\n";
    chmod((home + "/.netrc").c_str(), 0600);
    setenv("HOME", home.c_str(), 1);
    setenv("http_proxy", "http://127.0.0.1:1", 1);
    EXPECT_EQ(received(boost::json::parse(get("/echo").body), "authorization"), "");
    const std::string port = std::to_string(server->port("http"));
    for (const char* host : {"localhost", "127.0.0.1"}) {
        const std::string to = std::string("http://user:secret@") + host + ":" + port + "/echo";
        EXPECT_EQ(received(boost::json::parse(get("/redirect/302?to=" + to).body), "authorization"), "") << host;
    }
    unsetenv("http_proxy");
    std::filesystem::remove_all(home);
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
