// Which annotations show that an actor plays the part a watch asks for.
#pragma once

#include <vector>

#include "watch/watch.hpp"

namespace vigie {

// One annotation that counts for one of the watch's actors.
struct Found {
    const Annotation* annotation;
    ActorRef actor;
};

// In the order of the text. Ambiguous mentions and scare quotes never count.
std::vector<Found> find_evidence(const Subject& subject, const Watch& watch);

}  // namespace vigie
