#include "sdk/host/options.hpp"

#include <charconv>

namespace vigie::host {
namespace {

template <typename Number>
bool is_number(const std::string& value) {
    Number number{};
    const char* end = value.data() + value.size();
    const auto [at, error] = std::from_chars(value.data(), end, number);
    return error == std::errc() && at == end;
}

// What the value should have been; empty where it is right.
std::string wanted(std::int32_t type, const std::string& value) {
    switch (type) {
        case VIGIE_OPTION_WHOLE:
            return is_number<std::int64_t>(value) ? "" : "a whole number";
        case VIGIE_OPTION_NUMBER:
            return is_number<double>(value) ? "" : "a number";
        case VIGIE_OPTION_FLAG:
            return value == "true" || value == "false" ? "" : "true or false";
        default:
            return "";
    }
}

const vigie_option_info* find(const vigie_options& known, const std::string& key) {
    for (std::size_t i = 0; i < known.count; ++i)
        if (known.options[i].key && key == known.options[i].key) return &known.options[i];
    return nullptr;
}

std::string names(const vigie_options& known) {
    std::string all;
    for (std::size_t i = 0; i < known.count; ++i)
        if (known.options[i].key) all += (all.empty() ? "" : ", ") + std::string(known.options[i].key);
    return all.empty() ? "none" : all;
}

}  // namespace

std::string check_options(const vigie_plugin_entry& entry, void* instance,
                          const std::map<std::string, std::string>& given) {
    if (!entry.get_extension) return {};
    const auto* known = static_cast<const vigie_options*>(entry.get_extension(instance, VIGIE_EXT_OPTIONS));
    if (!known || known->size < sizeof(vigie_options) || (known->count != 0 && !known->options)) return {};
    for (const auto& [key, value] : given) {
        if (key == "data") continue;
        const vigie_option_info* info = find(*known, key);
        if (!info) return "has no option \"" + key + "\"; it has: " + names(*known);
        if (const std::string type = wanted(info->type, value); !type.empty())
            return "its option \"" + key + "\" must be " + type + ", not \"" + value + "\"";
    }
    return {};
}

}  // namespace vigie::host
