// What the daemon believes of what workers say their plugins counted.
#include "pool/ledger.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace vigie::pool {
namespace {

TEST(Ledger, CountsWhatAPluginMayCount) {
    Ledger ledger(5);
    ledger.counted({"org.x", "matches", 2.5});
    ledger.counted({"org.x", "matches", 1e15});
    EXPECT_EQ(ledger.record("org.x").counts.at("matches"), 1e15 + 2.5);
}

TEST(Ledger, BelievesNoAmountOrNameThatTheHostWouldRefuse) {
    Ledger ledger(5);
    for (const double amount : {-1.0, std::numeric_limits<double>::infinity(), std::numeric_limits<double>::quiet_NaN(),
                                std::numeric_limits<double>::max()})
        ledger.counted({"org.x", "matches", amount});
    for (const std::string& name : {std::string(), std::string(65, 'a'), std::string("Bad"), std::string("a\"} 1\nb")})
        ledger.counted({"org.x", name, 1});
    EXPECT_TRUE(ledger.record("org.x").counts.empty());
    ledger.counted({"org.x", std::string(64, 'a'), 1});
    EXPECT_EQ(ledger.record("org.x").counts.size(), 1U);
}

TEST(Ledger, GrowsOnlySoFar) {
    Ledger ledger(5);
    for (int i = 0; i < 200; ++i) ledger.counted({"org.x", "name_" + std::to_string(i), 1});
    EXPECT_EQ(ledger.record("org.x").counts.size(), 50U);
    for (int i = 0; i < 5000; ++i) ledger.counted({"org." + std::to_string(i), "a", 1});
    EXPECT_TRUE(ledger.record("org.4999").counts.empty());
}

}  // namespace
}  // namespace vigie::pool
