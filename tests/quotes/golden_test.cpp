// Every golden case of the quotations analyzer, one language and file after the other.
#include <gtest/gtest.h>

#include "support/golden_case.hpp"

namespace vigie::test {
namespace {

std::vector<std::string> as_lines(const std::vector<Annotation>& quotations) {
    std::vector<std::string> out;
    for (const Annotation& one : quotations) out.push_back(one.type + " | " + names(one, "speaker") + " | " + one.text);
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

TEST_P(Golden, QuotationsAreAsALinguistExpects) {
    GoldenHost host;
    std::size_t cases = 0;
    for (const auto& file : case_files(GetParam(), "quotes"))
        for (const GoldenCase& one : read_cases(file)) {
            ++cases;
            EXPECT_EQ(as_lines(host.run(one, GetParam(), "quotation")), as_lines(one.expected))
                << file.filename() << ": " << one.name << "\n"
                << one.text;
        }
    EXPECT_GT(cases, 0U);
}

INSTANTIATE_TEST_SUITE_P(Languages, Golden, testing::Values("fr", "en"));

TEST(GoldenHostTest, LoadsTheBuiltPlugins) {
    GoldenHost host;
    for (const auto& plugin : host.host().plugins())
        EXPECT_EQ(plugin.state, host::State::active) << plugin.path << ": " << plugin.problem;
    EXPECT_EQ(host.host().plugins().size(), 3U);
}

}  // namespace
}  // namespace vigie::test
