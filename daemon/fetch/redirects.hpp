// When a permanent redirect is believed. Pure. Private to fetch/.
#pragma once

#include <string>

#include "fetch/options.hpp"
#include "model/model.hpp"

namespace vigie {

// After every answer: where leading permanent redirects led from state.url; empty: there were none. Another target than
// last time begins anew.
void note_redirect(FeedState& state, const std::string& permanent_url, Time now);
// After a document was read: what it says of its own new address (itunes:new-feed-url, <redirect>); empty: nothing.
// Counts each document that says so. HTTP's own word goes before it.
void note_move(FeedState& state, const std::string& url, Time now);
// The same document as before says the same.
void repeat_move(FeedState& state);
// Where the documents have said often and long enough that the feed now is; empty: nowhere, or not yet.
std::string said_move(const FeedState& state, const FetchOptions& options, Time now);
// After it proved to be a feed: counts, and after enough confirmations over enough time moves the feed there. True:
// moved.
bool confirm_redirect(FeedState& state, const FetchOptions& options, Time now);
// What is there is no feed.
void forget_redirect(FeedState& state);
// An adopted address that fails is given up for the one that the user wrote. True: went back.
bool revert_redirect(const Feed& feed, FeedState& state);

}  // namespace vigie
