// [[actor]], [[watch]] and [[receiver]].
#include <algorithm>

#include "config/sections.hpp"
#include "unicode.hpp"

namespace vigie::config {
namespace {

// "name:" and the folded name, as the analyzers make it for actors that they do not know.
std::string id_of_name(std::string_view name) {
    std::string folded;
    bool blank = false;
    for (std::size_t at = 0; at < name.size();) {
        const char32_t c = unicode::next(name, at);
        const unicode::Class type = unicode::class_of(c);
        if (!unicode::is_letter(type) && type != unicode::Class::digit && type != unicode::Class::mark) {
            blank = true;
            continue;
        }
        if (blank && !folded.empty()) folded += ' ';
        blank = false;
        unicode::fold_onto(c, folded);
    }
    return "name:" + folded;
}

Role read_role(Block block) {
    Role role;
    block.read("title", role.title);
    block.require("title", role.title);
    block.read_time("from", role.from);
    block.read_time("until", role.until);
    if (role.from && role.until && *role.until <= *role.from) block.fail("until", "must be later than from");
    block.finish();
    return role;
}

// Lists of actors overlap: the same id twice is one actor with the names and roles of both.
void merge(Actor& known, Actor more) {
    std::vector<std::string> names = std::move(more.aliases);
    names.push_back(more.name);
    for (std::string& name : names)
        if (name != known.name && std::find(known.aliases.begin(), known.aliases.end(), name) == known.aliases.end())
            known.aliases.push_back(std::move(name));
    known.roles.insert(known.roles.end(), more.roles.begin(), more.roles.end());
    if (known.type.empty()) known.type = more.type;
}

void read_priority(Block& block, std::string& priority) {
    static const std::vector<std::string> priorities{"low", "normal", "high"};
    block.read("priority", priority);
    if (std::find(priorities.begin(), priorities.end(), priority) == priorities.end())
        block.fail("priority",
                   "must be low, normal or high, not \"" + priority + "\"" + did_you_mean(priority, priorities));
}

void check_stance(Block& block, const Watch& watch) {
    const bool stance = watch.part == Part::takes_stance || watch.part == Part::is_target;
    if (!stance && !watch.towards.empty())
        block.fail("towards", "goes with part = \"takes-stance\" or \"is-target\" only");
    if (!stance && watch.polarity) block.fail("polarity", "goes with part = \"takes-stance\" or \"is-target\" only");
}

Watch read_watch(Block& block) {
    Watch watch;
    block.read("name", watch.name);
    block.require("name", watch.name);
    block.read("actors", watch.actors);
    read_part(block, watch.part);
    block.read("towards", watch.towards);
    read_polarity(block, watch.polarity);
    block.read("language", watch.languages);
    block.read("feed", watch.feeds);
    read_conditions(block, watch);
    read_tempo(block, watch.tempo);
    block.read("notify_at_carriers", watch.notify_at_carriers, 2);
    std::sort(watch.notify_at_carriers.begin(), watch.notify_at_carriers.end());
    read_priority(block, watch.priority);
    block.read("receivers", watch.receivers);
    block.read("kinds", watch.kinds);
    for (const std::string& kind : watch.kinds)
        if (kind.find('.') == std::string::npos)
            block.fail("kinds", "must be a plugin's own kind, such as org.example.thing, not \"" + kind +
                                    "\"; for Vigie's own there is part");
    if (watch.actors.empty() && watch.kinds.empty()) block.fail("actors", "must name at least one actor");
    check_stance(block, watch);
    return watch;
}

}  // namespace

void read_actors(Block& file, Config& config, Origins& origins, Report& report) {
    std::map<std::string, std::size_t> known;
    for (std::size_t i = 0; i < config.actors.size(); ++i) known[config.actors[i].id] = i;
    for (Block& block : file.tables("actor")) {
        Actor actor;
        block.read("id", actor.id);
        block.read("name", actor.name);
        block.read("type", actor.type);
        block.read("aliases", actor.aliases);
        for (Block& role : block.tables("roles")) actor.roles.push_back(read_role(std::move(role)));
        block.finish();
        static const std::vector<std::string> types{"", "person", "organisation", "place", "event", "other"};
        if (std::find(types.begin(), types.end(), actor.type) == types.end())
            block.fail("type", "must be person, organisation, place, event or other, not \"" + actor.type + "\"" +
                                   did_you_mean(actor.type, types));
        if (!block.require("name", actor.name)) continue;
        if (actor.id.empty()) actor.id = id_of_name(actor.name);
        const auto [at, is_new] = known.emplace(actor.id, config.actors.size());
        if (is_new) {
            origins.actors[actor.id] = block.origin();
            config.actors.push_back(std::move(actor));
            continue;
        }
        const Origin& first = origins.actors[actor.id];
        report.warn(block.origin(), "actor.id",
                    "\"" + actor.id + "\" is also at " + first.file + ":" + std::to_string(first.line) +
                        "; their names and roles are put together");
        merge(config.actors[at->second], std::move(actor));
    }
}

void read_watches(Block& file, Config& config, Origins& origins) {
    for (Block& block : file.tables("watch")) {
        Watch watch = read_watch(block);
        block.finish();
        const auto [at, is_new] = origins.watches.emplace(watch.name, block.origin());
        if (!is_new && !watch.name.empty())
            block.fail("name", "\"" + watch.name + "\" is already at " + at->second.file + ":" +
                                   std::to_string(at->second.line));
        config.watches.push_back(std::move(watch));
    }
}

void read_receivers(Block& file, Config& config) {
    for (Block& block : file.tables("receiver")) {
        Receiver receiver;
        block.read("name", receiver.name);
        block.read("type", receiver.type);
        block.read("command", receiver.command);
        receiver.settings = block.read_rest();
        for (auto& [key, value] : receiver.settings)
            if ((key.ends_with("_file") || key == "path") && !value.starts_with("credential:"))
                value = absolute(value, block.origin().file);
        block.require("type", receiver.type);
        if (!block.require("name", receiver.name)) continue;
        const auto [at, is_new] = config.receiver_origins.emplace(receiver.name, block.origin());
        if (!is_new)
            block.fail("name", "\"" + receiver.name + "\" is already at " + at->second.file + ":" +
                                   std::to_string(at->second.line));
        config.receivers.push_back(std::move(receiver));
    }
}

}  // namespace vigie::config
