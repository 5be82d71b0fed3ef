#include "pool/setup.hpp"

#include <algorithm>
#include <filesystem>
#include <stdexcept>

namespace vigie {
namespace {

namespace fs = std::filesystem;

fs::path own_folder() {
    std::error_code error;
    const fs::path self = fs::read_symlink("/proc/self/exe", error);
    return error ? fs::current_path() : self.parent_path();
}

// In the build tree beside this program; installed, in PREFIX/lib/vigie beside PREFIX/bin.
fs::path find_beside(const char* name) {
    const fs::path folder = own_folder();
    for (const fs::path& place : {folder / name, folder.parent_path() / "lib" / "vigie" / name}) {
        std::error_code ignored;
        if (fs::exists(place, ignored)) return place;
    }
    return {};
}

}  // namespace

std::string find_worker() {
    const fs::path found = find_beside("vigie-worker");
    if (found.empty())
        throw std::runtime_error("vigie-worker is neither in " + own_folder().string() + " nor in " +
                                 (own_folder().parent_path() / "lib" / "vigie").string());
    return found.string();
}

std::string find_plugin_directory() {
    return find_beside("plugins").string();
}

std::string find_python_module() {
    return find_beside("python").string();
}

std::vector<wire::PluginSetting> list_plugins(const std::string& directory) {
    std::vector<wire::PluginSetting> plugins;
    std::error_code ignored;
    for (const fs::directory_entry& entry : fs::directory_iterator(directory, ignored))
        if (entry.path().extension() == ".so") plugins.push_back({entry.path().string(), {}});
    std::sort(plugins.begin(), plugins.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
    return plugins;
}

}  // namespace vigie
