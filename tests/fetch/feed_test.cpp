// Polls against a server that behaves, and misbehaves (the numbers are those of the list of behaviours in docs).
#include "fetch_fixture.hpp"

namespace vigie {
namespace {

using namespace std::chrono_literals;
using FeedTest = FetchTest;

TEST_F(FeedTest, FreshThenUnchanged) {
    subscribe("/feed");
    const auto first = poll_and_keep();
    EXPECT_EQ(first.outcome, FeedOutcome::fresh);
    EXPECT_NE(first.body.find("<rss"), std::string::npos);
    EXPECT_EQ(first.url, feed.url);
    EXPECT_EQ(first.headers.at("content-type"), "application/rss+xml");
    EXPECT_EQ(state.status, 200);
    const auto second = poll_and_keep();  // this server ignores conditions: H5, the body is the same
    EXPECT_EQ(second.outcome, FeedOutcome::unchanged);
    EXPECT_TRUE(second.body.empty());
    EXPECT_EQ(state.last_success, clock.now());
}

TEST_F(FeedTest, ValidatorsGoBackByteForByte) {  // H1, H3, H4
    struct Case {
        const char* etag;
        const char* sent;
    };
    for (const Case& one : {Case{"%22abc%22", "\"abc\""}, Case{"W/%22abc-gzip%22", "W/\"abc-gzip\""},
                            Case{"unquoted", "unquoted"}, Case{"%22a;br%22", "\"a;br\""}}) {
        subscribe(std::string("/etag/x?etag=") + one.etag + "&modified=Fri,%2001%20Jan%202041%2000:00:00%20GMT");
        EXPECT_EQ(poll_and_keep().outcome, FeedOutcome::fresh);
        EXPECT_EQ(poll_and_keep().outcome, FeedOutcome::unchanged) << one.etag;
        EXPECT_EQ(state.status, 304);
        const auto seen = requests("/etag/x");
        EXPECT_EQ(received(seen.back(), "if-none-match"), one.sent);
        EXPECT_EQ(received(seen.back(), "if-modified-since"), "Fri, 01 Jan 2041 00:00:00 GMT");
    }
}

TEST_F(FeedTest, OnlyTheValidatorThatTheServerGave) {
    subscribe("/etag/x?modified=Mon,%2005%20Feb%202024%2010:00:00%20GMT");
    poll_and_keep();
    poll_and_keep();
    EXPECT_EQ(state.status, 304);
    EXPECT_EQ(received(requests("/etag/x").back(), "if-none-match"), "");
}

TEST_F(FeedTest, A304RenewsValidators) {  // H2
    subscribe("/moving-etag");
    poll_and_keep();
    EXPECT_EQ(state.etag, "\"1\"");
    poll_and_keep();
    EXPECT_EQ(state.status, 304);
    EXPECT_EQ(state.etag, "\"2\"");
}

TEST_F(FeedTest, NowAndThenAllOfItIsAskedFor) {  // H4
    subscribe("/etag/x?etag=%22abc%22");
    poll_and_keep();
    test::FixedRandom lucky(0.0);
    Fetcher other(loop, client, clock, lucky, options());
    const auto fetched = test::run_task(loop, other.feed(feed, state));
    EXPECT_EQ(fetched.state.status, 200);
    EXPECT_EQ(received(requests("/etag/x").back(), "if-none-match"), "");
}

TEST_F(FeedTest, A304ThatNobodyAskedForIsAFailure) {  // H5
    subscribe("/status/304");
    EXPECT_EQ(poll().outcome, FeedOutcome::failed);
}

TEST_F(FeedTest, MaxAgeIsSeen) {  // H18
    subscribe("/etag/x?etag=%22abc%22&cache=max-age%3D7200");
    EXPECT_EQ(poll_and_keep().max_age, Duration(2h));
    EXPECT_GE(state.interval, Duration(2h));
    EXPECT_EQ(poll_and_keep().max_age, Duration(2h));
    EXPECT_GE(state.interval, Duration(2h));
}

TEST_F(FeedTest, PermanentRedirectIsNotedOthersAreNot) {  // H6
    subscribe("/redirect/301?to=/feed");
    EXPECT_EQ(poll_and_keep().url, server->url("/feed"));  // H19
    EXPECT_EQ(state.url, feed.url);
    EXPECT_EQ(state.redirect_url, server->url("/feed"));
    EXPECT_EQ(state.redirect_count, 1);
    for (const int status : {302, 303, 307}) {
        subscribe("/redirect/" + std::to_string(status) + "?to=/feed");
        poll_and_keep();
        EXPECT_EQ(state.redirect_url, "") << status;
    }
}

TEST_F(FeedTest, PermanentRedirectIsAdoptedAfterDays) {
    subscribe("/redirect/308?to=/etag/x%3Fetag=%2522abc%2522");
    for (int day = 0; day < 5; ++day) {
        poll_and_keep();
        clock.move(24h);
    }
    EXPECT_EQ(state.url, server->url("/etag/x?etag=%22abc%22"));
    EXPECT_EQ(requests("/redirect/308").size(), 4U);
}

TEST_F(FeedTest, AMoveToWhatIsNoFeedIsNeverBelieved) {  // H6
    subscribe("/redirect/301?to=/html");
    for (int day = 0; day < 10; ++day) {
        const FetchedFeed fetched = poll();
        ASSERT_EQ(fetched.outcome, FeedOutcome::fresh);
        FeedDocument document;
        document.error = "an HTML page, not a feed";
        state = fetcher.plan(feed, fetched, document, {}).state;
        clock.move(24h);
    }
    EXPECT_EQ(state.url, feed.url);
    EXPECT_EQ(requests("/redirect/301").size(), 10U);
}

TEST_F(FeedTest, OneValidatorMovesWithoutTheOther) {  // H2
    subscribe("/etag/x?etag=%22abc%22&modified=Mon,%2005%20Feb%202024%2010:00:00%20GMT");
    poll_and_keep();
    feed.url = state.url = server->url("/etag/x?etag=%22abc%22&modified=Tue,%2006%20Feb%202024%2010:00:00%20GMT");
    poll_and_keep();
    EXPECT_EQ(state.last_modified, "Tue, 06 Feb 2024 10:00:00 GMT");
    poll_and_keep();
    EXPECT_EQ(state.status, 304);
}

TEST_F(FeedTest, RedirectLoopsAndCookies) {  // H7
    subscribe("/loop/a");
    EXPECT_EQ(poll().outcome, FeedOutcome::failed);
    subscribe("/cookie");
    EXPECT_EQ(poll().body, "with cookie");
}

TEST_F(FeedTest, GoneEndsNotFoundDoesNot) {  // H8
    subscribe("/status/410");
    auto fetched = poll();
    EXPECT_EQ(fetched.outcome, FeedOutcome::gone);
    EXPECT_TRUE(fetched.state.gone);
    subscribe("/status/404");
    fetched = poll();
    EXPECT_EQ(fetched.outcome, FeedOutcome::failed);
    EXPECT_FALSE(fetched.state.gone);
    EXPECT_EQ(fetched.state.problem, "HTTP 404");
    EXPECT_EQ(fetched.state.failures, 1);
}

TEST_F(FeedTest, GoneWhereARedirectLedGoesBack) {
    subscribe("/feed");
    state.url = server->url("/status/410");
    const auto fetched = poll();
    EXPECT_EQ(fetched.outcome, FeedOutcome::failed);
    EXPECT_EQ(fetched.state.url, feed.url);
}

TEST_F(FeedTest, RetryAfterInBothForms) {  // H9
    for (const char* path : {"/status/429?retry=7200", "/status/503?retry=7200"}) {
        subscribe(path);
        const auto fetched = poll();
        EXPECT_EQ(fetched.outcome, FeedOutcome::failed);
        EXPECT_GE(fetched.state.next_poll, clock.now() + 2h) << path;
        EXPECT_LE(fetched.state.next_poll, clock.now() + 2h + 1min) << path;
    }
    clock.set(*parse_rfc3339("2024-02-08T14:00:00Z"));
    subscribe("/status/503?retry=Thu,%2008%20Feb%202024%2017:00:00%20GMT");
    const auto dated = poll();
    EXPECT_GE(dated.state.next_poll, clock.now() + 3h);
    EXPECT_LE(dated.state.next_poll, clock.now() + 3h + 1min);
    subscribe("/status/429");  // with an empty body
    EXPECT_GT(poll().state.next_poll, clock.now() + 1min);
}

TEST_F(FeedTest, ForbiddenBacksOff) {  // H10; the user may give the feed a User-Agent, see below
    subscribe("/status/403?body=challenge");
    EXPECT_EQ(poll_and_keep().outcome, FeedOutcome::failed);
    EXPECT_EQ(state.problem, "HTTP 403");
    EXPECT_GT(state.next_poll, clock.now());
    EXPECT_FALSE(state.gone);
}

TEST_F(FeedTest, HtmlIsHandedOnToBeJudged) {  // H11
    subscribe("/html");
    const auto fetched = poll();
    EXPECT_EQ(fetched.outcome, FeedOutcome::fresh);
    FeedDocument document;
    document.error = "an HTML page, not a feed";
    const auto plan = fetcher.plan(feed, fetched, document, {});
    EXPECT_EQ(plan.state.etag, "");
    EXPECT_EQ(plan.state.problem, document.error);
}

TEST_F(FeedTest, WrongCompression) {  // H12
    subscribe("/feed");
    const std::string body = poll().body;
    for (const char* path : {"/gzipped", "/lying-gzip", "/unknown-encoding", "/undeclared-gzip"}) {
        subscribe(path);
        EXPECT_EQ(poll().body, body) << path;
    }
    subscribe("/truncated-gzip");
    EXPECT_EQ(poll().outcome, FeedOutcome::fresh);  // what could be read: whole entries are kept
}

TEST_F(FeedTest, EndlessBombAndSlowAreOneLine) {  // H13
    for (const char* path : {"/endless", "/bomb", "/huge"}) {
        subscribe(path);
        const auto fetched = poll();
        EXPECT_EQ(fetched.outcome, FeedOutcome::failed) << path;
        EXPECT_TRUE(fetched.state.problem.starts_with("too large: ")) << fetched.state.problem;
        EXPECT_TRUE(fetched.body.empty());
    }
    auto hasty = options();
    hasty.timeout = 300ms;
    fetcher.set_options(hasty);
    for (const char* path : {"/hang", "/slow"}) {
        subscribe(path);
        const auto fetched = poll();
        EXPECT_EQ(fetched.outcome, FeedOutcome::failed) << path;
        EXPECT_TRUE(fetched.state.problem.starts_with("timed out: ")) << fetched.state.problem;
    }
}

TEST_F(FeedTest, CutOffIsReadButAskedForAgain) {
    subscribe("/truncated");
    EXPECT_EQ(poll_and_keep().outcome, FeedOutcome::fresh);
    EXPECT_EQ(state.etag, "");
    EXPECT_EQ(poll_and_keep().outcome, FeedOutcome::fresh);
}

TEST_F(FeedTest, EmptyAnswer) {
    subscribe("/status/200");
    EXPECT_EQ(poll().outcome, FeedOutcome::failed);
    subscribe("/status/204");
    EXPECT_EQ(poll().outcome, FeedOutcome::failed);
}

TEST_F(FeedTest, TheUsersHeadersGoToTheUsersHostOnly) {
    feed.headers = {{"X-Api-Key", "k"}, {"User-Agent", "Mozilla/5.0 (as the publisher wants)"}};
    subscribe("/echo");
    const auto echo = boost::json::parse(poll().body);
    EXPECT_EQ(received(echo, "x-api-key"), "k");
    EXPECT_EQ(received(echo, "user-agent"), "Mozilla/5.0 (as the publisher wants)");
    state.url = "http://127.0.0.1:" + std::to_string(server->port("http")) + "/echo";  // adopted from a redirect
    const auto other = boost::json::parse(poll().body);
    EXPECT_EQ(received(other, "x-api-key"), "");
    EXPECT_TRUE(received(other, "user-agent").starts_with("Vigie/"));
}

TEST_F(FeedTest, AFeedMayLookAwayFromACertificate) {  // H15
    feed.url = server->url("/ok", "tls");
    EXPECT_NE(poll().state.problem.find("certificate"), std::string::npos) << poll().state.problem;
    feed.verify_tls = false;
    EXPECT_EQ(poll().outcome, FeedOutcome::fresh);
}

TEST_F(FeedTest, NeverHead) {  // H20
    subscribe("/feed");
    poll_and_keep();
    EXPECT_EQ(requests("/feed").back().at("method").as_string(), "GET");
}

TEST_F(FeedTest, NotHttp) {  // H21
    for (const char* url : {"file:///etc/passwd", "gopher://localhost/", "nonsense"}) {
        feed.url = url;
        state = {};
        EXPECT_EQ(poll().outcome, FeedOutcome::failed) << url;
    }
    subscribe("/redirect/302?to=file:///etc/passwd");
    EXPECT_EQ(poll().outcome, FeedOutcome::failed);
}

}  // namespace
}  // namespace vigie
