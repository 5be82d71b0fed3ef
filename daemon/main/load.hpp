// The configuration as the daemon wants it: files, feed lists and receivers checked together, all problems at once.
#pragma once

#include <string>
#include <vector>

#include "config/config.hpp"
#include "main/options.hpp"

namespace vigie {

struct Configuration {
    config::Config config;
    std::vector<std::string> problems;  // a line each; not empty: not to be used
    std::vector<std::string> warnings;
};

// The file of the options, with what the command line adds. A default configuration file that does not exist is an
// empty one where the command line names feeds.
Configuration load_configuration(const Options& options);

// Feeds of a file: OPML, or a text file with a URL a line ('#' begins a comment). Problems are appended.
std::vector<Feed> read_feed_file(const std::string& path, std::vector<std::string>& problems);

}  // namespace vigie
