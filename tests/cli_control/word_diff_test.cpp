#include "cli/word_diff.hpp"

#include <gtest/gtest.h>

namespace vigie::cli {
namespace {

std::string lines(std::string_view before, std::string_view after) {
    return in_lines(word_diff(before, after), false);
}

TEST(WordDiff, ShowsWhatWasReplacedRemovedAndAdded) {
    EXPECT_EQ(lines("the minister denied it", "the minister confirmed it"),
              "the minister [-denied-] {+confirmed+} it\n");
    EXPECT_EQ(lines("one two three", "one three"), "one [-two-] three\n");
    EXPECT_EQ(lines("one three", "one two three"), "one {+two+} three\n");
    EXPECT_EQ(lines("", "all new"), "{+all new+}\n");
    EXPECT_EQ(lines("all old", ""), "[-all old-]\n");
    EXPECT_EQ(lines("a  b\n", "a b"), "");
}

TEST(WordDiff, FarApartChangesAreLinesOfTheirOwn) {
    const std::string middle = " b c d e f g h i j k l m n o p q ";
    EXPECT_EQ(lines("1" + middle + "2", "x" + middle + "y"), "[-1-] {+x+} b c d e f g …\n… l m n o p q [-2-] {+y+}\n");
    EXPECT_EQ(lines("1 b c d 2", "x b c d y"), "[-1-] {+x+} b c d [-2-] {+y+}\n");
}

TEST(WordDiff, ParagraphsAreSeen) {
    EXPECT_EQ(lines("one\n\ntwo", "one two"), "one [-¶-] two\n");
}

TEST(WordDiff, WhatIsVeryLongAndOtherIsReplacedWhole) {
    std::string before, after;
    for (int i = 0; i < 10'000; ++i) {
        before += "a" + std::to_string(i) + " ";
        after += "b" + std::to_string(i) + " ";
    }
    EXPECT_EQ(word_diff("same " + before, "same " + after).size(), 3U);
}

TEST(WordDiff, ColoursTakeThePlaceOfMarks) {
    EXPECT_EQ(in_lines(word_diff("a b", "a c"), true), "a \x1b[31mb\x1b[0m \x1b[32mc\x1b[0m\n");
}

}  // namespace
}  // namespace vigie::cli
