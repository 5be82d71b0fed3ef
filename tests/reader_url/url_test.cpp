#include "reader/url/url.hpp"

#include <gtest/gtest.h>

namespace vigie {
namespace {

TEST(ResolveUrl, FollowsRfc3986) {
    const std::string base = "http://a/b/c/d;p?q";
    EXPECT_EQ(resolve_url(base, "g"), "http://a/b/c/g");
    EXPECT_EQ(resolve_url(base, "./g/"), "http://a/b/c/g/");
    EXPECT_EQ(resolve_url(base, "/g"), "http://a/g");
    EXPECT_EQ(resolve_url(base, "//g"), "http://g/");
    EXPECT_EQ(resolve_url(base, "?y"), "http://a/b/c/d;p?y");
    EXPECT_EQ(resolve_url(base, "#s"), "http://a/b/c/d;p?q#s");
    EXPECT_EQ(resolve_url(base, ""), "http://a/b/c/d;p?q");
    EXPECT_EQ(resolve_url(base, ".."), "http://a/b/");
    EXPECT_EQ(resolve_url(base, "../../../g"), "http://a/g");
    EXPECT_EQ(resolve_url(base, "mailto:x@example.org"), "mailto:x@example.org");
}

TEST(ResolveUrl, ReadsWhatBrowsersRead) {
    EXPECT_EQ(resolve_url("https://example.org/a/", "  b c\n"), "https://example.org/a/b%20c");
    EXPECT_EQ(resolve_url("https://example.org/a/", "\\x\\y"), "https://example.org/x/y");
    EXPECT_EQ(resolve_url("https://example.org", "a"), "https://example.org/a");
    EXPECT_EQ(resolve_url("", "HTTPS://EXAMPLE.org"), "https://example.org/");
    EXPECT_EQ(resolve_url("", "a.html"), "");
    EXPECT_EQ(resolve_url("not an address", "a.html"), "");
    EXPECT_EQ(resolve_url("https://example.org/", "https://a|b/"), "");
    EXPECT_EQ(resolve_url("https://example.org/", "https://a:99x/"), "");
}

TEST(CleanUrl, DropsOnlyTracking) {
    EXPECT_EQ(clean_url("https://example.net/a?id=7&utm_source=x&UTM_Medium=y&fbclid=z#p"),
              "https://example.net/a?id=7#p");
    EXPECT_EQ(clean_url("https://example.net/a?utm_source=x"), "https://example.net/a");
    EXPECT_EQ(clean_url("https://example.net/a?xtor=RSS-1&at_medium=rss&page=2"), "https://example.net/a?page=2");
    EXPECT_EQ(clean_url("https://example.net/a?b=%20c&d"), "https://example.net/a?b=%20c&d")
        << "nothing to drop: byte for byte";
    EXPECT_EQ(clean_url("https://example.net/a?b=%20c&d&mtm_kwd=1"), "https://example.net/a?b=+c&d");
    EXPECT_EQ(clean_url("ftp://example.net/?utm_source=x"), "ftp://example.net/?utm_source=x");
    EXPECT_EQ(clean_url("https://exa^mple.net/"), "");
}

TEST(CleanUrl, DropsRefOnlyWhereItNamesTheSiteOrTheFeed) {
    EXPECT_EQ(clean_url("https://example.net/a?ref=example.net", "https://example.net/b"), "https://example.net/a");
    EXPECT_EQ(clean_url("https://example.net/a?ref=feeds.example", "", "https://feeds.example/1"),
              "https://example.net/a");
    EXPECT_EQ(clean_url("https://example.net/a?ref=other.example", "https://example.net/", "https://feeds.example/1"),
              "https://example.net/a?ref=other.example");
}

TEST(CanonicalUrl, FoldsVariantsOfOneArticle) {
    const std::string key = canonical_url("https://www.journal.example/2024/02/08/visite");
    EXPECT_EQ(key, "https://journal.example/2024/02/08/visite");
    for (const auto* variant :
         {"http://journal.example:80/2024/02/08/visite/",
          "https://m.journal.example/2024/02/08/visite?utm_medium=rss#top",
          "https://amp.journal.example/2024/02/08/visite", "https://www.journal.example/amp/2024/02/08/visite",
          "https://www.journal.example/2024/02/08/visite/amp/", "https://www.journal.example/2024/02/08/visite?amp=1",
          "https://www-journal-example.cdn.ampproject.org/c/s/www.journal.example/2024/02/08/visite?amp_js_v=0.1",
          "https://www.google.com/amp/s/www.journal.example/2024/02/08/visite"})
        EXPECT_EQ(canonical_url(variant), key) << variant;
}

TEST(CanonicalUrl, KeepsApartWhatIsNotOne) {
    EXPECT_NE(canonical_url("https://journal.example/a?id=1"), canonical_url("https://journal.example/a?id=2"));
    EXPECT_NE(canonical_url("https://blog.journal.example/a"), canonical_url("https://journal.example/a"));
    EXPECT_EQ(canonical_url("https://m.co.uk/a"), "https://m.co.uk/a") << "m is the registered name itself";
    EXPECT_EQ(canonical_url("mailto:a@b"), "");
    EXPECT_EQ(canonical_url("/relative"), "");
}

TEST(RegisteredDomain, KnowsSecondLevels) {
    EXPECT_EQ(registered_domain("news.bbc.co.uk"), "bbc.co.uk");
    EXPECT_EQ(registered_domain("www.lemonde.fr"), "lemonde.fr");
    EXPECT_EQ(registered_domain("lemonde.fr"), "lemonde.fr");
    EXPECT_EQ(registered_domain("co.uk"), "co.uk");
    EXPECT_EQ(registered_domain("localhost"), "localhost");
    EXPECT_EQ(registered_domain(""), "");
    EXPECT_EQ(host_of("https://User@WWW.Example.org:8080/a"), "www.example.org");
}

}  // namespace
}  // namespace vigie
