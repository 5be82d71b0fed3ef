// Silences, signed links and the feeds of alerts over HTTP.
#include "base/signed_query.hpp"
#include "http/http_fixture.hpp"

namespace vigie::test {
namespace {

class HandlingHttp : public HttpTest {
  protected:
    http::Answer post(const http::Address& address, const std::string& target) {
        auto answer = http::post(address, target);
        EXPECT_TRUE(answer) << (answer ? "" : answer.error().message);
        return answer ? *answer : http::Answer{};
    }
};

TEST_F(HandlingHttp, ASilenceOfWhatIsNotThereIsRefused) {
    start();
    for (const std::string what : {"actor=Xi", "watch=xi-speeks", "receiver=dsk", "story=none"}) {
        const auto refused = post(local(), "/api/v1/silences?for=2h&author=Anna&" + what);
        EXPECT_EQ(refused.status, 400) << what;
        const std::string name = what.substr(what.find('=') + 1);
        EXPECT_NE(refused.body.find(name), std::string::npos) << refused.body;
    }
    EXPECT_TRUE(store->silences().empty());
    EXPECT_EQ(post(local(), "/api/v1/silences?for=2h&author=Anna&watch=xi-speaks&receiver=desk").status, 201);
}

TEST_F(HandlingHttp, ASilenceIsMadeListedAndEnded) {
    daemon->state.now = clock.now();
    start();
    EXPECT_EQ(post(local(), "/api/v1/silences?for=2h&author=Anna").status, 400);
    EXPECT_EQ(post(local(), "/api/v1/silences?for=2h&actor=Q15031").status, 400);
    EXPECT_EQ(post(local(), "/api/v1/silences?for=soon&actor=Q15031&author=Anna").status, 400);
    const auto made = post(local(), "/api/v1/silences?for=2h&actor=Q15031&author=Anna&comment=visite%20d%27%C3%89tat");
    EXPECT_EQ(made.status, 201);
    const std::string id(parsed(made).at("id").as_string());
    const auto listed = parsed(get("/api/v1/silences")).at("silences").as_array();
    ASSERT_EQ(listed.size(), 1U);
    EXPECT_EQ(listed[0].at("actor").as_string(), "Q15031");
    EXPECT_EQ(listed[0].at("comment").as_string(), "visite d'État");
    EXPECT_EQ(post(local(), "/api/v1/silences/" + id + "/end").status, 200);
    EXPECT_EQ(post(local(), "/api/v1/silences/" + id + "/end").status, 404);
    EXPECT_TRUE(parsed(get("/api/v1/silences")).at("silences").as_array().empty());
}

TEST_F(HandlingHttp, ASignedLinkMutesWithoutATokenAndOnlyByAPost) {
    const std::string key = store->link_key();
    daemon->state.now = clock.now();
    start();
    const std::string target =
        "/link?" + signed_query(key, {{"action", "mute"}, {"receiver", "desk"}, {"story", "s1"}});
    auto shown = http::get(remote(), target);
    ASSERT_TRUE(shown);
    EXPECT_EQ(shown->status, 200);
    EXPECT_NE(shown->body.find("<form method=\"post\">"), std::string::npos);
    EXPECT_TRUE(store->silences().empty());  // a mail program that looks ahead mutes nothing
    EXPECT_EQ(post(remote(), target).status, 200);
    ASSERT_EQ(store->silences().size(), 1U);
    EXPECT_EQ(store->silences()[0].story, "s1");
    EXPECT_EQ(store->silences()[0].receiver, "desk");
    EXPECT_EQ(post(remote(), target + "0").status, 403);
    EXPECT_EQ(post(remote(), "/link?action=mute&receiver=desk&story=s2").status, 403);
    EXPECT_EQ(store->silences().size(), 1U);
}

TEST_F(HandlingHttp, ABrowserCanPressTheButtonOfASignedLink) {
    const std::string key = store->link_key();
    daemon->state.now = clock.now();
    start();
    const std::string target =
        "/link?" + signed_query(key, {{"action", "mute"}, {"receiver", "desk"}, {"story", "s1"}});
    const std::string host = " HTTP/1.1\r\nHost: vigie.example\r\nConnection: close\r\n";
    const std::string shown = raw("GET " + target + host + "Sec-Fetch-Site: cross-site\r\n\r\n");
    EXPECT_TRUE(shown.starts_with("HTTP/1.1 200"));
    // The page's policy decides what Origin its form is posted with: "no-referrer" makes it null.
    EXPECT_NE(shown.find("Referrer-Policy: same-origin\r\n"), std::string::npos) << shown;
    EXPECT_EQ(shown.find("no-referrer"), std::string::npos) << shown;
    const std::string form = "Sec-Fetch-Site: same-origin\r\nContent-Length: 0\r\n";
    EXPECT_TRUE(raw("POST " + target + host + "Origin: null\r\n" + form + "\r\n").starts_with("HTTP/1.1 403"));
    EXPECT_TRUE(store->silences().empty());
    EXPECT_TRUE(
        raw("POST " + target + host + "Origin: https://vigie.example\r\n" + form + "\r\n").starts_with("HTTP/1.1 200"));
    EXPECT_EQ(store->silences().size(), 1U);
}

TEST_F(HandlingHttp, AFeedOfAWatchIsAtom) {
    start();
    const auto answer = get("/api/v1/watches/xi-speaks/alerts.atom");
    EXPECT_EQ(answer.status, 200);
    EXPECT_TRUE(answer.body.starts_with(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">"));
    EXPECT_NE(answer.body.find("<id>urn:vigie:watch:xi-speaks</id>"), std::string::npos);
    auto token = http::get(remote(read_token), "/api/v1/watches/xi-speaks/alerts.atom");
    ASSERT_TRUE(token);
    EXPECT_EQ(token->status, 200);
    auto none = http::get(remote(), "/api/v1/watches/xi-speaks/alerts.atom");
    ASSERT_TRUE(none);
    EXPECT_EQ(none->status, 401);
}

TEST_F(HandlingHttp, AnUnknownReceiverIsSaid) {
    start();
    EXPECT_EQ(get("/api/v1/receivers/nobody/preview").status, 404);
    EXPECT_EQ(post(local(), "/api/v1/receivers/nobody/test").status, 404);
}

}  // namespace
}  // namespace vigie::test
