// The flat tables of the grammar: used as the standard's maps are.
#include "plugins/grammar/tables.hpp"

#include <gtest/gtest.h>

namespace vigie::grammar {
namespace {

TEST(KeyMap, FindsWhatWasPutInAndNothingElse) {
    KeyMap<std::uint64_t> map;
    EXPECT_EQ(map.find(0), map.end());
    for (std::uint64_t key = 0; key < 1000; ++key) map[key << 20] = key;  // all alike in their low bits
    map.try_emplace(5U << 20, 99);
    for (std::uint64_t key = 0; key < 1000; ++key) {
        const auto* found = map.find(key << 20);
        ASSERT_NE(found, map.end());
        EXPECT_EQ(found->second, key);
    }
    EXPECT_EQ(map.count(1), 0U);
    EXPECT_EQ(map.end() - map.begin(), 1000);
}

TEST(KeySet, HoldsKeys) {
    KeySet set;
    EXPECT_EQ(set.count(7), 0U);
    set.insert(7);
    set.insert(7);
    EXPECT_EQ(set.count(7), 1U);
    EXPECT_EQ(set.end() - set.begin(), 1);
}

TEST(VerbMap, FindsByNumber) {
    VerbMap<int> map;
    map[3] = 1;
    map[900] = -1;
    EXPECT_EQ(map.find(3)->second, 1);
    EXPECT_EQ(map.find(900)->second, -1);
    EXPECT_EQ(map.find(4), map.end());
    EXPECT_EQ(map.count(901), 0U);
}

}  // namespace
}  // namespace vigie::grammar
