// Conditions within conditions, where an article is from, parts beside saying and appearing, tempo.
#include <gtest/gtest.h>

#include <algorithm>

#include "watch/watch.hpp"

using namespace vigie;
using namespace std::chrono_literals;

namespace {

Condition ask(Ask what, std::vector<std::string> values = {}, std::vector<Condition> parts = {}, int number = 0) {
    Condition condition;
    condition.ask = what;
    condition.values = std::move(values);
    condition.parts = std::move(parts);
    condition.number = number;
    return condition;
}

class Asked : public testing::Test {
  protected:
    Asked() {
        article.title = "Curie salue un accord";
        article.text = "« Marie Curie a tort », a dit Paul Ney. Elle salue un accord.";
        article.url = "https://www.journal.fr/a";
        article.language = "fr";
        article.agency = "AFP";
        article.provenance = Provenance::full;
        watch.name = "w";
        watch.actors = {"Q7186"};
        mention("Q7186", "Marie Curie", "Marie Curie", "name");
        mention("Q1", "Paul Ney", "Paul Ney", "name");
        mention("Q7186", "Marie Curie", "Elle", "pronoun");
        Annotation quotation;
        quotation.kind = "quotation";
        quotation.type = "direct";
        quotation.text = "Marie Curie a tort";
        quotation.span = at(quotation.text);
        quotation.parties = {{"speaker", "Q1", "Paul Ney", at("Paul Ney")}};
        annotations.push_back(quotation);
    }
    Span at(const std::string& words) const {
        return {article.text.find(words), article.text.find(words) + words.size()};
    }
    void mention(std::string id, std::string name, const std::string& words, std::string form) {
        Annotation a;
        a.kind = "mention";
        a.type = "person";
        a.form = std::move(form);
        a.text = words;
        a.span = at(words);
        a.parties = {{"actor", std::move(id), std::move(name), a.span}};
        annotations.push_back(a);
    }
    Subject subject() const {
        return {article, annotations, "Le Journal", "https://rss.example/", "presse", carriers, first};
    }
    bool matches() const { return !match(subject(), std::vector{watch}).empty(); }
    bool holds(Condition condition) {
        watch.conditions = {std::move(condition)};
        return matches();
    }

    Article article;
    std::vector<Annotation> annotations;
    std::size_t carriers = 1;
    bool first = true;
    Watch watch;
};

}  // namespace

TEST_F(Asked, WhereTheArticleIsFrom) {
    EXPECT_TRUE(holds(ask(Ask::folder, {"presse"})));
    EXPECT_FALSE(holds(ask(Ask::folder, {"radio"})));
    EXPECT_TRUE(holds(ask(Ask::country, {"be", "fr"})));
    EXPECT_FALSE(holds(ask(Ask::country, {"be"})));
    EXPECT_TRUE(holds(ask(Ask::agency, {"afp"})));
    EXPECT_FALSE(holds(ask(Ask::agency, {"Reuters"})));
    EXPECT_TRUE(holds(ask(Ask::provenance, {"full"})));
    EXPECT_FALSE(holds(ask(Ask::provenance, {"teaser"})));
    EXPECT_EQ(country_of("http://news.example.co.uk:8080/a.fr"), "gb");
    EXPECT_EQ(country_of("https://example.com/"), "");
    EXPECT_EQ(country_of("https://example.tv/"), "");
}

TEST_F(Asked, TheStory) {
    EXPECT_TRUE(holds(ask(Ask::first_of_story)));
    EXPECT_FALSE(holds(ask(Ask::carriers, {}, {}, 3)));
    carriers = 3;
    first = false;
    EXPECT_TRUE(holds(ask(Ask::carriers, {}, {}, 3)));
    EXPECT_FALSE(holds(ask(Ask::first_of_story)));
    EXPECT_TRUE(asks_of_story(watch));
    watch.conditions = {ask(Ask::any, {}, {ask(Ask::words, {"a"})})};
    EXPECT_FALSE(asks_of_story(watch));
}

TEST_F(Asked, NestedConditions) {
    const Condition yes = ask(Ask::words, {"accords"}), no = ask(Ask::words, {"guerre"});
    EXPECT_TRUE(holds(ask(Ask::any, {}, {no, ask(Ask::all, {}, {yes, ask(Ask::none, {}, {no})})})));
    EXPECT_FALSE(holds(ask(Ask::all, {}, {yes, ask(Ask::any, {}, {no})})));
    EXPECT_FALSE(holds(ask(Ask::none, {}, {no, yes})));
    EXPECT_TRUE(holds(ask(Ask::near, {"salue", "accord"}, {}, 2)));
}

TEST_F(Asked, AnotherActorInAnotherPart) {
    Condition other = ask(Ask::actor, {"Q1"});
    other.part = Part::speaks;
    EXPECT_TRUE(holds(other));
    other.values = {"Q7186"};
    EXPECT_FALSE(holds(other));
}

TEST_F(Asked, InTheHeadline) {
    watch.part = Part::in_headline;
    EXPECT_TRUE(matches());  // by the last word of the name
    watch.actors = {"Q1"};
    EXPECT_FALSE(matches());
}

