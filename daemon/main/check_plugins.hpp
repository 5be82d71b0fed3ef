// Whether the plugins take the settings that the configuration gives them.
#pragma once

#include <string>
#include <vector>

#include "config/config.hpp"

namespace vigie {

struct PluginCheck {
    std::vector<std::string> problems;  // of those that have a [[plugin]]: a line each, with file and line
    std::vector<std::string> warnings;  // of the others, and of those that are being replaced
};

// Loads all in a sandboxed worker of their own and ends it. Throws where none can be started.
PluginCheck check_plugins(const config::Config& config);

}  // namespace vigie
