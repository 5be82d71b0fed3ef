// Read: an entry → the article behind it, placed in its story.
#include <boost/asio/awaitable.hpp>
#include <utility>

#include "base/log.hpp"
#include "pipeline/pages.hpp"
#include "reader/story/story.hpp"

namespace vigie::pipeline {
namespace {

// The page's text is wanted, but not at any price: then the feed's own words are the article.
constexpr int attempts_for_a_page = 3;
constexpr Duration patience_with_a_host = std::chrono::hours(1);  // whose turn does not come: nothing failed

Provenance provenance_of(const Entry& entry) {
    return entry.content.empty() ? Provenance::teaser : Provenance::feed;
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

// What is to be committed. Nothing: ask for the page again later.
Task<std::optional<ReadArticle>> read_article(State& state, const ClaimedArticle& claimed,
                                              std::optional<Duration>& retry) {
    ReadArticle done;
    done.article = claimed.article;
    Article& article = done.article;
    if (!state.settings.read_pages || article.url.empty()) {
        co_await take_entry(state, claimed, article);
        co_return done;
    }
    FetchedPage fetched = co_await state.parts.fetcher.page(article.url, claimed.feed.language);
    const bool waits =
        fetched.outcome == PageOutcome::deferred && state.parts.clock.now() - article.seen < patience_with_a_host;
    if (waits || (fetched.outcome == PageOutcome::failed && claimed.attempts < attempts_for_a_page)) {
        retry = fetched.retry_after.value_or(std::chrono::seconds(30) * claimed.attempts);
        co_return std::nullopt;
    }
    if (fetched.outcome == PageOutcome::fetched) {
        NextLook planned = plan_look(state, article, fetched);
        done.look = {planned.at, article.url, "", ""};
        PageCopy copy{std::move(fetched.url), std::move(fetched.headers), std::move(fetched.body)};
        if (state.settings.keep_pages) done.copy = copy;
        PageDocument page = co_await read_page(state, std::move(copy), fetched.status, claimed.feed.language);
        if (!page.error.empty()) log::warning("read", "{}: {}", article.url, page.error);
        if (worth_more(page, claimed.entry)) {
            take_page(article, std::move(page));
            done.look = std::move(planned);
            co_return done;
        }
    } else {
        log::info("read", "{}: {}; the feed's own words are used", article.url, fetched.problem);
    }
    co_await take_entry(state, claimed, article);
    co_return done;
}

Task<void> read(State& state, ClaimedArticle claimed) {
    std::optional<Duration> retry;
    std::optional<ReadArticle> done = co_await read_article(state, claimed, retry);
    if (!done) {
        const Time at = state.parts.clock.now() + retry.value_or(std::chrono::seconds(30));
        co_await state.parts.store.run([&](Store& store) {
            store.postpone_article(claimed.lease, claimed.article.id, at, "the page did not come");
        });
        co_return;
    }
    if (done->article.language.empty()) done->article.language = claimed.feed.language;
    done->lease = claimed.lease;
    done->window = state.settings.story_window;
    Placed placed;
    co_await state.parts.store.run([&](Store& store) {
        done->print = story_print(done->article.text);
        placed = store.commit_read(*done);
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
