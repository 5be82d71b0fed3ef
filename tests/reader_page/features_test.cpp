// What the block model sees of a page's rows of teasers and of its own articleBody.
#include <gtest/gtest.h>

#include <algorithm>

#include "reader/page/features.hpp"
#include "reader/page/reduce.hpp"

namespace vigie {
namespace {

struct Seen {
    page::Blocks blocks;
    page::Features features;
    std::vector<std::string> names;

    explicit Seen(const std::string& html) {
        page::Reduced reduced = page::reduce(html);
        const page::Dom dom = page::Dom::parse(std::move(reduced.html));
        blocks = page::read_blocks(dom);
        features = page::read_features(dom, blocks, page::read_evidence(dom, reduced), "The bridge opens", &names);
    }
    float at(const std::string& column, const std::string& words) const {
        const auto block = std::find_if(blocks.list.begin(), blocks.list.end(), [&](const page::Block& one) {
            return one.text.find(words) != std::string::npos;
        });
        const auto name = std::find(names.begin(), names.end(), column);
        EXPECT_TRUE(block != blocks.list.end() && name != names.end()) << column << " of " << words;
        return features.row(static_cast<std::size_t>(block - blocks.list.begin()))[name - names.begin()];
    }
};

const std::string paragraph =
    "The bridge over the river opens again after three years of work, and the whole valley came to see the first "
    "train.";

TEST(PageFeatures, TeasersBesideEachOtherAreARow) {
    const auto teaser = [](const std::string& words) {
        return "<div class='card'><a href='/" + words.substr(0, 3) + "'>" + words +
               " of the long summer by the sea</a></div>";
    };
    const Seen page("<body><p>" + paragraph + "</p><section>" + teaser("Ferries") + teaser("Markets") +
                    teaser("Orchards") + "</section></body>");
    EXPECT_GT(page.at("cards", "Ferries"), 1.0F);
    EXPECT_GT(page.at("card_linked", "Ferries"), 0.9F);
    EXPECT_LT(page.at("cards", "The bridge"), 1.0F);
}

TEST(PageFeatures, WhatStandsBehindTheArticleBodyIsTold) {
    const std::string more =
        "Hundreds of people stood on both banks in the cold, and the choir of the school sang until the smoke was "
        "gone.";
    const Seen page(
        R"(<head><script type="application/ld+json">{"@type":"NewsArticle","articleBody":")" + paragraph + " " + more +
        R"("}</script></head><body><p>By our correspondent in the valley of the river</p><p>)" + paragraph + "</p><p>" +
        more + "</p><p>Subscribe to our letter and read it on each morning of the week</p></body>");
    EXPECT_EQ(page.at("before_body", "By our"), 1.0F);
    EXPECT_EQ(page.at("after_body", "The bridge"), 0.0F);
    EXPECT_EQ(page.at("after_body", "Subscribe"), 1.0F);
}

}  // namespace
}  // namespace vigie
