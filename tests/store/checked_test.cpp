#include "store/checked.hpp"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <chrono>
#include <filesystem>
#include <fstream>

namespace vigie::store {
namespace {

class CheckedFile : public testing::Test {
  protected:
    CheckedFile() {
        EXPECT_NE(mkdtemp(directory_.data()), nullptr);
        write("whole");
        Checked first(database(), now_);
        EXPECT_FALSE(first.known_whole());
        first.found_whole();
        first.remember();
    }
    ~CheckedFile() override { std::filesystem::remove_all(directory_); }

    std::string database() const { return directory_ + "/vigie.db"; }
    void write(const std::string& text) const { std::ofstream(database(), std::ios::app) << text; }

    std::string directory_ = "/tmp/vigie-checked-XXXXXX";
    Time now_{std::chrono::hours(1000)};
};

TEST_F(CheckedFile, IsKnownForADayAsLongAsNobodyWrites) {
    EXPECT_TRUE(Checked(database(), now_ + std::chrono::hours(23)).known_whole());
    EXPECT_FALSE(Checked(database(), now_ + std::chrono::hours(25)).known_whole());
    EXPECT_FALSE(Checked(database(), now_ - std::chrono::hours(1)).known_whole()) << "found in the future";
    write("and more");
    EXPECT_FALSE(Checked(database(), now_).known_whole());
}

TEST_F(CheckedFile, StartsAnewOnlyWithACheck) {
    const Checked second(database(), now_ + std::chrono::hours(20));
    second.remember();  // the day counts from the check, not from the last start
    EXPECT_FALSE(Checked(database(), now_ + std::chrono::hours(30)).known_whole());
}

TEST_F(CheckedFile, IsUnknownAfterAnEndThatWasNotClean) {
    std::ofstream(database() + "-wal") << "what a crash left";
    EXPECT_FALSE(Checked(database(), now_).known_whole());
}

TEST_F(CheckedFile, IsUnknownWhereTheRecordIsBroken) {
    std::ofstream(database() + "-checked") << "12 x";
    EXPECT_FALSE(Checked(database(), now_).known_whole());
}

}  // namespace
}  // namespace vigie::store
