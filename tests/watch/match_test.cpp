#include <gtest/gtest.h>

#include "watch/watch.hpp"

using namespace vigie;

namespace {

const std::string text =
    "Marie Curie a salué l'accord.\n\n« Nous refusons les ingérences », a déclaré Marie Curie. Elle condamne Oslo.";

Span at(std::string_view words) {
    return {text.find(words), text.find(words) + words.size()};
}

Annotation mention(std::string id, std::string_view words) {
    Annotation a;
    a.kind = "mention";
    a.type = "person";
    a.span = at(words);
    a.text = words;
    a.parties = {{"actor", std::move(id), std::string(words), a.span}};
    return a;
}

Annotation quotation(std::string type, std::string_view words, std::string speaker) {
    Annotation a;
    a.kind = "quotation";
    a.type = std::move(type);
    a.span = at(words);
    a.text = words;
    a.parties = {{"speaker", std::move(speaker), "Marie Curie", {text.rfind("Marie"), text.rfind("Marie") + 11}}};
    return a;
}

Annotation stance(std::string holder, std::string target, int polarity) {
    Annotation a;
    a.kind = "stance";
    a.span = at("condamne Oslo");
    a.text = "condamne Oslo";
    a.polarity = polarity;
    a.parties = {{"holder", std::move(holder), "Marie Curie", at("Elle")},
                 {"target", std::move(target), "Oslo", at("Oslo")}};
    return a;
}

class Matching : public testing::Test {
  protected:
    Matching() {
        article.text = text;
        article.title = "Un accord";
        article.language = "fr";
        article.provenance = Provenance::full;
        watch.name = "w";
        watch.actors = {"Q7186"};
    }
    std::vector<Match> run() {
        return match(Subject{article, annotations, "Le Journal", "https://j.example/rss", "presse"},
                     std::vector{watch});
    }
    Article article;
    std::vector<Annotation> annotations{mention("Q7186", "Marie Curie"),
                                        quotation("direct", "Nous refusons les ingérences", "Q7186"),
                                        stance("Q7186", "Q585", -1)};
    Watch watch;
};

}  // namespace

TEST_F(Matching, AppearsShowsTheSentence) {
    const auto matches = run();
    ASSERT_EQ(matches.size(), 1U);
    EXPECT_EQ(matches[0].actor.id, "Q7186");
    ASSERT_EQ(matches[0].evidence.size(), 1U);
    EXPECT_EQ(matches[0].evidence[0].sentence, "Marie Curie a salué l'accord.");
}

TEST_F(Matching, SpeaksTakesQuotationsButNoScareQuotes) {
    watch.part = Part::speaks;
    const auto matches = run();
    ASSERT_EQ(matches.size(), 1U);
    EXPECT_EQ(matches[0].evidence[0].sentence, "« Nous refusons les ingérences », a déclaré Marie Curie.");
    annotations[1].type = "scare";
    EXPECT_TRUE(run().empty());
}

TEST_F(Matching, AnAmbiguousMentionIsNoMatch) {
    annotations = {mention("Q7186", "Marie Curie")};
    annotations[0].parties[0].role = "candidate";
    EXPECT_TRUE(run().empty());
}

TEST_F(Matching, StanceAsksTargetAndPolarity) {
    watch.part = Part::takes_stance;
    EXPECT_EQ(run().size(), 1U);
    watch.towards = {"Q585"};
    watch.polarity = -1;
    EXPECT_EQ(run().size(), 1U);
    watch.polarity = 1;
    EXPECT_TRUE(run().empty());
    watch.polarity.reset();
    watch.towards = {"Q90"};
    EXPECT_TRUE(run().empty());
}

TEST_F(Matching, IsTargetTurnsTheSidesAround) {
    watch.part = Part::is_target;
    watch.actors = {"Q585"};
    ASSERT_EQ(run().size(), 1U);
    EXPECT_EQ(run()[0].actor.name, "Oslo");
}

TEST_F(Matching, NoStanceFromATeaser) {
    watch.part = Part::takes_stance;
    article.provenance = Provenance::teaser;
    EXPECT_TRUE(run().empty());
}

TEST_F(Matching, WordsFoldCaseAndAccents) {
    watch.all = {"INGERENCES"};
    EXPECT_EQ(run().size(), 1U);
    watch.all = {"=ingérence"};  // as it stands only
    EXPECT_TRUE(run().empty());
    watch.all = {"ingérence*", "les ingerences"};
    EXPECT_EQ(run().size(), 1U);
    watch.none = {"accord"};
    EXPECT_TRUE(run().empty());
}

TEST_F(Matching, LanguageAndFeedFilters) {
    watch.languages = {"en"};
    EXPECT_TRUE(run().empty());
    watch.languages = {"en", "fr"};
    EXPECT_EQ(run().size(), 1U);
    watch.feeds = {"presse"};
    EXPECT_EQ(run().size(), 1U);
    watch.feeds = {"Autre"};
    EXPECT_TRUE(run().empty());
}

TEST_F(Matching, ExplainsEveryCondition) {
    watch.languages = {"en"};
    watch.any = {"paix"};
    const auto reasons = explain(Subject{article, annotations, "Le Journal", "u", ""}, watch);
    ASSERT_EQ(reasons.size(), 3U);
    EXPECT_TRUE(reasons[0].held);
    EXPECT_EQ(reasons[0].detail, "Marie Curie, by the name «Marie Curie»: «Marie Curie»");
    EXPECT_FALSE(reasons[1].held);
    EXPECT_EQ(reasons[1].detail, "the article is in fr");
    EXPECT_FALSE(reasons[2].held);
}

TEST_F(Matching, SaysByWhichWordsTheActorWasRecognised) {
    watch.part = Part::takes_stance;
    EXPECT_EQ(run().at(0).why.at(0).detail, "Marie Curie, by the words «Elle»: «condamne Oslo»");
    Annotation pronoun = mention("Q7186", "Elle");
    pronoun.form = "pronoun";
    annotations.push_back(pronoun);
    EXPECT_EQ(run().at(0).why.at(0).detail, "Marie Curie, by the pronoun «Elle»: «condamne Oslo»");
}
