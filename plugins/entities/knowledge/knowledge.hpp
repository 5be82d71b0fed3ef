// What Vigie knows of the world before it reads: states, their capitals, adjectives and offices, organisations, public
// figures. Threads: constant after construction. Lifetime: views and references live as long as the Knowledge. Errors:
// the constructor throws std::runtime_error, naming file and line, on data that does not fit. Source: the data
// directory, docs/gazetteer.md.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "plugins/common/common.hpp"

namespace vigie::entities {

enum class Type : std::uint8_t { person, organisation, place, event, other };
std::string_view to_string(Type type);
std::optional<Type> parse_type(std::string_view word);

struct Entity {
    std::string id;    // a Wikidata QID or "name:" and the folded name
    std::string name;  // in the language first loaded
    Type type = Type::other;
    std::string state;  // ISO code: of a state itself and of its capital
    bool capital = false;
    bool woman = false;
    bool everyday = false;  // a person whose surname many bear: alone it means her only while she is in office
    std::map<std::string, std::string, std::less<>> names;  // canonical name by language
    std::string home;          // ISO code of the state whose institution, party or town it is, where that is said
    bool shared = false;       // other states have one of that name
    bool shared_name = false;  // `names` holds what papers call it, `name` tells it from others
};

struct Alias {
    std::uint32_t entity = 0;
    bool upper = false;   // an acronym: the text must be in capitals too
    bool lower = false;   // written with a small first letter: the text may be so too
    bool single = false;  // one word
    std::string written;
};

// An adjective of a state ("chinois"); the states it may mean.
struct Holder {
    std::string state, role;
    std::uint32_t person = 0;
    std::int64_t from = INT64_MIN, until = INT64_MAX;  // seconds since 1970
};

class Knowledge {
  public:
    explicit Knowledge(const std::filesystem::path& data);

    // One language's names, own and shared ones.
    struct Language {
        common::Phrases aliases;     // values: index into Knowledge::alias
        common::Phrases adjectives;  // values: index into Knowledge::state
        common::Phrases surnames;    // of public figures; values: entity
    };
    const Language& language(std::string_view code) const;
    const Alias& alias(std::uint32_t index) const { return aliases_[index]; }
    const Entity& entity(std::uint32_t index) const { return entities_[index]; }
    const std::string& state(std::uint32_t index) const { return states_[index]; }
    std::optional<std::uint32_t> state_entity(std::string_view iso) const;
    std::string_view name_in(const Entity& entity, std::string_view language) const;
    // Whoever held that office at that time (VIGIE_NO_TIME: now), if exactly one did.
    std::optional<std::uint32_t> holder(std::string_view state, std::string_view role, std::int64_t when) const;
    // All who held that office of any state at that time.
    std::vector<std::uint32_t> holders(std::string_view role, std::int64_t when) const;
    // The states of which somebody held an office at that time, or ever (VIGIE_NO_TIME).
    std::vector<std::string_view> states_served(std::uint32_t person, std::int64_t when) const;

  private:
    friend class Loader;
    std::vector<Entity> entities_;
    std::vector<Alias> aliases_;
    std::vector<std::string> states_;
    std::vector<Holder> holders_;
    std::unordered_multimap<std::uint32_t, std::uint32_t> offices_;  // person → holders_
    std::unordered_map<std::string, std::uint32_t> state_index_;
    std::map<std::string, Language, std::less<>> languages_;
    Language shared_;
};

}  // namespace vigie::entities
