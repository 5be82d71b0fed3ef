// Authors: "Jane Doe", "jane@example.org (Jane Doe)", <author><name>…</name></author>. Inner header of reader/feed.
#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "reader/feed/names.hpp"

namespace vigie::feed {

struct Person {
    std::string name;
    std::string email;
    const std::string& shown() const { return name.empty() ? email : name; }
    bool empty() const { return name.empty() && email.empty(); }
};

Person parse_person(std::string_view text);

Person read_person(pugi::xml_node element, const Name& name, const Scope& scope);

}  // namespace vigie::feed
