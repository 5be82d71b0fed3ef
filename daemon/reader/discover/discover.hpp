// Finding feeds: the links of a page, and where feeds usually lie. Pure functions.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vigie {

struct FeedLink {
    std::string url;  // absolute
    std::string title;
    std::string type;  // media type as written; empty for a guess
};

// Links that a page declares (<link rel=alternate> with a feed's type, feed: links), in document order, each once.
// `bytes` in any charset.
std::vector<FeedLink> find_feed_links(std::string_view bytes, std::string_view url, std::string_view content_type = {});

// Addresses worth trying on a page's host when it declares none: next to the page, then at the root.
std::vector<std::string> common_feed_urls(std::string_view url);

}  // namespace vigie
