// Copies put back: not under a process that has the database open, and so that the daemon can open it.
#include "store/backup.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <memory>
#include <thread>

#include "store/store.hpp"
#include "support/moved_clock.hpp"

namespace vigie::test {
namespace {

namespace fs = std::filesystem;

class Backup : public testing::Test {
  protected:
    void SetUp() override {
        ASSERT_NE(mkdtemp(directory.data()), nullptr);
        database = directory + "/vigie.db";
        copy = directory + "/copy.db";
        auto store = open();
        for (int i = 0; i < 500; ++i) store->set_setting("key" + std::to_string(i), std::string(500, 'x'));
        store.reset();
        backup_database(database, copy);
    }
    void TearDown() override { fs::remove_all(directory); }
    std::unique_ptr<Store> open() {
        StoreSettings settings;
        settings.database = database;
        settings.power_safe = false;
        return std::make_unique<Store>(settings, clock, random);
    }
    std::string refusal() {
        try {
            restore_database(copy, database);
        } catch (const StoreError& error) {
            return error.what();
        }
        return "";
    }

    std::string directory = "/tmp/vigie-backup-XXXXXX", database, copy;
    MovedClock clock;
    SeededRandom random;
};

TEST_F(Backup, IsNotPutBackUnderAProcessEvenWhereTheDatabaseIsDamaged) {
    auto store = open();
    EXPECT_NE(refusal().find("is in use"), std::string::npos);
    {
        std::fstream file(database, std::ios::in | std::ios::out | std::ios::binary);
        file.seekp(static_cast<std::streamoff>(fs::file_size(database) / 2));
        file << std::string(20000, 'z');
    }
    ASSERT_NE(check_database(database), "");
    EXPECT_NE(refusal().find("is in use"), std::string::npos) << refusal();
    store.reset();
    EXPECT_EQ(refusal(), "");
    EXPECT_EQ(open()->setting("key499"), std::string(500, 'x'));
}

TEST_F(Backup, NoDatabaseAtAllIsNobodys) {
    std::ofstream(database, std::ios::trunc) << std::string(50000, 'n');
    EXPECT_EQ(refusal(), "");
    EXPECT_EQ(open()->setting("key1"), std::string(500, 'x'));
}

TEST_F(Backup, PutBackItBelongsToWhomItBelonged) {
    if (geteuid() != 0) GTEST_SKIP() << "only root can give files away";
    constexpr uid_t somebody = 65534;
    const auto owner = [&] {
        struct stat status {};
        EXPECT_EQ(stat(database.c_str(), &status), 0);
        return status.st_uid;
    };
    ASSERT_EQ(chown(database.c_str(), somebody, somebody), 0);
    ASSERT_EQ(refusal(), "");
    EXPECT_EQ(owner(), somebody);
    fs::remove(database);
    ASSERT_EQ(chown(directory.c_str(), somebody, somebody), 0);
    ASSERT_EQ(refusal(), "");
    EXPECT_EQ(owner(), somebody);
}

TEST_F(Backup, WhatAnEarlierRestoreKeptIsNotMixedWithThis) {
    for (const char* part : {"-wal", "-shm"}) std::ofstream(database + ".before-restore" + part) << "of another";
    ASSERT_EQ(refusal(), "");
    EXPECT_TRUE(fs::exists(database + ".before-restore"));
    EXPECT_FALSE(fs::exists(database + ".before-restore-wal"));
    EXPECT_FALSE(fs::exists(database + ".before-restore-shm"));
}

TEST_F(Backup, IsMadeWhileAnotherCommitsWithoutEnd) {
    auto store = open();
    std::atomic<bool> made = false;
    std::thread writer([&] {
        for (int i = 0; !made; ++i) store->set_setting("busy", std::to_string(i));
    });
    const std::string second = directory + "/second.db";
    EXPECT_GT(backup_database(database, second), 0U);
    made = true;
    writer.join();
    EXPECT_EQ(check_database(second), "");
}

}  // namespace
}  // namespace vigie::test
