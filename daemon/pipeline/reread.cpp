// Reread: a part of the archive, through the page reader as it is now.
#include <boost/asio/awaitable.hpp>
#include <utility>

#include "base/log.hpp"
#include "pipeline/pages.hpp"
#include "reader/story/story.hpp"

namespace vigie::pipeline {
namespace {

Task<void> reread_one(State& state, KeptPage kept, RereadCounts& counts) {
    const std::string url = kept.page.url;
    PageDocument page = co_await read_page(state, std::move(kept.page), 200, kept.feed.language);
    if (!page.error.empty() || page.text.empty()) {
        log::warning("reread", "{}: {}", url, page.error.empty() ? "no text" : page.error);
        ++counts.failed;
        co_return;
    }
    ++counts.read;
    if (!speaks_for(page, kept.article)) co_return;
    take_page(kept.article, std::move(page));
    Reread result = Reread::same;
    co_await state.parts.store.run(
        [&](Store& store) { result = store.commit_reread(kept.article, story_print(kept.article.text)); });
    if (result == Reread::changed) ++counts.changed;
}

}  // namespace

Task<RereadCounts> reread(State& state, Time since, std::string after, int limit) {
    std::vector<KeptPage> kept;
    co_await state.parts.store.run([&](Store& store) { kept = store.kept_pages(since, after, limit); });
    RereadCounts counts;
    if (static_cast<int>(kept.size()) == limit) counts.after = kept.back().article.id;
    for (KeptPage& one : kept) co_await reread_one(state, std::move(one), counts);
    if (counts.changed > 0) state.articles_to_analyze();
    co_return counts;
}

}  // namespace vigie::pipeline
