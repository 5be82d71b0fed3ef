#include <algorithm>
#include <filesystem>

#include "config/config.hpp"
#include "pool/setup.hpp"

namespace vigie {
namespace {

namespace fs = std::filesystem;

bool same_file(const std::string& path, const std::string& library, const std::string& directory) {
    return path == library || fs::path(path) == fs::path(directory) / library;
}

}  // namespace

std::vector<wire::PluginSetting> plugin_settings(const config::Plugins& plugins) {
    const std::string directory = plugins.directory.empty() ? find_plugin_directory() : plugins.directory;
    std::vector<wire::PluginSetting> settings = list_plugins(directory);
    for (const config::Plugin& plugin : plugins.list) {
        if (!plugin.command.empty()) {
            if (!plugin.enabled) continue;
            settings.push_back(program_setting(plugin.command));
            settings.back().options = plugin.options;
            if (!plugin.sha256.empty()) settings.back().options["sha256"] = plugin.sha256;
            continue;
        }
        auto one =
            std::ranges::find_if(settings, [&](const auto& s) { return same_file(s.path, plugin.library, directory); });
        if (one == settings.end()) one = settings.insert(settings.end(), {plugin.library, {}});
        if (!plugin.enabled) {
            settings.erase(one);
            continue;
        }
        one->options = plugin.options;
        if (!plugin.sha256.empty()) one->options["sha256"] = plugin.sha256;  // the worker's host keeps it
    }
    return settings;
}

}  // namespace vigie
