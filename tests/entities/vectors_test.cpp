// The table of word vectors that ships with English, and files that are none.
#include "plugins/entities/names/vectors.hpp"

#include <gtest/gtest.h>

#include <fstream>

#include "plugins/common/common.hpp"

namespace vigie::entities {
namespace {

std::vector<std::uint64_t> pieces(std::initializer_list<const char*> words) {
    std::vector<std::uint64_t> out;
    for (const char* word : words) out.push_back(common::hash(word));
    return out;
}

class VectorsTest : public testing::Test {
  protected:
    int likeness(const char* a, const char* b) const {
        const Vectors::Row x = vectors_.row(vectors_.find(pieces({a}))), y = vectors_.row(vectors_.find(pieces({b})));
        int sum = 0;
        for (std::size_t i = 0; i < x.size(); ++i) sum += x[i] * y[i];
        return sum;
    }
    Vectors vectors_{std::filesystem::path(VIGIE_BINARY_DIR) / "bin/plugins/data/entities/en/vectors.bin"};
};

TEST_F(VectorsTest, WordsThatAreUsedAlikePointAlike) {
    EXPECT_GT(likeness("monday", "tuesday"), likeness("monday", "hospital"));
    EXPECT_GT(likeness("hospital", "clinic"), likeness("hospital", "tuesday"));
}

TEST_F(VectorsTest, AnUnknownWordHasNoRow) {
    EXPECT_EQ(vectors_.find(pieces({"qzxvwkj"})), 0U);
}

TEST_F(VectorsTest, ACompoundHasItsLastPiecesRow) {
    EXPECT_EQ(vectors_.find(pieces({"qzxvwkj", "hospital"})), vectors_.find(pieces({"hospital"})));
}

TEST_F(VectorsTest, NumbersStayWithinTheNetworksBounds) {
    for (std::uint32_t i = 1; i < 1000; ++i)
        for (const std::int16_t number : vectors_.row(i)) EXPECT_LE(std::abs(number), 7);
}

TEST(VectorsFile, AnotherFileIsRefused) {
    const std::string path = testing::TempDir() + "vectors_test.bin";
    std::ofstream(path) << std::string(300000, 'x');
    EXPECT_THROW(Vectors{path}, std::runtime_error);
    EXPECT_THROW(Vectors{path + ".none"}, std::runtime_error);
}

}  // namespace
}  // namespace vigie::entities
