// What one plugin makes of an article is there for the next, and for no other article.
#include <gmock/gmock.h>

#include "sdk/host/shared.hpp"
#include "sdk_host/support.hpp"

namespace vigie::host {
namespace {

using ::testing::ElementsAre;
using ::testing::Pair;

TEST(Sharing, TheSecondPluginFindsWhatTheFirstKept) {
    Host host(setup_of({"keeper_1", "keeper_2"}));
    for (const char* text : {"One.", "Two."}) {
        const Analysis analysis = host.run({.text = text, .language = "en"});
        ASSERT_EQ(analysis.annotations.size(), 2u);
        EXPECT_THAT(analysis.annotations[0].attributes, ElementsAre(Pair("found", "nothing"), Pair("kept", "yes")));
        EXPECT_THAT(analysis.annotations[1].attributes, ElementsAre(Pair("found", text), Pair("kept", "no")));
    }
}

TEST(Sharing, WhereTheFirstIsLeftOutTheSecondMakesItsOwn) {
    Host host(setup_of({"keeper_1", "keeper_2"}));
    const Analysis analysis = host.run({.text = "One.", .language = "en"}, {"org.vigie.test.keeper-1"});
    ASSERT_EQ(analysis.annotations.size(), 1u);
    EXPECT_THAT(analysis.annotations[0].attributes, ElementsAre(Pair("found", "nothing"), Pair("kept", "yes")));
}

TEST(Sharing, EachValueIsDroppedOnceTheLastFirst) {
    static std::string dropped;
    dropped.clear();
    char a = 'a', b = 'b';
    const auto drop = [](void* value) { dropped += *static_cast<char*>(value); };
    {
        Shared shared;
        EXPECT_EQ(shared.keep("one", &a, drop), VIGIE_OK);
        EXPECT_EQ(shared.keep("two", &b, drop), VIGIE_OK);
        EXPECT_EQ(shared.keep("one", &b, drop), VIGIE_BAD_ARGUMENT);
        EXPECT_EQ(shared.keep("", &b, drop), VIGIE_BAD_ARGUMENT);
        EXPECT_EQ(shared.find("one"), &a);
        EXPECT_EQ(shared.find("three"), nullptr);
        EXPECT_EQ(dropped, "");
    }
    EXPECT_EQ(dropped, "ba");
}

TEST(Sharing, AValueThatThrowsWhenDroppedHurtsNobody) {
    char a = 'a';
    Shared shared;
    EXPECT_EQ(shared.keep("one", &a, [](void*) { throw 1; }), VIGIE_OK);
}

TEST(Sharing, TooManyKeysAreRefused) {
    char a = 'a';
    Shared shared;
    const auto drop = [](void*) {};
    for (int i = 0; i < 64; ++i) EXPECT_EQ(shared.keep(std::to_string(i), &a, drop), VIGIE_OK);
    EXPECT_EQ(shared.keep("more", &a, drop), VIGIE_LIMIT);
}

}  // namespace
}  // namespace vigie::host
