// Answers as they come, good and bad.
#include "net_fixture.hpp"

namespace vigie::net {
namespace {

TEST_F(NetTest, AnswersWithStatusHeadersBody) {
    const auto response = get("/ok");
    EXPECT_EQ(response.outcome, Outcome::answered);
    EXPECT_EQ(response.status, 200);
    EXPECT_EQ(response.body, "hello");
    EXPECT_EQ(response.header("content-type"), "text/plain");
    EXPECT_EQ(response.url, server->url("/ok"));
    EXPECT_TRUE(response.problem.empty());
    EXPECT_TRUE(response.ok());
}

TEST_F(NetTest, AStatusIsAnAnswer) {
    const auto response = get("/status/503?retry=120");
    EXPECT_TRUE(response.answered());
    EXPECT_FALSE(response.ok());
    EXPECT_EQ(response.status, 503);
    EXPECT_EQ(response.header("retry-after"), "120");
}

TEST_F(NetTest, PostsABodyWithHeaders) {
    Request request;
    request.url = server->url("/echo");
    request.method = "POST";
    request.body = R"({"a":1})";
    request.headers = {{"Content-Type", "application/json"}, {"X-Empty", ""}, {"X-Evil", "a\r\nInjected: yes"}};
    const auto echo = boost::json::parse(send(request).body);
    EXPECT_EQ(echo.at("method").as_string(), "POST");
    EXPECT_EQ(echo.at("body").as_string(), request.body);
    EXPECT_EQ(received(echo, "content-type"), "application/json");
    EXPECT_TRUE(echo.at("headers").as_object().contains("x-empty"));
    EXPECT_FALSE(echo.at("headers").as_object().contains("x-evil"));
    EXPECT_FALSE(echo.at("headers").as_object().contains("injected"));
    EXPECT_TRUE(received(echo, "user-agent").starts_with("Vigie/"));
}

TEST_F(NetTest, ManyAtOnce) {
    std::vector<Response> responses;
    for (int i = 0; i < 40; ++i) {
        Request request;
        request.url = server->url("/pause?s=0.05");
        boost::asio::co_spawn(loop, client.send(request), [&](const std::exception_ptr&, Response response) {
            responses.push_back(std::move(response));
        });
    }
    loop.restart();
    loop.run();
    ASSERT_EQ(responses.size(), 40U);
    for (const auto& response : responses) EXPECT_EQ(response.body, "done") << response.problem;
}

TEST_F(NetTest, GarbageIsAProtocolError) {
    const auto response = get("/garbage");
    EXPECT_EQ(response.outcome, Outcome::protocol);
    EXPECT_NE(response.problem.find(server->url("/garbage")), std::string::npos);
}

TEST_F(NetTest, ClosedWithoutAWord) {
    EXPECT_EQ(get("/close").outcome, Outcome::connect);
}

TEST_F(NetTest, NobodyListens) {
    Request request;
    request.url = "http://127.0.0.1:1/";
    EXPECT_EQ(send(request).outcome, Outcome::connect);
}

TEST_F(NetTest, NoSuchName) {
    Request request;
    request.url = "http://no-such-name.invalid/";
    EXPECT_EQ(send(request).outcome, Outcome::dns);
}

TEST_F(NetTest, NameOutsideAscii) {
    Request request;
    request.url = "http://bücher.invalid/";
    const auto response = send(request);
    EXPECT_EQ(response.outcome, Outcome::dns) << response.problem;
}

TEST_F(NetTest, NotAUrl) {
    for (const char* url : {"", "nonsense", "file:///etc/passwd", "gopher://localhost/", "ftp://localhost/x", "http://",
                            "javascript:x"}) {
        Request request;
        request.url = url;
        EXPECT_EQ(send(request).outcome, Outcome::bad_url) << url;
    }
}

TEST_F(NetTest, HeadersAreBounded) {
    const auto response = get("/many-headers");
    EXPECT_TRUE(response.answered());
    EXPECT_LE(response.headers.size(), 200U);
}

TEST_F(NetTest, EndOfTheClientEndsItsRequests) {
    auto short_lived = std::make_unique<Client>(loop, options());
    Request request;
    request.url = server->url("/hang");
    std::optional<Outcome> outcome;
    boost::asio::co_spawn(loop, short_lived->send(request),
                          [&](const std::exception_ptr&, const Response& response) { outcome = response.outcome; });
    loop.restart();
    loop.run_for(std::chrono::milliseconds(50));
    EXPECT_FALSE(outcome);
    short_lived.reset();
    loop.restart();
    loop.run();
    EXPECT_EQ(outcome, Outcome::cancelled);
}

TEST_F(NetTest, FramesDestroyedWhileWaitingLeaveNothing) {
    boost::asio::io_context short_lived;
    Client doomed(short_lived, options());
    Request request;
    request.url = server->url("/hang");
    boost::asio::co_spawn(short_lived, doomed.send(request), [](const std::exception_ptr&, const Response&) {});
    short_lived.run_for(std::chrono::milliseconds(50));
}

}  // namespace
}  // namespace vigie::net
