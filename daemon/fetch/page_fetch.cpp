// The page behind an entry.
#include <spdlog/fmt/fmt.h>

#include "fetch/fetcher.hpp"
#include "fetch/trip.hpp"
#include "fetch/validators.hpp"

namespace vigie {
namespace {

net::Request request_for(const std::string& url, const std::string& language, const PageValidators& known,
                         const FetchOptions& options) {
    net::Request request;
    request.url = url;
    request.headers = {{"Accept", "text/html, application/xhtml+xml;q=0.9, */*;q=0.5"}};
    if (!language.empty()) request.headers.emplace_back("Accept-Language", language + ", *;q=0.5");
    if (!known.etag.empty()) request.headers.emplace_back("If-None-Match", known.etag);
    if (!known.last_modified.empty()) request.headers.emplace_back("If-Modified-Since", known.last_modified);
    request.limits.body = options.max_page_bytes;
    request.limits.connect = options.connect_timeout;
    request.limits.total = options.timeout;
    return request;
}

PageOutcome outcome_of(const net::Response& response, bool conditional) {
    if (response.outcome == net::Outcome::truncated && response.status == 200 && !response.body.empty())
        return PageOutcome::fetched;
    if (response.outcome == net::Outcome::refused_address || response.outcome == net::Outcome::bad_url ||
        response.outcome == net::Outcome::too_large)
        return PageOutcome::refused;
    if (!response.answered()) return PageOutcome::failed;
    if (response.status == 304 && conditional) return PageOutcome::unchanged;
    if (response.ok()) return response.body.empty() ? PageOutcome::rejected : PageOutcome::fetched;
    const bool later =
        response.status >= 500 || response.status == 408 || response.status == 425 || response.status == 429;
    return later ? PageOutcome::failed : PageOutcome::rejected;
}

std::string problem_of(PageOutcome outcome, const net::Response& response, const std::string& url) {
    if (outcome == PageOutcome::fetched || outcome == PageOutcome::unchanged) return {};
    if (!response.answered()) return vigie::problem_of(response, url);
    return response.ok() ? "an empty answer" : fmt::format("HTTP {}", response.status);
}

FetchedPage without_asking(PageOutcome outcome, std::string url, std::string problem,
                           std::optional<Duration> retry_after = {}) {
    FetchedPage page;
    page.outcome = outcome;
    page.url = std::move(url);
    page.problem = std::move(problem);
    page.retry_after = retry_after;
    return page;
}

FetchedPage stopped(const Trip& trip, std::string url) {
    if (trip.stopped() == Trip::Stop::forbidden)
        return without_asking(PageOutcome::refused, std::move(url), "robots.txt forbids it");
    if (trip.stopped() == Trip::Stop::unknown)
        return without_asking(PageOutcome::failed, std::move(url), "robots.txt cannot be fetched",
                              std::chrono::minutes(10));
    return without_asking(PageOutcome::deferred, std::move(url), "the host is busy", trip.wait());
}

}  // namespace

Task<FetchedPage> Fetcher::Impl::page(std::string url, std::string language, PageValidators known, bool ask_robots) {
    const FetchOptions options = this->options();
    if (!net::origin_of(url)) co_return without_asking(PageOutcome::refused, url, "not a URL of http or https");
    const auto trip = std::make_shared<Trip>(hosts, ask_robots && options.robots ? robots : nullptr, options);
    net::Response response;
    if (co_await Trip::enter(trip, url)) {
        net::Request request = request_for(url, language, known, options);
        Trip::accompany(trip, request);
        response = co_await client.send(std::move(request));
    }
    if (trip->stopped() != Trip::Stop::none) co_return stopped(*trip, std::move(url));
    const Time now = clock.now();
    FetchedPage page;
    page.outcome = outcome_of(response, !known.etag.empty() || !known.last_modified.empty());
    page.status = response.status;
    page.problem = problem_of(page.outcome, response, url);
    if (response.answered()) page.retry_after = response.retry_after(now);
    if (response.answered() && response.status == 429) trip->block(host_pause(page.retry_after, options));
    page.body = std::move(response.body);
    page.headers = std::move(response.headers);
    page.url = std::move(response.url);
    co_return page;
}

}  // namespace vigie
