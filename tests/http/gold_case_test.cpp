// What was called wrong, in the form of the gold.
#include "http/gold_case.hpp"

#include <gtest/gtest.h>

namespace vigie {
namespace {

Annotation annotation(const std::string& kind, const std::string& type, const std::string& text, Span span,
                      std::vector<Party> parties) {
    Annotation one;
    one.kind = kind;
    one.type = type;
    one.form = "name";
    one.text = text;
    one.span = span;
    one.parties = std::move(parties);
    return one;
}

std::string gold(const Feedback& wrong) {
    std::string out;
    {
        wire::Object object(out);
        http::append_gold(object, wrong);
    }
    return out;
}

TEST(GoldCase, HasTheActorsOfWhatWasShownAndTheirNames) {
    Feedback wrong;
    // "Anna Able meets Bo Beta. They said no. CNN"
    wrong.evidence.emplace_back().annotation = annotation("quotation", "indirect", "no", {35, 37},
                                                          {{"speaker", "Q1", "Anna Able", {25, 29}},
                                                           {"speaker", "name:bo beta", "Bo Beta", {25, 29}},
                                                           {"cue", "", "said", {30, 34}},
                                                           {"via", "", "CNN", {}}});
    wrong.annotations = {
        annotation("mention", "person", "Anna Able", {0, 9}, {{"actor", "Q1", "Anna Able", {}}}),
        annotation("mention", "person", "Bo Beta", {16, 23}, {{"actor", "name:bo beta", "Bo Beta", {}}}),
        annotation("mention", "person", "They", {25, 29}, {{"actor", "Q1", "Anna Able", {}}}),
        annotation("mention", "person", "nobody's", {1, 2}, {}),
    };
    EXPECT_EQ(gold(wrong),
              R"({"actors":{"CNN":{"name":"CNN","type":"other"},"Q1":{"name":"Anna Able","type":"person","id":"Q1"},)"
              R"("name:bo beta":{"name":"Bo Beta","type":"person"}},)"
              R"("mentions":[{"actor":"Q1","text":"They","begin":25,"end":29,"form":"name"}],)"
              R"("quotations":[{"type":"indirect","text":"no","begin":35,"end":37,"speakers":["Q1","name:bo beta"],)"
              R"("cue":"said","via":["CNN"]}],"stances":[]})");
}

TEST(GoldCase, AStanceIsTowardsAnActorOrAnIssue) {
    Feedback wrong;
    for (const std::string id : {"Q2", ""}) {
        Annotation& one = wrong.evidence.emplace_back().annotation;
        one =
            annotation("stance", "", "against", {5, 12}, {{"holder", "Q1", "Anna", {}}, {"target", id, "the tax", {}}});
        one.polarity = -1;
    }
    const std::string said = gold(wrong);
    EXPECT_NE(
        said.find(
            R"({"holders":["Q1"],"target":"Q2","target_text":null,"polarity":-1,"text":"against","begin":5,"end":12})"),
        std::string::npos)
        << said;
    EXPECT_NE(said.find(R"({"holders":["Q1"],"target":null,"target_text":"the tax","polarity":-1)"), std::string::npos)
        << said;
}

}  // namespace
}  // namespace vigie
