#include "main/own_feeds.hpp"

#include <gtest/gtest.h>

#include <filesystem>

namespace vigie::test {
namespace {

TEST(OwnFeeds, AreNotKeptWhereSeveralMachinesShareTheStore) {
    std::string directory = "/tmp/vigie-own-XXXXXX";
    ASSERT_NE(mkdtemp(directory.data()), nullptr);
    config::Config config;
    config.state.directory = directory;
    config.state.database = "postgresql://db.example.org/vigie";
    Feed feed;
    feed.url = "https://paper.example/rss";
    feed.id = feed_id(feed.url);
    const auto refused = keep_feeds(config, {feed});
    ASSERT_FALSE(refused);
    EXPECT_NE(refused.error().message.find("[[feed]]"), std::string::npos) << refused.error().message;
    EXPECT_TRUE(config.feeds.empty());
    EXPECT_FALSE(std::filesystem::exists(own_feeds_file(config)));
    config.state.database = "";
    EXPECT_TRUE(keep_feeds(config, {feed}));
    EXPECT_TRUE(std::filesystem::exists(own_feeds_file(config)));
    std::filesystem::remove_all(directory);
}

}  // namespace
}  // namespace vigie::test
