// What the pool and the worker must agree on about analyzers that are programs. Pure. For pool/ and worker/.
#pragma once

#include "wire/messages.hpp"

namespace vigie::wire {

// The worker's last words when a program is gone; only the daemon, its parent, can learn how it ended.
inline constexpr std::string_view program_has_ended = "its process has ended";

// The file that is checked before the program runs, beside which its data lies: the script that its path begins with,
// else the program itself. For a library: its own.
inline std::string file_of(const PluginSetting& plugin) {
    for (std::size_t i = 1; i < plugin.command.size(); ++i)
        if (plugin.path == plugin.command[i] || plugin.path.starts_with(plugin.command[i] + " "))
            return plugin.command[i];
    return plugin.command.empty() ? plugin.path : plugin.command.front();
}

}  // namespace vigie::wire
