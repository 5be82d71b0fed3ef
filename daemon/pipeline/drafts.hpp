// From an analyzed article to the alerts that it may raise. On the store's thread.
#pragma once

#include "pipeline/state.hpp"

namespace vigie::pipeline {

// Nothing for backlog and what was withdrawn, and for what stays below a watch's threshold or spike.
std::vector<AlertDraft> drafts_of(const ClaimedArticle& claimed, const AnalyzedArticle& done,
                                  const Subscriptions& subscriptions, Store& store, Time now);

}  // namespace vigie::pipeline
