// When a delivery is tried again, and when it is given up. Pure.
#pragma once

#include <optional>

#include "base/time.hpp"

namespace vigie {

struct RetryPolicy {
    Duration first = std::chrono::seconds(5);
    Duration most = std::chrono::hours(1);      // between two attempts; Retry-After may ask for more, up to a day
    Duration max_age = std::chrono::hours(72);  // of the delivery; then it is dead
};

// `attempts` made so far (at least one), the delivery made at `created`, chance uniform in [0, 1). Empty: give up.
std::optional<Time> retry_at(int attempts, Time created, Time now, double chance, std::optional<Duration> retry_after,
                             const RetryPolicy& policy = {});

}  // namespace vigie
