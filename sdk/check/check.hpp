// What is checked of a plugin. A check is a function that runs in a process of its own and says in one line what is
// wrong.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sdk/host/host.hpp"

namespace vigie::check {

// The plugin under test, and all that makes a run the same again.
struct Subject {
    std::string path;
    std::vector<std::string> with;  // other plugins, whose kinds it may need
    std::map<std::string, std::string> options;
    std::string cases;  // file or folder of *.case
    std::uint64_t seed = 1;
    std::optional<std::uint64_t> iteration;  // of the fuzz check: this one only
    std::uint64_t iterations = 2000;
};

struct Check {
    const char* name;
    const char* what;  // what holds when it passes
    // Empty: it holds. The first line is for the report; more lines may follow.
    std::string (*run)(const Subject& subject);
};

const std::vector<Check>& checks();

// What a child that dies was doing: "iteration 17", kept where the parent can read it (child.cpp).
void note(const std::string& doing);

// A host of the subject, the others that it is checked with, and stand-ins for needs that none of them meets. Throws
// std::runtime_error where the subject does not work.
struct Loaded {
    std::unique_ptr<host::Host> host;
    std::string id;                      // of the subject
    std::vector<std::string> languages;  // a sample of those that it knows
};
Loaded load(const Subject& subject, std::vector<host::WatchedActor> actors = {});

// Runs one text; its failure as a line, or empty. Annotations of the subject alone.
std::string run(Loaded& loaded, const std::string& text, const std::string& language,
                std::vector<Annotation>* found = nullptr);

// texts.cpp
std::string sample(const std::string& language);
std::string odd_text(std::uint64_t seed, std::uint64_t iteration);
std::vector<host::WatchedActor> some_actors();

// stand_in.cpp: emits annotations of the kinds, at words that the text's own bytes choose. Lives as long as the
// process.
const vigie_plugin_entry& stand_in(const std::vector<std::string>& kinds);

}  // namespace vigie::check
