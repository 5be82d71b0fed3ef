#include "fetch/coverage.hpp"

#include <spdlog/fmt/fmt.h>

#include <algorithm>

namespace vigie {
namespace {

constexpr int fewest_failures = 3;
constexpr int fewest_entries = 5;
constexpr int gaps_of_silence = 12;

std::string readable(Duration duration) {
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(duration).count();
    if (minutes < 120) return fmt::format("{} minutes", minutes);
    if (minutes < 60 * 48) return fmt::format("{} hours", minutes / 60);
    return fmt::format("{} days", minutes / (60 * 24));
}

}  // namespace

std::optional<std::string> failing_for_long(const FeedState& state, Duration patience, Time now) {
    if (state.gone) return "is gone (410) and no longer polled";
    if (state.problem.empty() || state.failures < fewest_failures) return std::nullopt;
    if (!state.last_success) return fmt::format("has never worked: {}", state.problem);
    const Duration failing = now - *state.last_success;
    if (failing < patience) return std::nullopt;
    return fmt::format("has not worked for {}: {}", readable(failing), state.problem);
}

std::optional<std::string> silent_for_long(const FeedState& state, const Rhythmic& rhythm, Duration patience,
                                           Time now) {
    if (!state.problem.empty() || rhythm.entries < fewest_entries || !rhythm.first || !rhythm.last) return std::nullopt;
    const Duration gap = (*rhythm.last - *rhythm.first) / (rhythm.entries - 1);
    const Duration silence = now - *rhythm.last;
    // While we did not poll, nothing can have come.
    if (!state.last_success || *state.last_success < *rhythm.last + silence / 2) return std::nullopt;
    if (silence < std::max(patience, gap * gaps_of_silence)) return std::nullopt;
    return fmt::format("has had nothing new for {}; an entry came every {} before", readable(silence), readable(gap));
}

}  // namespace vigie
