// What no page should be, and yet some are.
#include <gtest/gtest.h>

#include "reader/page/dom.hpp"
#include "reader/page/page.hpp"
#include "reader/page/reduce.hpp"

namespace vigie {
namespace {

std::string repeated(std::string_view text, std::size_t times) {
    std::string out;
    out.reserve(text.size() * times);
    for (std::size_t i = 0; i < times; ++i) out += text;
    return out;
}

const PageSource source{.url = "https://example.org/a", .headers = {}, .feed_language = {}, .status = 200};

TEST(HostilePage, DeepNestingIsCut) {
    for (const auto* tag : {"<div>", "<b>", "<font>", "<table><tr><td>", "<ul><li>", "<x-y>", "<a href=x>",
                            "<p><object>", "<h1>", "<select>", "<svg>", "<template>"}) {
        const page::Dom dom = page::Dom::parse(page::reduce(repeated(tag, 60'000) + "text").html);
        for (page::NodeId i = 0; i < dom.size(); ++i) ASSERT_LT(dom[i].depth, 1000) << tag;
        read_page(repeated(tag, 60'000) + "text", source);
    }
}

TEST(HostilePage, SizeIsBounded) {
    const std::string paragraph = "<p>" + repeated("word and another, ", 30) + ".</p>";
    const PageDocument page = read_page(repeated(paragraph, 50'000'000 / paragraph.size()), source);
    EXPECT_LE(page.text.size(), max_page_bytes);
}

TEST(HostilePage, UnclosedThingsEnd) {
    for (const auto* html : {"<!--", "<script>", "<style", "<a href=\"", "<a href='x", "<a b=", "</", "<", "<!",
                             "<p>x<svg>", "<title>", "<textarea>x", "&", "<a =x>", "<\xff>", "\xff\xfe", "<p \0>"})
        read_page(html, source);
    read_page(std::string(1000, '\0'), source);
}

TEST(HostilePage, EmptyPageSaysSo) {
    EXPECT_EQ(read_page("", source).error, "https://example.org/a: empty page");
    EXPECT_EQ(read_page("<script>var a = 1;</script>", source).error, "https://example.org/a: no text, only script");
    EXPECT_EQ(read_page("", source).provenance, Provenance::error);
}

TEST(HostilePage, BrokenJsonLdIsPassedOver) {
    const auto with = [](const char* json) {
        return read_page(std::string("<title>A title of words</title><script type='application/ld+json'>") + json +
                             "</script><p>Text.</p>",
                         source);
    };
    EXPECT_EQ(with("{\"@type\":\"NewsArticle\",\"headline\":").title, "A title of words");
    EXPECT_EQ(with(repeated("[", 100'000).c_str()).title, "A title of words");
    EXPECT_EQ(with("{\"@type\":\"NewsArticle\",\"headline\":\"Two\nlines\",}").title, "Two lines");
    EXPECT_EQ(with("//<![CDATA[\n{\"@graph\":[{\"@type\":[\"Article\"],\"headline\":\"Caf\\u00e9 &amp; bar\"}]}\n//]]>")
                  .title,
              "Caf\xC3\xA9 & bar");
}

TEST(HtmlToText, KeepsParagraphs) {
    EXPECT_EQ(html_to_text("<p>One <b>bold</b> word.</p><p>Two.<br>Three.</p><script>x</script>"),
              "One bold word.\n\nTwo.\nThree.");
    EXPECT_EQ(html_to_text("plain &amp; simple"), "plain & simple");
    EXPECT_EQ(html_to_text(""), "");
}

TEST(Status, AnErrorStatusIsAnErrorPage) {
    PageSource gone = source;
    gone.status = 404;
    EXPECT_EQ(read_page("<p>Sorry.</p>", gone).provenance, Provenance::error);
}

}  // namespace
}  // namespace vigie
