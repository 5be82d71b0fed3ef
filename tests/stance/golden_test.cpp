// Every golden case of the stance analyzer, one language and file after the other.
#include <gtest/gtest.h>

#include "support/golden_case.hpp"

namespace vigie::test {
namespace {

class Golden : public testing::TestWithParam<const char*> {};

TEST_P(Golden, StancesAreAsALinguistExpects) {
    expect_cases(GetParam(), "stance", "stance", [](const Annotation& stance) {
        return std::string(stance.polarity > 0   ? "+"
                           : stance.polarity < 0 ? "-"
                                                 : "0") +
               " | " + names(stance, "holder") + " | " + names(stance, "target");
    });
}

INSTANTIATE_TEST_SUITE_P(Languages, Golden, testing::Values("fr", "en"));

}  // namespace
}  // namespace vigie::test
