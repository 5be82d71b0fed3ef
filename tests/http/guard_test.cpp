// Each claim of docs/http-api.md about who may ask what.
#include "http/http_fixture.hpp"

namespace vigie::test {
namespace {

class Guarded : public HttpTest {
  protected:
    std::string request(const std::string& line, const std::string& headers) {
        return raw(line + " HTTP/1.1\r\n" + headers + "Connection: close\r\n\r\n");
    }
    std::string with_token(const std::string& token) {
        return "Host: localhost\r\nAuthorization: Bearer " + token + "\r\n";
    }
    static int status(const std::string& answer) {
        return answer.size() > 12 && answer.starts_with("HTTP/1.1 ") ? std::stoi(answer.substr(9, 3)) : 0;
    }
};

TEST_F(Guarded, AnAddressNeedsATokenAndTheSocketDoesNot) {
    start();
    EXPECT_EQ(get("/api/v1/status").status, 200);
    EXPECT_EQ(http::get(remote(), "/api/v1/status")->status, 401);
    EXPECT_EQ(http::get(remote("a-token-that-may-only-reaD"), "/api/v1/status")->status, 401);
    EXPECT_EQ(http::get(remote(read_token), "/api/v1/status")->status, 200);
    EXPECT_EQ(http::get(remote(), "/healthz")->status, 200);
    EXPECT_EQ(http::get(remote(), "/metrics")->status, 401);
}

TEST_F(Guarded, AReadingTokenDoesNotControl) {
    start();
    EXPECT_EQ(http::post(remote(read_token), "/api/v1/reload")->status, 403);
    EXPECT_EQ(http::post(remote(control_token), "/api/v1/reload")->status, 200);
}

TEST_F(Guarded, ABrowserMayBringTheTokenAsPassword) {
    start();
    // any:a-token-that-may-only-read
    const auto answer = request("GET /",
                                "Host: localhost\r\nAuthorization: Basic "
                                "YW55OmEtdG9rZW4tdGhhdC1tYXktb25seS1yZWFk\r\n");
    EXPECT_EQ(status(answer), 200);
    EXPECT_NE(request("GET /", "Host: localhost\r\n").find("WWW-Authenticate: Basic"), std::string::npos);
}

TEST_F(Guarded, OnlyKnownHostsAreAnswered) {
    start();
    for (const char* host : {"127.0.0.1:80", "localhost", "LOCALHOST:8080", "vigie.example"})
        EXPECT_EQ(status(request("GET /healthz", "Host: " + std::string(host) + "\r\n")), 200) << host;
    for (const char* host : {"evil.example", "127.0.0.1.evil.example", "", "localhost.evil.example:80"})
        EXPECT_EQ(status(request("GET /healthz", "Host: " + std::string(host) + "\r\n")), 421) << host;
}

TEST_F(Guarded, OtherOriginsAreRefused) {
    start();
    const auto reload = [&](const std::string& headers) {
        return status(request("POST /api/v1/reload", with_token(control_token) + headers + "Content-Length: 0\r\n"));
    };
    EXPECT_EQ(reload("Origin: http://localhost\r\n"), 200);
    EXPECT_EQ(reload("Origin: http://evil.example\r\n"), 403);
    EXPECT_EQ(reload("Origin: null\r\n"), 403);
    EXPECT_EQ(reload("Sec-Fetch-Site: cross-site\r\n"), 403);
}

TEST_F(Guarded, EveryAnswerCarriesTheSecurityHeaders) {
    start();
    for (const char* line : {"GET /healthz", "GET /api/v1/status", "GET /nothing"}) {
        const auto answer = request(line, with_token(read_token));
        for (const char* header :
             {"X-Content-Type-Options: nosniff", "X-Frame-Options: DENY", "Cache-Control: no-store",
              "Content-Security-Policy: default-src 'none'", "Referrer-Policy: no-referrer"})
            EXPECT_NE(answer.find(header), std::string::npos) << line << " " << header;
    }
}

TEST_F(Guarded, LargeHeadersAndBodiesAreRefused) {
    start();
    EXPECT_EQ(status(request("GET /healthz", "Host: localhost\r\nX-Long: " + std::string(20000, 'x') + "\r\n")), 431);
    EXPECT_EQ(status(request("POST /api/v1/reload", with_token(control_token) + "Content-Length: 100000\r\n")), 413);
    EXPECT_EQ(status(raw("hello\r\n\r\n")), 400);
}

TEST_F(Guarded, ASlowClientIsLetGo) {
    start();
    const auto began = std::chrono::steady_clock::now();
    EXPECT_EQ(raw("GET / HT"), "");
    EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::seconds(60));
}

TEST_F(Guarded, ConnectionsBeyondTheLimitAreRefused) {
    settings.max_connections = 0;
    start();
    EXPECT_EQ(http::get(local(), "/healthz")->status, 503);
}

TEST_F(Guarded, AHeadHasNoBody) {
    start();
    const auto answer = request("HEAD /healthz", "Host: localhost\r\n");
    EXPECT_EQ(status(answer), 200);
    EXPECT_TRUE(answer.ends_with("\r\n\r\n"));
    EXPECT_NE(answer.find("Content-Length: 3"), std::string::npos);
}

TEST_F(Guarded, WithoutTokensAnAddressIsRefused) {
    settings.tokens.clear();
    http::Server alone(*loop, settings, *daemon);
    EXPECT_THROW(alone.listen(), std::runtime_error);
}

class Tokens : public HttpTest {
  protected:
    std::string file(const std::string& content, std::filesystem::perms mode = std::filesystem::perms::owner_all) {
        const std::string path = directory + "/tokens";
        std::ofstream(path) << content;
        std::filesystem::permissions(path, mode);
        return path;
    }
};

TEST_F(Tokens, AreReadWithTheirScopes) {
    const auto tokens =
        http::load_tokens(file("# who\n\nabcdefghijklmnopqrstuvwxyz\n0123456789012345678901234 control # CI\n"));
    ASSERT_TRUE(tokens);
    ASSERT_EQ(tokens->size(), 2U);
    EXPECT_FALSE((*tokens)[0].control);
    EXPECT_TRUE((*tokens)[1].control);
}

TEST_F(Tokens, BadFilesAreOneClearLineWithoutTheSecret) {
    const auto short_one = http::load_tokens(file("\nshort\n"));
    ASSERT_FALSE(short_one);
    EXPECT_NE(short_one.error().message.find("tokens:2:"), std::string::npos);
    EXPECT_EQ(short_one.error().message.find("short\n"), std::string::npos);
    EXPECT_FALSE(http::load_tokens(file("abcdefghijklmnopqrstuvwxyz admin\n")));
    EXPECT_FALSE(http::load_tokens(file("# none\n")));
    EXPECT_FALSE(http::load_tokens(directory + "/missing"));
    EXPECT_FALSE(http::load_tokens(file("abcdefghijklmnopqrstuvwxyz\n", std::filesystem::perms::all)));
}

}  // namespace
}  // namespace vigie::test
