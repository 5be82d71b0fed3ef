#include "pipeline/pages.hpp"

#include <algorithm>
#include <boost/asio/awaitable.hpp>
#include <utility>

namespace vigie::pipeline {

Task<PageDocument> read_page(State& state, PageCopy page, int status, std::string feed_language) {
    wire::ReadPage request;
    request.url = std::move(page.url);
    request.status = status;
    request.headers = std::move(page.headers);
    request.feed_language = std::move(feed_language);
    request.body = std::move(page.body);
    co_return co_await state.parts.pool.read_page(std::move(request));
}

void take_page(Article& article, PageDocument page) {
    article.text = std::move(page.text);
    if (!page.title.empty()) article.title = std::move(page.title);
    if (!page.language.empty()) article.language = std::move(page.language);
    if (!page.authors.empty()) article.authors = std::move(page.authors);
    if (!page.agency.empty()) article.agency = std::move(page.agency);
    if (!article.published) article.published = page.published;
    if (!page.canonical.empty()) article.url = std::move(page.canonical);
    article.provenance = page.provenance;
}

bool speaks_for(const PageDocument& page, const Article& article) {
    if (!page.error.empty() || page.text.empty()) return false;
    return page.provenance == Provenance::full || page.provenance == article.provenance;
}

std::optional<Time> next_look(const std::vector<Duration>& ages, const Article& article, Time now) {
    if (article.backlog) return std::nullopt;
    const auto age = std::upper_bound(ages.begin(), ages.end(), now - article.seen);
    return age == ages.end() ? std::nullopt : std::optional<Time>(article.seen + *age);
}

NextLook plan_look(const State& state, const Article& article, const FetchedPage& fetched) {
    const auto header = [&](const char* name) {
        const auto found = fetched.headers.find(name);
        return found == fetched.headers.end() ? std::string() : found->second;
    };
    return {next_look(state.settings.reread, article, state.parts.clock.now()), fetched.url, header("etag"),
            header("last-modified")};
}

}  // namespace vigie::pipeline
