// The conditions of a watch on an article, beside who plays which part. Used by match(), explain() and nearness()
// alike. Internal to watch.
#pragma once

#include "watch/facts.hpp"

namespace vigie {

// All of the watch's conditions, in the order in which they are asked: the cheap ones first.
std::vector<Condition> conditions_of(const Watch& watch);

// Where reasons are wanted, all parts are asked and said; else it stops as soon as the answer is known.
bool holds(Facts& facts, const Condition& condition, std::vector<Reason>* reasons = nullptr, int depth = 0);

}  // namespace vigie
