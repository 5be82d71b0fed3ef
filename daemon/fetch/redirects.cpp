#include "fetch/redirects.hpp"

#include <string_view>

#include "fetch/validators.hpp"

namespace vigie {
namespace {

// In front of a FeedState::redirect_url that a document named and no redirect led to.
constexpr std::string_view said = "said:";

bool is_said(const FeedState& state) {
    return state.redirect_url.starts_with(said);
}

bool confirmed(const FeedState& state, const FetchOptions& options, Time now) {
    return state.redirect_count >= options.redirect_confirmations && state.redirect_since &&
           now - *state.redirect_since >= options.redirect_delay;
}

}  // namespace

void note_move(FeedState& state, const std::string& url, Time now) {
    if (!state.redirect_url.empty() && !is_said(state)) return;
    const std::string noted = std::string(said) + url;
    if (url.empty() || url == state.url) return forget_redirect(state);
    if (state.redirect_url != noted) {
        forget_redirect(state);
        state.redirect_url = noted;
        state.redirect_since = now;
    }
    ++state.redirect_count;
}

void repeat_move(FeedState& state) {
    if (is_said(state)) ++state.redirect_count;
}

std::string said_move(const FeedState& state, const FetchOptions& options, Time now) {
    return is_said(state) && confirmed(state, options, now) ? state.redirect_url.substr(said.size()) : std::string();
}

void note_redirect(FeedState& state, const std::string& permanent_url, Time now) {
    if (permanent_url.empty() && is_said(state)) return;  // the next document says it again, or does not
    if (permanent_url == state.redirect_url && !permanent_url.empty()) return;
    forget_redirect(state);
    if (permanent_url.empty() || permanent_url == state.url) return;
    state.redirect_url = permanent_url;
    state.redirect_since = now;
}

bool confirm_redirect(FeedState& state, const FetchOptions& options, Time now) {
    if (state.redirect_url.empty()) return false;
    if (is_said(state)) return false;  // it is tried first: said_move()
    ++state.redirect_count;
    if (!confirmed(state, options, now)) return false;
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
