// Whether a feed still covers what it covered: silent far beyond its own rhythm, or failing for long. Pure. Part of
// fetch/fetch.hpp.
#pragma once

#include <optional>
#include <string>

#include "model/model.hpp"

namespace vigie {

// How a feed published lately, as the store counted it.
struct Rhythmic {
    int entries = 0;  // new ones, without the backlog of its first poll
    std::optional<Time> first, last;
};

// Shortest time without a success, or without an entry, that is worth a word.
inline constexpr Duration coverage_patience = std::chrono::hours(24);

// One line; nothing: it works, or has failed too shortly.
std::optional<std::string> failing_for_long(const FeedState& state, Duration patience, Time now);
// One line; nothing: it still speaks, or never had a rhythm (fewer than five entries). Silence is long from twelve of
// its usual gaps on, and never below `patience`. A feed that fails is not called silent.
std::optional<std::string> silent_for_long(const FeedState& state, const Rhythmic& rhythm, Duration patience, Time now);

}  // namespace vigie
