// robots.txt, by RFC 9309.
#include "reader/robots/robots.hpp"

#include <gtest/gtest.h>

namespace vigie {
namespace {

using namespace std::chrono_literals;

bool allows(std::string_view text, std::string_view path, std::string_view agent = "Vigie") {
    return Robots(text, agent).allows(path);
}

TEST(RobotsTest, NothingForbidsNothing) {
    EXPECT_TRUE(Robots().allows("/x"));
    EXPECT_TRUE(allows("", "/x"));
    EXPECT_TRUE(allows("<html>Not found</html>", "/x"));
    EXPECT_TRUE(allows("User-agent: *\nDisallow:\n", "/x"));
    EXPECT_TRUE(allows("Disallow: /\n", "/x"));  // of no group
    EXPECT_FALSE(Robots::disallow_all().allows("/x"));
}

TEST(RobotsTest, TheGroupByNameElseEveryones) {
    constexpr std::string_view text =
        "User-agent: *\nDisallow: /\n\nUser-agent: other\nUser-agent: VIGIE/2.0\nDisallow: /private\n\nUser-agent: "
        "vigie\nDisallow: /more\n";
    EXPECT_TRUE(allows(text, "/x"));
    EXPECT_FALSE(allows(text, "/private/1"));
    EXPECT_FALSE(allows(text, "/more"));  // groups of one name are one
    EXPECT_FALSE(allows(text, "/x", "somebody"));
    EXPECT_TRUE(allows("User-agent: vigie\nDisallow:\n\nUser-agent: *\nDisallow: /\n", "/x"));
    EXPECT_FALSE(allows("User-agent: vigiebot\nDisallow: /\nUser-agent: *\nDisallow: /a", "/a"));
    EXPECT_TRUE(allows("User-agent: vigiebot\nDisallow: /\n", "/b"));
}

TEST(RobotsTest, TheLongestRuleAndAllowWhereEven) {
    constexpr std::string_view text =
        "User-agent: *\nDisallow: /news\nAllow: /news/open\nDisallow: /news/open/not\nAllow: /same\nDisallow: /same\n";
    EXPECT_FALSE(allows(text, "/news/1"));
    EXPECT_TRUE(allows(text, "/news/open/1"));
    EXPECT_FALSE(allows(text, "/news/open/not/1"));
    EXPECT_TRUE(allows(text, "/same"));
    EXPECT_TRUE(allows(text, "/New"));
}

TEST(RobotsTest, StarsAndEnds) {
    constexpr std::string_view text = "User-agent: *\nDisallow: /*.pdf$\nDisallow: /a*b*c\nDisallow: /*?session=\n";
    EXPECT_FALSE(allows(text, "/x/y.pdf"));
    EXPECT_TRUE(allows(text, "/x/y.pdf?1"));
    EXPECT_FALSE(allows(text, "/a-b-b-c/d"));
    EXPECT_TRUE(allows(text, "/a-c-b"));
    EXPECT_FALSE(allows(text, "https://example.org/n?session=1"));
    EXPECT_TRUE(allows("User-agent: *\nDisallow: /" + std::string(400, '*') + "z$\n", "/" + std::string(4000, 'y')));
}

TEST(RobotsTest, WholeAddressesAndSpellings) {
    constexpr std::string_view text = "User-agent: *\nDisallow: /caf%C3%A9\nDisallow: /%7euser\n";
    EXPECT_FALSE(allows(text, "https://example.org/café/1"));
    EXPECT_FALSE(allows(text, "https://example.org/caf%c3%a9"));
    EXPECT_FALSE(allows(text, "/~user"));
    EXPECT_TRUE(allows(text, "https://example.org"));
    EXPECT_FALSE(allows("User-agent: *\nDisallow: /", "https://example.org?x"));
    EXPECT_TRUE(allows("User-agent: *\nDisallow: /", "https://example.org/robots.txt"));
}

TEST(RobotsTest, LooseSpelling) {
    EXPECT_FALSE(allows("\xef\xbb\xbfUSER-AGENT : * # all\r\n  disallow\t:/x # this\r\n", "/x"));
    EXPECT_FALSE(allows("User-agent: *\rDisallow: /x\r", "/x"));
    EXPECT_TRUE(allows("User-agent: *\nDissalow: /x\n", "/x"));
}

TEST(RobotsTest, DelayAndSitemaps) {
    const Robots robots(
        "Sitemap: https://example.org/a.xml\nUser-agent: *\nCrawl-delay: 2.5\nDisallow: /x\nSITEMAP: "
        "https://example.org/b.xml\n",
        "Vigie");
    EXPECT_EQ(robots.crawl_delay(), Duration(2500ms));
    EXPECT_EQ(robots.sitemaps(), (std::vector<std::string>{"https://example.org/a.xml", "https://example.org/b.xml"}));
    EXPECT_FALSE(robots.allows("/x"));
    EXPECT_FALSE(Robots("User-agent: *\nCrawl-delay: soon\n", "Vigie").crawl_delay());
    EXPECT_EQ(Robots("User-agent: *\nCrawl-delay: 9\n\nUser-agent: vigie\nDisallow:\n", "Vigie").crawl_delay(),
              std::nullopt);
}

TEST(RobotsTest, OnlyTheBeginningOfAHugeFile) {
    const std::string text = "User-agent: *\n" + std::string(600U << 10U, '#') + "\nDisallow: /x\n";
    EXPECT_TRUE(allows(text, "/x"));
}

}  // namespace
}  // namespace vigie
