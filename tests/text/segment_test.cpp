// Tokens, sentences and quotation marks of each language.
#include <gtest/gtest.h>

#include "plugins/common/common.hpp"
#include "sdk/host/text/text.hpp"

namespace vigie::text {
namespace {

class Cut {
  public:
    Cut(std::string text, std::string language) : text_(std::move(text)), cut_(Segmenter().segment(text_, language)) {
        article_.size = sizeof article_;
        article_.text = {text_.data(), text_.size()};
        article_.sentences = cut_.sentences.data();
        article_.sentence_count = cut_.sentences.size();
        article_.tokens = cut_.tokens.data();
        article_.token_count = cut_.tokens.size();
    }
    std::string slice(vigie_span span) const { return text_.substr(span.begin, span.end - span.begin); }
    std::vector<std::string> tokens() const {
        std::vector<std::string> out;
        for (const vigie_token& token : cut_.tokens) out.push_back(slice(token.span));
        return out;
    }
    std::vector<std::string> sentences() const {
        std::vector<std::string> out;
        for (const vigie_sentence& sentence : cut_.sentences) out.push_back(slice(sentence.span));
        return out;
    }
    std::vector<std::string> quoted() const {
        std::vector<std::string> out;
        for (const auto& one : common::quoted_stretches(article_)) out.push_back(slice(one.inner));
        return out;
    }
    std::vector<common::Quoted> stretches() const { return common::quoted_stretches(article_); }

