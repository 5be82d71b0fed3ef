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

TEST(HostilePage, DeeplyNestedTextIsReadAllTheSame) {
    const std::string text = repeated("The minister said on Tuesday that the plan would be shown to parliament. ", 10);
    const PageDocument page =
        read_page(repeated("<div><b>", 60'000) + "<p>" + text + "</p><p>" + text + "</p>", source);
    EXPECT_EQ(page.error, "");
    EXPECT_NE(page.text.find("would be shown to parliament"), std::string::npos);
    EXPECT_EQ(read_page(repeated("<div><b>", 60'000), source).error, "no text");
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

// Each of these was, or would be, read through again for each of its parts; the test's own limit of time is the check.
TEST(HostilePage, ScriptsWithoutEndAreReadOnce) {
    for (const auto* part :
         {"created_at:", "created_at\\\\\\\\", "d_______", "\"", "(\"<p>", ":\"\\", "[\"\\u003cp\\u003e", "(   "})
        read_page("<p>a</p><script>" + repeated(part, 400'000) + "</script>", source);
}

TEST(HostilePage, EmptyPageSaysSo) {
    EXPECT_EQ(read_page("", source).error, "empty page");
    EXPECT_EQ(read_page("<script>var a = 1;</script>", source).error, "no text, only script");
    EXPECT_EQ(read_page("", source).provenance, Provenance::error);
}

// What the header and the page itself say of the charset is wrong: what the bytes are decides.
TEST(HostilePage, WrongCharsetIsReadAsWhatItIs) {
    const std::string utf8 = "<p>" + repeated("Премьер-министр прибыл в столицу. ", 20) + "</p>";
    const std::string russian =
        "\xCF\xF0\xE5\xEC\xFC\xE5\xF0 \xEF\xF0\xE8\xE1\xFB\xEB \xE2 \xF1\xF2\xEE\xEB\xE8\xF6\xF3. ";  // windows-1251
    const std::string japanese = "\xE6\x96\xB0\xE3\x81\x97";
    const auto read = [](const std::string& says, const std::string& body) {
        PageSource said = source;
        said.headers["content-type"] = "text/html; charset=" + says;
        return read_page(
            "<html><head><meta charset='" + says + "'><title>A</title></head><body>" + body + "</body></html>", said);
    };
    for (const auto* says : {"windows-1251", "iso-8859-1", "shift_jis", "utf-16", "x-unknown"})
        EXPECT_NE(read(says, utf8).text.find("Премьер-министр прибыл"), std::string::npos) << says;
    EXPECT_NE(read("utf-8", "<p>" + repeated(russian, 20) + "</p>").text.find("Премьер прибыл в столицу."),
              std::string::npos);
    const std::string scripts = "<script>" + repeated("var text = 'ascii'; ", 2000) + "</script>";
    EXPECT_NE(read("utf-8", scripts + "<p>" + repeated(russian, 20) + "</p>").text.find("Премьер прибыл"),
              std::string::npos);
    EXPECT_NE(read("euc-kr", "<p>" + repeated("Le ministre a d\xE9missionn\xE9 hier \xE0 Gen\xE8ve. ", 20) + "</p>")
                  .text.find("démissionné"),
              std::string::npos);
}

TEST(HostilePage, WhatCannotBeDecodedSaysSo) {
    PageSource said = source;
    said.headers["content-type"] = "text/html; charset=utf-8";
    const std::string sentence =
        "Il a déclaré à Genève, où l’été était très sec, \xFF\xFE\xFF\xFF que la suite viendrait. ";
    const PageDocument page =
        read_page("<title>A</title><article><p>" + repeated(sentence, 80) + "</p></article>", said);
    EXPECT_EQ(page.error, "its text cannot be decoded as utf-8");
    EXPECT_EQ(page.text, "");
    EXPECT_EQ(page.provenance, Provenance::error);
    const std::string slip = repeated("Il a déclaré à Genève que la suite viendrait. ", 20) + "\xFF";
    EXPECT_EQ(read_page("<title>A</title><article><p>" + slip + "</p></article>", said).error, "");
    std::string noise;
    for (unsigned i = 0; i < 20'000; ++i) noise += static_cast<char>(0x80U | (i * 2654435761U >> 20U));
    read_page(noise, said);
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
    // Found by fuzzing: each mark had all that is behind it read through once more, which here would take minutes.
    EXPECT_EQ(with((repeated("<![CDATA[.", 400'000) + "]").c_str()).title, "A title of words");
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
