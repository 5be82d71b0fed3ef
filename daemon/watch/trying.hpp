// The steps of match() and nearness() one by one, for who asks many watches of one article and shows few. Internal to
// watch.
#pragma once

#include "watch/evidence.hpp"

namespace vigie {

// Whom the watch takes the article for: the first evidence of each actor; nothing where a condition does not hold.
std::vector<Found> taken(Facts& facts, const Watch& watch);
// What was missed and what stood for it; no annotation: it matched, or more than one thing was missed.
struct Missed {
    std::string condition;
    Found found{nullptr, {}};
};
Missed missed(Facts& facts, const Watch& watch);
std::string sentence_of(Facts& facts, const Annotation& annotation);

}  // namespace vigie