TEST_F(Asked, QuotedAboutIsSpokenOfByAnother) {
    watch.part = Part::quoted_about;
    ASSERT_TRUE(matches());
    EXPECT_EQ(match(subject(), std::vector{watch})[0].evidence.at(0).annotation.text, "Marie Curie a tort");
    annotations.back().parties[0].id = "Q7186";  // of herself
    EXPECT_FALSE(matches());
}

TEST_F(Asked, AMatchSaysWhyAndAMissWhyNot) {
    watch.conditions = {ask(Ask::any, {}, {ask(Ask::words, {"guerre"}), ask(Ask::words, {"accord"})})};
    const auto found = match(subject(), std::vector{watch});
    ASSERT_EQ(found.size(), 1U);
    const auto& why = found[0].why;
    ASSERT_EQ(why.size(), 4U);
    EXPECT_EQ(why[0].detail, "Marie Curie, by the name «Marie Curie»: «Marie Curie»");
    EXPECT_EQ(why[1], (Reason{"any of:", true, "1 of 2 held", 0}));
    EXPECT_EQ(why[2], (Reason{"title or text has «guerre»", false, "it is missing", 1}));
    EXPECT_TRUE(why[3].held);
    EXPECT_EQ(explain(subject(), watch).size(), 4U);
}

TEST_F(Asked, NearnessNamesTheOnlyConditionThatFailed) {
    watch.conditions = {ask(Ask::words, {"guerre"}), ask(Ask::country, {"fr"})};
    EXPECT_EQ(nearness(subject(), watch).missed, "title or text has «guerre»");
    EXPECT_FALSE(nearness(subject(), watch).matched);
    watch.conditions.push_back(ask(Ask::folder, {"radio"}));
    EXPECT_EQ(nearness(subject(), watch).missed, "");
    watch.conditions.clear();
    EXPECT_TRUE(nearness(subject(), watch).matched);
    watch.part = Part::takes_stance;
    EXPECT_EQ(nearness(subject(), watch).missed, "the part: takes-stance");
}

namespace {

// In the order of time, as weigh() wants them.
void put(std::vector<Hit>& hits, Hit hit) {
    hits.insert(std::ranges::upper_bound(hits, hit.at, {}, &Hit::at), std::move(hit));
}

}  // namespace

TEST(TempoOf, ThreePapersWithinAnHour) {
    Tempo tempo;
    tempo.at_least = 3;
    const Time now = from_unix(1'000'000);
    std::vector<Hit> hits{{now - 50min, "a", "1", "s"}, {now - 40min, "b", "2", "s"}, {now, "b", "3", "t"}};
    EXPECT_FALSE(weigh(tempo, hits, now).held);  // two papers
    put(hits, {now - 2h, "c", "4", "s"});
    EXPECT_FALSE(weigh(tempo, hits, now).held);
    put(hits, {now - 1min, "c", "5", "s"});
    EXPECT_TRUE(weigh(tempo, hits, now).held);
    tempo.of = Tempo::Of::stories;
    EXPECT_FALSE(weigh(tempo, hits, now).held);
}

// The analysis of a long article ends after that of a short one.
TEST(TempoOf, WhatWasSeenLaterAndAnalyzedBeforeCounts) {
    Tempo tempo;
    tempo.at_least = 3;
    const Time seen = from_unix(1'000'000);
    std::vector<Hit> hits{{seen, "a", "1", "s"}, {seen + 20min, "b", "2", "s"}};
    EXPECT_FALSE(weigh(tempo, hits, seen).held);
    put(hits, {seen + 40min, "c", "3", "s"});
    EXPECT_TRUE(weigh(tempo, hits, seen).held);
    EXPECT_EQ(weigh(tempo, hits, seen).detail, "3 so far");
    hits[2].at = seen + 60min;  // a window that holds it does not hold the article
    EXPECT_FALSE(weigh(tempo, hits, seen).held);
    put(hits, {seen - 30min, "d", "4", "s"});  // 90 minutes lie between the first and the last
    EXPECT_TRUE(weigh(tempo, hits, seen).held);
    put(hits, {seen + 59min, "b", "5", "s"});  // which some window does not hold with the first
    EXPECT_TRUE(weigh(tempo, hits, seen).held);
}

TEST(TempoOf, ASpikeIsAgainstTheSameHourOfOtherWeeks) {
    Tempo tempo;
    tempo.at_least = 3;
    tempo.spike = 3;
    tempo.of = Tempo::Of::articles;
    const Time now = from_unix(100'000'000);
    std::vector<Hit> hits;
    const auto add = [&](Time at, int count) {
        for (int i = 0; i < count; ++i) put(hits, {at - 1min, "p", std::to_string(hits.size()), "s"});
    };
    add(now, 6);
    EXPECT_TRUE(weigh(tempo, hits, now).held);  // nothing is known of other weeks: six are more than three times one
    for (int week = 1; week <= 4; ++week) add(now - week * 7 * 24h, 3);
    EXPECT_FALSE(weigh(tempo, hits, now).held);  // three are usual
    add(now, 3);
    EXPECT_TRUE(weigh(tempo, hits, now).held);
}
