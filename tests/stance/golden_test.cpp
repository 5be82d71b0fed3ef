// Every golden case of the stance analyzer, one language and file after the other.
#include <gtest/gtest.h>

#include "support/golden_case.hpp"

namespace vigie::test {
namespace {

std::vector<std::string> as_lines(const std::vector<Annotation>& stances) {
    std::vector<std::string> out;
    for (const Annotation& one : stances)
        out.push_back(std::string(one.polarity > 0   ? "+"
                                  : one.polarity < 0 ? "-"
                                                     : "0") +
                      " | " + names(one, "holder") + " | " + names(one, "target"));
    std::sort(out.begin(), out.end());
    return out;
}

std::vector<std::string> as_lines(const std::vector<std::vector<std::string>>& expected) {
    std::vector<std::string> out;
    for (const auto& one : expected)
        if (one.size() == 3) out.push_back(one[0] + " | " + one[1] + " | " + one[2]);
    std::sort(out.begin(), out.end());
    return out;
}

class Golden : public testing::TestWithParam<const char*> {};

TEST_P(Golden, StancesAreAsALinguistExpects) {
    GoldenHost host;
    std::size_t cases = 0;
    for (const auto& file : case_files(GetParam(), "stance"))
        for (const GoldenCase& one : read_cases(file)) {
            ++cases;
            EXPECT_EQ(as_lines(host.run(one, GetParam(), "stance")), as_lines(one.expected))
                << file.filename() << ": " << one.name << "\n"
                << one.text;
        }
    EXPECT_GT(cases, 0U);
}

INSTANTIATE_TEST_SUITE_P(Languages, Golden, testing::Values("fr", "en"));

}  // namespace
}  // namespace vigie::test
