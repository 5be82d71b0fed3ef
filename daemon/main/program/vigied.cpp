// vigied: the daemon.
#include <cstdio>
#include <exception>

#include "base/log.hpp"
#include "main/check_plugins.hpp"
#include "main/instance.hpp"

namespace {

// A plugin that nobody gave settings may be broken: the daemon runs without it.
bool plugins_are_well(const vigie::config::Config& config) try {
    const vigie::PluginCheck check = vigie::check_plugins(config);
    for (const auto& warning : check.warnings) std::fprintf(stderr, "warning: %s\n", warning.c_str());
    for (const auto& problem : check.problems) std::fprintf(stderr, "%s\n", problem.c_str());
    return check.problems.empty();
} catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return false;
}

}  // namespace

int main(int argc, char** argv) {
    int code = 0;
    const auto options = vigie::parse_options(argc, argv, code);
    if (!options) return code;
    vigie::Configuration loaded = vigie::load_configuration(*options);
    for (const auto& warning : loaded.warnings) std::fprintf(stderr, "%s\n", warning.c_str());
    for (const auto& problem : loaded.problems) std::fprintf(stderr, "%s\n", problem.c_str());
    if (!loaded.problems.empty()) return 1;
    if (options->check) {
        if (!plugins_are_well(loaded.config)) return 1;
        std::printf("%zu feeds, %zu watches, %zu receivers: all is well\n", loaded.config.feeds.size(),
                    loaded.config.watches.size(), loaded.config.receivers.size());
        return 0;
    }
    try {
        return vigie::Instance(*options, std::move(loaded.config)).run();
    } catch (const std::exception& error) {
        vigie::log::error("vigied", "{}", error.what());
        return 1;
    }
}