  private:
    std::string text_;
    Segmented cut_;
    vigie_article article_{};
};

using Strings = std::vector<std::string>;

TEST(Tokens, FrenchElisionsInversionsAndAbbreviations) {
    EXPECT_EQ(Cut("L'État n'a rien dit aujourd'hui, a-t-il ajouté.", "fr").tokens(),
              (Strings{"L'", "État", "n'", "a", "rien", "dit", "aujourd'hui", ",", "a", "-t-il", "ajouté", "."}));
    EXPECT_EQ(Cut("M. J. Durand a payé 3,5 % de 12 000 euros.", "fr").tokens(),
              (Strings{"M.", "J.", "Durand", "a", "payé", "3,5", "%", "de", "12", "000", "euros", "."}));
}

TEST(Tokens, EnglishContractionsAndPointedAbbreviations) {
    EXPECT_EQ(Cut("I don't know Mr. O'Brien's U.S. plan.", "en").tokens(),
              (Strings{"I", "do", "n't", "know", "Mr.", "O'Brien", "'s", "U.S.", "plan", "."}));
    EXPECT_EQ(Cut("I don’t know Brown’s.", "en").tokens(), (Strings{"I", "do", "n’t", "know", "Brown", "’s", "."}));
}

TEST(Tokens, EachHanCharacterIsAWord) {
    EXPECT_EQ(Cut("习近平 said", "en").tokens(), (Strings{"习", "近", "平", "said"}));
}

TEST(Sentences, EndAtStopsButNotAfterTitlesInitialsOrDecimals) {
    EXPECT_EQ(Cut("M. Duval est venu. Il a vu J. Morin à 3.5 km. C'est tout !", "fr").sentences(),
              (Strings{"M. Duval est venu.", "Il a vu J. Morin à 3.5 km.", "C'est tout !"}));
    EXPECT_EQ(Cut("He left the U.S. The end came at 5 p.m. on Jan. 5. No one knew.", "en").sentences(),
              (Strings{"He left the U.S.", "The end came at 5 p.m. on Jan. 5.", "No one knew."}));
}

TEST(Sentences, AMarkThatClosesBehindTheStopBelongsToTheSentence) {
    EXPECT_EQ(Cut("«C'est fini.» Il est parti. « Quoi ? » demande-t-elle.", "fr").sentences(),
              (Strings{"«C'est fini.»", "Il est parti.", "« Quoi ? » demande-t-elle."}));
}

TEST(Sentences, HeadlinesAndListItemsStandAlone) {
    EXPECT_EQ(Cut("Un titre sans point\n\nLe texte.", "fr").sentences(), (Strings{"Un titre sans point", "Le texte."}));
    EXPECT_EQ(Cut("Première ligne\nDeuxième ligne", "fr").sentences(), (Strings{"Première ligne", "Deuxième ligne"}));
}

TEST(Sentences, AGermanOrdinalEndsNone) {
    EXPECT_EQ(Cut("Er kam im Jahr 2020. Januar war kalt.", "de").sentences().size(), 2U);
    EXPECT_EQ(Cut("Am 3. Januar kamen 20. Danach ging er.", "de").sentences(),
              (Strings{"Am 3. Januar kamen 20.", "Danach ging er."}));
}

TEST(Marks, NestAndMayDiffer) {
    EXPECT_EQ(Cut("Il l'a « dit “hier” ».", "fr").quoted(), (Strings{"dit “hier”", "hier"}));
    EXPECT_EQ(Cut("“We’re the ‘best,’” he said.", "en").quoted(), (Strings{"We’re the ‘best,’", "best,"}));
    EXPECT_EQ(Cut("Er sagte: „Das ist ‚gut‘ so.“", "de").quoted(), (Strings{"Das ist ‚gut‘ so.", "gut"}));
}

TEST(Marks, StraightOnesOpenAndCloseByWhatStandsAround) {
    EXPECT_EQ(Cut("\"Oui\", dit \"Jean\".", "fr").quoted(), (Strings{"Oui", "Jean"}));
    EXPECT_EQ(Cut("He is 5'10\" tall.", "en").quoted(), Strings{});
    EXPECT_EQ(Cut("\" Spaced words , \" he said .", "en").quoted(), Strings{"Spaced words ,"});
}

TEST(Marks, TwoApostrophesCloseWhatTwofoldMarksOpened) {
    EXPECT_EQ(Cut("“It is true,’’ he said. “So it is.’’", "en").quoted(), (Strings{"It is true,", "So it is."}));
    EXPECT_EQ(Cut("‘She said ‘no’’ is a quotation.", "en").quoted().size(), 2U);
}

TEST(Marks, ApostrophesAreNone) {
    EXPECT_EQ(Cut("The voters' will, the '90s and rock 'n' roll.", "en").quoted(), Strings{});
    EXPECT_EQ(Cut("She said ‘the workers’ union’ too.", "en").quoted(), Strings{"the workers’ union"});
    EXPECT_EQ(Cut("Trump 'disgusted' by it", "en").quoted(), Strings{"disgusted"});
}

TEST(Marks, AnOpenOneIsClosedAtTheParagraphAndMayGoOn) {
    const Cut cut("Elle a dit : « Premier paragraphe.\n\n» Second paragraphe. »", "fr");
    EXPECT_EQ(cut.quoted(), (Strings{"Premier paragraphe.", "Second paragraphe."}));
    EXPECT_FALSE(cut.stretches()[0].closed);
    EXPECT_TRUE(cut.stretches()[1].continues);
    EXPECT_TRUE(cut.stretches()[1].closed);
}

TEST(Marks, AForeignClosingMarkClosesWhatStandsOpenInside) {
    EXPECT_EQ(Cut("« Un “deux trois » quatre", "fr").quoted(), (Strings{"Un “deux trois", "deux trois"}));
}

TEST(Segmenter, EveryLanguageOfTheBriefHasData) {
    EXPECT_EQ(Segmenter().languages(), (Strings{"de", "en", "es", "fr", "it", "pt", "ru"}));
}

// Spans stay in order, inside the text and on code points, whatever the text.
TEST(Segmenter, PathologicalTextKeepsItsOrder) {
    std::string marks, singles, emoji;
    for (int i = 0; i < 10'000; ++i) marks += "«", singles += "'a ", emoji += "😀\u202E’";
    for (const std::string& text : {std::string(1'000'000, 'a'), marks, marks + std::string(10'000, '"'), singles,
                                    emoji, std::string(200'000, '\n'), std::string("\xC2")}) {
        std::uint64_t last = 0;
        for (const vigie_token& token : Segmenter().segment(text, "en").tokens) {
            EXPECT_GE(token.span.begin, last);
            EXPECT_GT(token.span.end, token.span.begin);
            last = token.span.end;
        }
    }
}

}  // namespace
}  // namespace vigie::text
