// What HTML in feeds becomes.
#include "reader/html/html.hpp"

#include <gtest/gtest.h>

namespace vigie {
namespace {

TEST(Entities, NamedNumericAndNone) {
    EXPECT_EQ(decode_entities("&eacute;&nbsp;&#8217;&#x2014;&hellip;"), "é\u00A0’—…");
    EXPECT_EQ(decode_entities("&#146;"), "’");
    EXPECT_EQ(decode_entities("a & b &nosuch; ?a=1&copy=2 R&D;"), "a & b &nosuch; ?a=1&copy=2 R&D;");
    EXPECT_EQ(decode_entities("caf&eacute "), "café ");
    EXPECT_EQ(decode_entities("&#0;&#xD800;&#99999999999;"), "\uFFFD\uFFFD\uFFFD");
    EXPECT_EQ(decode_entities("&amp;lt;"), "&lt;");
}

TEST(PlainText, TagsGoWordsStay) {
    EXPECT_EQ(plain_text("Un <b>mot</b>,<br>deux\n mots"), "Un mot, deux mots");
    EXPECT_EQ(plain_text("1 < 2 and <BIGCO> & co"), "1 < 2 and <BIGCO> & co");
    EXPECT_EQ(plain_text("<script>x</script>a<!-- b --><![CDATA[c]]>"), "ac");
    EXPECT_EQ(collapse_blanks("  a \n b  "), "a b");
    EXPECT_EQ(collapse_blanks("a b"), "a b");
}

TEST(PlainText, LooksLikeHtml) {
    EXPECT_TRUE(looks_like_html("a<br/>b"));
    EXPECT_TRUE(looks_like_html("caf&eacute;"));
    EXPECT_FALSE(looks_like_html("a < b & c <d>"));
}

TEST(Sanitise, AllowedHtmlComesBackAsItIs) {
    for (const std::string_view html :
         {"<p class=\"x\">a <a href=\"https://example.org/?a=1&amp;b=2\" title='t'>b</a>&nbsp;; 1 < 2</p>",
          "<ul><li>a<li>b</ul><img src=\"http://example.org/i.png\" alt=\"\" />",
          "<p style=\"text-align: center; color: #fff\">x</p>", "<!-- note --><h2 id=\"fn-1\">y</h2>"}) {
        EXPECT_EQ(sanitise_html(html), html);
    }
}

TEST(Sanitise, NothingThatRunsIsLeft) {
    EXPECT_EQ(sanitise_html("a<script>alert(1)</script>b"), "ab");
    EXPECT_EQ(sanitise_html("<img src=\"x.png\" onerror=\"alert(1)\">"), "<img src=\"x.png\">");
    EXPECT_EQ(sanitise_html("<a href=\"java&#10;script:alert(1)\">x</a>"), "<a>x</a>");
    EXPECT_EQ(sanitise_html("<a href=\" JaVaScript:alert(1)\">x</a>"), "<a>x</a>");
    EXPECT_EQ(sanitise_html("<iframe src=\"https://e.org\">x</iframe>y"), "y");
    EXPECT_EQ(sanitise_html("<form action=x><input name=y>z</form>"), "z");
    EXPECT_EQ(sanitise_html("<p style=\"background:url(x);color:red\">x</p>"), "<p style=\"color:red\">x</p>");
    EXPECT_EQ(sanitise_html("<scr<script>ipt>x"), "ipt>x");
    EXPECT_EQ(sanitise_html("<![CDATA[<b onclick=x>a</b>]]>"), "<b>a</b>");
    EXPECT_EQ(sanitise_html("<a href=\"data:text/html,x\">y</a><p id=\"top\">z</p>"), "<a>y</a><p>z</p>");
}

TEST(Sanitise, IdsStayUnlessAScriptWouldTakeThemForThePagesOwn) {
    EXPECT_EQ(sanitise_html("<h3 id=\"harbour\">x</h3>"), "<h3 id=\"harbour\">x</h3>");
    EXPECT_EQ(sanitise_html("<h3 id=har\\\"bour>x</h3>"), "<h3>x</h3>");  // it would be another one when read again
    for (const char* id : {"location", "forms", "firstChild", "a b", "a&#98;", ""})
        EXPECT_EQ(sanitise_html("<h3 id=\"" + std::string(id) + "\">x</h3>"), "<h3>x</h3>") << id;
}

TEST(Sanitise, DataAttributesStay) {
    EXPECT_EQ(sanitise_html("<a data-place=\"7\" onclick=\"f()\">x</a>"), "<a data-place=\"7\">x</a>");
    EXPECT_EQ(sanitise_html("<a data-=\"7\" data-a'b=\"8\">x</a>"), "<a>x</a>");
}

TEST(Sanitise, TagsAreNested) {
    EXPECT_EQ(sanitise_html("<b><i>a</b>c</i>"), "<b><i>a</i></b>c");
    EXPECT_EQ(sanitise_html("<div>a"), "<div>a</div>");
    EXPECT_EQ(sanitise_html("a</div>b"), "ab");
    EXPECT_EQ(sanitise_html("you start a link with <a href="), "you start a link with &lt;a href=");
}

TEST(Sanitise, AddressesBecomeAbsolute) {
    EXPECT_EQ(sanitise_html("<a href='/c'>x</a>", "https://example.org/a/b"),
              "<a href=\"https://example.org/c\">x</a>");
    EXPECT_EQ(sanitise_html("<a href=\"#n\">x</a>", "https://example.org/a"), "<a href=\"#n\">x</a>");
}

TEST(Sanitise, HostileTextCostsLinearTime) {
    std::string tags;
    for (int i = 0; i < 200000; ++i) tags += "<a b='";
    EXPECT_FALSE(sanitise_html(tags + ">").empty());
    std::string frames;
    for (int i = 0; i < 200000; ++i) frames += "<iframe>";
    EXPECT_EQ(sanitise_html(frames + "x"), "x");
    std::string deep;
    for (int i = 0; i < 100000; ++i) deep += "<div>";
    EXPECT_LT(sanitise_html(deep).size(), 5000U);
    EXPECT_FALSE(plain_text(tags).empty());
}

TEST(Escape, OnlyWhatWouldBeRead) {
    EXPECT_EQ(escape_html("a < b & c"), "a < b & c");
    EXPECT_EQ(escape_html("<b> &amp; >"), "&lt;b&gt; &amp;amp; &gt;");
}

TEST(Link, AsWrittenWhereAbsolute) {
    EXPECT_EQ(absolute_link("https://example.org/a/", " b?c "), "https://example.org/a/b?c");
    EXPECT_EQ(absolute_link("https://example.org/", "HTTP://Other.example"), "HTTP://Other.example");
    EXPECT_EQ(absolute_link("", "b"), "b");
}

TEST(Tags, AreVisitedOutsideScripts) {
    std::string seen;
    each_tag("<html><script>'<link>'</script><!-- <link> --><LINK rel=\"&#97;b\">", [&](const HtmlTag& tag) {
        seen += tag.is("link") ? "[" + tag.value("rel") + "]" : std::string(tag.name);
    });
    EXPECT_EQ(seen, "htmlscript[ab]");
}

}  // namespace
}  // namespace vigie
