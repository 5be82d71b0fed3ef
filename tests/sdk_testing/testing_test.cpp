// The test kit itself: cases are read, right ones pass, each way of being wrong is told.
#include <gmock/gmock.h>
#include <vigie/testing.hpp>

#include <cstdio>
#include <fstream>

namespace vigie::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::string plugin(const char* name) {
    return std::string(VIGIE_BINARY_DIR) + "/bin/test-plugins/" + name + ".so";
}

std::vector<Case> cases_of(const std::string& text) {
    const std::string path = ::testing::TempDir() + "vigie_testing.case";
    std::ofstream(path) << text;
    std::vector<Case> cases = read_cases(path);
    std::remove(path.c_str());
    return cases;
}

std::vector<std::string> failures_of(const std::string& expectations) {
    Plugins plugins({plugin("fine"), plugin("follower")});
    return check(
        cases_of("case: x\nlanguage: en\nactor: Q1 person Alice; Al\ntext: Alice met Bob.\ntext: Alice left.\n" +
                 expectations)
            .at(0),
        plugins);
}

TEST(Testing, ACaseHasItsParts) {
    const std::vector<Case> cases = cases_of(
        "# comment\n\ncase: first\nlanguage: fr\ntitle: T\npublished: 77\nactor: Q1 person Alice B.; Al; Ali\ntext: "
        "Un.\n"
        "text: Deux.\nmention \"dit \\\"x\\\"\"#2 type=person actor=\"Alice B.\"  # a remark\nno stance # "
        "another\ncase: second\ntext: "
        "Trois.\n");
    ASSERT_EQ(cases.size(), 2u);
    EXPECT_EQ(cases[0].name, "first");
    EXPECT_EQ(cases[0].line, 3);
    EXPECT_EQ(cases[0].article.text, "Un.\n\nDeux.");
    EXPECT_EQ(cases[0].article.published, 77);
    EXPECT_THAT(cases[0].actors.at(0).aliases, ElementsAre("Al", "Ali"));
    const Expectation& expected = cases[0].expectations.at(0);
    EXPECT_EQ(expected.text, "dit \"x\"");
    EXPECT_EQ(expected.occurrence, 2);
    EXPECT_THAT(expected.fields, ElementsAre(std::pair<std::string, std::string>("type", "person"),
                                             std::pair<std::string, std::string>("actor", "Alice B.")));
    EXPECT_TRUE(cases[0].expectations.at(1).absent);
}

TEST(Testing, AWrongFileIsOneLineWithItsPlace) {
    const auto problem = [](const std::string& text) -> std::string {
        try {
            cases_of(text);
        } catch (const std::runtime_error& error) {
            return error.what();
        }
        return {};
    };
    EXPECT_THAT(problem("mention\n"), HasSubstr("vigie_testing.case:1: \"case: its name\" comes first"));
    EXPECT_THAT(problem("case: x\n"), HasSubstr(":1: a case without text"));
    EXPECT_THAT(problem("case: x\ntext: y\nmention \"y\n"), HasSubstr(":3: a quotation mark is not closed"));
    EXPECT_THAT(problem("case: x\ntext: y\nmention type\n"), HasSubstr(":3: \"type\" needs =value"));
}

TEST(Testing, WhatIsThereIsFound) {
    EXPECT_THAT(failures_of("mention \"Alice\"#2 type=person actor=Q1\nmention \"Bob\" actor=none\n"
                            "quotation \"Alice\" speaker=Alice\norg.vigie.test.count mentions=3\nno stance\n"),
                IsEmpty());
    EXPECT_THAT(failures_of("mention \"Alice\"\nmention \"Bob\"\nonly mention\n"), IsEmpty());
}

TEST(Testing, WhatIsMissingWrongOrTooMuchIsTold) {
    EXPECT_THAT(failures_of("mention \"Carol\"\n"),
                ElementsAre(HasSubstr(":6: (x) expected mention \"Carol\", found\n    mention [0, 5) \"Alice\"")));
    EXPECT_THAT(failures_of("mention \"Bob\" type=person\n"),
                ElementsAre(HasSubstr("found\n    mention [10, 13) \"Bob\"")));
    EXPECT_THAT(failures_of("mention \"Alice\"#3\n").size(), 1u);
    EXPECT_THAT(failures_of("no quotation\n"), ElementsAre(HasSubstr("did not expect quotation")));
    EXPECT_THAT(failures_of("mention \"Alice\"\nonly mention\n"),
                ElementsAre(HasSubstr("did not expect mention [10, 13)")));
    EXPECT_THAT(failures_of("stance\n"), ElementsAre(HasSubstr("found no stance")));
}

TEST(Testing, AFailingPluginFailsTheCase) {
    Plugins plugins({plugin("bad_span")});
    EXPECT_THAT(check(cases_of("case: x\ntext: y\n").at(0), plugins),
                ElementsAre(HasSubstr("bad-span: emitted a span")));
    EXPECT_THROW(Plugins({plugin("wrong_major")}), std::runtime_error);
}

}  // namespace
}  // namespace vigie::testing
