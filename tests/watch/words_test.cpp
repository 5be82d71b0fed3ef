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
    EXPECT_TRUE(has("abcbc", "a*bc"));
    EXPECT_FALSE(has("abc", "ab*bc"));
    EXPECT_TRUE(has("aXbXc", "a*x*c"));
    const std::string stars(200, '*');  // once: exponential
    EXPECT_FALSE(has("dénucléarisation", stars + "it"));
    EXPECT_TRUE(has("dénucléarisation", "d" + stars + "n"));
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

// A letter that the table lacks makes ICU fold the whole text: both ways say the same of each code point, alone and
// between others.
TEST(Words, TheTableFoldsAsIcuDoes) {
    const std::string beyond = " \xe1\xba\xb9";  // U+1EB9
    for (char32_t c = 1; c < 0x2200; ++c) {
        if (c == 0x600) c = 0x2000;
        std::string letter;
        if (c < 0x80)
            letter = {static_cast<char>(c)};
        else if (c < 0x800)
            letter = {static_cast<char>(0xc0 | c >> 6), static_cast<char>(0x80 | (c & 0x3f))};
        else
            letter = {static_cast<char>(0xe0 | c >> 12), static_cast<char>(0x80 | (c >> 6 & 0x3f)),
                      static_cast<char>(0x80 | (c & 0x3f))};
        for (const std::string& text : {letter, "a" + letter + "b", letter + "\xcc\x81 " + letter})
            EXPECT_EQ(fold_words(text + beyond), fold_words(text) + (fold_words(text).empty() ? "e" : " e"))
                << static_cast<unsigned>(c);
    }
    EXPECT_EQ(fold_words("L’État\xe2\x80\xaf: «\xc2\xa0Non\xc2\xa0»…"), "l etat non");
    EXPECT_EQ(fold_words("a\xc3("), fold_words("a\xff("));  // broken UTF-8 is a gap
}
