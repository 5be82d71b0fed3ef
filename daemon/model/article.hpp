// Feeds, articles and stories as the store keeps them. Plain data.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.hpp"
#include "model/document.hpp"
#include "vigie/annotation.hpp"

namespace vigie {

// The subscription: what the configuration says of a feed.
struct Feed {
    std::string id;  // derived from the url, so that it survives a rewrite of the configuration
    std::string url;
    std::string name;
    std::string folder;
    std::string language;
    std::optional<Duration> interval;  // fixed by the user; else the feed's own rhythm
    std::map<std::string, std::string> headers;
    bool verify_tls = true;  // false: the certificate of its own host is not looked at
};

// The id of the feed with that url: always the same for the same bytes.
std::string feed_id(std::string_view url);

// What polling knows of a feed.
struct FeedState {
    std::string feed_id;
    std::string url;  // where it is fetched now: Feed::url, or where permanent redirects led
    std::string etag;
    std::string last_modified;
    std::string body_hash;
    Time next_poll{};
    std::optional<Time> last_poll;
    std::optional<Time> last_success;
    std::optional<Time> last_new_entry;
    Duration interval{};
    int failures = 0;     // in a row
    int status = 0;       // of the last answer; 0: none came
    std::string problem;  // one line; empty: all is well
    bool gone = false;    // 410
    bool malformed = false;
    std::string redirect_url;  // permanent target seen, not yet adopted
    int redirect_count = 0;
    std::optional<Time> redirect_since;
    std::string title;  // as the feed says
    // When its last document wished not to be polled (skipHours, skipDays), UTC: bit 0 is midnight to one, or Sunday.
    int skip_hours = 0;
    int skip_days = 0;
};

struct Article {
    std::string id;
    std::string feed_id;
    std::string entry_id;
    std::string url;
    std::string title;
    std::string text;
    std::string language;
    std::vector<std::string> authors;
    std::string agency;
    std::optional<Time> published;
    Time seen{};  // when the entry was first polled
    Provenance provenance = Provenance::feed;
    std::string story_id;
    bool partial = false;  // an analyzer failed on it
    bool backlog = false;  // came with the feed's first poll and is older than the alerting age
    int version = 1;
    std::optional<Time> withdrawn = {};  // when its page was found to be gone; it is kept, and alerts no more
};

}  // namespace vigie
