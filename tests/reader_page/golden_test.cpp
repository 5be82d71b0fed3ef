// tests/fixtures/pages: a page beside what must be read from it.
#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "reader/page/page.hpp"

namespace vigie {
namespace {

std::string slurp(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::stringstream out;
    out << in.rdbuf();
    return out.str();
}

class GoldenPage : public testing::TestWithParam<std::string> {};

TEST_P(GoldenPage, IsReadAsExpected) {
    const std::filesystem::path folder = VIGIE_SOURCE_DIR "/tests/fixtures/pages";
    const auto expected = boost::json::parse(slurp(folder / (GetParam() + ".expected.json"))).as_object();
    const PageDocument page = read_page(
        slurp(folder / (GetParam() + ".html")),
        {.url = "https://www.vigie-du-val.example/val/pont", .headers = {}, .feed_language = {}, .status = 200});
    const auto text = [&](const char* key, const std::string& value) {
        if (const auto* want = expected.if_contains(key)) {
            EXPECT_EQ(value, std::string(want->as_string())) << key;
        }
    };
    text("title", page.title);
    text("date", page.date);
    text("language", page.language);
    text("canonical", page.canonical);
    text("provenance", std::string(to_string(page.provenance)));
    if (const auto* want = expected.if_contains("authors")) {
        ASSERT_EQ(page.authors.size(), want->as_array().size());
        for (std::size_t i = 0; i < page.authors.size(); ++i)
            EXPECT_EQ(page.authors[i], std::string(want->as_array()[i].as_string()));
    }
    if (const auto* want = expected.if_contains("contains")) {
        for (const auto& s : want->as_array())
            EXPECT_NE(page.text.find(std::string(s.as_string())), std::string::npos) << s << "\nin\n" << page.text;
    }
    if (const auto* want = expected.if_contains("lacks")) {
        for (const auto& s : want->as_array())
            EXPECT_EQ(page.text.find(std::string(s.as_string())), std::string::npos) << s << "\nin\n" << page.text;
    }
    EXPECT_EQ(!page.error.empty(), expected.contains("error")) << page.error;
}

INSTANTIATE_TEST_SUITE_P(Pages, GoldenPage,
                         testing::Values("article", "wrong_charset", "consent_wall", "paywall", "not_found",
                                         "script_only", "live_blog", "byline_on_page", "bare"),
                         [](const auto& chosen) { return chosen.param; });

}  // namespace
}  // namespace vigie
