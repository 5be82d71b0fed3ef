// Which annotations show that an actor plays the part a watch asks for.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "watch/facts.hpp"

namespace vigie {

// Who must play which part. Views.
struct Casting {
    std::span<const std::string> actors;
    Part part = Part::appears;
    std::span<const std::string> towards;
    std::optional<int> polarity;
    std::span<const std::string> kinds = {};  // of plugins: instead of the part
};
Casting casting_of(const Watch& watch);
Casting casting_of(const Condition& condition);

// One annotation that counts for one of the actors.
struct Found {
    const Annotation* annotation;
    ActorRef actor;
};

// In the order of the text. Ambiguous mentions and scare quotes never count.
std::vector<Found> find_evidence(Facts& facts, const Casting& casting);

// "Xi Jinping, by the epithet «le chef d'État chinois»": how the text names who counts there.
std::string recognised(const Facts& facts, const Found& found);

// "one of its actors speaks", "… takes a stance (against) towards Q30"
std::string in_words(const Casting& casting);

}  // namespace vigie
