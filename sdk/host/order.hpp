// Who runs before whom: a plugin runs after all that provide a kind that it needs. Pure.
#pragma once

#include <cstddef>
#include <vector>

#include "sdk/host/host.hpp"

namespace vigie::host {

// The positions of those that can run, in order; ties keep the given order. Sets state and problem of those that
// cannot: a need that nobody meets, or a circle. Quarantined plugins are in the order, and meet needs; broken ones do
// not.
std::vector<std::size_t> order(std::vector<PluginInfo>& plugins);

}  // namespace vigie::host
