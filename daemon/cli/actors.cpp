#include "cli/actors.hpp"

#include <stdexcept>

#include "cli/offline.hpp"
#include "config/config.hpp"
#include "wire/wire.hpp"

namespace vigie::cli {

std::vector<Actor> load_actors(const std::string& path) {
    if (path.ends_with(".json")) {
        auto actors = wire::parse_actors(read_file(path));
        if (!actors) throw std::runtime_error(path + ": " + actors.error().message);
        return std::move(*actors);
    }
    config::Loaded loaded = config::load_watch_file(path);
    if (loaded.problems.empty()) return std::move(loaded.config.actors);
    std::string all;
    for (const config::Problem& problem : loaded.problems) all += (all.empty() ? "" : "\nvigie: ") + problem.line();
    throw std::runtime_error(all);
}

}  // namespace vigie::cli
