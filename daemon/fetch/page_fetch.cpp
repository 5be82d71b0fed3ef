// The page behind an entry.
#include <spdlog/fmt/fmt.h>

#include "fetch/fetcher.hpp"
#include "fetch/validators.hpp"

namespace vigie {
namespace {

net::Request request_for(const std::string& url, const std::string& language, const FetchOptions& options) {
    net::Request request;
    request.url = url;
    request.headers = {{"Accept", "text/html, application/xhtml+xml;q=0.9, */*;q=0.5"}};
    if (!language.empty()) request.headers.emplace_back("Accept-Language", language + ", *;q=0.5");
    request.limits.body = options.max_page_bytes;
    request.limits.connect = options.connect_timeout;
    request.limits.total = options.timeout;
    return request;
}

PageOutcome outcome_of(const net::Response& response) {
    if (response.outcome == net::Outcome::truncated && response.status == 200 && !response.body.empty())
        return PageOutcome::fetched;
    if (response.outcome == net::Outcome::refused_address || response.outcome == net::Outcome::bad_url ||
        response.outcome == net::Outcome::too_large)
        return PageOutcome::refused;
    if (!response.answered()) return PageOutcome::failed;
    if (response.ok()) return response.body.empty() ? PageOutcome::rejected : PageOutcome::fetched;
    const bool later =
        response.status >= 500 || response.status == 408 || response.status == 425 || response.status == 429;
    return later ? PageOutcome::failed : PageOutcome::rejected;
}

std::string problem_of(PageOutcome outcome, const net::Response& response, const std::string& url) {
    if (outcome == PageOutcome::fetched) return {};
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

}  // namespace

Task<FetchedPage> Fetcher::Impl::page(std::string url, std::string language, bool ask_robots) {
    const FetchOptions options = this->options();
    const auto origin = net::origin_of(url);
    if (!origin) co_return without_asking(PageOutcome::refused, url, "not a URL of http or https");
    RobotsSay say = RobotsSay::yes;
    if (ask_robots && options.robots) say = co_await RobotsCache::ask(robots, *origin, url, options);
    if (say == RobotsSay::no) co_return without_asking(PageOutcome::refused, url, "robots.txt forbids it");
    if (say == RobotsSay::unknown)
        co_return without_asking(PageOutcome::failed, url, "robots.txt cannot be fetched", std::chrono::minutes(10));
    const auto busy = [&] {
        return without_asking(PageOutcome::deferred, url, "the host is busy",
                              std::max(hosts->wait(origin->host), options.gap));
    };
    if (say == RobotsSay::busy) co_return busy();
    const auto turn = co_await Hosts::enter(hosts, origin->host, options);
    if (!turn) co_return busy();
    net::Response response = co_await client.send(request_for(url, language, options));
    const Time now = clock.now();
    FetchedPage page;
    page.outcome = outcome_of(response);
    page.status = response.status;
    page.problem = problem_of(page.outcome, response, url);
    if (response.answered()) page.retry_after = response.retry_after(now);
    if (response.answered() && response.status == 429 && speaks_for_host(origin->host))
        hosts->block(origin->host, host_pause(page.retry_after, options));
    page.body = std::move(response.body);
    page.headers = std::move(response.headers);
    page.url = std::move(response.url);
    co_return page;
}

}  // namespace vigie
