#include "reader/story/story.hpp"

#include <gtest/gtest.h>

#include <random>

namespace vigie {
namespace {

// A text of its own: words from a list, so that two seeds share no run of eight.
std::string prose(unsigned seed, std::size_t words) {
    static constexpr const char* list[] = {"harbour", "council", "winter", "bridge",  "engine", "letter",
                                           "market",  "orchard", "signal", "teacher", "valley", "window"};
    std::mt19937 random(seed);
    std::string out;
    for (std::size_t i = 0; i < words; ++i) (out += list[random() % 12]) += i % 15 == 14 ? ". " : " ";
    return out;
}

Time at(int hours) {
    return Time(std::chrono::hours(24 * 365 * 50 + hours));
}

TEST(StoryPrint, IsIndifferentToCaseAndPunctuation) {
    EXPECT_EQ(story_print("The Council, meeting on Tuesday, voted for the bridge.").shingles,
              story_print("the council meeting on tuesday voted for the bridge").shingles);
    EXPECT_EQ(story_print("").shingles.size(), 0U);
    EXPECT_EQ(story_print("three short words").shingles.size(), 1U);
}

TEST(StoryPrint, CountsCharactersWhereWordsHaveNoSpaces) {
    EXPECT_GT(story_print("部长星期二表示，尽管下雪，学校仍将照常开放。").shingles.size(), 8U);
}

TEST(StoryPrint, SurvivesTheStore) {
    const StoryPrint print = story_print(prose(1, 400));
    const StoryPrint back = decode_print(encode_print(print));
    EXPECT_EQ(back.shingles, print.shingles);
    EXPECT_EQ(back.keys, print.keys);
    EXPECT_LE(print.keys.size(), 40U);
    EXPECT_TRUE(decode_print("odd").shingles.empty());
}

TEST(Stories, CopiesCutsAndEditsAreOne) {
    MemoryStoryIndex index;
    const std::string text = prose(2, 500);
    const std::string story = index.add("a", text, at(0));
    EXPECT_EQ(index.add("copy", "By our staff. " + text + " All rights reserved.", at(1)), story);
    EXPECT_EQ(index.add("cut", text.substr(0, text.size() / 3), at(2)), story);
    std::string edited = text;
    edited.replace(edited.size() / 3, 60, "with other words in this place altogether and then some more");
    EXPECT_EQ(index.add("edited", edited, at(3)), story);
    EXPECT_NE(index.add("other", prose(3, 500), at(4)), story);
}

TEST(Stories, ASharedQuotationDoesNotMerge) {
    MemoryStoryIndex index;
    const std::string quotation = prose(4, 60);
    const std::string story = index.add("a", prose(5, 300) + quotation + prose(6, 100), at(0));
    EXPECT_NE(index.add("b", prose(7, 200) + quotation + prose(8, 200), at(1)), story);
}

TEST(Stories, ATemplateDoesNotMerge) {
    MemoryStoryIndex index;
    const auto weather = [](const char* town, int high, int low) {
        return std::string("Weather for ") + town + ": clear skies with a high of " + std::to_string(high) +
               " and a low of " + std::to_string(low) + " today. Winds from the south at " + std::to_string(high - 3) +
               " knots. Chance of rain " + std::to_string(low + 11) + " percent in " + town + ".";
    };
    EXPECT_NE(index.add("a", weather("Avonlea", 21, 11), at(0)), index.add("b", weather("Brigadoon", 17, 9), at(1)));
}

TEST(Stories, ARoundUpBelongsToNeither) {
    MemoryStoryIndex index;
    const std::string first = prose(9, 300);
    const std::string second = prose(10, 300);
    const std::string a = index.add("a", first, at(0));
    const std::string b = index.add("b", second, at(1));
    const std::string both =
        index.add("c", first.substr(0, first.size() * 6 / 10) + second.substr(0, second.size() / 3), at(2));
    EXPECT_NE(both, a);
    EXPECT_NE(both, b);
}

TEST(Stories, ARoundUpThatWasThereFirstIsNoBridge) {
    MemoryStoryIndex index;
    const std::string first = prose(21, 200);
    const std::string second = prose(22, 900);
    // Most of the round-up is of the second, which nobody has printed yet; all of the first is in it.
    const std::string round_up = first + second.substr(0, second.size() * 3 / 10);
    const std::string a = index.add("first", first, at(0));
    EXPECT_EQ(index.add("round-up", round_up, at(1)), a);
    EXPECT_NE(index.add("second", second, at(2)), a);
}

TEST(Stories, AQuotedBriefDoesNotDragItsStoryIn) {
    MemoryStoryIndex index;
    const std::string whole = prose(23, 500);
    const std::string brief = whole.substr(0, whole.size() / 8);
    const std::string a = index.add("whole", whole, at(0));
    EXPECT_EQ(index.add("brief", brief, at(1)), a);
    // Half of the brief, in a text of its own.
    EXPECT_NE(index.add("other", prose(24, 200) + brief.substr(0, brief.size() * 7 / 10) + prose(25, 100), at(2)), a);
}

TEST(Stories, ALinkBetweenTwoMergesThem) {
    MemoryStoryIndex index;
    const std::string text = prose(11, 600);
    index.add("a", text.substr(0, text.size() * 6 / 10), at(0));
    index.add("b", text.substr(text.size() * 4 / 10), at(1));
    EXPECT_NE(index.story("a"), index.story("b"));
    index.add("whole", text, at(2));
    EXPECT_EQ(index.story("a"), index.story("b"));
}

TEST(Stories, OutsideTheWindowBeginsAnew) {
    MemoryStoryIndex index(std::chrono::hours(48));
    const std::string text = prose(12, 300);
    const std::string story = index.add("a", text, at(0));
    EXPECT_EQ(index.add("b", text, at(47)), story);
    EXPECT_NE(index.add("c", text, at(120)), story);
}

TEST(Stories, ManyCarriersStayOne) {
    MemoryStoryIndex index;
    const std::string text = prose(13, 300);
    const std::string story = index.add("0", text, at(0));
    for (int i = 1; i < 200; ++i) EXPECT_EQ(index.add(std::to_string(i), text, at(i / 10)), story);
}

TEST(Stories, EmptyTextsAreAlone) {
    MemoryStoryIndex index;
    EXPECT_NE(index.add("a", "", at(0)), index.add("b", "", at(0)));
}

}  // namespace
}  // namespace vigie
