// An alert as people read it.
#include "notify/view.hpp"

#include "notify/mime.hpp"
#include "notify_fixture.hpp"

namespace vigie {
namespace {

using namespace notify;

TEST(ViewTest, Headlines) {
    Notification notification = example();
    EXPECT_EQ(view_of(notification).headline, "Xi Jinping speaks");
    notification.event = AlertEvent::updated;
    EXPECT_EQ(view_of(notification).headline, "Update: Xi Jinping speaks");
    notification.event = AlertEvent::retracted;
    EXPECT_EQ(view_of(notification).headline, "Withdrawn: Xi Jinping speaks");
    notification.event = AlertEvent::created;
    notification.alert.part = Part::appears;
    EXPECT_EQ(view_of(notification).headline, "Xi Jinping appears");
}

TEST(ViewTest, Stances) {
    Notification notification = example();
    Alert& alert = notification.alert;
    alert.part = Part::takes_stance;
    EXPECT_EQ(view_of(notification).headline, "Xi Jinping takes a stance");
    Annotation& stance = alert.evidence[0].annotation;
    stance.kind = "stance";
    stance.parties = {{"holder", "Q15031", "Xi Jinping", {}}, {"target", "Q30", "États-Unis", {}}};
    stance.polarity = -1;
    EXPECT_EQ(view_of(notification).headline, "Xi Jinping stands against États-Unis");
    stance.polarity = 1;
    EXPECT_EQ(view_of(notification).headline, "Xi Jinping stands for États-Unis");
    stance.polarity = 0;
    EXPECT_EQ(view_of(notification).headline, "Xi Jinping takes neither side on États-Unis");
    alert.part = Part::is_target;
    alert.actor = {"Q30", "États-Unis"};
    stance.polarity = -1;
    EXPECT_EQ(view_of(notification).headline, "États-Unis is criticised by Xi Jinping");
    stance.parties.clear();
    stance.polarity = 1;
    EXPECT_EQ(view_of(notification).headline, "États-Unis is supported");
}

TEST(ViewTest, OnePassageASentenceWithEveryMark) {
    Notification notification = example();
    Evidence mention = notification.alert.evidence[0];
    mention.annotation.kind = "mention";
    mention.annotation.span = {124, 125};
    mention.annotation.parties = {{"actor", "Q15031", "Xi Jinping", {}}};
    Evidence other = mention;  // somebody else
    other.annotation.parties[0].id = "Q30";
    other.annotation.span = {130, 132};
    notification.alert.evidence.push_back(mention);
    notification.alert.evidence.push_back(notification.alert.evidence[0]);
    notification.alert.evidence.push_back(other);
    const View view = view_of(notification);
    ASSERT_EQ(view.passages.size(), 1U);
    EXPECT_EQ(marked(view.passages[0], "[", "]"), "Le [chef d'État chinois] [a] dénoncé «les ingérences».");
}

TEST(ViewTest, AnInvertedPronounIsMarkedWithoutItsHyphens) {
    const auto shown = [](const std::string& sentence, std::uint64_t begin, std::uint64_t end) {
        Notification notification = example();
        Evidence& evidence = notification.alert.evidence[0];
        evidence.sentence = sentence;
        evidence.sentence_span = {100, 100 + sentence.size()};
        evidence.annotation.parties[0].span = {100 + begin, 100 + end};
        return marked(view_of(notification).passages[0], "[", "]");
    };
    EXPECT_EQ(shown("«Non», a-t-il dit.", 10, 15), "«Non», a-t-[il] dit.");
    EXPECT_EQ(shown("«Non», dit-elle.", 12, 17), "«Non», dit-[elle].");
    EXPECT_EQ(shown("A - B", 2, 3), "A [-] B");
}

TEST(ViewTest, SpansThatDoNotFitMarkNothing) {
    Notification notification = example();
    notification.alert.evidence[0].annotation.parties[0].span = {50, 60};
    EXPECT_TRUE(view_of(notification).passages[0].marks.empty());
    notification.alert.evidence[0].sentence = "short";
    notification.alert.evidence[0].annotation.parties[0].span = {103, 123};
    EXPECT_TRUE(view_of(notification).passages[0].marks.empty());
}

TEST(ViewTest, AnArticleCannotCommandATerminal) {
    Notification notification = example();
    notification.alert.article.title =
        "a\x1b[2Jb\nc\xc2\x9b"
        "d\xe2\x80\xae"
        "e";
    notification.alert.article.url = "javascript:alert(1)";
    const View view = view_of(notification);
    EXPECT_EQ(view.title, "a [2Jb c  d   e");
    EXPECT_EQ(view.url, "");
}

TEST(ViewTest, TheArticlesOwnPaperIsNoOther) {
    const View view = view_of(example());
    EXPECT_EQ(view.feed, "Le Matin");
    ASSERT_EQ(view.others.size(), 1U);
    EXPECT_EQ(carriers_line(view), "also in: Der Abend");
}

TEST(Mime, HeaderText) {
    EXPECT_EQ(header_text("plain"), "plain");
    EXPECT_EQ(header_text("é"), "=?UTF-8?B?w6k=?=");
    EXPECT_NE(header_text("=?trick?="), "=?trick?=");
    EXPECT_NE(header_text("a\r\nBcc: x@y"), "a\r\nBcc: x@y");
}

TEST(Mime, QuotedPrintable) {
    EXPECT_EQ(quoted_printable("é=\n. x \n"), "=C3=A9=3D\r\n=2E x=20\r\n");
    for (const char* text : {"", "a", "From x"}) EXPECT_EQ(quoted_printable(text).find("From"), std::string::npos);
    const auto longest = quoted_printable(std::string(1000, 'x'));
    EXPECT_EQ(longest.find("=\r\n"), 75U);
}

TEST(Mime, Wrapped) {
    EXPECT_EQ(wrapped("aaa bbb ccc", 7, "> "), "> aaa bbb\n> ccc");
    EXPECT_EQ(wrapped("ééé ééé", 7, ""), "ééé ééé");
    EXPECT_EQ(wrapped("aaaaaaaaaaaa b", 3, ""), "aaaaaaaaaaaa\nb");
}

}  // namespace
}  // namespace vigie
