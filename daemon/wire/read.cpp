#include "wire/read.hpp"

#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/string.hpp>

namespace vigie::wire {
namespace {

const boost::json::object nothing;
// Seconds that fit Time's milliseconds with room: the years 1 to 9999 and more.
constexpr std::int64_t most_seconds = 1'000'000'000'000;

std::optional<std::int64_t> integer(const boost::json::value& value) {
    if (const auto* number = value.if_int64()) return *number;
    if (const auto* number = value.if_uint64(); number && *number <= INT64_MAX)
        return static_cast<std::int64_t>(*number);
    if (const auto* number = value.if_double(); number && *number > -9e15 && *number < 9e15)
        return static_cast<std::int64_t>(*number);
    return {};
}

}  // namespace

Fields::Fields(const boost::json::value& value, std::string& problem) : object_(value.if_object()), problem_(problem) {
    if (object_ != nullptr) return;
    object_ = &nothing;
    if (problem_.empty()) problem_ = "not a JSON object";
}

void Fields::wrong(std::string_view key, std::string_view expected) const {
    if (problem_.empty()) problem_ = '"' + std::string(key) + "\": " + std::string(expected) + " expected";
}

const boost::json::value* Fields::find(std::string_view key) const {
    const boost::json::value* value = object_->if_contains(key);
    return value == nullptr || value->is_null() ? nullptr : value;
}

std::string Fields::text(std::string_view key) const {
    const boost::json::value* value = find(key);
    if (value == nullptr) return {};
    if (const auto* text = value->if_string()) return std::string(text->data(), text->size());
    wrong(key, "a string");
    return {};
}

std::int64_t Fields::number(std::string_view key, std::int64_t low, std::int64_t high) const {
    const boost::json::value* value = find(key);
    if (value == nullptr) return 0;
    const auto number = integer(*value);
    if (number && *number >= low && *number <= high) return *number;
    wrong(key, "a whole number from " + std::to_string(low) + " to " + std::to_string(high));
    return 0;
}

std::uint64_t Fields::unsigned_number(std::string_view key) const {
    return static_cast<std::uint64_t>(number(key, 0, INT64_MAX));
}

double Fields::real(std::string_view key) const {
    const boost::json::value* value = find(key);
    if (value == nullptr) return 0;
    if (const auto* number = value->if_double()) return *number;
    if (const auto number = integer(*value)) return static_cast<double>(*number);
    wrong(key, "a number");
    return 0;
}

bool Fields::flag(std::string_view key) const {
    const boost::json::value* value = find(key);
    if (value == nullptr) return false;
    if (const auto* flag = value->if_bool()) return *flag;
    wrong(key, "true or false");
    return false;
}

const boost::json::array* Fields::array(std::string_view key) const {
    const boost::json::value* value = find(key);
    if (value == nullptr) return nullptr;
    if (const auto* items = value->if_array()) return items;
    wrong(key, "an array");
    return nullptr;
}

std::vector<std::string> Fields::texts(std::string_view key) const {
    std::vector<std::string> texts;
    each(key, [&](const boost::json::value& item) {
        if (const auto* text = item.if_string())
            texts.emplace_back(text->data(), text->size());
        else
            wrong(key, "an array of strings");
    });
    return texts;
}

std::vector<int> Fields::numbers(std::string_view key, int low, int high) const {
    std::vector<int> numbers;
    each(key, [&](const boost::json::value& item) {
        const auto number = integer(item);
        if (number && *number >= low && *number <= high)
            numbers.push_back(static_cast<int>(*number));
        else
            wrong(key, "an array of whole numbers");
    });
    return numbers;
}

std::map<std::string, std::string> Fields::map(std::string_view key) const {
    std::map<std::string, std::string> result;
    const boost::json::value* value = find(key);
    if (value == nullptr) return result;
    const auto* members = value->if_object();
    if (members == nullptr) {
        wrong(key, "an object");
        return result;
    }
    for (const auto& member : *members) {
        if (const auto* text = member.value().if_string())
            result.emplace(std::string(member.key()), std::string(text->data(), text->size()));
        else
            wrong(key, "an object of strings");
    }
    return result;
}

std::optional<Time> Fields::unix_time(std::string_view key) const {
    if (find(key) == nullptr) return {};
    return from_unix(number(key, -most_seconds, most_seconds));
}

std::optional<Duration> Fields::seconds(std::string_view key) const {
    if (find(key) == nullptr) return {};
    return std::chrono::seconds(number(key, 0, most_seconds));
}

Result<boost::json::value> parse_json(std::string_view json, boost::json::storage_ptr memory) {
    boost::json::parse_options options;
    options.max_depth = 16;
    boost::json::error_code code;
    boost::json::value value = boost::json::parse(json, code, std::move(memory), options);
    if (code) return Error{"not JSON: " + code.message()};
    return value;
}

}  // namespace vigie::wire
