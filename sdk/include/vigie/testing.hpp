// The test kit: runs plugins on a text inside the test's own process, with the daemon's own host, sentences and tokens.
// C++17; link VigieSDK::testing. A crash is the test's crash: that is what a debugger wants (vigie-plugin-check
// isolates).
//
//   vigie::testing::Plugins plugins({"build/hello.so"});
//   for (const auto& test : vigie::testing::read_cases("tests/cases"))
//       for (const std::string& failure : vigie::testing::check(test, plugins)) std::cerr << failure << '\n';
//
// Threads: one thread at a time for a Plugins. Errors: a wrong case file or a plugin that cannot be loaded throws
// std::runtime_error, one line.
#pragma once

#include <vigie/abi.h>
#include <vigie/annotation.hpp>

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace vigie::testing {

// A watched actor, as the host's vigie.actors/1 offers it.
struct Actor {
    std::string id;
    std::string name;
    std::string type = {};
    std::vector<std::string> aliases = {};
};

struct Article {
    std::string text;
    std::string language = "en";
    std::string title = {};
    std::string url = {};
    std::int64_t published = VIGIE_NO_TIME;
};

struct Outcome {
    std::vector<Annotation> annotations;  // by begin, the longer first
    std::vector<std::string> problems;    // "org.example.x: emitted a span …": such a plugin contributed nothing
    std::vector<std::string> log;         // "org.example.x: …"
};

class VIGIE_EXPORT Plugins {
  public:
    using Options = std::map<std::string, std::string>;
    // Files of plugins; all run, in the order of needs and provides. Options go to each of them.
    explicit Plugins(const std::vector<std::string>& paths, const std::vector<Actor>& actors = {},
                     const Options& options = {});
    // One that is linked into the test: Plugins(vigie_plugin).
    explicit Plugins(const vigie_plugin_entry& entry, const std::vector<Actor>& actors = {},
                     const Options& options = {});
    ~Plugins();
    Plugins(Plugins&&) noexcept;

    Outcome run(const Article& article);
    // The same plugins with other actors.
    Plugins with(const std::vector<Actor>& actors) const;

  private:
    struct Inner;
    explicit Plugins(std::unique_ptr<Inner> inner);
    std::unique_ptr<Inner> inner_;
};

// One expected line of a case: an annotation that must be there, or (absent) must not.
struct Expectation {
    std::string kind;
    std::string text;                                         // exactly the annotated words; empty: any
    int occurrence = 0;                                       // which one of these words in the text, from 1; 0: any
    std::vector<std::pair<std::string, std::string>> fields;  // type, form, polarity, a party's role, an attribute
    bool absent = false;
    bool only = false;  // of this kind, nothing but what the case expects
    int line = 0;
};

// A text and what is expected of it. As a file (*.case), any number of them, each beginning with "case:":
//
//   # a comment
//   case: the speaker stands behind the verb
//   language: fr
//   actor: Q7747 person Vladimir Poutine; Poutine; Владимир Путин
//   text: «Nous verrons», a déclaré Vladimir Poutine.
//   text: (a second paragraph)
//   mention "Vladimir Poutine" type=person actor=Q7747
//   quotation "Nous verrons" type=direct speaker="Vladimir Poutine"
//   no stance
//   only mention
//
// Also title:, url: and published: (seconds since 1970). A party's value is its actor's id, its name, or the words
// under its span; "none": no such party. A second time the same words: mention "Poutine"#2.
struct Case {
    std::string name;
    std::string file;
    int line = 0;
    Article article;
    std::vector<Actor> actors;
    std::vector<Expectation> expectations;
};

// All cases of a file, or of all *.case files below a folder, sorted by name.
VIGIE_EXPORT std::vector<Case> read_cases(const std::string& path);

// What does not hold, a line each: "file:12: expected mention …, found …". Empty: the case passes.
VIGIE_EXPORT std::vector<std::string> check(const Case& test, const Outcome& outcome);
VIGIE_EXPORT std::vector<std::string> check(const Case& test, Plugins& plugins);

// How much of a gold case was found. Every expectation that is not "no" or "only" is one annotation that must be found;
// what was found of these kinds beside them is wrong.
struct Score {
    std::size_t right = 0, wrong = 0, missed = 0;
    std::vector<std::string> remarks;  // "file:12: missed …", "file:12: wrong …"
    double precision() const { return ratio(right, right + wrong); }
    double recall() const { return ratio(right, right + missed); }
    double f1() const { return ratio(2 * right, 2 * right + wrong + missed); }
    VIGIE_EXPORT void add(const Score& other);

  private:
    static double ratio(std::size_t part, std::size_t whole) {
        return whole == 0 ? 1 : static_cast<double>(part) / static_cast<double>(whole);
    }
};
VIGIE_EXPORT Score score(const Case& gold, const std::vector<Annotation>& found, const std::vector<std::string>& kinds);

// "mention [3, 9) \"Poutine\" type=person actor=Q7747": as in a case.
VIGIE_EXPORT std::string describe(const Annotation& annotation);

}  // namespace vigie::testing
