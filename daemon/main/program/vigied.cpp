// vigied: the daemon.
#include <cstdio>
#include <exception>

#include "base/log.hpp"
#include "main/instance.hpp"

int main(int argc, char** argv) {
    int code = 0;
    const auto options = vigie::parse_options(argc, argv, code);
    if (!options) return code;
    vigie::Configuration loaded = vigie::load_configuration(*options);
    for (const auto& warning : loaded.warnings) std::fprintf(stderr, "%s\n", warning.c_str());
    for (const auto& problem : loaded.problems) std::fprintf(stderr, "%s\n", problem.c_str());
    if (!loaded.problems.empty()) return 1;
    if (options->check) {
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
