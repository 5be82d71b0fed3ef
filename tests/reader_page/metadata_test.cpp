// Titles, authors and dates: a claim or a habit of the press each.
#include <gtest/gtest.h>

#include "reader/page/body.hpp"
#include "reader/page/page.hpp"

namespace vigie {
namespace {

constexpr const char* address = "https://www.vigie-du-val.example/val/pont";

PageDocument read(const std::string& head, const std::string& body, const char* url = address) {
    return read_page(
        "<html><head>" + head + "</head><body>" + body +
            "<p>The bridge over the river opens again after three years of work, and the whole valley came to "
            "see the first train cross it on a clear and cold morning.</p></body></html>",
        {.url = url, .headers = {}, .feed_language = {}, .status = 200});
}

std::string linked(const std::string& fields) {
    return R"(<script type="application/ld+json">{"@type":"NewsArticle",)" + fields + "}</script>";
}

using Names = std::vector<std::string>;

TEST(PageTitle, AKickerIsLeftOutWhereAClaimGivesTheHeadlineWithoutIt) {
    EXPECT_EQ(read("<title>Railways: The bridge opens again</title><meta property='og:title' content='The bridge opens "
                   "again'>",
                   "<h1>Railways: The bridge opens again</h1>")
                  .title,
              "The bridge opens again");
}

TEST(PageTitle, IsWhatReadersSeeUnlessBothStructuredClaimsAgree) {
    const std::string graph =
        "<title>The bridge opens at last</title><meta property='og:title' content='The bridge opens at last'>";
    EXPECT_EQ(read(graph, "<h1>The old bridge opens again</h1>").title, "The old bridge opens again");
    EXPECT_EQ(
        read(graph + linked(R"("headline":"The bridge opens at last")"), "<h1>The old bridge opens again</h1>").title,
        "The bridge opens at last");
}

TEST(PageTitle, TheOnlyHeadingIsTheHeadlineWhateverIsClaimed) {
    const std::string claims =
        "<title>Why trains cross the valley</title><meta property='og:title' content='Why trains cross the valley'>";
    EXPECT_EQ(read(claims, "<h1>After three years of work</h1>").title, "After three years of work");
    EXPECT_EQ(read(claims, "<h1>Val press</h1>").title, "Why trains cross the valley");
    EXPECT_EQ(read(claims, "<h1>After three years of work</h1><h1>Other news today</h1>").title,
              "Why trains cross the valley");
}

TEST(PageTitle, ATailThatBothStructuredClaimsHaveIsPartOfIt) {
    const std::string graph =
        "<title>The bridge opens again - all news</title>"
        "<meta property='og:title' content='The bridge opens again - all news'>";
    EXPECT_EQ(
        read(graph + linked(R"("headline":"The bridge opens again - all news")"), "<h1>The bridge opens again</h1>")
            .title,
        "The bridge opens again - all news");
    EXPECT_EQ(read(graph, "<h1>The bridge opens again</h1>").title, "The bridge opens again");
}

TEST(PageText, APointerInsideAParagraphIsNoPartOfIt) {
    const auto page =
        read("",
             "<article><h1>The bridge opens again</h1><p>The old bridge was closed three years ago when its second "
             "pier had been found to be hollow by two divers of the harbour. <span><span>Read also</span> "
             "<strong><a href='/ferry'>A ferry in the fog</a></strong></span>Since then all trains had to "
             "go around by the coast, which took them an hour longer on most days of the week.</p></article>");
    EXPECT_EQ(page.text.find("ferry"), std::string::npos) << page.text;
    EXPECT_NE(page.text.find("\n\nSince then all trains"), std::string::npos) << page.text;
}

TEST(PageText, WhatOpensBesideALinkIsNoPartOfTheSentence) {
    const auto page =
        read("",
             "<article><h1>The bridge opens again</h1><p>The first train was driven by <a href='/anna'>Anna "
             "Lind</a><span class='x'><a href='/anna'>Anna Lind</a><a href='/ferry'>A ferry in the "
             "fog</a></span> across the river, and hundreds of people stood on both of its banks.</p></article>");
    EXPECT_NE(page.text.find("driven by Anna Lind across the river"), std::string::npos) << page.text;
}

TEST(PageText, ARowOfShortCellsIsALine) {
    EXPECT_EQ(html_to_text("<table><tr><th>Place</th><th>Driver</th><th>Points</th></tr>"
                           "<tr><td>1</td><td><p>Anna Lind</p></td><td>5040</td></tr></table>"),
              "Place Driver Points\n\n1 Anna Lind 5040");
    EXPECT_EQ(html_to_text("<table><tr><td><ul><li>News</li></ul></td><td>The bridge opens again.</td></tr></table>"),
              "News\n\nThe bridge opens again.");
}

TEST(PageText, AnArticleThatOnlyScriptsBuildIsReadFromTheirState) {
    const std::string paragraph =
        R"(\\u003cp class=\\\"text\\\"\\u003eThe caf\\u00e9 on the pier \\ud83d\\ude82 opened with the bridge, and )"
        R"(those who had waited for three years came to see the first train cross it.\\u003c/p\\u003e)";
    const auto page_of = [&](const std::string& title) {
        return read_page("<html><head><title>" + title + R"(</title></head><body><div></div><script>self.push([1,")" +
                             R"({\"content\":\")" + paragraph + paragraph + paragraph + paragraph +
                             R"(\",\"next\":1}"])</script></body></html>)",
                         {.url = address, .headers = {}, .feed_language = {}, .status = 200});
    };
    const PageDocument page = page_of("The bridge opened");
    EXPECT_TRUE(page.text.starts_with("The café on the pier 🚂 opened with the bridge")) << page.text;
    EXPECT_EQ(page.text.find('<'), std::string::npos);
    EXPECT_EQ(page.error, "");
    EXPECT_EQ(page_of("Minister resigns after scandal").text, "");
}

