// Too slow, too large, cut off, wrongly packed.
#include "net_fixture.hpp"

namespace vigie::net {
namespace {

using namespace std::chrono_literals;

class BoundsTest : public NetTest {
  protected:
    Response bounded(const std::string& path) {
        Request request;
        request.url = server->url(path);
        request.limits.total = 400ms;
        request.limits.body = 1U << 20U;
        return send(request);
    }
};

TEST_F(BoundsTest, NoAnswer) {
    EXPECT_EQ(bounded("/hang").outcome, Outcome::timeout);
}

TEST_F(BoundsTest, DripFed) {
    EXPECT_EQ(bounded("/slow").outcome, Outcome::timeout);
}

TEST_F(BoundsTest, TooSlowBeforeTheTotalTime) {
    Request request;
    request.url = server->url("/slow");
    request.limits.total = 60s;
    request.limits.low_speed = 1000;
    request.limits.low_speed_time = 1s;
    const auto response = send(request);
    EXPECT_EQ(response.outcome, Outcome::timeout);
    EXPECT_LT(response.elapsed, 20s);
}

TEST_F(BoundsTest, RedirectsShareTheTime) {
    Request request;
    request.url = server->url("/redirect/302?to=/hang");
    request.limits.total = 400ms;
    const auto response = send(request);
    EXPECT_EQ(response.outcome, Outcome::timeout);
    EXPECT_LT(response.elapsed, 10s);
}

TEST_F(BoundsTest, Endless) {
    Request request;
    request.url = server->url("/endless");
    request.limits.body = 1U << 20U;
    const auto response = send(request);
    EXPECT_EQ(response.outcome, Outcome::too_large);
    EXPECT_NE(response.problem.find("1048576"), std::string::npos);
    EXPECT_LE(response.body.size(), 1U << 20U);
}

TEST_F(BoundsTest, BombIsStoppedWhileDecoding) {
    Request request;
    request.url = server->url("/bomb");
    request.limits.body = 1U << 20U;
    const auto response = send(request);
    EXPECT_EQ(response.outcome, Outcome::too_large);
    EXPECT_LE(response.body.size(), 1U << 20U);
}

TEST_F(BoundsTest, UndeclaredBombToo) {
    Request request;
    request.url = server->url("/undeclared-bomb");
    request.limits.body = 1U << 20U;
    EXPECT_EQ(send(request).outcome, Outcome::too_large);
}

TEST_F(BoundsTest, AnnouncedTooLarge) {
    EXPECT_EQ(bounded("/huge").outcome, Outcome::too_large);
}

TEST_F(BoundsTest, CutOffKeepsWhatCame) {
    for (const char* path : {"/truncated", "/truncated-chunked"}) {
        const auto response = get(path);
        EXPECT_EQ(response.outcome, Outcome::truncated) << path;
        EXPECT_EQ(response.status, 200) << path;
        EXPECT_NE(response.body.find("<title>"), std::string::npos) << path;
    }
}

TEST_F(BoundsTest, LengthTooShortEndsThere) {
    EXPECT_EQ(get("/short-length").outcome, Outcome::answered);
}

TEST_F(BoundsTest, Decodes) {
    const std::string feed = get("/feed").body;
    EXPECT_EQ(get("/gzipped").body, feed);
    EXPECT_EQ(get("/brotli").body, "brotli unasked");
    EXPECT_EQ(get("/undeclared-gzip").body, feed);
}

TEST_F(BoundsTest, MisstatedCompressionIsTakenAsItIsAndRemembered) {
    const std::string feed = get("/feed").body;
    EXPECT_EQ(get("/lying-gzip").body, feed);
    EXPECT_EQ(get("/unknown-encoding").body, feed);
    EXPECT_EQ(requests("/unknown-encoding").size(), 1U);  // the origin is known by then
    EXPECT_EQ(get("/gzipped").body, feed);                // and may still be right elsewhere
}

}  // namespace
}  // namespace vigie::net
