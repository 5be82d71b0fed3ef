// Needs and provides give the order; who cannot run says why.
#include "sdk/host/order.hpp"

#include <gmock/gmock.h>

#include "sdk_host/support.hpp"

namespace vigie::host {
namespace {

using ::testing::ElementsAre;

PluginInfo plugin(const std::string& id, std::vector<std::string> needs, std::vector<std::string> provides) {
    PluginInfo info;
    info.id = id;
    info.needs = std::move(needs);
    info.provides = std::move(provides);
    info.state = State::active;
    return info;
}

TEST(Order, ProvidersRunFirstTiesKeepTheGivenOrder) {
    std::vector<PluginInfo> plugins{plugin("stance", {"mention", "quotation"}, {"stance"}),
                                    plugin("quotes", {"mention"}, {"quotation"}), plugin("other", {}, {"x"}),
                                    plugin("entities", {}, {"mention"})};
    EXPECT_THAT(order(plugins), ElementsAre(2, 3, 1, 0));
}

TEST(Order, AllProvidersOfAKindRunBeforeItsUser) {
    std::vector<PluginInfo> plugins{plugin("user", {"mention"}, {"x"}), plugin("one", {}, {"mention"}),
                                    plugin("two", {}, {"mention"})};
    EXPECT_THAT(order(plugins), ElementsAre(1, 2, 0));
}

TEST(Order, OneThatRefinesAKindNeedsAnotherThatProvidesIt) {
    std::vector<PluginInfo> both{plugin("refines", {"mention"}, {"mention"}), plugin("makes", {}, {"mention"})};
    EXPECT_THAT(order(both), ElementsAre(1, 0));
    std::vector<PluginInfo> alone{plugin("refines", {"mention"}, {"mention"})};
    EXPECT_TRUE(order(alone).empty());
    EXPECT_EQ(alone[0].problem, "needs \"mention\", which no working plugin provides");
}

TEST(Order, AnUnmetNeedBreaksThoseThatNeedTheBrokenOne) {
    std::vector<PluginInfo> plugins{plugin("c", {"b"}, {"c"}), plugin("b", {"a"}, {"b"}), plugin("free", {}, {"f"})};
    EXPECT_THAT(order(plugins), ElementsAre(2));
    EXPECT_EQ(plugins[1].problem, "needs \"a\", which no working plugin provides");
    EXPECT_EQ(plugins[0].problem, "needs \"b\", which no working plugin provides");
}

TEST(Order, ACircleIsNamedAndOnlyItsMembersAreBlamedForIt) {
    std::vector<PluginInfo> plugins{plugin("user", {"a"}, {"u"}), plugin("one", {"b"}, {"a"}),
                                    plugin("two", {"a"}, {"b"}), plugin("free", {}, {"f"})};
    EXPECT_THAT(order(plugins), ElementsAre(3));
    EXPECT_THAT(plugins[1].problem, ::testing::HasSubstr("is in a circle: "));
    EXPECT_THAT(plugins[1].problem, ::testing::HasSubstr("two needs one"));
    EXPECT_EQ(plugins[2].problem, plugins[1].problem);
    EXPECT_EQ(plugins[0].problem, "needs \"a\", which no working plugin provides");
}

TEST(Order, AQuarantinedOneStillMeetsNeeds) {
    std::vector<PluginInfo> plugins{plugin("user", {"mention"}, {"x"}), plugin("entities", {}, {"mention"})};
    plugins[1].state = State::quarantined;
    EXPECT_THAT(order(plugins), ElementsAre(1, 0));
}

TEST(Order, OfRealFiles) {
    const Host host(setup_of({"needs_nobody", "circle_a", "circle_b", "follower", "same_id", "fine"}));
    EXPECT_EQ(info_of(host, "org.vigie.test.needs").problem,
              "needs \"org.vigie.test.nowhere\", which no working plugin provides");
    EXPECT_EQ(info_of(host, "org.vigie.test.circle-a").state, State::broken);
    ASSERT_EQ(host.plugins()[0].id, "org.vigie.test.fine");
    EXPECT_EQ(host.plugins()[0].path, plugin_path("fine")) << "the newer of two with one id";
    EXPECT_EQ(host.plugins()[1].id, "org.vigie.test.follower");
    const PluginInfo& second = host.plugins().back();
    EXPECT_EQ(second.path, plugin_path("same_id"));
    EXPECT_EQ(second.problem, "is replaced by version 1.2.3: " + plugin_path("fine"));
}

}  // namespace
}  // namespace vigie::host
