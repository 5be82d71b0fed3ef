#include "cli/table.hpp"

#include <gtest/gtest.h>

namespace vigie::cli {
namespace {

TEST(Table, ColumnsAreAsWideAsTheirWidestCell) {
    Table table({"A", "B"});
    table.add({"长词", "x"});
    table.add({"é", "y"});
    EXPECT_EQ(table.text(0), "A     B\n长词  x\né     y\n");
}

TEST(Table, TheLastColumnIsCutAtTheEdge) {
    Table table({"A", "a long last column"});
    EXPECT_EQ(table.text(10), "A  a long…\n");
    EXPECT_EQ(table.text(0), "A  a long last column\n");
}

TEST(Table, WideLettersAreNotCutInHalf) {
    EXPECT_EQ(fit("长词长词", 4), "长…");
    EXPECT_EQ(display_width("e\u0301"), 1U);
}

TEST(Table, ControlCharactersBecomeSpaces) {
    EXPECT_EQ(plain("a\x1b[2J\nb\u202Ec\u0085"), "a [2J b c ");
}

TEST(Distance, IsShortAndSaysTheDirection) {
    const Time now = *parse_rfc3339("2024-02-08T12:00:00Z");
    EXPECT_EQ(distance("2024-02-08T11:59:48Z", now), "12s ago");
    EXPECT_EQ(distance("2024-02-08T12:04:00Z", now), "in 4m");
    EXPECT_EQ(distance("2024-02-08T13:59:59Z", now), "in 2h");
    EXPECT_EQ(distance("2024-02-08T09:00:00Z", now), "3h ago");
    EXPECT_EQ(distance("2024-02-01T12:00:00Z", now), "7d ago");
    EXPECT_EQ(distance("", now), "");
}

}  // namespace
}  // namespace vigie::cli
