// Read: an entry → the article behind it, placed in its story.
#include <boost/asio/awaitable.hpp>
#include <utility>

#include "base/log.hpp"
#include "pipeline/state.hpp"
#include "reader/story/story.hpp"

namespace vigie::pipeline {
namespace {

// The page's text is wanted, but not at any price: then the feed's own words are the article.
constexpr int attempts_for_a_page = 3;
constexpr Duration patience_with_a_host = std::chrono::hours(1);  // whose turn does not come: nothing failed

Provenance provenance_of(const Entry& entry) {
    return entry.content.empty() ? Provenance::teaser : Provenance::feed;
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

// What the feed itself gave, read in a worker like any other hostile bytes.
Task<void> take_entry(State& state, const ClaimedArticle& claimed, Article& article) {
    const Entry& entry = claimed.entry;
    const std::string& html = entry.content.empty() ? entry.summary : entry.content;
    article.provenance = provenance_of(entry);
    article.text.clear();
    if (!html.empty()) {
        wire::ReadPage request;
        request.url = article.url;
        request.fragment = true;
        request.feed_language = claimed.feed.language;
        request.body = html;
        PageDocument page = co_await state.parts.pool.read_page(std::move(request));
        article.text = std::move(page.text);
        if (!page.language.empty()) article.language = std::move(page.language);
    }
    if (article.text.empty()) article.text = article.title;
}

bool worth_more(const PageDocument& page, const Entry& entry) {
    if (!page.error.empty() || page.text.empty()) return false;
    const bool whole = page.provenance == Provenance::full || page.provenance == Provenance::teaser;
    return whole || entry.content.empty();
}

// Nothing: ask for the page again later.
Task<std::optional<Article>> read_page(State& state, const ClaimedArticle& claimed, std::optional<Duration>& retry) {
    Article article = claimed.article;
    if (!state.settings.read_pages || article.url.empty()) {
        co_await take_entry(state, claimed, article);
        co_return article;
    }
    FetchedPage fetched = co_await state.parts.fetcher.page(article.url, claimed.feed.language);
    const bool waits =
        fetched.outcome == PageOutcome::deferred && state.parts.clock.now() - article.seen < patience_with_a_host;
    if (waits || (fetched.outcome == PageOutcome::failed && claimed.attempts < attempts_for_a_page)) {
        retry = fetched.retry_after.value_or(std::chrono::seconds(30) * claimed.attempts);
        co_return std::nullopt;
    }
    if (fetched.outcome == PageOutcome::fetched) {
        wire::ReadPage request;
        request.url = fetched.url;
        request.status = fetched.status;
        request.headers = std::move(fetched.headers);
        request.feed_language = claimed.feed.language;
        request.body = std::move(fetched.body);
        PageDocument page = co_await state.parts.pool.read_page(std::move(request));
        if (!page.error.empty()) log::warning("read", "{}: {}", article.url, page.error);
        if (worth_more(page, claimed.entry)) {
            take_page(article, std::move(page));
            co_return article;
        }
    } else {
        log::info("read", "{}: {}; the feed's own words are used", article.url, fetched.problem);
    }
    co_await take_entry(state, claimed, article);
    co_return article;
}

Task<void> read(State& state, ClaimedArticle claimed) {
    std::optional<Duration> retry;
    std::optional<Article> article = co_await read_page(state, claimed, retry);
    if (!article) {
        const Time at = state.parts.clock.now() + retry.value_or(std::chrono::seconds(30));
        co_await state.parts.store.run([&](Store& store) {
            store.postpone_article(claimed.lease, claimed.article.id, at, "the page did not come");
        });
        co_return;
    }
    if (article->language.empty()) article->language = claimed.feed.language;
    ReadArticle done;
    done.lease = claimed.lease;
    done.window = state.settings.story_window;
    done.article = std::move(*article);
    Placed placed;
    co_await state.parts.store.run([&](Store& store) {
        done.print = story_print(done.article.text);
        placed = store.commit_read(done);
    });
    if (placed.committed) state.articles_to_analyze();
}

}  // namespace

WorkSource read_source(State& state) {
    WorkSource source;
    source.name = "read";
    source.capacity = state.settings.reads;
    source.claim = [&state](int room) -> Task<std::vector<Job>> {
        std::vector<ClaimedArticle> claimed;
        co_await state.parts.store.run(
            [&](Store& store) { claimed = store.claim_to_read(room, state.settings.read_lease); });
        std::vector<Job> jobs;
        for (ClaimedArticle& article : claimed)
            jobs.push_back([&state, article = std::move(article)]() -> Task<void> { return read(state, article); });
        co_return jobs;
    };
    return source;
}

}  // namespace vigie::pipeline
