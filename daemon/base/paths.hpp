// Where the programs find each other: relative to the running one, so that a build tree, /usr and any other prefix work
// alike.
#pragma once

#include <filesystem>

namespace vigie {

// The folder of the running program (/proc/self/exe).
std::filesystem::path program_directory();
// <program>/vigie-worker, else <program>/../lib/vigie/vigie-worker. Throws where neither exists, naming both.
std::filesystem::path worker_path();
// <program>/plugins, else <program>/../lib/vigie/plugins: the default of [plugins] directory. May not exist.
std::filesystem::path default_plugin_directory();

}  // namespace vigie
