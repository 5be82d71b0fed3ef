// What watches name must exist somewhere; actors named by name or by list become ids.
#include <algorithm>
#include <unordered_map>

#include "config/sections.hpp"

namespace vigie::config {
namespace {

constexpr std::string_view list_mark = "list:";

class Resolver {
  public:
    Resolver(const Config& config, const Origins& origins, Report& report)
        : config_(config), origins_(origins), report_(report) {
        for (const Actor& actor : config.actors) ids_.push_back(actor.id);
        std::sort(ids_.begin(), ids_.end());
    }

    void resolve(const std::string& watch, const Origin& origin, const char* key, std::vector<std::string>& named) {
        std::vector<std::string> ids;
        for (const std::string& word : named) add(watch, origin, key, word, ids, true);
        named = std::move(ids);
    }
    void resolve(const std::string& watch, const Origin& origin, std::vector<Condition>& conditions) {
        for (Condition& condition : conditions) {
            if (condition.ask == Ask::actor) resolve(watch, origin, "watch.actors", condition.values);
            resolve(watch, origin, "watch.towards", condition.towards);
            resolve(watch, origin, condition.parts);
        }
    }

  private:
    void add(const std::string& watch, const Origin& origin, const char* key, const std::string& word,
             std::vector<std::string>& ids, bool lists_too) {
        const auto take = [&](const std::string& id) {
            if (std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(id);
        };
        if (std::binary_search(ids_.begin(), ids_.end(), word)) return take(word);
        if (lists_too && word.starts_with(list_mark)) {
            const auto list = origins_.members.find(word.substr(list_mark.size()));
            if (list != origins_.members.end()) {
                for (const std::string& member : list->second) add(watch, origin, key, member, ids, false);
                return;
            }
            std::vector<std::string> names;
            for (const auto& [name, members] : origins_.members) names.push_back(std::string(list_mark) + name);
            return report_.fail(origin, key,
                                "\"" + watch + "\" names \"" + word + "\", but there is no [[list]] with that name" +
                                    did_you_mean(word, names));
        }
        const std::vector<const Actor*>& named = by_name(word);
        if (named.size() == 1) return take(named.front()->id);
        if (named.size() > 1)
            return report_.fail(origin, key,
                                "\"" + watch + "\" names \"" + word + "\", which is the name of \"" + named[0]->id +
                                    "\" and of \"" + named[1]->id + "\"; name the id that is meant");
        report_.fail(origin, key,
                     "\"" + watch + "\" names the actor \"" + word +
                         "\", but there is no [[actor]] with that id or name" + hint(word));
    }

    // Actors of that name; where none is, those that have it as an alias.
    const std::vector<const Actor*>& by_name(const std::string& word) {
        if (names_.empty() && !config_.actors.empty()) {
            for (const Actor& actor : config_.actors) {
                names_[actor.name].push_back(&actor);
                for (const std::string& alias : actor.aliases)
                    if (alias != actor.name) aliases_[alias].push_back(&actor);
            }
        }
        const auto name = names_.find(word);
        if (name != names_.end()) return name->second;
        return aliases_[word];
    }

    std::string hint(const std::string& word) const {
        // With many actors the nearest is chance, and finding it takes long.
        if (ids_.size() > 1000) return "";
        const std::string id = did_you_mean(word, ids_);
        if (!id.empty()) return id;
        std::vector<std::string> names;
        for (const Actor& actor : config_.actors) {
            names.push_back(actor.name);
            names.insert(names.end(), actor.aliases.begin(), actor.aliases.end());
        }
        return did_you_mean(word, names);
    }

    const Config& config_;
    const Origins& origins_;
    Report& report_;
    std::vector<std::string> ids_;
    std::unordered_map<std::string, std::vector<const Actor*>> names_, aliases_;
};

}  // namespace

void resolve_references(Config& config, const Origins& origins, bool receivers_too, Report& report) {
    Resolver resolver(config, origins, report);
    std::vector<std::string> receivers;
    for (const Receiver& receiver : config.receivers) receivers.push_back(receiver.name);
    std::vector<std::string> watches;
    for (const Watch& watch : config.watches) watches.push_back(watch.name);
    for (const Origins::Named& one : origins.inhibited)
        if (receivers_too && std::find(watches.begin(), watches.end(), one.watch) == watches.end())
            report.fail(one.origin, one.key,
                        "there is no [[watch]] \"" + one.watch + "\"" + did_you_mean(one.watch, watches));
    for (Watch& watch : config.watches) {
        const auto known = origins.watches.find(watch.name);
        const Origin origin = known == origins.watches.end() ? Origin{} : known->second;
        resolver.resolve(watch.name, origin, "watch.actors", watch.actors);
        resolver.resolve(watch.name, origin, "watch.towards", watch.towards);
        resolver.resolve(watch.name, origin, watch.conditions);
        if (!receivers_too) continue;
        for (const std::string& name : watch.receivers)
            if (!config.receiver_origins.count(name))
                report.fail(origin, "watch.receivers",
                            "\"" + watch.name + "\" names the receiver \"" + name +
                                "\", but there is no [[receiver]] with that name" + did_you_mean(name, receivers));
    }
}

}  // namespace vigie::config