TEST(PageEvidence, AMetaMayHaveItsWordsInValue) {
    const auto page = read("<meta name='author' value='Anna Lind'>", "<h1>The bridge opens again</h1>");
    EXPECT_EQ(page.authors, Names{"Anna Lind"});
}

TEST(PageAuthors, ThePublisherIsNoAuthorBesideItsAddress) {
    const auto page = read(
        "<meta name='author' content='Val Press House'><meta name='publisher' content='Val Press House "
        "(www.val.example)'>",
        "<h1>The bridge opens again</h1><ul><li><strong>Author</strong> Anna Lind</li></ul>");
    EXPECT_EQ(page.authors, Names{"Anna Lind"});
}

TEST(PageAuthors, WhoWroteATeaserDidNotWriteTheArticle) {
    const auto page =
        read("",
             "<h1>The bridge opens again</h1><a href='/other'><h3>A ferry in the fog</h3><p>It was late and "
             "nobody waited.</p><h6>By Bo Falk</h6></a>");
    EXPECT_EQ(page.authors, Names{});
}

TEST(PageAuthors, ADeskBeforeALineOfSectionsIsTheAuthor) {
    const auto page = read("",
                           "<h1>The bridge opens again</h1><p>By VAL, in <a>News</a>, <a>Trains and roads</a>, "
                           "<a>The upper valley</a>, <a>Business</a></p>");
    EXPECT_EQ(page.authors, Names{"VAL"});
}

TEST(PageAuthors, ANameBeforeTheDateWroteIt) {
    const auto page =
        read("", "<h1>The bridge opens again</h1><div><span>Anna Lind |</span> <span>08.02.2024</span></div>");
    EXPECT_EQ(page.authors, Names{"Anna Lind"});
}

TEST(PageAuthors, ANameInBoldAloneAtTheEndSignsTheArticle) {
    const std::string text =
        "<p>The old bridge was closed three years ago when its second pier had been found to be hollow "
        "by two divers of the harbour.</p>";
    const auto page = read("", "<h1>The bridge opens again</h1><div>" + text + "<p><b>Anna Lind</b></p></div>");
    EXPECT_EQ(page.authors, Names{"Anna Lind"});
    const auto inside =
        read("", "<h1>The bridge opens again</h1><div>" + text + "<p><b>Anna Lind</b></p>" + text + "</div>");
    EXPECT_EQ(inside.authors, Names{});
}

