#include "fetch/fetcher.hpp"

#include <algorithm>

#include "fetch/redirects.hpp"
#include "fetch/validators.hpp"

namespace vigie {

Fetcher::Fetcher(boost::asio::io_context& loop, net::Client& client, const Clock& clock, Random& random,
                 FetchOptions options)
    : impl_(std::make_unique<Impl>(loop, client, clock, random, std::move(options))) {}
Fetcher::~Fetcher() = default;

Task<FetchedFeed> Fetcher::feed(const Feed& feed, const FeedState& state) {
    return impl_->feed(feed, state);
}

Task<FetchedPage> Fetcher::page(std::string url, std::string language) {
    return impl_->page(std::move(url), std::move(language), {}, true);
}

Task<FetchedPage> Fetcher::page_again(std::string url, std::string language, PageValidators known) {
    return impl_->page(std::move(url), std::move(language), std::move(known), true);
}

Task<FetchedPage> Fetcher::look(std::string url) {
    return impl_->page(std::move(url), {}, {}, false);
}

Plan Fetcher::plan(const Feed& feed, const FetchedFeed& fetched, const FeedDocument& document,
                   const Yield& yield) const {
    return plan_next(feed, fetched.state, document, yield, fetched.max_age, impl_->options(), impl_->clock.now(),
                     impl_->random);
}

std::optional<FeedState> Fetcher::moved(const FeedState& state) const {
    const std::string url = said_move(state, impl_->options(), impl_->clock.now());
    if (!net::origin_of(url)) return std::nullopt;
    FeedState moved = state;
    moved.url = url;
    forget_redirect(moved);
    forget_validators(moved);
    moved.body_hash.clear();
    return moved;
}

FeedState Fetcher::stayed(FeedState state) const {
    forget_redirect(state);
    return state;
}

void Fetcher::clock_stepped_back(Duration step) {
    impl_->hosts->step_back(step);
}

void Fetcher::set_options(FetchOptions options) {
    impl_->set_options(std::move(options));
}

std::string problem_of(const net::Response& response, const std::string& url) {
    const std::string prefix = net::without_credentials(url) + ": ";
    return response.problem.starts_with(prefix) ? response.problem.substr(prefix.size()) : response.problem;
}

Duration host_pause(std::optional<Duration> retry_after, const FetchOptions& options) {
    return std::min(retry_after.value_or(options.min_interval), options.max_interval);
}

}  // namespace vigie
