// robots.txt by RFC 9309.
#include "reader/robots/robots.hpp"

#include <gtest/gtest.h>

namespace vigie {
namespace {

TEST(Rfc9309, EverythingIsAllowedWhereNothingIsSaid) {
    EXPECT_TRUE(Robots().allows("https://e.org/x"));
    EXPECT_TRUE(Robots("", "Vigie").allows("/x"));
    EXPECT_TRUE(Robots("<html>not found</html>", "Vigie").allows("/x"));
    EXPECT_FALSE(Robots::disallow_all().allows("/x"));
    EXPECT_TRUE(Robots::disallow_all().allows("/robots.txt"));
}

TEST(Rfc9309, OurGroupElseTheGroupOfAll) {
    const std::string text =
        "User-agent: *\nDisallow: /a\n\nUser-agent: other\nUser-agent: VIGIE\nDisallow: /b\nCrawl-delay: 2.5\n";
    const Robots ours(text, "Vigie/1.0 (+https://e.org)");
    EXPECT_TRUE(ours.allows("/a"));
    EXPECT_FALSE(ours.allows("/b/c"));
    EXPECT_EQ(ours.crawl_delay(), std::chrono::milliseconds(2500));
    const Robots others(text, "Someone");
    EXPECT_FALSE(others.allows("/a"));
    EXPECT_TRUE(others.allows("/b"));
}

TEST(Rfc9309, GroupsOfOneNameAreOne) {
    const Robots robots("User-agent: vigie\nDisallow: /a\nUser-agent: *\nDisallow: /\nUser-agent: vigie\nDisallow: /b",
                        "vigie");
    EXPECT_FALSE(robots.allows("/a"));
    EXPECT_FALSE(robots.allows("/b"));
    EXPECT_TRUE(robots.allows("/c"));
}

TEST(Rfc9309, TheLongestMatchWinsATieAllows) {
    const Robots robots(
        "User-agent: *\nDisallow: /\nAllow: /news\nDisallow: /news/private\nAllow: /same\nDisallow: /same", "vigie");
    EXPECT_FALSE(robots.allows("https://e.org"));
    EXPECT_TRUE(robots.allows("https://e.org/news/1?x"));
    EXPECT_FALSE(robots.allows("/news/private/1"));
    EXPECT_TRUE(robots.allows("/same"));
}

TEST(Rfc9309, Patterns) {
    const Robots robots("User-agent: *\nDisallow: /*.pdf$\nDisallow: /a*b/c\nDisallow: /caf%C3%A9\nDisallow: /q?",
                        "vigie");
    EXPECT_FALSE(robots.allows("/x/y.pdf"));
    EXPECT_TRUE(robots.allows("/x/y.pdf?z"));
    EXPECT_FALSE(robots.allows("/a--b--b/c/d"));
    EXPECT_FALSE(robots.allows("/caf\xC3\xA9"));
    EXPECT_FALSE(robots.allows("/q?x"));
    EXPECT_TRUE(robots.allows("/q"));
}

TEST(Rfc9309, LinesThatAreNoRules) {
    const Robots robots(
        "\xEF\xBB\xBFuser-agent : *  # all\r\ndisallow:\r\nDisallow: /x # why\r\nNoindex: /y\r\nSitemap: "
        "https://e.org/s.xml\r\n",
        "vigie");
    EXPECT_TRUE(robots.allows("/y"));
    EXPECT_FALSE(robots.allows("/x"));
    ASSERT_EQ(robots.sitemaps().size(), 1U);
    EXPECT_EQ(robots.sitemaps()[0], "https://e.org/s.xml");
}

TEST(Rfc9309, StarsCostNoExponentialTime) {
    std::string pattern = "/";
    for (int i = 0; i < 200; ++i) pattern += "*a";
    EXPECT_TRUE(Robots("User-agent: *\nDisallow: " + pattern + "b$", "vigie").allows("/" + std::string(5000, 'a')));
}

}  // namespace
}  // namespace vigie