TEST(PageDate, TheHeadlineMayTellWhenSomethingHappens) {
    EXPECT_EQ(read("", "<div><h1>Feast of 11/7/2020</h1><p>12/7/2020</p></div>").date, "2020-07-12");
}

TEST(PageDate, ALabelledDateComesBeforeOneThatOnlyStandsNear) {
    const auto page =
        read("", "<h1>The bridge opens again</h1><p>Picture of 24.04.2023</p><ul><li><b>Date</b> 28.04.2023</li></ul>");
    EXPECT_EQ(page.date, "2023-04-28");
}

TEST(PageDate, AMonthAloneIsNoDay) {
    EXPECT_EQ(read("", "<p>Member since March 2007</p><p>8:27 AM - 21 Jun 2016</p>").date, "2016-06-21");
}

TEST(PageDate, ADayMayBeWrittenInOtherDigitsAndAnotherCalendar) {
    EXPECT_EQ(read("", "<h1>The bridge</h1><p>دوشنبه ۲ تير ۱۳۹۹ - ۱۲:۰۹</p>").date, "2020-06-22");
    EXPECT_EQ(read("", "<h1>The bridge</h1><p>٨ فبراير ٢٠٢٤</p>").date, "2024-02-08");
    EXPECT_EQ(read("", "<h1>The bridge</h1><p>Room 1399, 2 May</p>").date, "");
}

TEST(PageDate, WhereNoneIsShownScriptsAndOwnMetasTellIt) {
    const std::string heading = "<h1>The bridge opens again</h1>";
    EXPECT_EQ(read("<meta property='valley_press:uploaded' content='2013-02-16T04:36:36-05:00'>", heading).date,
              "2013-02-16");
    EXPECT_EQ(
        read("", heading + R"(<script>window.state = {"a":1,"published_at":"2020-04-17T08:00:00"}</script>)").date,
        "2020-04-17");
    EXPECT_EQ(read("", heading + R"(<script>write("2020/04/18 01:43:09")</script>)").date, "2020-04-18");
    EXPECT_EQ(read("", heading + R"(<script>load("https://a.example/2020-04-18.js"); v = "1.2.3"</script>)").date, "");
    EXPECT_EQ(read("", heading + R"(<script>state = {"published_at":"2020-04-17"}</script><p>19 May 2021</p>)").date,
              "2021-05-19");
}

TEST(PageDate, AnAddressMayGoOnWithTheTime) {
    EXPECT_EQ(read("", "<h1>The bridge</h1>", "https://val.example/news/A2024020814320005196").date, "2024-02-08");
    EXPECT_EQ(read("", "<h1>The bridge</h1>", "https://val.example/news/A2024020899320005196").date, "");
    EXPECT_EQ(read("", "<h1>The bridge</h1>", "https://val.example/web/20240208143200/http://a.example/").date, "");
    EXPECT_EQ(read("", "<h1>The bridge</h1>", "https://val.example/news/2024/feb/08/bridge").date, "2024-02-08");
}

TEST(PageDate, WhatReadersAreToldIsTheDayOfAClaimInUtc) {
    const std::string claim = linked(R"("headline":"x","datePublished":"2020-12-05T23:15:00Z")");
    EXPECT_EQ(read(claim, "<h1>The bridge</h1><p itemprop='datePublished'>06 December 2020</p>").date, "2020-12-06");
    EXPECT_EQ(read(claim, "<h1>The bridge</h1><p itemprop='datePublished'>08 December 2020</p>").date, "2020-12-05");
    EXPECT_EQ(
        read("", "<h1>The bridge</h1><time datetime='2019-07-03T10:18:46Z'>Published on 29 June 2019</time>").date,
        "2019-06-29");
}

TEST(PageDate, AnAddressCannotBeADayThatNoCountryHadThen) {
    const char* dated = "https://val.example/2020/07/08/bridge";
    EXPECT_EQ(read(linked(R"("headline":"x","datePublished":"2020-07-09T10:04:04Z")"), "<h1>x</h1>", dated).date,
              "2020-07-09");
    EXPECT_EQ(read(linked(R"("headline":"x","datePublished":"2020-07-09T03:04:04Z")"), "<h1>x</h1>", dated).date,
              "2020-07-08");
}

}  // namespace
}  // namespace vigie
