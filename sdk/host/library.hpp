// A plugin's file, opened: the only dlopen of Vigie. Never closed again (a plugin may have left threads or pointers
// behind).
#pragma once

#include <vigie/abi.h>

#include <string>

#include "sdk/host/host.hpp"

namespace vigie::host {

struct Library {
    const vigie_plugin_entry* entry = nullptr;  // lives as long as the process; null: see problem
    std::string problem;                        // one clause
};

// Permissions, checksum and ELF headers are looked at before any of its code runs; then version and descriptor.
Library open_library(const PluginSource& source);

// What the entry itself says that would make it unusable; fills the rest of `info` from the descriptor where it is
// sound.
std::string read_descriptor(const vigie_plugin_entry& entry, PluginInfo& info);

}  // namespace vigie::host
