// Matching: which watches an article answers, and what shows it. Pure functions: no clock, no store, no threads, so
// that a new watch can be run on stored annotations.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/model.hpp"

namespace vigie {

// What a watch is matched against. Views; they live as long as the call.
struct Subject {
    const Article& article;
    std::span<const Annotation> annotations;
    std::string_view feed_name;
    std::string_view feed_url;
    std::string_view feed_folder;
};

// One step of a watch and what became of it: the answer to "why, and why not".
struct Reason {
    std::string condition;  // "language is fr or en"
    bool held = false;
    std::string detail;  // "the article is in de"
};

// The matches in the order of the watches, at most one for each watch and actor; evidence in the order of the text, at
// most max_evidence of it. Stances are never claimed from a teaser.
inline constexpr std::size_t max_evidence = 8;
std::vector<Match> match(const Subject& subject, std::span<const Watch> watches);

// Every condition of one watch on one article, in the order in which match() asks them.
std::vector<Reason> explain(const Subject& subject, const Watch& watch);

}  // namespace vigie
