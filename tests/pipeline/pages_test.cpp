// When a page is looked at again, and when it may speak for its article.
#include "pipeline/pages.hpp"

#include <gtest/gtest.h>

#include "support/moved_clock.hpp"

namespace vigie::pipeline {
namespace {

using namespace std::chrono_literals;

TEST(NextLook, IsAtTheFirstAgeThatIsAhead) {
    const std::vector<Duration> ages{10min, 1h, 48h};
    Article article;
    article.seen = Time(1000h);
    EXPECT_EQ(next_look(ages, article, article.seen), article.seen + 10min);
    EXPECT_EQ(next_look(ages, article, article.seen + 10min), article.seen + 1h) << "that one is now";
    EXPECT_EQ(next_look(ages, article, article.seen + 30h), article.seen + 48h) << "what was missed is one look";
    EXPECT_EQ(next_look(ages, article, article.seen + 48h), std::nullopt);
    EXPECT_EQ(next_look({}, article, article.seen), std::nullopt);
    article.backlog = true;
    EXPECT_EQ(next_look(ages, article, article.seen), std::nullopt);
}

TEST(SpeaksFor, AWallOrAnErrorHasNotEditedTheArticle) {
    const auto speaks = [](Provenance now, Provenance before) {
        PageDocument page;
        page.text = "Text.";
        page.provenance = now;
        Article article;
        article.provenance = before;
        return speaks_for(page, article);
    };
    EXPECT_TRUE(speaks(Provenance::full, Provenance::full));
    EXPECT_TRUE(speaks(Provenance::full, Provenance::feed)) << "now there is more";
    EXPECT_TRUE(speaks(Provenance::paywall, Provenance::paywall));
    EXPECT_FALSE(speaks(Provenance::paywall, Provenance::full));
    EXPECT_FALSE(speaks(Provenance::consent, Provenance::full));
    EXPECT_FALSE(speaks(Provenance::error, Provenance::full));
    EXPECT_FALSE(speaks(Provenance::teaser, Provenance::feed));
    PageDocument empty;
    empty.provenance = Provenance::full;
    EXPECT_FALSE(speaks_for(empty, Article{}));
}

}  // namespace
}  // namespace vigie::pipeline
