#include "notify/retry.hpp"

#include <algorithm>

namespace vigie {
namespace {

constexpr Duration longest_wish = std::chrono::hours(24);

}  // namespace

std::optional<Time> retry_at(int attempts, Time created, Time now, double chance, std::optional<Duration> retry_after,
                             const RetryPolicy& policy) {
    const Time end = created + policy.max_age;
    if (now >= end) return std::nullopt;
    const int doublings = std::clamp(attempts - 1, 0, 30);
    const Duration full = std::min(policy.first * (Duration::rep{1} << doublings), policy.most);
    // The upper half by chance, so that what failed together is not tried together.
    const auto wait = Duration(static_cast<Duration::rep>(static_cast<double>(full.count()) * (0.5 + 0.5 * chance)));
    if (retry_after && *retry_after > wait) {
        const Time wished = now + std::min(*retry_after, longest_wish);
        return wished <= end ? std::optional(wished) : std::nullopt;
    }
    return std::min(now + wait, end);  // a last attempt at the very end
}

}  // namespace vigie
