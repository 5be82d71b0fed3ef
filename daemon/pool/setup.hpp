// What a worker process is started with.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/actor.hpp"
#include "wire/messages.hpp"

namespace vigie {

namespace config {
struct Plugins;
}

struct WorkerSetup {
    std::string program;                       // empty: find_worker()
    std::vector<wire::PluginSetting> plugins;  // for analyzing workers
    std::vector<Actor> actors;
    std::vector<std::string> readable;              // files and folders that plugins may read, beyond their own folders
    std::uint64_t memory = std::uint64_t{1} << 30;  // bytes of address space
    bool weak_sandbox = false;                      // go on where the kernel cannot enforce all of it, with a warning
};

// vigie-worker as installed or built: beside this program, or in ../lib/vigie. Throws where there is none.
std::string find_worker();
// The plugins' folder as installed or built: plugins beside this program, or ../lib/vigie/plugins. Empty where there is
// none.
std::string find_plugin_directory();
// Where vigie_plugin.py is, installed or built. Empty: nowhere.
std::string find_python_module();
// An analyzer that is a program: its command, the first word looked for where programs are installed, and the path by
// which it is known. Not empty.
wire::PluginSetting program_setting(std::vector<std::string> command);
// All plugins of a folder, by name, without options. A folder that cannot be read has none.
std::vector<wire::PluginSetting> list_plugins(const std::string& directory);
// What the daemon loads: the folder's plugins in their order, with what [[plugin]] says of them, then those from
// elsewhere.
std::vector<wire::PluginSetting> plugin_settings(const config::Plugins& plugins);

}  // namespace vigie
