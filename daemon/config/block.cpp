#include "config/block.hpp"

#include <algorithm>
#include <sstream>

namespace vigie::config {
namespace {

const char* type_name(const toml::node& node) {
    switch (node.type()) {
        case toml::node_type::table:
            return "a table";
        case toml::node_type::array:
            return "a list";
        case toml::node_type::string:
            return "a string";
        case toml::node_type::integer:
            return "a whole number";
        case toml::node_type::floating_point:
            return "a number";
        case toml::node_type::boolean:
            return "true or false";
        case toml::node_type::date:
            return "a date";
        case toml::node_type::time:
            return "a time of day";
        case toml::node_type::date_time:
            return "a date and time";
        default:
            return "nothing";
    }
}

}  // namespace

Block::Block(const toml::table& table, std::string name, const std::string& file, Report& report)
    : table_(table), name_(std::move(name)), file_(file), report_(report) {}

Origin Block::origin() const {
    return {file_, table_.source().begin.line};
}

Origin Block::origin(std::string_view key) const {
    const toml::node* node = table_.get(key);
    return node ? Origin{file_, node->source().begin.line} : origin();
}

std::string Block::key_name(std::string_view key) const {
    return name_.empty() ? std::string(key) : key.empty() ? name_ : name_ + "." + std::string(key);
}

void Block::fail(std::string_view key, std::string message) const {
    report_.fail(origin(key), key_name(key), std::move(message));
}

const toml::node* Block::find(std::string_view key) {
    asked_.emplace_back(key);
    report_.known.insert(key_name(key));
    return table_.get(key);
}

void Block::wrong_type(std::string_view key, const char* wanted, const toml::node& node) const {
    report_.fail({file_, node.source().begin.line}, key_name(key),
                 std::string("must be ") + wanted + ", not " + type_name(node));
}

void Block::read(std::string_view key, std::string& value) {
    const toml::node* node = find(key);
    if (!node) return;
    if (const auto* text = node->as_string())
        value = text->get();
    else
        wrong_type(key, "a string", *node);
}

void Block::read(std::string_view key, bool& value) {
    const toml::node* node = find(key);
    if (!node) return;
    if (const auto* flag = node->as_boolean())
        value = flag->get();
    else
        wrong_type(key, "true or false", *node);
}

void Block::read(std::string_view key, int& value, int least, int most) {
    const toml::node* node = find(key);
    if (!node) return;
    const auto* number = node->as_integer();
    if (!number) return wrong_type(key, "a whole number", *node);
    if (number->get() < least || number->get() > most)
        return fail(key, "must be from " + std::to_string(least) + " to " + std::to_string(most) + ", not " +
                             std::to_string(number->get()));
    value = static_cast<int>(number->get());
}

bool Block::as_duration(std::string_view key, const toml::node& node, Duration& value, Duration least) const {
    constexpr const char* wanted = "a time such as \"90s\", \"10m\", \"48h\" or \"7d\"";
    const auto* text = node.as_string();
    if (!text) return wrong_type(key, wanted, node), false;
    const auto parsed = parse_duration(text->get());
    if (!parsed) return fail(key, std::string("must be ") + wanted + ", not \"" + text->get() + "\""), false;
    if (*parsed < least) return fail(key, "must be at least " + format_duration(least) + ", not " + text->get()), false;
    return value = *parsed, true;
}

void Block::read(std::string_view key, Duration& value, Duration least) {
    if (const toml::node* node = find(key)) as_duration(key, *node, value, least);
}

void Block::read(std::string_view key, std::vector<Duration>& value, Duration least) {
    const toml::node* node = find(key);
    if (!node) return;
    const toml::array* list = node->as_array();
    if (!list) return wrong_type(key, "a list of times such as [\"10m\", \"1h\"]", *node);
    value.clear();
    for (const toml::node& item : *list)
        if (Duration one{}; as_duration(key, item, one, least)) value.push_back(one);
}

void Block::read(std::string_view key, std::optional<Duration>& value) {
    Duration given{};
    if (const toml::node* node = find(key); node && as_duration(key, *node, given, {})) value = given;
}

void Block::read_size(std::string_view key, std::uint64_t& value) {
    const toml::node* node = find(key);
    if (!node) return;
    constexpr const char* wanted = "a size such as \"32M\", \"1G\" or a number of bytes";
    if (const auto* number = node->as_integer(); number && number->get() > 0) {
        value = static_cast<std::uint64_t>(number->get());
        return;
    }
    const auto* text = node->as_string();
    if (!text) return wrong_type(key, wanted, *node);
    std::istringstream in(text->get());
    std::uint64_t count = 0;
    char unit = 0;
    in >> count >> unit;
    const std::size_t power = std::string_view("BKMGT").find(unit);
    const bool more = !in.fail() && in.peek() != std::istringstream::traits_type::eof();
    if (in.fail() || more || count == 0 || count > (1U << 20U) || power == std::string_view::npos)
        return fail(key, std::string("must be ") + wanted + ", not \"" + text->get() + "\"");
    value = count << (10 * power);
}

void Block::read_time(std::string_view key, std::optional<Time>& value) {
    const toml::node* node = find(key);
    if (!node) return;
    std::ostringstream written;
    if (const auto* date = node->as_date())
        written << date->get();
    else if (const auto* moment = node->as_date_time())
        written << moment->get();
    else if (const auto* text = node->as_string())
        written << text->get();
    else
        return wrong_type(key, "a date such as 2013-03-14", *node);
    value = parse_rfc3339(written.str());
    if (!value) fail(key, "must be a date such as 2013-03-14, not \"" + written.str() + "\"");
}

void Block::read(std::string_view key, std::vector<std::string>& value) {
    const toml::node* node = find(key);
    if (!node) return;
    if (const auto* text = node->as_string()) {
        value = {text->get()};
        return;
    }
    const toml::array* list = node->as_array();
    if (!list) return wrong_type(key, "a list of strings", *node);
    value.clear();
    for (const toml::node& item : *list) {
        if (const auto* text = item.as_string())
            value.push_back(text->get());
        else
            wrong_type(key, "a list of strings", item);
    }
}

void Block::read(std::string_view key, std::vector<int>& value, int least) {
    const toml::node* node = find(key);
    if (!node) return;
    const toml::array* list = node->as_array();
    if (!list) return wrong_type(key, "a list of whole numbers", *node);
    value.clear();
    for (const toml::node& item : *list) {
        const auto* number = item.as_integer();
        if (!number)
            wrong_type(key, "a list of whole numbers", item);
        else if (number->get() < least || number->get() > 1'000'000)
            fail(key, "must hold numbers from " + std::to_string(least) + ", not " + std::to_string(number->get()));
        else
            value.push_back(static_cast<int>(number->get()));
    }
}

bool Block::as_text(std::string_view key, const toml::node& node, std::string& text) const {
    std::ostringstream out;
    if (const auto* string = node.as_string())
        out << string->get();
    else if (const auto* flag = node.as_boolean())
        out << (flag->get() ? "true" : "false");
    else if (const auto* number = node.as_integer())
        out << number->get();
    else if (const auto* real = node.as_floating_point())
        out << real->get();
    else
        return wrong_type(key, "a string, a number, true or false", node), false;
    text = out.str();
    return true;
}

void Block::read(std::string_view key, std::map<std::string, std::string>& value) {
    const toml::node* node = find(key);
    if (!node) return;
    const toml::table* table = node->as_table();
    if (!table) return wrong_type(key, "a table", *node);
    for (const auto& [name, item] : *table)
        if (std::string text; as_text(std::string(key) + "." + std::string(name.str()), item, text))
            value[std::string(name.str())] = text;
}

std::map<std::string, std::string> Block::read_rest() {
    std::map<std::string, std::string> rest;
    for (const auto& [name, node] : table_) {
        const std::string key(name.str());
        if (std::find(asked_.begin(), asked_.end(), key) != asked_.end()) continue;
        asked_.push_back(key);
        std::string all;
        if (const toml::array* list = node.as_array()) {
            for (const toml::node& item : *list)
                if (std::string text; as_text(key, item, text)) all += (all.empty() ? "" : ", ") + text;
        } else if (!as_text(key, node, all)) {
            continue;
        }
        rest[key] = all;
    }
    return rest;
}

bool Block::require(std::string_view key, const std::string& value) {
    if (!value.empty()) return true;
    // A value of a wrong type was reported already.
    const toml::node* node = table_.get(key);
    if (!node || node->is_string()) fail(key, node ? "must not be empty" : "is missing");
    return false;
}

std::optional<Block> Block::table(std::string_view key) {
    const toml::node* node = find(key);
    if (!node) return std::nullopt;
    const toml::table* table = node->as_table();
    if (!table) return wrong_type(key, ("a section: [" + key_name(key) + "]").c_str(), *node), std::nullopt;
    return Block(*table, key_name(key), file_, report_);
}

std::vector<Block> Block::tables(std::string_view key) {
    std::vector<Block> blocks;
    const toml::node* node = find(key);
    if (!node) return blocks;
    const toml::array* list = node->as_array();
    const std::string wanted = "sections: [[" + key_name(key) + "]]";
    if (!list) return wrong_type(key, wanted.c_str(), *node), blocks;
    for (const toml::node& item : *list) {
        if (const toml::table* table = item.as_table())
            blocks.emplace_back(*table, key_name(key), file_, report_);
        else
            wrong_type(key, wanted.c_str(), item);
    }
    return blocks;
}

std::vector<std::variant<std::string, Block>> Block::items(std::string_view key) {
    std::vector<std::variant<std::string, Block>> all;
    const toml::node* node = find(key);
    if (!node) return all;
    const auto add = [&](const toml::node& item) {
        if (const auto* text = item.as_string())
            all.emplace_back(text->get());
        else if (const toml::table* table = item.as_table())
            all.emplace_back(Block(*table, key_name(key), file_, report_));
        else
            wrong_type(key, "a list of words and of conditions: \"word\", { near = [\"a\", \"b\"] }", item);
    };
    if (const toml::array* list = node->as_array())
        for (const toml::node& item : *list) add(item);
    else
        add(*node);
    return all;
}

void Block::finish() {
    for (const auto& [name, node] : table_) {
        const std::string key(name.str());
        if (std::find(asked_.begin(), asked_.end(), key) != asked_.end()) continue;
        report_.fail({file_, name.source().begin.line}, key_name(key), "is not known" + did_you_mean(key, asked_));
    }
}

}  // namespace vigie::config
