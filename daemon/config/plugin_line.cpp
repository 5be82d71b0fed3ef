#include "config/plugin_line.hpp"

#include <toml++/toml.h>

namespace vigie::config {

std::string place_of_plugin(const std::string& file, std::string_view library) try {
    const toml::table table = toml::parse_file(file);
    const toml::array* plugins = table["plugin"].as_array();
    if (plugins == nullptr) return {};
    for (const toml::node& one : *plugins) {
        const toml::table* block = one.as_table();
        if (block == nullptr || (*block)["library"].value<std::string>() != library) continue;
        const toml::node* options = block->get("options");
        return file + ":" + std::to_string((options != nullptr ? *options : one).source().begin.line);
    }
    return {};
} catch (const toml::parse_error&) {
    return {};  // it was changed meanwhile
}

}  // namespace vigie::config
