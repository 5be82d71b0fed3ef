#include "fetch/plan.hpp"

#include <algorithm>

#include "fetch/interval.hpp"
#include "fetch/redirects.hpp"
#include "fetch/validators.hpp"

namespace vigie {
namespace {

constexpr int failures_to_revert = 5;  // of an adopted address
constexpr auto gone_wait = std::chrono::hours(24 * 3650);

// A feed that has just shown its interval for the first time is placed anywhere in one whole interval: feeds that are
// added together spread out at once, and leave no hole.
Duration spread(const FeedState& state, Duration interval, Random& random) {
    if (state.last_success) return jittered(interval, random);
    return Duration(static_cast<Duration::rep>(static_cast<double>(interval.count()) * (0.5 + random.unit())));
}

// A list of small numbers as one; others are a mistake of the document's.
int bits(const std::vector<int>& numbers, int end) {
    int out = 0;
    for (const int number : numbers)
        if (number >= 0 && number < end) out |= 1 << number;
    return out;
}

void succeed(FeedState& state, Duration wait, Duration interval, Time now) {
    state.interval = interval;
    state.next_poll = now + wait;
    state.last_success = now;
    state.failures = 0;
    state.gone = false;  // someone asked for it, and it was there
    state.problem.clear();
}

}  // namespace

Plan plan_next(const Feed& feed, FeedState state, const FeedDocument& document, const Yield& yield,
               std::optional<Duration> max_age, const FetchOptions& options, Time now, Random& random) {
    if (!document.error.empty()) {
        forget_validators(state);
        forget_redirect(state);
        return {plan_failure(feed, std::move(state), document.error, std::nullopt, options, now, random), false};
    }
    Plan plan;
    confirm_redirect(state, options, now);
    note_move(state, document.moved_to, now);
    state.skip_hours = bits(document.skip_hours, 24);
    state.skip_days = bits(document.skip_days, 7);
    if (!document.parts.empty()) {  // an index may stay the same while its parts do not
        forget_validators(state);
        state.body_hash.clear();
    }
    const bool read_before = state.last_success && state.last_new_entry;
    plan.missed = read_before && yield.entries > 1 && yield.fresh == yield.entries;
    const Rhythm rhythm = rhythm_of(document, now);
    Duration interval = bounded(own_interval(rhythm, state.interval, yield, options), hint_of(document, max_age),
                                rhythm.window, options);
    if (plan.missed) interval = std::max(interval / 2, options.min_interval);
    if (feed.interval) interval = *feed.interval;
    Duration wait = spread(state, interval, random);
    if (!feed.interval) wait = skip(now + wait, state.skip_hours, state.skip_days) - now;
    succeed(state, wait, interval, now);
    if (yield.fresh > 0 || !state.last_new_entry) state.last_new_entry = now;
    state.malformed = document.malformed;
    if (!document.title.empty()) state.title = document.title;
    plan.state = std::move(state);
    return plan;
}

FeedState plan_unchanged(const Feed& feed, FeedState state, std::optional<Duration> max_age,
                         const FetchOptions& options, Time now, Random& random) {
    confirm_redirect(state, options, now);
    repeat_move(state);
    const Duration silence = state.last_new_entry ? now - *state.last_new_entry : Duration(0);
    Duration interval = bounded(quiet_interval(state.interval, silence, options), max_age, std::nullopt, options);
    if (feed.interval) interval = *feed.interval;
    Duration wait = spread(state, interval, random);
    if (!feed.interval) wait = skip(now + wait, state.skip_hours, state.skip_days) - now;
    succeed(state, wait, interval, now);
    return state;
}

FeedState plan_failure(const Feed& feed, FeedState state, std::string problem, std::optional<Duration> retry_after,
                       const FetchOptions& options, Time now, Random& random) {
    ++state.failures;
    state.problem = std::move(problem);
    Duration wait = backed_off(state.failures, options, random);
    if (feed.interval) wait = std::max(wait, std::min(*feed.interval, options.max_interval));
    // Never before the server's wish, and a little after it, so that not all that were sent away come back together.
    if (retry_after) wait = std::min(*retry_after + jittered(options.min_interval / 10, random), options.max_interval);
    const bool lost = state.status == 404 || state.status == 410 || state.failures >= failures_to_revert;
    if (lost) revert_redirect(feed, state);
    state.next_poll = now + wait;
    return state;
}

FeedState plan_gone(FeedState state, Time now) {
    state.gone = true;
    state.problem = "gone (410)";
    state.next_poll = now + gone_wait;
    return state;
}

}  // namespace vigie
