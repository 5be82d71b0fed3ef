// Actors ↔ JSON.
#include <boost/json/array.hpp>

#include "wire/document_read.hpp"
#include "wire/read.hpp"
#include "wire/write.hpp"

namespace vigie::wire {
namespace {

void append_role(std::string& out, const Role& role) {
    Object object(out);
    object.text("title", role.title);
    object.unix_if("from", role.from);
    object.unix_if("until", role.until);
}

void append_actor(std::string& out, const Actor& actor) {
    Object object(out);
    object.text("id", actor.id);
    object.text("name", actor.name);
    object.text_if("type", actor.type);
    object.strings_if("aliases", actor.aliases);
    if (!actor.roles.empty()) append_array(object.key("roles"), actor.roles, append_role);
}

}  // namespace

void append_json(std::string& out, std::span<const Actor> actors) {
    append_array(out, actors, append_actor);
}

Actor read_actor(const boost::json::value& value, std::string& problem) {
    const Fields fields(value, problem);
    Actor actor{fields.text("id"), fields.text("name"), fields.text("type"), fields.texts("aliases"), {}};
    fields.each("roles", [&](const boost::json::value& item) {
        const Fields role(item, problem);
        actor.roles.push_back({role.text("title"), role.unix_time("from"), role.unix_time("until")});
    });
    return actor;
}

Result<std::vector<Actor>> parse_actors(std::string_view json) {
    const auto tree = parse_json(json);
    if (!tree) return tree.error();
    const auto* items = tree->if_array();
    if (items == nullptr) return Error{"an array of actors expected"};
    std::string problem;
    std::vector<Actor> actors;
    for (const boost::json::value& item : *items) {
        actors.push_back(read_actor(item, problem));
        if (!problem.empty()) return Error{"actor " + std::to_string(actors.size()) + ": " + problem};
    }
    return actors;
}

}  // namespace vigie::wire
