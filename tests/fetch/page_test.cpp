// Pages, and what robots.txt says of them.
#include "fetch_fixture.hpp"

namespace vigie {
namespace {

using namespace std::chrono_literals;

using PageTest = FetchTest;

TEST_F(PageTest, Fetched) {
    const auto fetched = page("/page");
    EXPECT_EQ(fetched.outcome, PageOutcome::fetched);
    EXPECT_NE(fetched.body.find("An article."), std::string::npos);
    EXPECT_EQ(fetched.problem, "");
    EXPECT_EQ(received(requests("/page").back(), "accept-language"), "fr, *;q=0.5");
}

TEST_F(PageTest, RobotsForbids) {
    const auto fetched = page("/secret");
    EXPECT_EQ(fetched.outcome, PageOutcome::refused);
    EXPECT_EQ(fetched.problem, "robots.txt forbids it");
    EXPECT_TRUE(requests("/secret").empty());
    EXPECT_EQ(test::run_task(loop, fetcher.look(server->url("/secret"))).status, 404);  // a person asked for it
}

TEST_F(PageTest, RobotsIsAskedOnceADay) {
    page("/page");
    page("/page?2");
    EXPECT_EQ(requests("/robots.txt").size(), 1U);
    clock.move(25h);
    page("/page");
    EXPECT_EQ(requests("/robots.txt").size(), 2U);
}

TEST_F(PageTest, RobotsIsAskedOnceByManyAtOnce) {
    int fetched = 0;
    for (int i = 0; i < 6; ++i)
        boost::asio::co_spawn(loop, fetcher.page(server->url("/page"), ""),
                              [&](const std::exception_ptr&, const FetchedPage& page) {
                                  fetched += page.outcome == PageOutcome::fetched ? 1 : 0;
                              });
    loop.restart();
    loop.run();
    EXPECT_EQ(fetched, 6);
    EXPECT_EQ(requests("/robots.txt").size(), 1U);
}

TEST_F(PageTest, NotAskedWhereSwitchedOff) {
    auto careless = options();
    careless.robots = false;
    fetcher.set_options(careless);
    EXPECT_EQ(page("/secret").status, 404);
    EXPECT_TRUE(requests("/robots.txt").empty());
}

TEST_F(PageTest, OutcomesOfStatuses) {
    EXPECT_EQ(page("/status/404").outcome, PageOutcome::rejected);
    EXPECT_EQ(page("/status/403").outcome, PageOutcome::rejected);
    EXPECT_EQ(page("/status/500").outcome, PageOutcome::failed);
    const auto busy = page("/status/503?retry=60");
    EXPECT_EQ(busy.outcome, PageOutcome::failed);
    EXPECT_EQ(busy.retry_after, Duration(60s));
    EXPECT_EQ(busy.problem, "HTTP 503");
    EXPECT_EQ(page("/bomb").outcome, PageOutcome::refused);
    EXPECT_EQ(page("/redirect/302?to=file:///etc/passwd").outcome, PageOutcome::refused);
}

TEST_F(PageTest, IsAskedWhetherItHasChanged) {
    const std::string path = "/etag/page?etag=%22v1%22&modified=Mon";
    const auto again = [&](PageValidators known) {
        return test::run_task(loop, fetcher.page_again(server->url(path), "fr", std::move(known)));
    };
    EXPECT_EQ(page(path).outcome, PageOutcome::fetched);
    EXPECT_EQ(again({"\"v1\"", "Mon"}).outcome, PageOutcome::unchanged);
    EXPECT_EQ(again({"\"v1\"", "Mon"}).problem, "");
    EXPECT_EQ(again({"\"v0\"", "Sun"}).outcome, PageOutcome::fetched);
    EXPECT_EQ(again({}).outcome, PageOutcome::fetched);
    EXPECT_EQ(page("/status/304").outcome, PageOutcome::rejected) << "nobody asked";
}

TEST_F(PageTest, UnreachableRobotsMeansNotNow) {
    const auto fetched = test::run_task(loop, fetcher.page("http://127.0.0.1:1/page", ""));
    EXPECT_EQ(fetched.outcome, PageOutcome::failed);
    EXPECT_EQ(fetched.problem, "robots.txt cannot be fetched");
}

TEST_F(PageTest, PrivateAddressIsRefused) {
    net::Client strict(loop, {});
    Fetcher careful(loop, strict, clock, random, options());
    EXPECT_EQ(test::run_task(loop, careful.look(server->url("/page"))).outcome, PageOutcome::refused);
    EXPECT_NE(test::run_task(loop, careful.page(server->url("/page"), "")).outcome, PageOutcome::fetched);
    EXPECT_TRUE(requests("/page").empty());
}

}  // namespace
}  // namespace vigie
