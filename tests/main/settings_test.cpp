#include "main/settings.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace vigie::test {
namespace {

// Else another process takes the article over, and what its plugins failed on is lost.
TEST(Settings, AnArticleIsHeldUntilEveryPluginHasHungOnIt) {
    std::string directory = "/tmp/vigie-settings-XXXXXX";
    ASSERT_NE(mkdtemp(directory.data()), nullptr);
    for (int i = 0; i < 12; ++i) std::ofstream(directory + "/p" + std::to_string(i) + ".so") << "";
    config::Config config;
    config.plugins.directory = directory;
    config.plugins.deadline = std::chrono::seconds(2);
    EXPECT_GT(pipeline_settings(config, {}).analyze_lease, 13 * config.plugins.deadline);
    std::filesystem::remove_all(directory);
    config.plugins.directory = "/nowhere";
    EXPECT_GT(pipeline_settings(config, {}).analyze_lease, 4 * config.plugins.deadline);
}

}  // namespace
}  // namespace vigie::test
