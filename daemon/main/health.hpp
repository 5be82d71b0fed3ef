// What the daemon says of itself: numbers for /metrics, and whether it is ready.
//
// Threads: the loop's.
#pragma once

#include <string>
#include <vector>

#include "http/http.hpp"
#include "main/parts.hpp"

namespace vigie {

// Of the loops and of this process (names of the latter: Prometheus' own conventions).
std::vector<http::Metric> own_metrics(const Parts& parts);

// Empty: ready. Else why work does not get done: the daemon stops, no analyzer is active, or a loop cannot look at the
// store.
std::string why_not_ready(const Parts& parts, bool stopping);

}  // namespace vigie
