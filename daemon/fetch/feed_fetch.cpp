// One poll of one feed.
#include <spdlog/fmt/fmt.h>

#include "fetch/fetcher.hpp"
#include "fetch/redirects.hpp"
#include "fetch/trip.hpp"
#include "fetch/validators.hpp"

namespace vigie {
namespace {

// Some servers answer 304 for ever (a Last-Modified of 2041): about once a week, the whole document is asked for.
bool ask_for_all(const FeedState& state, Random& random) {
    constexpr double week = 7 * 24 * 3600 * 1000.0;
    return random.unit() < static_cast<double>(state.interval.count()) / week;
}

net::Request request_for(const Feed& feed, const FeedState& state, const FetchOptions& options, bool conditional) {
    net::Request request;
    request.url = state.url;
    request.headers = {{"Accept",
                        "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml, "
                        "application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5"}};
    if (conditional)
        for (auto& condition : conditions_of(state)) request.headers.push_back(std::move(condition));
    // What the user gave is for the host that the user named.
    const auto home = net::origin_of(feed.url);
    if (const auto to = net::origin_of(state.url); home && to && net::may_know(*home, *to)) {
        request.private_headers = {feed.headers.begin(), feed.headers.end()};
        request.verify_tls = feed.verify_tls;
    }
    request.limits.body = options.max_feed_bytes;
    request.limits.connect = options.connect_timeout;
    request.limits.total = options.timeout;
    return request;
}

}  // namespace

Task<FetchedFeed> Fetcher::Impl::feed(const Feed& feed, const FeedState& before) {
    const FetchOptions options = this->options();
    FetchedFeed out;
    FeedState state = before;
    state.feed_id = feed.id;
    if (state.url.empty()) state.url = feed.url;
    if (!net::origin_of(state.url)) {
        state.status = 0;
        state.last_poll = clock.now();
        out.state =
            plan_failure(feed, std::move(state), "not a URL of http or https", {}, options, clock.now(), random);
        co_return out;
    }
    const auto trip = std::make_shared<Trip>(hosts, nullptr, options);
    net::Response response;
    if (co_await Trip::enter(trip, state.url)) {
        const bool conditional = !ask_for_all(state, random);
        net::Request request = request_for(feed, state, options, conditional);
        Trip::accompany(trip, request);
        response = co_await client.send(std::move(request));
    }
    const Time now = clock.now();
    if (trip->stopped() != Trip::Stop::none) {
        out.outcome = FeedOutcome::deferred;
        state.next_poll = now + trip->wait();
        out.state = std::move(state);
        co_return out;
    }
    state.last_poll = now;
    state.status = response.status;
    if (response.answered()) note_redirect(state, response.permanent_url, now);
    const auto retry_after = response.retry_after(now);
    if (response.answered() && response.status == 429) trip->block(host_pause(retry_after, options));
    out.state = judge(feed, std::move(state), response, out);
    if (out.outcome == FeedOutcome::fresh) out.body = std::move(response.body);
    out.headers = std::move(response.headers);
    out.url = std::move(response.url);
    co_return out;
}

FeedState Fetcher::Impl::judge(const Feed& feed, FeedState state, const net::Response& response, FetchedFeed& out) {
    const FetchOptions options = this->options();
    const Time now = clock.now();
    out.max_age = max_age_of(response.headers, now);
    const auto fail = [&](std::string problem) {
        out.outcome = FeedOutcome::failed;
        return plan_failure(feed, std::move(state), std::move(problem), response.retry_after(now), options, now,
                            random);
    };
    const bool cut = response.outcome == net::Outcome::truncated && response.status == 200 && !response.body.empty();
    if (!response.answered() && !cut) return fail(problem_of(response, state.url));
    if (response.status == 410) {
        if (revert_redirect(feed, state)) return fail("HTTP 410 where a redirect had led; back to the first address");
        out.outcome = FeedOutcome::gone;
        return plan_gone(std::move(state), now);
    }
    if (response.status == 304) {
        if (state.body_hash.empty()) return fail("HTTP 304 although nothing was known");
        out.outcome = FeedOutcome::unchanged;
        renew_validators(state, response.headers);
        return plan_unchanged(feed, std::move(state), out.max_age, options, now, random);
    }
    if (response.status < 200 || response.status > 299) return fail(fmt::format("HTTP {}", response.status));
    if (response.body.empty()) return fail("an empty answer");
    const std::string hash = hash_of(response.body);
    if (cut)
        forget_validators(state);  // the next poll is to bring all of it
    else
        replace_validators(state, response.headers);
    if (hash == state.body_hash) {
        out.outcome = FeedOutcome::unchanged;
        return plan_unchanged(feed, std::move(state), out.max_age, options, now, random);
    }
    if (!cut) state.body_hash = hash;
    out.outcome = FeedOutcome::fresh;
    return state;
}

}  // namespace vigie
