// From a feed's bytes to the store, be they polled or pushed. Internal to the pipeline.
#pragma once

#include "pipeline/state.hpp"

namespace vigie::pipeline {

// In a worker. Takes the body.
Task<FeedDocument> read(State& state, FetchedFeed& fetched);
// New entries and the feed's state, in one commit under the claim's lease. by_hub: a hub pushed it.
Task<void> take_document(State& state, const ClaimedFeed& claimed, FetchedFeed fetched, FeedDocument document,
                         bool by_hub = false);

}  // namespace vigie::pipeline
