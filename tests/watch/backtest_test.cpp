// A watch run over articles that were seen before.
#include <gtest/gtest.h>

#include <algorithm>

#include "watch/watch.hpp"

using namespace vigie;
using namespace std::chrono_literals;

namespace {

class Backtested : public testing::Test {
  protected:
    Backtested() {
        watch.name = "w";
        watch.actors = {"Q1"};
    }
    void add(Backtest& test, const std::string& id, const std::string& paper, const std::string& story, Duration after,
             const std::string& text = "Anna Able parle.") {
        Article article;
        article.id = id;
        article.feed_id = paper;
        article.story_id = story;
        article.seen = from + after;
        article.language = "fr";
        article.text = text;
        article.url = "https://paper.fr/" + id;
        Annotation mention;
        mention.kind = "mention";
        mention.span = {0, 9};
        mention.text = "Anna Able";
        mention.parties = {{"actor", "Q1", "Anna Able", mention.span}};
        const std::vector<Annotation> annotations{mention};
        test.add({article, annotations, paper, "", ""});
    }
    Trial run(std::vector<int> steps = {}) {
        Backtest test({watch}, from, 3, std::move(steps));
        add(test, "1", "a", "s1", 1h);
        add(test, "2", "b", "s1", 2h);
        add(test, "3", "c", "s1", 3h);
        add(test, "4", "d", "s1", 4h);
        add(test, "5", "a", "s2", 50h, "Anna Able condamne la guerre.");
        return test.trials().at(0);
    }
    const Time from = from_unix(1'700'000'000);
    Watch watch;
};

}  // namespace

TEST_F(Backtested, AStoryIsOneAlertOnItsDay) {
    const Trial trial = run();
    EXPECT_EQ(trial.alerts, 2);
    EXPECT_EQ(trial.alerts_by_day, (std::vector<int>{1, 0, 1}));
    EXPECT_EQ(trial.updates, 3);
    EXPECT_EQ(trial.again, 3);
    ASSERT_EQ(trial.samples.size(), 2U);
    EXPECT_EQ(trial.samples[1].sentence, "Anna Able condamne la guerre.");
}

TEST_F(Backtested, OnlyStepsOfGrowthTellAgain) {
    EXPECT_EQ(run({3}).again, 1);
    watch.notify_at_carriers = {2, 4};
    EXPECT_EQ(run({3}).again, 2);
}

TEST_F(Backtested, NearMissesNameTheCondition) {
    watch.any = {"guerre"};
    const Trial trial = run();
    EXPECT_EQ(trial.alerts, 1);
    ASSERT_EQ(trial.near.size(), 1U);
    EXPECT_EQ(trial.near.begin()->first, "title or text has «guerre»");
    EXPECT_EQ(trial.near.begin()->second.stories, 1);
    EXPECT_EQ(trial.near.begin()->second.sample.sentence, "Anna Able parle.");
}

TEST_F(Backtested, TheThirdPaperFillsAThreshold) {
    watch.tempo.at_least = 3;
    watch.tempo.window = 24h;
    const Trial trial = run();
    EXPECT_EQ(trial.alerts, 1);
    EXPECT_EQ(trial.below, 3);
    EXPECT_EQ(trial.samples.at(0).url, "https://paper.fr/3");
}

TEST_F(Backtested, CarriersAndTheFirstAreKnownFromWhatCameBefore) {
    Condition condition;
    condition.ask = Ask::carriers;
    condition.number = 3;
    watch.conditions = {condition};
    EXPECT_EQ(run().samples.at(0).url, "https://paper.fr/3");
    watch.conditions[0].ask = Ask::first_of_story;
    EXPECT_EQ(run().alerts, 2);
    EXPECT_EQ(run().updates, 0);
}

TEST_F(Backtested, SamplesAreOfTheWholeTimeAndTheSameEachTime) {
    const auto samples = [&] {
        Backtest test({watch}, from, 10, {});
        for (int i = 0; i < 200; ++i) add(test, std::to_string(i), "a", "s" + std::to_string(i), i * 1h);
        std::vector<std::string> urls;
        for (const Sample& sample : test.trials().at(0).samples) urls.push_back(sample.url);
        return urls;
    };
    const auto urls = samples();
    EXPECT_EQ(urls.size(), Backtest::most_samples);
    EXPECT_TRUE(std::ranges::none_of(urls, &std::string::empty));
    EXPECT_TRUE(std::ranges::any_of(urls, [](const std::string& url) {
        return url.size() == std::string_view("https://paper.fr/100").size();  // of the later half
    }));
    EXPECT_EQ(urls, samples());
}
