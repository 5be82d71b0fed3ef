// Lists of subscriptions, in and out.
#include "reader/opml/opml.hpp"

#include <gtest/gtest.h>

namespace vigie {
namespace {

TEST(Opml, NestedFolders) {
    const auto list = read_opml(
        "<?xml version='1.0'?><opml version='1.1'><head><title>x</title></head><body><outline text='A/B'><outline "
        "text='C'>"
        "<outline type='rss' text='T &amp; U' xmlUrl='https://e.org/1' htmlUrl='https://e.org/' "
        "language='fr'/></outline></outline>"
        "<outline title='two' xmlurl=' https://e.org/2 '/><outline text='again' "
        "xmlUrl='https://e.org/1'/></body></opml>");
    ASSERT_TRUE(list.has_value());
    ASSERT_EQ(list->size(), 2U);
    EXPECT_EQ((*list)[0], (Subscription{"https://e.org/1", "T & U", "https://e.org/", "A\u2215B/C", "fr"}));
    EXPECT_EQ((*list)[1].url, "https://e.org/2");
    EXPECT_EQ((*list)[1].folder, "");
}

TEST(Opml, WhatIsWrittenIsRead) {
    const std::vector<Subscription> list{{"https://e.org/1?a=1&b=2", "Été « x »", "", "", ""},
                                         {"https://e.org/2", "two", "https://e.org/", "Presse/Régions", "fr"},
                                         {"https://e.org/3", "three", "", "Presse", ""}};
    const std::string text = write_opml(list, "My feeds");
    EXPECT_NE(text.find("<title>My feeds</title>"), std::string::npos);
    const auto again = read_opml(text);
    ASSERT_TRUE(again.has_value());
    EXPECT_EQ(again->size(), 3U);
    EXPECT_EQ(again->front(), list[0]);
    EXPECT_NE(std::find(again->begin(), again->end(), list[1]), again->end());
    EXPECT_NE(std::find(again->begin(), again->end(), list[2]), again->end());
}

TEST(Opml, BothCharsetsAndMendedMarks) {
    const auto list = read_opml(
        "<?xml version='1.0' encoding='iso-8859-1'?><opml><body><outline text='\xE9t\xE9 & co' "
        "xmlUrl='https://e.org/?a&b'></body></opml>");
    ASSERT_TRUE(list.has_value());
    ASSERT_EQ(list->size(), 1U);
    EXPECT_EQ(list->front().title, "été & co");
    EXPECT_EQ(list->front().url, "https://e.org/?a&b");
}

TEST(Opml, OthersAreRefused) {
    EXPECT_FALSE(read_opml("<html></html>").has_value());
    EXPECT_FALSE(read_opml("").has_value());
    EXPECT_NE(read_opml("<rss/>").error().message.find("<rss>"), std::string::npos);
}

}  // namespace
}  // namespace vigie
