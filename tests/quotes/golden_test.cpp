// Every golden case of the quotations analyzer, one language and file after the other.
#include <gtest/gtest.h>

#include "support/golden_case.hpp"

namespace vigie::test {
namespace {

class Golden : public testing::TestWithParam<const char*> {};

TEST_P(Golden, QuotationsAreAsALinguistExpects) {
    expect_cases(GetParam(), "quotes", "quotation", [](const Annotation& quotation) {
        return quotation.type + " | " + names(quotation, "speaker") + " | " + quotation.text;
    });
}

TEST(GoldenViaTest, MediaAreAsALinguistExpects) {
    expect_cases("fr", "via", "quotation", [](const Annotation& quotation) {
        return quotation.type + " | " + names(quotation, "via") + " | " + quotation.text;
    });
}

INSTANTIATE_TEST_SUITE_P(Languages, Golden, testing::Values("fr", "en", "de", "es", "it", "pt", "ru"));

TEST(GoldenHostTest, LoadsTheBuiltPlugins) {
    GoldenHost host;
    for (const auto& plugin : host.host().plugins())
        EXPECT_EQ(plugin.state, host::State::active) << plugin.path << ": " << plugin.problem;
    EXPECT_EQ(host.host().plugins().size(), 3U);
}

}  // namespace
}  // namespace vigie::test
