#include "fetch/redirects.hpp"

#include "fetch/validators.hpp"

namespace vigie {

void note_redirect(FeedState& state, const std::string& permanent_url, Time now) {
    if (permanent_url == state.redirect_url && !permanent_url.empty()) return;
    forget_redirect(state);
    if (permanent_url.empty() || permanent_url == state.url) return;
    state.redirect_url = permanent_url;
    state.redirect_since = now;
}

bool confirm_redirect(FeedState& state, const FetchOptions& options, Time now) {
    if (state.redirect_url.empty()) return false;
    ++state.redirect_count;
    const bool often = state.redirect_count >= options.redirect_confirmations;
    const bool long_enough = state.redirect_since && now - *state.redirect_since >= options.redirect_delay;
    if (!often || !long_enough) return false;
    state.url = state.redirect_url;
    forget_redirect(state);
    return true;
}

void forget_redirect(FeedState& state) {
    state.redirect_url.clear();
    state.redirect_count = 0;
    state.redirect_since.reset();
}

bool revert_redirect(const Feed& feed, FeedState& state) {
    if (state.url == feed.url) return false;
    state.url = feed.url;
    forget_redirect(state);
    forget_validators(state);
    return true;
}

}  // namespace vigie
