// Whom people watch, and how. Plain data, as the configuration gives it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/time.hpp"

namespace vigie {

struct Role {
    std::string title;
    std::optional<Time> from;
    std::optional<Time> until;
};

struct Actor {
    std::string id;  // a Wikidata QID, or "name:" and a folded name
    std::string name;
    std::string type;  // of its mentions; may be empty
    std::vector<std::string> aliases;
    std::vector<Role> roles;
};

enum class Part { appears, speaks, takes_stance, is_target };
std::string_view to_string(Part part);  // "appears", "speaks", "takes-stance", "is-target"
std::optional<Part> parse_part(std::string_view text);

struct Watch {
    std::string name;
    std::vector<std::string> actors;  // ids; any of them
    Part part = Part::appears;
    std::vector<std::string> towards;         // ids, for takes-stance: the target; for is-target: the holder
    std::optional<int> polarity;              // -1, 0, +1
    std::vector<std::string> all, any, none;  // words or phrases in title and text
    std::vector<std::string> languages;
    std::vector<std::string> feeds;   // names, urls or folders
    std::string priority = "normal";  // low | normal | high
    std::vector<std::string> receivers;
};

}  // namespace vigie
