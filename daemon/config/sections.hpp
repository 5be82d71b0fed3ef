// The parts of a file, read into a Config. Internal to config.
#pragma once

#include "config/block.hpp"

namespace vigie::config {

// Where the entries of a Config stand, for what can only be said when all files are read.
struct Origins {
    std::map<std::string, Origin> actors, watches, feeds;     // by id, name, url
    std::map<std::string, Origin> lists;                      // by name
    std::map<std::string, std::vector<std::string>> members;  // of each [[list]]: what it names
    struct Named {
        std::string watch;
        std::string key;  // "inhibit.source"
        Origin origin;
    };
    std::vector<Named> inhibited;  // the watches that [[inhibit]] names
};

// [state], [fetch], … and [[plugin]]: of the main file only.
void read_settings(Block& file, Config& config, Origins& origins);
// [[feed]], [[actor]], [[watch]], [[receiver]]: of any file.
void read_feeds(Block& file, Config& config, Origins& origins);
void read_actors(Block& file, Config& config, Origins& origins, Report& report);
void read_watches(Block& file, Config& config, Origins& origins);
// [[list]]: actors under one name.
void read_lists(Block& file, Origins& origins);
// The conditions that a watch, or a condition within one, names beside its own keys. Plain
// words in all, any and none of the watch itself stay where they always were.
void read_conditions(Block& block, Watch& watch);
// Which part is played, towards whom and with which polarity: the same keys in a watch and in a condition on an actor.
void read_part(Block& block, Part& part);
void read_polarity(Block& block, std::optional<int>& polarity);
void read_tempo(Block& block, Tempo& tempo);
void read_receivers(Block& file, Config& config);
// What watches and inhibitions name must exist. Actors named by name or by list become ids.
void resolve_references(Config& config, const Origins& origins, bool receivers_too, Report& report);

// A path of a file is relative to the file's folder.
std::string absolute(const std::string& path, const std::string& file);

}  // namespace vigie::config
