// One article through all plugins: what is right arrives, what is wrong is a named failure.
#include <gmock/gmock.h>

#include "sdk_host/support.hpp"

namespace vigie::host {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

Setup with_actor(std::initializer_list<const char*> names) {
    host::Setup setup = setup_of(names);
    setup.actors = {{"Q1", "Alice", "person", {"Al"}, {{"mayor", 100, VIGIE_NO_TIME}}}};
    return setup;
}

TEST(Running, OffersActorsAndTheAnnotationsThatAPluginNeeds) {
    Host host(with_actor({"follower", "fine"}));
    std::vector<std::string> started;
    const Analysis analysis = host.run({.text = "On Monday Alice spoke.", .language = "en"}, {},
                                       [&](std::string_view id) { started.emplace_back(id); });
    EXPECT_THAT(started, ElementsAre("org.vigie.test.fine", "org.vigie.test.follower"));
    EXPECT_TRUE(analysis.failed.empty());
    ASSERT_EQ(analysis.annotations.size(), 5u);
    const Annotation& count = analysis.annotations[1];
    EXPECT_EQ(analysis.annotations[0].text, "On");  // the longer first
    EXPECT_EQ(count.kind, "org.vigie.test.count");
    EXPECT_THAT(count.attributes, ElementsAre(std::pair<std::string, std::string>("mentions", "3")));
    const Annotation& alice = analysis.annotations[3];
    EXPECT_EQ(alice.text, "Alice");
    EXPECT_EQ(alice.type, "person");
    EXPECT_EQ(alice.plugin, "org.vigie.test.fine");
    ASSERT_NE(alice.party("actor"), nullptr);
    EXPECT_EQ(alice.party("actor")->id, "Q1");
    EXPECT_EQ(analysis.annotations[4].party("speaker")->name, "Alice");
    EXPECT_EQ(analysis.versions.at("org.vigie.test.fine"), "1.2.3");
}

TEST(Running, APluginInCWorks) {
    Host host(setup_of({"c_plugin"}));
    const Analysis analysis = host.run({.text = "Élise spoke.", .language = "xx"});
    ASSERT_EQ(analysis.annotations.size(), 1u);
    EXPECT_EQ(analysis.annotations[0].text, "Élise");
}

TEST(Running, AnEmptyTextIsNoTrouble) {
    Host host(with_actor({"fine", "follower", "c_plugin"}));
    EXPECT_EQ(host.run({.text = "", .language = "fr"}).annotations.size(), 1u);
}

TEST(Running, SkipsByNameByLanguageAndByQuarantine) {
    host::Setup setup = with_actor({"fine", "follower"});
    setup.quarantined = {"org.vigie.test.follower"};
    Host host(std::move(setup));
    EXPECT_EQ(info_of(host, "org.vigie.test.follower").state, State::quarantined);
    EXPECT_EQ(host.run({.text = "Alice", .language = "fr"}).versions.size(), 1u);
    EXPECT_TRUE(host.run({.text = "Alice", .language = "de"}).versions.empty());
    EXPECT_TRUE(host.run({.text = "Alice", .language = "fr"}, {"org.vigie.test.fine"}).versions.empty());
}

TEST(Running, WithoutTheOneItNeedsAPluginStillRunsOnWhatThereIs) {
    Host host(with_actor({"fine", "follower"}));
    const Analysis analysis = host.run({.text = "Alice", .language = "fr"}, {"org.vigie.test.fine"});
    ASSERT_EQ(analysis.annotations.size(), 1u);
    EXPECT_EQ(analysis.annotations[0].attributes[0].second, "0");
}

TEST(Running, FailuresNameWhatWasWrong) {
    EXPECT_EQ(failure_of("error_status"), "answered an error");
    EXPECT_EQ(failure_of("throws"), "answered an error: the sky fell");
    EXPECT_EQ(failure_of("bad_span"), "emitted a span [0, 14) beyond the text (the text has 13 bytes)");
    EXPECT_EQ(failure_of("split_span"), "emitted a span [0, 1) off a code point (the text has 13 bytes)");
    EXPECT_EQ(failure_of("bad_kind"), "emitted the kind \"stance\", which it does not say that it provides");
    EXPECT_EQ(failure_of("bad_text"), "emitted a name that is not UTF-8");
    EXPECT_EQ(failure_of("bad_score"), "emitted a score that is not between 0 and 1");
    EXPECT_EQ(failure_of("flood"), "emitted more than 20000 annotations for one article");
    EXPECT_EQ(failure_of("stubborn_flood"), "emitted more than 20000 annotations for one article");
}

TEST(Running, OneThatFailsDoesNotSpoilTheOthersNorTheNextArticle) {
    Host host(with_actor({"bad_span", "fine", "throws"}));
    for (int i = 0; i < 3; ++i) {
        const Analysis analysis = host.run({.text = "Alice", .language = "fr"});
        EXPECT_EQ(analysis.failed.size(), 2u);
        ASSERT_EQ(analysis.annotations.size(), 1u);
    }
}

TEST(Running, LogLinesCarryThePlugin) {
    std::vector<std::string> lines;
    host::Setup setup = with_actor({"fine", "throws"});
    setup.log = [&](std::string_view plugin, int level, std::string_view message) {
        lines.push_back(std::string(plugin) + " " + std::to_string(level) + " " + std::string(message));
    };
    Host host(std::move(setup));
    host.run({.text = "Alice", .language = "fr"});
    EXPECT_THAT(lines, ElementsAre("org.vigie.test.fine 1 made with 1 actors", "org.vigie.test.throws 3 the sky fell"));
}

}  // namespace
}  // namespace vigie::host
