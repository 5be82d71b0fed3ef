// Look: a page that was read, some time later → what became of it.
#include <algorithm>
#include <boost/asio/awaitable.hpp>
#include <utility>

#include "base/log.hpp"
#include "pipeline/pages.hpp"
#include "reader/story/story.hpp"

namespace vigie::pipeline {
namespace {

constexpr Duration confirm_missing = std::chrono::minutes(10);  // a first 404 is looked into before the plan would

// "https://paper.example", "https://paper.example/"
bool is_front_page(std::string_view url) {
    const auto host = url.find("://");
    const auto path = host == url.npos ? url.npos : url.find('/', host + 3);
    return path == url.npos || path + 1 == url.size();
}

// Some papers answer for what they removed by leading to their front page.
bool is_missing(const FetchedPage& fetched, const std::string& asked) {
    if (fetched.outcome == PageOutcome::rejected) return fetched.status == 404;
    return fetched.outcome == PageOutcome::fetched && is_front_page(fetched.url) && !is_front_page(asked);
}

Task<void> take_answer(State& state, const ClaimedLook& claimed, FetchedPage fetched, LookedAt& looked) {
    looked.found = LookedAt::Found::same;
    if (fetched.outcome == PageOutcome::unchanged) co_return;
    NextLook planned = plan_look(state, claimed.article, fetched);
    PageCopy copy{std::move(fetched.url), std::move(fetched.headers), std::move(fetched.body)};
    if (state.settings.keep_pages) looked.copy = copy;
    PageDocument page = co_await read_page(state, std::move(copy), fetched.status, claimed.feed.language);
    if (!speaks_for(page, claimed.article)) {
        looked.found = LookedAt::Found::nothing;
        co_return;
    }
    looked.found = LookedAt::Found::page;
    looked.next = std::move(planned);
    take_page(looked.article, std::move(page));
}

Task<LookedAt> look_at(State& state, const ClaimedLook& claimed) {
    LookedAt looked;
    looked.lease = claimed.lease;
    looked.article = claimed.article;
    looked.next = claimed.look;
    const PageValidators known{claimed.look.etag, claimed.look.last_modified};
    FetchedPage fetched = co_await state.parts.fetcher.page_again(claimed.look.url, claimed.feed.language, known);
    const Time now = state.parts.clock.now();
    looked.next.at = next_look(state.settings.reread, claimed.article, now);
    if (fetched.outcome == PageOutcome::deferred) {
        looked.next.at = now + fetched.retry_after.value_or(std::chrono::seconds(30));
    } else if (fetched.outcome == PageOutcome::rejected && fetched.status == 410) {
        looked.found = LookedAt::Found::gone;
    } else if (is_missing(fetched, claimed.look.url)) {
        looked.found = LookedAt::Found::missing;
        if (claimed.missing == 0)
            looked.next.at = std::min(looked.next.at.value_or(Time::max()), now + confirm_missing);
    } else if (fetched.outcome == PageOutcome::fetched || fetched.outcome == PageOutcome::unchanged) {
        co_await take_answer(state, claimed, std::move(fetched), looked);
    }
    co_return looked;
}

Task<void> look(State& state, ClaimedLook claimed) {
    LookedAt looked = co_await look_at(state, claimed);
    LookResult result;
    co_await state.parts.store.run([&](Store& store) {
        if (looked.found == LookedAt::Found::page) looked.print = story_print(looked.article.text);
        result = store.commit_look(looked);
    });
    const std::string& url = claimed.article.url;
    if (result.changed) log::info("look", "{}: was edited, version {}", url, claimed.article.version + 1);
    if (result.withdrawn) log::info("look", "{}: is gone; the article is kept as withdrawn", url);
    if (result.returned) log::info("look", "{}: is there again", url);
    if (result.changed || result.withdrawn || result.returned) state.articles_to_analyze();
}

}  // namespace

WorkSource look_source(State& state) {
    WorkSource source;
    source.name = "look";
    source.capacity =
        std::max(1, state.settings.reads / 4);  // of the host's turns and the readers' time, most is for news
    source.claim = [&state](int room) -> Task<std::vector<Job>> {
        std::vector<ClaimedLook> claimed;
        if (state.settings.reread.empty()) co_return std::vector<Job>{};
        co_await state.parts.store.run(
            [&](Store& store) { claimed = store.claim_looks(room, state.settings.read_lease); });
        std::vector<Job> jobs;
        for (ClaimedLook& one : claimed)
            jobs.push_back([&state, one = std::move(one)]() -> Task<void> { return look(state, one); });
        co_return jobs;
    };
    return source;
}

}  // namespace vigie::pipeline
