// How politely and how much is fetched. Plain data; the configuration fills it.
#pragma once

#include <cstddef>
#include <string>

#include "base/time.hpp"

namespace vigie {

struct FetchOptions {
    // One budget a host, for its feeds, pages and robots.txt together.
    Duration gap = std::chrono::seconds(1);        // between the starts of two requests
    int per_host = 2;                              // requests at one time
    Duration max_wait = std::chrono::seconds(30);  // for the host's turn; what would wait longer is deferred

    Duration min_interval = std::chrono::minutes(5);
    Duration max_interval = std::chrono::hours(24);
    Duration first_interval = std::chrono::minutes(30);  // before a feed has shown its rhythm
    Duration redirect_delay = std::chrono::hours(72);    // a permanent redirect is adopted after so long …
    int redirect_confirmations = 4;                      // … and so many polls that all said the same

    std::size_t max_feed_bytes = 32U << 20U;  // decoded
    std::size_t max_page_bytes = 8U << 20U;
    Duration connect_timeout = std::chrono::seconds(10);
    Duration timeout = std::chrono::seconds(60);

    bool robots = true;           // honour robots.txt for pages
    std::string robot = "Vigie";  // the name that robots.txt calls us by
};

}  // namespace vigie
