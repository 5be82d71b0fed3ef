#include "fetch/budget.hpp"

#include <algorithm>

namespace vigie {

std::optional<Time> Budget::reserve(Time now, const FetchOptions& options) {
    const Duration delay = wait(now);
    if (delay > options.max_wait) return std::nullopt;
    const Time start = now + delay;
    next_ = start + std::max(options.gap, std::min(slow_, options.max_wait / 2));
    return start;
}

void Budget::block(Time until) {
    blocked_ = std::max(blocked_, until);
}

Duration Budget::wait(Time now) const {
    return std::max({next_, blocked_, now}) - now;
}

bool speaks_for_host(std::string_view host) {
    if (host.find('.') == std::string_view::npos) return false;
    for (const std::string_view local : {".local", ".internal", ".lan", ".home.arpa", ".localhost"})
        if (host.ends_with(local)) return false;
    return true;
}

}  // namespace vigie
