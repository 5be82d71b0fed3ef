#include "main/check_plugins.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace vigie::test {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

// Its plugins folder has "with_options", which tells its options, and "wrong_major", which is broken and has no
// settings.
class CheckPlugins : public ::testing::Test {
  protected:
    void SetUp() override {
        ASSERT_NE(mkdtemp(directory_.data()), nullptr);
        for (const char* name : {"with_options", "wrong_major"})
            std::filesystem::copy_file(VIGIE_BINARY_DIR "/bin/test-plugins/" + std::string(name) + ".so",
                                       directory_ + "/" + name + ".so");
    }
    void TearDown() override { std::filesystem::remove_all(directory_); }

    PluginCheck check(const std::string& options) {
        const std::string file = directory_ + "/vigie.toml";
        std::ofstream(file) << "[plugins]\ndirectory = \"" << directory_
                            << "\"\n[[plugin]]\nlibrary = \"with_options.so\"\noptions = " << options << "\n";
        const config::Loaded loaded = config::load(file);
        EXPECT_TRUE(loaded.problems.empty());
        return check_plugins(loaded.config);
    }

    std::string directory_ = "/tmp/vigie-check-XXXXXX";
};

TEST_F(CheckPlugins, SaysWhichOptionIsWrongAndWhere) {
    const std::string start = directory_ + "/vigie.toml:5: plugin " + directory_ + "/with_options.so: ";
    EXPECT_THAT(check("{ share = \"many\" }").problems,
                ElementsAre(start + "its option \"share\" must be a number, not \"many\""));
    EXPECT_THAT(check("{ shares = 1 }").problems,
                ElementsAre(start + "has no option \"shares\"; it has: mark, top, share, strict"));
}

TEST_F(CheckPlugins, OneThatNobodyGaveSettingsMayBeBroken) {
    const PluginCheck good = check("{ share = 0.25, strict = true }");
    EXPECT_THAT(good.problems, IsEmpty());
    EXPECT_THAT(good.warnings, ElementsAre(HasSubstr("wrong_major.so: is built for plugin ABI 99.0")));
}

}  // namespace
}  // namespace vigie::test
