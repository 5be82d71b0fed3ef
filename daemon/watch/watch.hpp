// Matching: which watches an article answers, what shows it, and why or why not. Pure functions: no clock, no store, no
// threads, so that a new watch can be run on stored annotations. What a watch may ask: docs/watches.md.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/model.hpp"
#include "watch/backtest.hpp"

namespace vigie {

// What a watch is matched against. Views; they live as long as the call.
struct Subject {
    const Article& article;
    std::span<const Annotation> annotations;
    std::string_view feed_name;
    std::string_view feed_url;
    std::string_view feed_folder;
    std::size_t carriers = 1;    // papers that carry its story, itself included
    bool first_of_story = true;  // published before the other carriers
};

// The matches in the order of the watches, at most one for each watch and actor; evidence in the order of the text, at
// most max_evidence of it; why: as explain() says. Stances are never claimed from a teaser. Tempo is not asked here.
inline constexpr std::size_t max_evidence = 8;
std::vector<Match> match(const Subject& subject, std::span<const Watch> watches);

// Every condition of one watch on one article, in the order in which match() asks them; parts below what they are part
// of, one deeper.
std::vector<Reason> explain(const Subject& subject, const Watch& watch);

// How near an article came: what a watch without one of its conditions would have taken.
struct Nearness {
    bool matched = false;
    std::string missed;  // not empty: the only condition that did not hold, in words
    std::string sentence;
    ActorRef actor;
};
Nearness nearness(const Subject& subject, const Watch& watch);

// A condition, and a whole watch, in words: "near each other, within 10 words: «a», «b»". A line each.
std::string in_words(const Condition& condition);
std::vector<Reason> in_words(const Watch& watch);

// Whether a watch asks what only the store knows: carriers, or who was first.
bool asks_of_story(const Watch& watch);

// The country that a host belongs to by its top-level domain: "fr", "gb"; empty where that says none.
std::string country_of(std::string_view url);

// ── tempo: thresholds and spikes ──

// What a spike is measured against: so many weeks back.
inline constexpr Duration tempo_memory = std::chrono::hours(24 * 7 * 8 + 1);
// Whether enough came together within a window that holds the one that was seen then, with the numbers. `hits` hold it,
// in the order of time, and may hold later ones: analyses do not end in the order in which articles were seen.
Reason weigh(const Tempo& tempo, std::span<const Hit> hits, Time seen);
std::string in_words(const Tempo& tempo);

}  // namespace vigie
