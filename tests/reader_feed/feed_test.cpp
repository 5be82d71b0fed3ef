// Golden pairs: every tests/fixtures/feeds/x.{xml,json} with x.expected.json beside it. VIGIE_SHOW=1 prints what is
// read.
#include "reader/feed/feed.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

#include "reader_feed/json.hpp"

namespace vigie {
namespace {

namespace fs = std::filesystem;

std::string contents(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

std::vector<fs::path> fixtures() {
    std::vector<fs::path> paths;
    for (const auto& entry : fs::directory_iterator(fs::path(VIGIE_SOURCE_DIR) / "tests/fixtures/feeds")) {
        if (entry.path().string().ends_with(".expected.json")) continue;
        paths.push_back(entry.path());
    }
    std::sort(paths.begin(), paths.end());
    return paths;
}

class Golden : public ::testing::TestWithParam<fs::path> {};

TEST_P(Golden, IsReadAsExpected) {
    FeedHints hints;
    hints.url = "https://feeds.example/x/feed";
    const boost::json::value read = testing::to_json(read_feed(contents(GetParam()), hints));
    if (std::getenv("VIGIE_SHOW") != nullptr) std::cout << GetParam().stem().string() << "\n" << read << "\n";
    fs::path expected = GetParam();
    expected.replace_extension(".expected.json");
    ASSERT_TRUE(fs::exists(expected)) << expected;
    EXPECT_EQ(boost::json::serialize(read), boost::json::serialize(boost::json::parse(contents(expected))));
}

INSTANTIATE_TEST_SUITE_P(Feeds, Golden, ::testing::ValuesIn(fixtures()), [](const auto& test) {
    std::string name = test.param.filename().string();
    for (char& c : name) c = std::isalnum(static_cast<unsigned char>(c)) != 0 ? c : '_';
    return name;
});

TEST(Feed, ErrorsAreOneLine) {
    for (const std::string_view bytes :
         {"", "   ", "garbage", "{\"a\":1}", "{broken", "<html></html>", "<svg/>", "\x01\x02\x03"}) {
        const FeedDocument document = read_feed(bytes, {});
        EXPECT_FALSE(document.error.empty()) << bytes;
        EXPECT_EQ(document.error.find('\n'), std::string::npos) << bytes;
        EXPECT_TRUE(document.entries.empty()) << bytes;
    }
}

TEST(Feed, LimitsAreKept) {
    std::string deep = "<rss><channel>";
    for (int i = 0; i < 100000; ++i) deep += "<a>";
    EXPECT_NE(read_feed(deep, {}).error.find("nested"), std::string::npos);
    std::string many = "<rss><channel>";
    for (int i = 0; i < 50; ++i) many += "<item><title>" + std::to_string(i) + "</title></item>";
    many += "</channel></rss>";
    FeedLimits limits;
    limits.entries = 10;
    EXPECT_EQ(read_feed(many, {}, limits).entries.size(), 10U);
    limits.bytes = 100;
    EXPECT_NE(read_feed(many, {}, limits).error.find("larger"), std::string::npos);
}

TEST(Feed, IdentityIsFrozen) {
    const FeedDocument document = read_feed(
        "<rss><channel><item><title>T</title><pubDate>Thu, 08 Feb 2024 14:05:11 GMT</pubDate></item>"
        "<item><link>https://e.org/1</link></item><item><description>D</description></item>"
        "<item><link>https://e.org/1</link><title>other</title></item><item><link>https://e.org/1</link><title>other</"
        "title></item>"
        "</channel></rss>",
        {});
    ASSERT_EQ(document.entries.size(), 4U);
    EXPECT_EQ(document.entries[0].id, "urn:uuid:ab32f2c0-8146-509a-9b46-0e07d17665d6");
    EXPECT_EQ(document.entries[1].id, "https://e.org/1");
    EXPECT_EQ(document.entries[2].id, "urn:uuid:ac37696d-83ac-5d89-8143-5ed1c5548fe3");
    EXPECT_TRUE(document.entries[3].id.starts_with("https://e.org/1#"));
}

TEST(Feed, CharsetOfTheHeaderCounts) {
    FeedHints hints;
    hints.content_type = "application/rss+xml; charset=windows-1251";
    EXPECT_EQ(read_feed("<rss><channel><title>\xCF\xF0\xE8\xE2\xE5\xF2</title></channel></rss>", hints).title,
              "Привет");
}

TEST(Feed, ContentLocationIsTheBase) {
    FeedHints hints;
    hints.url = "https://feeds.example/a";
    hints.content_location = "/b/c";
    hints.content_language = "fr, en";
    const FeedDocument document = read_feed("<rss><channel><item><link>d</link></item></channel></rss>", hints);
    EXPECT_EQ(document.entries.at(0).link, "https://feeds.example/b/d");
    EXPECT_EQ(document.language, "fr");
}

}  // namespace
}  // namespace vigie
