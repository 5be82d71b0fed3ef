// When to poll again, and what to remember of an answer. Pure functions; time and chance are arguments.
#pragma once

#include <optional>
#include <string>

#include "base/clock.hpp"
#include "fetch/options.hpp"
#include "model/model.hpp"

namespace vigie {

// What a fresh document gave.
struct Yield {
    int entries = 0;  // in the document
    int fresh = 0;    // of these, not known before
};

struct Plan {
    FeedState state;
    bool missed = false;  // no entry was known although some should be: the window moved past what was seen last
};

// After a document was read. `state` is FetchedFeed::state. A document that is no feed (its error is not empty) counts
// as a failure: validators are forgotten, redirects not confirmed.
Plan plan_next(const Feed& feed, FeedState state, const FeedDocument& document, const Yield& yield,
               std::optional<Duration> max_age, const FetchOptions& options, Time now, Random& random);

// After 304, or a body that is the same as last time.
FeedState plan_unchanged(const Feed& feed, FeedState state, std::optional<Duration> max_age,
                         const FetchOptions& options, Time now, Random& random);

// After a failure; `problem` is one line. The server's own wish (Retry-After) is honoured up to max_interval.
FeedState plan_failure(const Feed& feed, FeedState state, std::string problem, std::optional<Duration> retry_after,
                       const FetchOptions& options, Time now, Random& random);

// After 410: not polled again, unless someone asks for it.
FeedState plan_gone(FeedState state, Time now);

}  // namespace vigie
