// [[feed]]
#include "config/sections.hpp"

namespace vigie::config {
namespace {

bool is_web(const std::string& url) {
    const std::size_t scheme = url.starts_with("http://") ? 7 : url.starts_with("https://") ? 8 : 0;
    return scheme != 0 && url.size() > scheme && url.find_first_of(" \t\r\n\"<>") == std::string::npos;
}

}  // namespace

void read_feeds(Block& file, Config& config, Origins& origins) {
    for (Block& block : file.tables("feed")) {
        Feed feed;
        block.read("url", feed.url);
        block.read("name", feed.name);
        block.read("folder", feed.folder);
        block.read("language", feed.language);
        block.read("interval", feed.interval);
        block.read("headers", feed.headers);
        block.read("verify_tls", feed.verify_tls);
        block.finish();
        if (feed.interval && *feed.interval < std::chrono::seconds(1)) block.fail("interval", "must be at least 1s");
        if (!block.require("url", feed.url)) continue;
        if (!is_web(feed.url))
            block.fail("url", "must begin with http:// or https:// and hold no spaces, not \"" + feed.url + "\"");
        const auto [at, is_new] = origins.feeds.emplace(feed.url, block.origin());
        if (!is_new) block.fail("url", "is already at " + at->second.file + ":" + std::to_string(at->second.line));
        feed.id = feed_id(feed.url);
        if (feed.name.empty()) feed.name = feed.url;
        config.feeds.push_back(std::move(feed));
    }
}

}  // namespace vigie::config
