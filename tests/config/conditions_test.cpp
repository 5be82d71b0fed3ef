// The watch language: what it becomes, and what it refuses.
#include <gmock/gmock.h>

#include "config/support.hpp"

namespace vigie::config {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const std::string actors = R"(
[[actor]]
id = "Q1"
name = "Anna Able"
aliases = ["Able"]
[[actor]]
id = "Q2"
name = "Bob Baker"
[[list]]
name = "both"
actors = ["Anna Able", "Q2"]
)";

using Conditions = Folder;

TEST_F(Conditions, ActorsByNameAliasAndList) {
    const Loaded loaded = load_text(actors + R"(
[[watch]]
name = "w"
actors = ["Able", "list:both"]
any = [{ actors = "Bob Baker", part = "speaks" }]
)");
    ASSERT_THAT(lines(loaded.problems), IsEmpty());
    EXPECT_THAT(loaded.config.watches.at(0).actors, ElementsAre("Q1", "Q2"));
    const Condition& any = loaded.config.watches.at(0).conditions.at(0);
    EXPECT_EQ(any.ask, Ask::any);
    EXPECT_THAT(any.parts.at(0).values, ElementsAre("Q2"));
    EXPECT_EQ(any.parts.at(0).part, Part::speaks);
}

TEST_F(Conditions, NestedAndMixed) {
    const Loaded loaded = load_text(actors + R"(
[[watch]]
name = "w"
actors = "Q1"
part = "in-headline"
all = ["accord"]
any = ["paix", { near = ["détroit", "Taïwan"], within = 5 }, { country = "fr", none = ["sport"] }]
folder = "presse"
provenance = ["full", "feed"]
first_of_story = true
carriers = 3
threshold = { at_least = 4, of = "stories", within = "2h" }
spike = { times = 5 }
notify_at_carriers = [20, 5]
)");
    ASSERT_THAT(lines(loaded.problems), IsEmpty());
    const Watch& watch = loaded.config.watches.at(0);
    EXPECT_THAT(watch.all, ElementsAre("accord"));  // as it always was
    EXPECT_THAT(watch.any, IsEmpty());
    ASSERT_EQ(watch.conditions.size(), 5u);
    EXPECT_EQ(watch.conditions[0].ask, Ask::folder);
    EXPECT_EQ(watch.conditions[1].ask, Ask::provenance);
    EXPECT_EQ(watch.conditions[2].ask, Ask::first_of_story);
    EXPECT_EQ(watch.conditions[3].number, 3);
    const Condition& any = watch.conditions[4];
    ASSERT_EQ(any.parts.size(), 3u);
    EXPECT_EQ(any.parts[0].ask, Ask::words);
    EXPECT_EQ(any.parts[1].ask, Ask::near);
    EXPECT_EQ(any.parts[1].number, 5);
    EXPECT_EQ(any.parts[2].ask, Ask::all);
    EXPECT_EQ(any.parts[2].parts.at(1).ask, Ask::none);
    EXPECT_EQ(watch.tempo.at_least, 4);
    EXPECT_EQ(watch.tempo.of, Tempo::Of::stories);
    EXPECT_EQ(watch.tempo.window, std::chrono::hours(2));
    EXPECT_EQ(watch.tempo.spike, 5);
    EXPECT_THAT(watch.notify_at_carriers, ElementsAre(5, 20));
}

TEST_F(Conditions, WrongRulesAreRefusedWithTheirLine) {
    const auto problems = problems_of(actors + R"([[watch]]
name = "w"
actors = ["Anna Abel", "list:bott"]
any = [
  { neer = ["a", "b"] },
  { near = ["a"] },
  { country = "France" },
  7,
]
none = [{ all = [] }]
provenance = "ful"
threshold = { within = "1h" }
words = "*"
within = 3
)");
    EXPECT_THAT(
        problems,
        ElementsAre(
            HasSubstr("watch.actors: \"w\" names the actor \"Anna Abel\", but there is no [[actor]] with that id or "
                      "name; did you mean \"Anna Able\"?"),
            HasSubstr("watch.actors: \"w\" names \"list:bott\", but there is no [[list]] with that name; did you mean "
                      "\"list:both\"?"),
            HasSubstr("vigie.toml:16: watch.any.neer: is not known; did you mean \"near\"?"),
            HasSubstr("vigie.toml:16: watch.any: asks nothing"),
            HasSubstr("vigie.toml:17: watch.any.near: must name two words"),
            HasSubstr("vigie.toml:18: watch.any.country: must be ISO 3166 codes"),
            HasSubstr("vigie.toml:19: watch.any: must be a list of words and of conditions"),
            HasSubstr("vigie.toml:21: watch.none.all: must hold at least one"),
            HasSubstr("vigie.toml:21: watch.none: asks nothing"),
            HasSubstr("vigie.toml:22: watch.provenance: must be full, feed, teaser, paywall, consent or error, not "
                      "\"ful\"; did you mean \"full\"?"),
            HasSubstr("vigie.toml:23: watch.threshold.at_least: is missing"),
            HasSubstr("vigie.toml:24: watch.words: \"*\" has no letter to look for"),
            HasSubstr("vigie.toml:25: watch.within: goes with near")));
}

TEST_F(Conditions, AnInhibitionNamesWatchesThatExistAndNotItself) {
    const std::string watches =
        "[[actor]]\nid = \"Q1\"\nname = \"A\"\n[[watch]]\nname = \"speaks\"\nactors = \"A\"\n[[watch]]\nname = "
        "\"appears\"\nactors = \"A\"\n[[inhibit]]\n";
    EXPECT_THAT(problems_of(watches + "source = [\"speaks\"]\ntarget = \"appears\"\n"), IsEmpty());
    EXPECT_THAT(
        problems_of(watches + "source = [\"speaks\", \"speeks\"]\ntarget = \"apears\"\n"),
        ElementsAre("vigie.toml:11: inhibit.source: there is no [[watch]] \"speeks\"; did you mean \"speaks\"?",
                    "vigie.toml:12: inhibit.target: there is no [[watch]] \"apears\"; did you mean \"appears\"?"));
    EXPECT_THAT(problems_of(watches + "source = [\"speaks\"]\ntarget = [\"speaks\"]\n"),
                ElementsAre("vigie.toml:12: inhibit.target: \"speaks\" would silence itself"));
}

TEST_F(Conditions, ANameOfTwoIsRefused) {
    EXPECT_THAT(problems_of("[[actor]]\nid = \"Q1\"\nname = \"A\"\n[[actor]]\nid = \"Q2\"\nname = \"A\"\n[[watch]]\n"
                            "name = \"w\"\nactors = \"A\"\n"),
                ElementsAre("vigie.toml:7: watch.actors: \"w\" names \"A\", which is the name of \"Q1\" and of \"Q2\"; "
                            "name the id that is meant"));
}

}  // namespace
}  // namespace vigie::config
