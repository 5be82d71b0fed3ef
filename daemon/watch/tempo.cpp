// Thresholds and spikes.
#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <set>

#include "watch/watch.hpp"

namespace vigie {
namespace {

constexpr Duration week = std::chrono::hours(24 * 7);

using Hits = std::span<const Hit>;

// After `from`, until `until`.
Hits between(Hits hits, Time from, Time until) {
    return {std::ranges::upper_bound(hits, from, {}, &Hit::at), std::ranges::upper_bound(hits, until, {}, &Hit::at)};
}

std::size_t counted(Tempo::Of of, Hits hits, Time from, Time until) {
    std::set<std::string_view> different;
    for (const Hit& hit : between(hits, from, until))
        different.insert(of == Tempo::Of::papers ? hit.paper : of == Tempo::Of::articles ? hit.article : hit.story);
    return different.size();
}

// The mean of the same window in the weeks before, as far back as there are hits; at least one a window, so that a
// first word of somebody quiet is no spike by itself.
double usual(const Tempo& tempo, Hits hits, Time now) {
    const Time oldest = hits.front().at;
    double sum = 0;
    int weeks = 0;
    for (Time then = now - week; then > oldest && weeks < 8; then -= week, ++weeks)
        sum += static_cast<double>(counted(tempo.of, hits, then - tempo.window, then));
    return weeks == 0 ? 1 : std::max(1.0, sum / weeks);
}

Reason weigh_at(const Tempo& tempo, Hits hits, Time now) {
    Reason reason{in_words(tempo), true, "", 0};
    const std::size_t count = counted(tempo.of, hits, now - tempo.window, now);
    reason.detail = fmt::format("{} so far", count);
    if (tempo.at_least > 0) reason.held = count >= static_cast<std::size_t>(tempo.at_least);
    if (tempo.spike > 0) {
        const double normal = hits.empty() ? 1 : usual(tempo, hits, now);
        reason.held = reason.held && static_cast<double>(count) >= tempo.spike * normal;
        reason.detail += fmt::format(", usual are {:.1f}", normal);
    }
    return reason;
}

}  // namespace

Reason weigh(const Tempo& tempo, std::span<const Hit> hits, Time seen) {
    std::set<Time> ends{seen};  // of the windows that hold it
    for (const Hit& hit : between(hits, seen, seen + tempo.window - Duration(1))) ends.insert(hit.at);
    Reason reason;
    for (const Time end : ends) {
        reason = weigh_at(tempo, hits, end);
        if (reason.held) break;
    }
    return reason;
}

}  // namespace vigie
