#include "watch/conditions.hpp"

#include <spdlog/fmt/fmt.h>
#include <spdlog/fmt/ranges.h>

#include <algorithm>

namespace vigie {
namespace {

Reason language(const Subject& subject, const Watch& watch) {
    const bool held = std::ranges::find(watch.languages, subject.article.language) != watch.languages.end();
    return {fmt::format("language is {}", fmt::join(watch.languages, " or ")), held,
            fmt::format("the article is in {}", subject.article.language)};
}

Reason feed(const Subject& subject, const Watch& watch) {
    const bool held = std::ranges::any_of(watch.feeds, [&](const std::string& wanted) {
        return wanted == subject.feed_name || wanted == subject.feed_url || wanted == subject.feed_folder;
    });
    return {fmt::format("feed is {}", fmt::join(watch.feeds, " or ")), held,
            fmt::format("it came by {}", subject.feed_name)};
}

Reason all_words(const FoldedText& words, const Watch& watch) {
    const auto missing =
        std::ranges::find_if_not(watch.all, [&](const std::string& phrase) { return words.has(phrase); });
    const bool held = missing == watch.all.end();
    return {fmt::format("has all of: {}", fmt::join(watch.all, ", ")), held,
            held ? "" : fmt::format("«{}» is missing", *missing)};
}

Reason any_word(const FoldedText& words, const Watch& watch) {
    const auto found = std::ranges::find_if(watch.any, [&](const std::string& phrase) { return words.has(phrase); });
    const bool held = found != watch.any.end();
    return {fmt::format("has any of: {}", fmt::join(watch.any, ", ")), held,
            held ? fmt::format("«{}»", *found) : "none of them"};
}

Reason no_word(const FoldedText& words, const Watch& watch) {
    const auto found = std::ranges::find_if(watch.none, [&](const std::string& phrase) { return words.has(phrase); });
    const bool held = found == watch.none.end();
    return {fmt::format("has none of: {}", fmt::join(watch.none, ", ")), held,
            held ? "" : fmt::format("«{}» is there", *found)};
}

}  // namespace

std::vector<Reason> article_conditions(const Subject& subject, const FoldedText& words, const Watch& watch,
                                       bool every) {
    std::vector<Reason> reasons;
    const auto ask = [&](bool named, auto&& condition) {
        if (!named || (!every && !reasons.empty() && !reasons.back().held)) return;
        reasons.push_back(condition());
    };
    ask(!watch.languages.empty(), [&] { return language(subject, watch); });
    ask(!watch.feeds.empty(), [&] { return feed(subject, watch); });
    ask(!watch.all.empty(), [&] { return all_words(words, watch); });
    ask(!watch.any.empty(), [&] { return any_word(words, watch); });
    ask(!watch.none.empty(), [&] { return no_word(words, watch); });
    return reasons;
}

}  // namespace vigie
