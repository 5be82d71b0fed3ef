// Notices that somebody sets the clock back, and lets the store know.
#pragma once

#include "base/task.hpp"
#include "main/parts.hpp"

namespace vigie {

// For ever, on the loop.
Task<void> watch_clock(Parts& parts);

}  // namespace vigie
