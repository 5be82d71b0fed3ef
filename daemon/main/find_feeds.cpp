#include "main/find_feeds.hpp"

#include <algorithm>
#include <boost/asio/awaitable.hpp>

#include "reader/discover/discover.hpp"

namespace vigie {
namespace {

constexpr std::size_t most_links = 12;    // of a page that are tried
constexpr std::size_t most_guesses = 10;  // usual paths: each is a request to a stranger's machine

struct Finder {
    Fetcher& fetcher;
    Pool& pool;
    std::function<std::string(const std::string&)> known;
    http::Looked looked;

    Task<FeedDocument> read(const FetchedPage& fetched) {
        wire::ReadFeed request;
        request.url = fetched.url;
        request.headers = fetched.headers;
        request.body = fetched.body;
        co_return co_await pool.read_feed(std::move(request));
    }

    void take(const std::string& address, const FetchedPage& fetched, FeedDocument document) {
        if (std::ranges::find(looked.feeds, address, &http::FoundFeed::url) != looked.feeds.end()) return;
        std::string subscribed = known(address);
        if (subscribed.empty() && fetched.url != address) subscribed = known(fetched.url);
        looked.feeds.push_back({address, std::move(subscribed), std::move(document)});
    }

    // Whether it is a feed.
    Task<bool> attempt(std::string address) {
        FetchedPage fetched = co_await fetcher.look(address);
        if (fetched.outcome != PageOutcome::fetched) co_return false;
        FeedDocument document = co_await read(fetched);
        if (!document.error.empty()) co_return false;
        take(address, fetched, std::move(document));
        co_return true;
    }

    Task<std::vector<std::string>> links_of(const FetchedPage& fetched) {
        wire::ReadPage request;
        request.url = fetched.url;
        request.status = fetched.status;
        request.headers = fetched.headers;
        request.body = fetched.body;
        PageDocument page = co_await pool.read_page(std::move(request));
        if (page.feed_links.size() > most_links) page.feed_links.resize(most_links);
        co_return page.feed_links;
    }

    Task<void> run(std::string address) {
        FetchedPage first = co_await fetcher.look(address);
        if (first.outcome != PageOutcome::fetched) {
            looked.problem = first.url + ": " + first.problem;
            co_return;
        }
        FeedDocument document = co_await read(first);
        if (document.error.empty()) {
            take(address, first, std::move(document));
            co_return;
        }
        const std::vector<std::string> links = co_await links_of(first);
        for (const std::string& link : links) co_await attempt(link);
        if (!looked.feeds.empty()) co_return;
        std::vector<std::string> guesses = common_feed_urls(first.url);
        if (guesses.size() > most_guesses) guesses.resize(most_guesses);
        for (const std::string& guess : guesses)
            if (co_await attempt(guess)) co_return;
        looked.problem = first.url + ": is no feed, links to none, and none lies at the usual places";
    }
};

}  // namespace

std::string typed_address(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n";
    const auto begin = text.find_first_not_of(blanks);
    if (begin == text.npos) return {};
    text = text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
    if (text.starts_with("feed:")) {
        text.remove_prefix(5);
        if (text.starts_with("//")) return "http:" + std::string(text);  // what the scheme stood for
    }
    return text.find("://") == text.npos ? "https://" + std::string(text) : std::string(text);
}

Task<http::Looked> find_feeds(Fetcher& fetcher, Pool& pool, std::string address,
                              std::function<std::string(const std::string&)> known) {
    Finder finder{fetcher, pool, std::move(known), {}};
    co_await finder.run(std::move(address));
    co_return std::move(finder.looked);
}

}  // namespace vigie
