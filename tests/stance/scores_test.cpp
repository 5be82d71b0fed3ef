// A stance's score is how likely it is right, by signs that know no word; what is unlikely is left out.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/golden_case.hpp"

namespace vigie::test {
namespace {

std::vector<Annotation> stances(const std::string& marked, std::map<std::string, std::string> options = {}) {
    host::Setup setup;
    setup.plugins.push_back({.path = "given-mentions", .entry = GivenMentions::entry()});
    setup.plugins.push_back({VIGIE_BINARY_DIR "/bin/plugins/quotes.so"});
    setup.plugins.push_back({VIGIE_BINARY_DIR "/bin/plugins/stance.so", std::move(options)});
    host::Host host(std::move(setup));
    GoldenCase one;
    unbracket(marked, one);
    GivenMentions::mentions() = one.mentions;
    host::ArticleView article;
    article.text = one.text;
    article.language = "en";
    std::vector<Annotation> out;
    for (auto& annotation : host.run(article).annotations)
        if (annotation.kind == "stance") out.push_back(std::move(annotation));
    return out;
}

const std::string plain = "[Mary Dunn] criticized [Paul Hart].";
// whom the frame's place does not tell is the nearest who is named
const std::string guessed = "[Mary Dunn] criticized the mood on the evening that [Paul Hart] came.";

std::vector<double> scores_towards(const std::vector<Annotation>& stances, const std::string& target) {
    std::vector<double> out;
    for (const auto& one : stances)
        if (names(one, "target") == target) out.push_back(one.score);
    return out;
}

TEST(Scores, WhatAFrameTellsIsSurerThanTheNearestName) {
    const auto sure = scores_towards(stances(plain, {{"least_score", "0"}}), "Paul Hart");
    const auto doubtful = scores_towards(stances(guessed, {{"least_score", "0"}}), "Paul Hart");
    ASSERT_EQ(sure.size(), 1U);
    ASSERT_EQ(doubtful.size(), 1U);
    EXPECT_LT(doubtful[0], sure[0] - 0.2);
}

TEST(Scores, WhatIsUnlikelyIsLeftOut) {
    EXPECT_EQ(scores_towards(stances(plain, {{"least_score", "0.6"}}), "Paul Hart").size(), 1U);
    EXPECT_EQ(scores_towards(stances(guessed, {{"least_score", "0.6"}}), "Paul Hart").size(), 0U);
    EXPECT_TRUE(stances(plain, {{"least_score", "0.99"}}).empty());
}

TEST(Scores, SaidAgainIsSurer) {
    const auto once = stances(plain), twice = stances(plain + "\n\n[Mary Dunn] attacked [Paul Hart] on Friday.");
    ASSERT_EQ(once.size(), 1U);
    ASSERT_EQ(twice.size(), 2U);
    EXPECT_GT(twice[0].score, once[0].score);
}

TEST(Scores, SignsAreToldWhereTheyAreAskedFor) {
    const auto told = stances(plain, {{"signs", "true"}});
    ASSERT_EQ(told.size(), 1U);
    EXPECT_THAT(told[0].attributes, testing::Contains(testing::Pair("signs", testing::HasSubstr("verb"))));
    EXPECT_THAT(stances(plain)[0].attributes, testing::IsEmpty());
}

}  // namespace
}  // namespace vigie::test
