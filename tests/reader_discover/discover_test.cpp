// Feed links of pages.
#include "reader/discover/discover.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vigie {
namespace {

std::vector<std::string> urls(std::string_view html) {
    std::vector<std::string> found;
    for (const FeedLink& link : find_feed_links(html, "https://example.org/news/today.html")) found.push_back(link.url);
    return found;
}

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Discover, LinksOfFeedTypes) {
    const auto links = find_feed_links(
        "<head><LINK REL='home alternate' TYPE=' application/rss+xml ' title='All &amp; more' href=' rss.xml '>",
        "https://example.org/news/today.html");
    ASSERT_EQ(links.size(), 1U);
    EXPECT_EQ(links[0].url, "https://example.org/news/rss.xml");
    EXPECT_EQ(links[0].title, "All & more");
    EXPECT_EQ(links[0].type, "application/rss+xml");
    EXPECT_THAT(urls("<link rel=alternate type=application/atom&#43;xml href=/a><link rel=alternate "
                     "type=application/feed+json href=/j>"),
                ElementsAre("https://example.org/a", "https://example.org/j"));
}

TEST(Discover, OthersAreNone) {
    EXPECT_THAT(urls("<link rel=stylesheet type=application/rss+xml href=a><link rel=alternate type=text/html href=b>"
                     "<link rel=alternate type=application/rss+xml href=''><link rel=alternate type=application/json "
                     "href=/wp-json/x>"
                     "<link rel=xalternate type=application/rss+xml href=c><!-- <link rel=alternate "
                     "type=application/rss+xml href=d> -->"),
                IsEmpty());
}

TEST(Discover, EachOnceInOrderWithBase) {
    EXPECT_THAT(urls("<link rel=alternate type=application/rss+xml href=b><base href='https://other.example/x/'>"
                     "<link rel=alternate type=application/atom+xml href=a><link rel=alternate "
                     "type=application/rss+xml href=b>"),
                ElementsAre("https://other.example/x/b", "https://other.example/x/a"));
}

TEST(Discover, FeedAddresses) {
    EXPECT_THAT(
        urls("<a href='feed://example.org/f'>x</a><a href='feed:https://example.org/g'>y</a><a href='/rss'>z</a>"),
        ElementsAre("http://example.org/f", "https://example.org/g"));
}

TEST(Discover, AnyCharset) {
    std::string wide = "\xFF\xFE";
    for (const char c : std::string("<link rel=alternate type=application/rss+xml href=/w>")) wide += {c, '\0'};
    EXPECT_THAT(urls(wide), ElementsAre("https://example.org/w"));
    wide.replace(0, 2, "\xEF\xBF\xBD\xEF\xBF\xBD");  // its mark was lost on the way
    EXPECT_THAT(urls(wide), ElementsAre("https://example.org/w"));
}

TEST(Discover, CommonAddressesNextToThePageThenAtTheRoot) {
    const auto guesses = common_feed_urls("https://example.org/blog?x=1");
    ASSERT_FALSE(guesses.empty());
    EXPECT_EQ(guesses.front(), "https://example.org/blog/feed");
    EXPECT_THAT(guesses, testing::Contains("https://example.org/rss.xml"));
}

}  // namespace
}  // namespace vigie
