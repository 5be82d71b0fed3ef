// Words and phrases, whatever their case, accents and inflection.
#include "watch/words.hpp"

#include <gtest/gtest.h>

#include "watch/stem.hpp"

using namespace vigie;

namespace {

bool has(std::string_view text, std::string_view phrase, std::string_view language = "fr") {
    return FoldedText(text, language).has(phrase);
}

}  // namespace

TEST(Words, InflectionIsFolded) {
    EXPECT_TRUE(has("Des sanctions économiques nouvelles", "sanction économique"));
    EXPECT_TRUE(has("les ministres européennes", "ministre européen"));
    EXPECT_TRUE(has("les accords nationaux", "accord national"));
    EXPECT_TRUE(has("Elle a été condamnée hier", "condamner"));
    EXPECT_TRUE(has("Two ministers condemned it", "minister", "en"));
    EXPECT_TRUE(has("they are condemning it", "condemn", "en"));
    EXPECT_TRUE(has("three parties", "party", "en"));
}

TEST(Words, DerivationsAndOtherLanguagesStayApart) {
    EXPECT_FALSE(has("le sanctionnement", "sanction"));
    EXPECT_FALSE(has("national", "nation"));
    EXPECT_FALSE(has("parties", "party", "xx"));  // no data: as they are
    EXPECT_TRUE(has("Parties", "parties", "xx"));
    EXPECT_EQ(stem("paris", "en"), "paris");
}

TEST(Words, AsTheyAreAndWithWildcards) {
    EXPECT_FALSE(has("Des sanctions", "=sanction"));
    EXPECT_TRUE(has("Des sanctions", "=Sanctions"));
    EXPECT_TRUE(has("un cessez-le-feu", "cessez-le-feu"));
    EXPECT_TRUE(has("la dénucléarisation", "*nucléaris*"));
    EXPECT_TRUE(has("la dénucléarisation totale", "dé*tion totale"));
    EXPECT_FALSE(has("la dénucléarisation", "nucléaris*"));
    EXPECT_FALSE(has("les mots", ""));
}

TEST(Words, NearEachOther) {
    const FoldedText text("Le détroit est calme. Un deux trois quatre cinq six, dit Taipei; le détroit de Taïwan.",
                          "fr");
    EXPECT_TRUE(text.near({"Taïwan", "détroit"}, 2));
    EXPECT_FALSE(text.near({"calme", "Taipei"}, 7));
    EXPECT_TRUE(text.near({"calme", "Taipei"}, 8));
    EXPECT_TRUE(text.near({"Taipei", "détroits", "Taïwan"}, 4));
    EXPECT_FALSE(text.near({"Taipei", "Pékin"}, 100));
}
