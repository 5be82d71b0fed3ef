#include "http/atom.hpp"

#include <gtest/gtest.h>

namespace vigie::test {
namespace {

TEST(Atom, OnlyWebAddressesBecomeLinks) {
    Alert alert;
    alert.article.url = "httpx:run";
    alert.carriers = {{"Bad", "a1", "javascript:alert(1)", "", {}},
                      {"Good", "a2", "https://paper.example/?a=1&b=2", "", {}},
                      {"Plain", "a3", "http://paper.example/", "", {}}};
    const std::string feed = http::atom_feed("w", {alert}, from_unix(0));
    EXPECT_EQ(feed.find("javascript"), std::string::npos) << feed;
    EXPECT_EQ(feed.find("httpx"), std::string::npos) << feed;
    EXPECT_NE(feed.find("Bad"), std::string::npos);
    EXPECT_NE(feed.find("https://paper.example/?a=1"), std::string::npos);
    EXPECT_NE(feed.find("http://paper.example/"), std::string::npos);
}

}  // namespace
}  // namespace vigie::test
