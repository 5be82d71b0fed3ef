// What watches name must exist somewhere.
#include <algorithm>

#include "config/sections.hpp"

namespace vigie::config {
namespace {

std::vector<std::string> actor_ids(const Config& config) {
    std::vector<std::string> ids;
    for (const Actor& actor : config.actors) ids.push_back(actor.id);
    std::sort(ids.begin(), ids.end());
    return ids;
}

// A name where an id belongs is the likeliest slip.
std::string hint(const std::string& word, const Config& config, const std::vector<std::string>& ids) {
    for (const Actor& actor : config.actors)
        if (actor.name == word || std::find(actor.aliases.begin(), actor.aliases.end(), word) != actor.aliases.end())
            return "; its id is \"" + actor.id + "\"";
    // With many actors the nearest id is chance, and finding it takes long.
    return ids.size() <= 1000 ? did_you_mean(word, ids) : "";
}

}  // namespace

void check_references(const Config& config, const Origins& origins, bool receivers_too, Report& report) {
    const std::vector<std::string> ids = actor_ids(config);
    std::vector<std::string> receivers;
    for (const Receiver& receiver : config.receivers) receivers.push_back(receiver.name);
    for (const Watch& watch : config.watches) {
        const auto known = origins.watches.find(watch.name);
        const Origin origin = known == origins.watches.end() ? Origin{} : known->second;
        const auto check_actors = [&](const std::vector<std::string>& named, const char* key) {
            for (const std::string& id : named)
                if (!std::binary_search(ids.begin(), ids.end(), id))
                    report.fail(origin, key,
                                "\"" + watch.name + "\" names the actor \"" + id +
                                    "\", but there is no [[actor]] with that id" + hint(id, config, ids));
        };
        check_actors(watch.actors, "watch.actors");
        check_actors(watch.towards, "watch.towards");
        if (!receivers_too) continue;
        for (const std::string& name : watch.receivers)
            if (!config.receiver_origins.count(name))
                report.fail(origin, "watch.receivers",
                            "\"" + watch.name + "\" names the receiver \"" + name +
                                "\", but there is no [[receiver]] with that name" + did_you_mean(name, receivers));
    }
}

}  // namespace vigie::config
