#include "plugins/entities/knowledge/knowledge.hpp"

#include "plugins/entities/knowledge/loader.hpp"

namespace vigie::entities {

namespace {

constexpr std::string_view type_names[] = {"person", "organisation", "place", "event", "other"};

}  // namespace

std::string_view to_string(Type type) {
    return type_names[static_cast<std::size_t>(type)];
}

std::optional<Type> parse_type(std::string_view word) {
    for (std::size_t i = 0; i < std::size(type_names); ++i)
        if (type_names[i] == word) return static_cast<Type>(i);
    return std::nullopt;
}

Knowledge::Knowledge(const std::filesystem::path& data) {
    Loader(*this, data).run();
}

const Knowledge::Language& Knowledge::language(std::string_view code) const {
    const auto found = languages_.find(code.substr(0, 2));
    return found == languages_.end() ? shared_ : found->second;
}

std::optional<std::uint32_t> Knowledge::state_entity(std::string_view iso) const {
    const auto found = state_index_.find(std::string(iso));
    if (found == state_index_.end()) return std::nullopt;
    return found->second;
}

std::string_view Knowledge::name_in(const Entity& entity, std::string_view language) const {
    const auto found = entity.names.find(language.substr(0, 2));
    return found == entity.names.end() ? std::string_view(entity.name) : std::string_view(found->second);
}

std::optional<std::uint32_t> Knowledge::holder(std::string_view state, std::string_view role, std::int64_t when) const {
    std::optional<std::uint32_t> found;
    for (const Holder& holder : holders_) {
        if (holder.state != state || holder.role != role) continue;
        if (when == VIGIE_NO_TIME ? holder.until != INT64_MAX : (when < holder.from || when >= holder.until)) continue;
        if (found && *found != holder.person) return std::nullopt;
        found = holder.person;
    }
    return found;
}

std::vector<std::uint32_t> Knowledge::holders(std::string_view role, std::int64_t when) const {
    std::vector<std::uint32_t> out;
    for (const Holder& holder : holders_)
        if (holder.role == role && when >= holder.from && when < holder.until) out.push_back(holder.person);
    return out;
}

std::vector<std::string_view> Knowledge::states_served(std::uint32_t person, std::int64_t when) const {
    std::vector<std::string_view> out;
    const auto [begin, end] = offices_.equal_range(person);
    for (auto at = begin; at != end; ++at) {
        const Holder& holder = holders_[at->second];
        if (when == VIGIE_NO_TIME || (when >= holder.from && when < holder.until)) out.emplace_back(holder.state);
    }
    return out;
}

}  // namespace vigie::entities
