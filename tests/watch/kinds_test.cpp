// Watches that name a plugin's own kind.
#include <gtest/gtest.h>

#include "watch/watch.hpp"

namespace vigie {
namespace {

Annotation own(std::string kind, std::string actor) {
    Annotation made;
    made.kind = std::move(kind);
    made.span = {0, 6};
    made.text = "Airbus";
    if (!actor.empty()) made.parties.push_back({"company", actor, "Airbus", {0, 6}});
    return made;
}

std::vector<Match> matches(const Watch& watch, const std::vector<Annotation>& annotations) {
    Article article;
    article.text = "Airbus signed a contract on Monday.";
    article.language = "en";
    const Subject subject{
        .article = article, .annotations = annotations, .feed_name = "f", .feed_url = "", .feed_folder = ""};
    return match(subject, std::span(&watch, 1));
}

Watch watch_of(std::vector<std::string> actors) {
    Watch watch;
    watch.name = "companies";
    watch.actors = std::move(actors);
    watch.kinds = {"org.example.companies.count"};
    return watch;
}

TEST(OwnKinds, MatchWithoutAnActor) {
    const auto found = matches(watch_of({}), {own("org.example.companies.count", "")});
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].actor.name, "org.example.companies.count");
    EXPECT_EQ(found[0].evidence.at(0).annotation.text, "Airbus");
    EXPECT_TRUE(matches(watch_of({}), {own("org.example.other", ""), own("mention", "Q67")}).empty());
}

TEST(OwnKinds, MatchByTheActorsThatTakePart) {
    EXPECT_EQ(matches(watch_of({"Q67"}), {own("org.example.companies.count", "Q67")}).at(0).actor.id, "Q67");
    EXPECT_TRUE(matches(watch_of({"Q1"}), {own("org.example.companies.count", "Q67")}).empty());
}

}  // namespace
}  // namespace vigie
