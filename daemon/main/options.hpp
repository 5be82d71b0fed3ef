// The command line of vigied.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace vigie {

struct Options {
    std::string config = "/etc/vigie/vigie.toml";
    bool config_given = false;
    std::string feeds;               // a file: OPML, or a URL a line; beside those of the configuration
    std::string state;               // instead of [state] directory
    std::vector<std::string> loops;  // of poll, read, analyze, deliver, http; empty: all
    bool once = false;
    bool check = false;
    std::string log_level;

    bool runs(const std::string& loop) const;
};

// Nothing: the program is to end with that code (help was asked for, or the line is wrong and was explained).
std::optional<Options> parse_options(int argc, char** argv, int& code);

}  // namespace vigie
