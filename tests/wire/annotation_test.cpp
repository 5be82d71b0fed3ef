// Annotations as JSON, exactly as docs/architecture.md shows them, and back.
#include <gtest/gtest.h>

#include <boost/json/parse.hpp>

#include "wire/wire.hpp"

namespace vigie::wire {
namespace {

std::string json_of(const Annotation& annotation) {
    std::string out;
    append_json(out, annotation);
    return out;
}

void expect_both_ways(const Annotation& annotation, const std::string& json) {
    EXPECT_EQ(json_of(annotation), json);
    const auto back = parse_annotations('[' + json + ']');
    ASSERT_TRUE(back) << back.error().message;
    ASSERT_EQ(back->size(), 1u);
    EXPECT_EQ(back->front(), annotation);
}

Annotation mention() {
    Annotation m;
    m.kind = "mention";
    m.type = "person";
    m.form = "name";
    m.span = {210, 220};
    m.text = "Xi Jinping";
    m.score = 0.98;
    m.parties = {{"actor", "Q15031", "Xi Jinping", {}}};
    return m;
}

TEST(AnnotationJson, MentionHasItsActor) {
    expect_both_ways(mention(),
                     R"({"kind":"mention","begin":210,"end":220,"text":"Xi Jinping","type":"person","form":"name",)"
                     R"("actor":{"id":"Q15031","name":"Xi Jinping"},"score":0.98})");
}

TEST(AnnotationJson, AmbiguousMentionHasNullAndCandidates) {
    Annotation m = mention();
    m.parties = {{"candidate", "Q15031", "Xi Jinping", {}}, {"candidate", "name:xi", "Xi", {}}};
    m.plugin = "org.vigie.entities";
    expect_both_ways(m,
                     R"({"kind":"mention","begin":210,"end":220,"text":"Xi Jinping","type":"person","form":"name",)"
                     R"("actor":null,"candidates":[{"id":"Q15031","name":"Xi Jinping"},{"id":"name:xi","name":"Xi"}],)"
                     R"("score":0.98,"plugin":"org.vigie.entities"})");
}

Annotation quotation() {
    Annotation q;
    q.kind = "quotation";
    q.type = "direct";
    q.span = {61, 150};
    q.text = "aux ingérences";
    q.score = 0.9;
    q.parties = {
        {"speaker", "Q15031", "Xi Jinping", {210, 220}}, {"cue", "", "a déclaré", {221, 231}}, {"via", "", "CCTV", {}}};
    return q;
}

TEST(AnnotationJson, QuotationHasSpeakerCueAndVia) {
    expect_both_ways(quotation(), R"({"kind":"quotation","begin":61,"end":150,"text":"aux ingérences","type":"direct",)"
                                  R"("speaker":{"id":"Q15031","name":"Xi Jinping","begin":210,"end":220},)"
                                  R"("cue":{"text":"a déclaré","begin":221,"end":231},"via":["CCTV"],"score":0.9})");
}

TEST(AnnotationJson, SeveralSpeakersAreAList) {
    Annotation q = quotation();
    q.parties = {{"speaker", "Q1", "A", {1, 2}}, {"speaker", "Q2", "B", {3, 4}}};
    expect_both_ways(
        q, R"({"kind":"quotation","begin":61,"end":150,"text":"aux ingérences","type":"direct",)"
           R"("speakers":[{"id":"Q1","name":"A","begin":1,"end":2},{"id":"Q2","name":"B","begin":3,"end":4}],)"
           R"("score":0.9})");
}

TEST(AnnotationJson, StanceTowardsAnActorAndTowardsAnIssue) {
    Annotation s;
    s.kind = "stance";
    s.span = {300, 420};
    s.text = "…";
    s.polarity = -1;
    s.score = 0.7;
    s.parties = {{"holder", "Q7747", "Vladimir Poutine", {281, 297}}, {"target", "Q30", "États-Unis", {351, 362}}};
    expect_both_ways(s,
                     R"({"kind":"stance","begin":300,"end":420,"text":"…",)"
                     R"("holder":{"id":"Q7747","name":"Vladimir Poutine","begin":281,"end":297},)"
                     R"("target":{"id":"Q30","name":"États-Unis","begin":351,"end":362},"polarity":-1,"score":0.7})");
    s.polarity = 0;
    s.parties = {{"holder", "Q1", "A", {1, 2}}, {"holder", "Q2", "B", {3, 4}}, {"target", "", "les ingérences", {}}};
    expect_both_ways(s, R"({"kind":"stance","begin":300,"end":420,"text":"…","holders":[)"
                        R"({"id":"Q1","name":"A","begin":1,"end":2},{"id":"Q2","name":"B","begin":3,"end":4}],)"
                        R"("target":{"text":"les ingérences"},"polarity":0,"score":0.7})");
}

TEST(AnnotationJson, OwnKindsKeepEverything) {
    Annotation own;
    own.kind = "org.example.price";
    own.type = "share";
    own.span = {5, 9};
    own.text = "12 €";
    own.score = 1;
    own.parties = {{"company", "Q42", "Acme", {0, 4}}, {"market", "", "Paris", {}}};
    own.attributes = {{"currency", "EUR"}, {"hedged", "true"}};
    expect_both_ways(own, R"({"kind":"org.example.price","begin":5,"end":9,"text":"12 €","type":"share","score":1,)"
                          R"("parties":[{"role":"company","id":"Q42","name":"Acme","begin":0,"end":4},)"
                          R"({"role":"market","name":"Paris"}],"currency":"EUR","hedged":true})");
}

TEST(AnnotationJson, AnAttributeCannotPretendToBeAMember) {
    Annotation m = mention();
    m.attributes = {{"actor", "me"}, {"begin", "0"}, {"Upper", "x"}, {"", "x"}, {"fine", "yes"}};
    const auto back = parse_annotations('[' + json_of(m) + ']');
    ASSERT_TRUE(back);
    m.attributes = {{"fine", "yes"}};
    EXPECT_EQ(back->front(), m);
}

TEST(AnnotationJson, RolesThatAKindDoesNotHaveStandInParties) {
    Annotation q = quotation();
    q.parties.push_back({"addressee", "Q2", "B", {3, 4}});
    const auto back = parse_annotations('[' + json_of(q) + ']');
    ASSERT_TRUE(back);
    EXPECT_EQ(back->front(), q);
}

TEST(AnnotationJson, ScoresAreShortAndFinite) {
    Annotation m = mention();
    m.score = 1.0 / 3;
    EXPECT_NE(json_of(m).find("\"score\":0.3333}"), std::string::npos);
    m.score = 0.0 / 0.0;
    EXPECT_NE(json_of(m).find("\"score\":0}"), std::string::npos);
}

TEST(AnnotationJson, WhatIsWrongIsNamed) {
    const auto problem = [](const char* json) {
        const auto back = parse_annotations(json);
        return back ? std::string("parsed") : back.error().message;
    };
    EXPECT_EQ(problem(R"({"kind":"mention"})"), "an array of annotations expected");
    EXPECT_EQ(problem(R"([{"begin":1}])"), "annotation: \"kind\": a word expected");
    EXPECT_EQ(problem(R"([{"kind":"x","begin":-1}])"),
              "annotation: \"begin\": a whole number from 0 to 9223372036854775807 expected");
    EXPECT_EQ(problem(R"([{"kind":"x","begin":5,"end":4}])"), "annotation: \"end\": no less than begin expected");
    EXPECT_EQ(problem(R"([{"kind":"stance","polarity":7}])"),
              "annotation: \"polarity\": a whole number from -1 to 1 expected");
    EXPECT_EQ(problem(R"([{"kind":"mention","actor":"Xi"}])"), "annotation: not a JSON object");
    EXPECT_TRUE(problem("[{").starts_with("not JSON: "));
}

TEST(JsonString, EscapesControlsAndMendsUtf8) {
    const auto json = [](std::string_view text) {
        std::string out;
        append_json_string(out, text);
        return out;
    };
    EXPECT_EQ(json("a\"b\\c\n\t\r\x01é€😀"), "\"a\\\"b\\\\c\\n\\t\\r\\u0001é€😀\"");
    EXPECT_EQ(json("\xC3"), "\"\uFFFD\"");
    EXPECT_EQ(json("x\xED\xA0\x80y"), "\"x\uFFFD\uFFFD\uFFFDy\"");        // a surrogate
    EXPECT_EQ(json("\xC0\xAF"), "\"\uFFFD\uFFFD\"");                      // overlong
    EXPECT_EQ(json("\xF4\x90\x80\x80"), "\"\uFFFD\uFFFD\uFFFD\uFFFD\"");  // beyond Unicode
    EXPECT_EQ(json(std::string_view("a\0b", 3)), "\"a\\u0000b\"");
}

TEST(JsonString, ReadsBackWhateverStandsWhere) {
    for (std::size_t before = 0; before < 20; ++before)
        for (unsigned c = 0; c < 0x80; ++c)
            for (const std::string_view after : {"", "bc", "0123456789abcdef\x7f\"", "éé\\éé\x1f "}) {
                const std::string text = std::string(before, 'a') + static_cast<char>(c) + std::string(after);
                std::string out;
                append_json_string(out, text);
                ASSERT_EQ(boost::json::parse(out).as_string(), text) << before << ' ' << c;
            }
}

}  // namespace
}  // namespace vigie::wire
