// The parts of a file, read into a Config. Internal to config.
#pragma once

#include "config/block.hpp"

namespace vigie::config {

// Where the entries of a Config stand, for what can only be said when all files are read.
struct Origins {
    std::map<std::string, Origin> actors, watches, feeds;  // by id, name, url
};

// [state], [fetch], … and [[plugin]]: of the main file only.
void read_settings(Block& file, Config& config);
// [[feed]], [[actor]], [[watch]], [[receiver]]: of any file.
void read_feeds(Block& file, Config& config, Origins& origins);
void read_actors(Block& file, Config& config, Origins& origins, Report& report);
void read_watches(Block& file, Config& config, Origins& origins);
void read_receivers(Block& file, Config& config);
// What watches name must exist.
void check_references(const Config& config, const Origins& origins, bool receivers_too, Report& report);

// A path of a file is relative to the file's folder.
std::string absolute(const std::string& path, const std::string& file);

}  // namespace vigie::config
