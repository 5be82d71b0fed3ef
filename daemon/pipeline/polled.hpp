// From a feed's bytes to the store, be they polled or pushed. Internal to the pipeline.
#pragma once

#include "pipeline/state.hpp"

namespace vigie::pipeline {

// In a worker. Takes the body.
Task<FeedDocument> read(State& state, FetchedFeed& fetched);
// One commit under the claim's lease, with a word in the log; then the articles are read.
Task<void> commit(State& state, const ClaimedFeed& claimed, Polled polled);

}  // namespace vigie::pipeline
