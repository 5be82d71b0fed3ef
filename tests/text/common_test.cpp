// Folding, data files and phrases that the analyzers share.
#include <gtest/gtest.h>

#include "plugins/common/common.hpp"

namespace vigie::common {
namespace {

TEST(Fold, DropsCaseMarksAndDiacritics) {
    EXPECT_EQ(fold("Jean-Luc  MÉLENCHON"), "jean luc melenchon");
    EXPECT_EQ(fold("Œuvre d’Ærø, Łódź, Straße"), "oeuvre d aero lodz strasse");
    EXPECT_EQ(fold("Ёлкин Й"), "елкин и");
    EXPECT_EQ(fold("«»"), "");
}

TEST(DataFile, ReadsSectionsAndNamesTheWrongLine) {
    const DataFile file = DataFile::parse("# note\n[one]\na | b; c |\n\n[two]\nd\n", "x.txt");
    ASSERT_EQ(file.section("one").size(), 1U);
    EXPECT_EQ(file.section("one")[0][0], "a");
    EXPECT_EQ(split(file.section("one")[0][1], ';'), (std::vector<std::string>{"b", "c"}));
    EXPECT_EQ(file.section("one")[0][7], "");
    EXPECT_EQ(file.section("two")[0].line, 6);
    EXPECT_TRUE(file.section("three").empty());
    try {
        DataFile::parse("# note\nlost", "y.txt");
        FAIL();
    } catch (const std::runtime_error& problem) {
        EXPECT_EQ(std::string(problem.what()).rfind("y.txt:2: ", 0), 0U) << problem.what();
    }
}

TEST(Phrases, FindsTheLongestFromAPlace) {
    Phrases phrases;
    phrases.add("Union", 1);
    phrases.add("Union européenne", 2);
    phrases.add("union EUROPEENNE", 3);
    phrases.finish();
    const std::vector<std::uint64_t> pieces = {hash("l"), hash("union"), hash("europeenne"), hash("dit")};
    const auto hit = phrases.longest(pieces, 1);
    EXPECT_EQ(hit.pieces, 2U);
    EXPECT_EQ(std::vector<std::uint32_t>(hit.values.begin(), hit.values.end()), (std::vector<std::uint32_t>{2, 3}));
    EXPECT_FALSE(phrases.longest(pieces, 0));
    EXPECT_FALSE(phrases.exact("Union du"));
}

}  // namespace
}  // namespace vigie::common
