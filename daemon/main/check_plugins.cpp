#include "main/check_plugins.hpp"

#include <algorithm>
#include <filesystem>

#include "config/plugin_line.hpp"
#include "main/settings.hpp"
#include "pool/client.hpp"

namespace vigie {
namespace {

// The [[plugin]] that a file was given its settings by.
const config::Plugin* settings_of(const config::Plugins& plugins, const std::string& path) {
    const auto found = std::ranges::find_if(plugins.list, [&](const config::Plugin& one) {
        return !one.library.empty() && (one.library == path || std::filesystem::path(path).filename() == one.library);
    });
    return found == plugins.list.end() ? nullptr : &*found;
}

}  // namespace

PluginCheck check_plugins(const config::Config& config) {
    ClientOptions options;
    options.worker = worker_setup(config);
    options.worker.actors.clear();
    const WorkerClient client(options);
    PluginCheck check;
    for (const wire::PluginInfo& plugin : client.plugins()) {
        if (plugin.state != wire::PluginState::broken) continue;
        const config::Plugin* settings = settings_of(config.plugins, plugin.path);
        const std::string place =
            settings == nullptr ? "" : config::place_of_plugin(config.files.front(), settings->library);
        const bool replaced = plugin.problem.starts_with("is replaced");
        auto& lines = place.empty() || replaced ? check.warnings : check.problems;
        lines.push_back((place.empty() ? "" : place + ": ") + "plugin " + plugin.path + ": " + plugin.problem);
    }
    return check;
}

}  // namespace vigie
