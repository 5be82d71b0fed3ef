#include "base/paths.hpp"

#include <stdexcept>

namespace vigie {

namespace fs = std::filesystem;

fs::path program_directory() {
    return fs::read_symlink("/proc/self/exe").parent_path();
}

fs::path worker_path() {
    const fs::path beside = program_directory() / "vigie-worker";
    if (fs::exists(beside)) return beside;
    const fs::path installed = program_directory().parent_path() / "lib/vigie/vigie-worker";
    if (fs::exists(installed)) return installed;
    throw std::runtime_error("no worker: neither " + beside.string() + " nor " + installed.string() + " exists");
}

fs::path default_plugin_directory() {
    const fs::path beside = program_directory() / "plugins";
    if (fs::exists(beside)) return beside;
    return program_directory().parent_path() / "lib/vigie/plugins";
}

}  // namespace vigie
