// Fetching with manners: feeds with their validators and rhythm, pages under robots.txt, one budget a host for all of
// it.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>

#include "base/clock.hpp"
#include "base/task.hpp"
#include "fetch/coverage.hpp"
#include "fetch/options.hpp"
#include "fetch/plan.hpp"
#include "model/model.hpp"

namespace vigie {

namespace net {
class Client;
}

enum class FeedOutcome {
    fresh,      // bytes to read; then plan_next
    unchanged,  // 304, or the same bytes as last time
    deferred,   // not asked: the host's budget is spent; state.next_poll says when it is worth trying
    failed,     // state.problem says why
    gone,       // 410: never again
};

struct FetchedFeed {
    FeedOutcome outcome = FeedOutcome::failed;
    FeedState
        state;  // with next_poll and all that this poll taught; to be stored as it is, unless fresh: then plan_next's
    std::string body;
    std::map<std::string, std::string> headers;  // names in lower case
    std::string url;                             // where the bytes came from: the base of relative links
    std::optional<Duration> max_age;             // Cache-Control or Expires
};

// What a page's last answer gave for asking whether it has changed since; empty: nothing.
struct PageValidators {
    std::string etag;
    std::string last_modified;
};

enum class PageOutcome {
    fetched,    // 2xx with bytes
    unchanged,  // 304: as when the validators came
    refused,    // robots.txt, or an address that is not allowed: do not ask again
    rejected,   // 4xx: nothing to read here (status says which)
    deferred,   // not asked: the host's budget is spent; ask again after retry_after
    failed,     // may work later
};

struct FetchedPage {
    PageOutcome outcome = PageOutcome::failed;
    int status = 0;
    std::string body;
    std::map<std::string, std::string> headers;
    std::string url;      // after redirects
    std::string problem;  // one line; empty when fetched
    std::optional<Duration> retry_after;
};

// All calls on the loop's thread; many may be under way at once. Keeps references to all that it is given.
class Fetcher {
  public:
    Fetcher(boost::asio::io_context& loop, net::Client& client, const Clock& clock, Random& random,
            FetchOptions options);
    ~Fetcher();
    Fetcher(const Fetcher&) = delete;
    Fetcher& operator=(const Fetcher&) = delete;

    // `state.url` may be empty (never polled): then feed.url. Both arguments must outlive the task.
    Task<FetchedFeed> feed(const Feed& feed, const FeedState& state);
    // plan_next (fetch/plan.hpp) with this fetcher's clock, chance and options. Thread-safe.
    Plan plan(const Feed& feed, const FetchedFeed& fetched, const FeedDocument& document, const Yield& yield) const;

    // Where the feed's own documents have said often and long enough that it now is: the state to try it with, kept
    // only if a feed is there; else stayed().
    std::optional<FeedState> moved(const FeedState& state) const;
    FeedState stayed(FeedState state) const;

    // `language` (ISO 639-1, may be empty) becomes Accept-Language.
    Task<FetchedPage> page(std::string url, std::string language);
    // Only if it has changed.
    Task<FetchedPage> page_again(std::string url, std::string language, PageValidators known);
    // The same for an address that a person gave (feeds add URL): robots.txt is not asked.
    Task<FetchedPage> look(std::string url);

    // A reload changed them.
    void set_options(FetchOptions options);
    // The clock was set back by so much: no host waits until the wrong time comes again. On the loop's thread.
    void clock_stepped_back(Duration step);

  private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace vigie
