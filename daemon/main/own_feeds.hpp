// The feeds that the daemon was told to keep (`vigie feeds add`, `import`): an OPML file beside the database, read like
// those of feed_files. Internal to main.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "config/config.hpp"

namespace vigie {

// <state directory>/feeds.opml
std::string own_feeds_file(const config::Config& config);
// Adds to the file and to config.feeds, and replaces the file as a whole, so that a crash leaves the old one or the new
// one. Errors: the file cannot be read or written, or the store is PostgreSQL, whose other machines do not read this
// file and would end the subscription; then nothing is changed.
Result<bool> keep_feeds(config::Config& config, const std::vector<Feed>& feeds);
// Takes one out again. false: it is not in the file (the configuration names it).
Result<bool> drop_feed(config::Config& config, std::string_view id);

// Two addresses with the same key are one feed to a person: the scheme, the case of the host and a last '/' aside.
std::string feed_key(std::string_view url);

}  // namespace vigie
