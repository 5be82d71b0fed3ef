// Options reach the plugin; where it says which it knows, others are refused.
#include <gtest/gtest.h>

#include "sdk_host/support.hpp"

namespace vigie::host {
namespace {

std::string problem_with(const std::map<std::string, std::string>& options, const char* plugin = "with_options") {
    return problem_of({plugin_path(plugin), options});
}

TEST(Options, KnownOnesOfTheRightTypeAreTaken) {
    EXPECT_EQ(problem_with({}), "");
    EXPECT_EQ(problem_with({{"mark", "?"}, {"top", "-7"}, {"share", "1e3"}, {"strict", "true"}, {"data", "/x"}}), "");
    const std::string wrong(64, '0');
    EXPECT_EQ(problem_with({{"sha256", wrong}}).substr(0, 12), "has SHA-256 ");
    host::Setup setup;
    setup.plugins = {{plugin_path("with_options"), {{"mark", "?"}}}};
    Host host(std::move(setup));
    EXPECT_EQ(host.run({.text = "x", .language = "en"}).annotations.at(0).attributes.at(0).second, "?");
}

TEST(Options, OthersAreRefusedByName) {
    EXPECT_EQ(problem_with({{"mrak", "?"}}), "has no option \"mrak\"; it has: mark, top, share, strict");
    EXPECT_EQ(problem_with({{"top", "3.5"}}), "its option \"top\" must be a whole number, not \"3.5\"");
    EXPECT_EQ(problem_with({{"share", "much"}}), "its option \"share\" must be a number, not \"much\"");
    EXPECT_EQ(problem_with({{"strict", "yes"}}), "its option \"strict\" must be true or false, not \"yes\"");
}

TEST(Options, APluginThatDoesNotTellIsGivenWhateverIsWritten) {
    EXPECT_EQ(problem_with({{"mrak", "?"}}, "fine"), "");
    EXPECT_EQ(problem_with({{"mrak", "?"}}, "c_plugin"), "");
}

}  // namespace
}  // namespace vigie::host
