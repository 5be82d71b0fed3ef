#include "cli/actor_tables.hpp"

#include <algorithm>
#include <boost/json.hpp>
#include <stdexcept>

namespace vigie::cli {

namespace json = boost::json;

namespace {

std::string small(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
}

void put(TableRow& row, std::string_view column, std::string_view value) {
    if (value.empty()) return;
    std::string& cell = row[small(column)];
    if (!cell.empty()) cell += '\n';
    cell += value;
}

std::string as_text(const json::value& value) {
    if (const auto* string = value.if_string()) return std::string(*string);
    if (value.is_number()) return json::serialize(value);
    return {};
}

// {"item": {"type": "uri", "value": …}} of the query service, or {"item": "…"} of its simple download.
TableRow row_of_binding(const json::object& binding) {
    TableRow row;
    for (const auto& [key, value] : binding) {
        const json::object* cell = value.if_object();
        const json::value* inner = cell == nullptr ? &value : cell->if_contains("value");
        if (inner == nullptr) continue;
        if (const auto* several = inner->if_array())
            for (const json::value& one : *several) put(row, key, as_text(one));
        else
            put(row, key, as_text(*inner));
    }
    return row;
}

// A FollowTheMoney entity: {"id", "schema", "properties": {"name": […], …}}. An id of Wikidata is the better one.
TableRow row_of_entity(const json::object& entity) {
    TableRow row;
    for (const char* key : {"id", "schema", "caption"})
        if (const json::value* value = entity.if_contains(key)) put(row, key, as_text(*value));
    const json::value* properties = entity.if_contains("properties");
    if (properties == nullptr || !properties->is_object()) return row;
    for (const auto& [key, values] : properties->get_object()) {
        if (!values.is_array()) continue;
        for (const json::value& value : values.get_array()) put(row, key, as_text(value));
    }
    return row;
}

TableRow row_of(const json::object& object) {
    return object.contains("schema") && object.contains("properties") ? row_of_entity(object) : row_of_binding(object);
}

json::value parse(std::string_view bytes, std::size_t line) {
    boost::system::error_code error;
    json::value value = json::parse(bytes, error);
    if (error) throw std::runtime_error("line " + std::to_string(line) + ": no JSON: " + error.message());
    return value;
}

std::vector<TableRow> rows_of_json(std::string_view bytes) {
    std::vector<TableRow> rows;
    const auto all = [&](const json::array& list) {
        for (const json::value& one : list)
            if (const auto* object = one.if_object()) rows.push_back(row_of(*object));
    };
    const json::value document = parse(bytes, 1);
    if (const auto* list = document.if_array()) {
        all(*list);
        return rows;
    }
    const json::value* results = document.as_object().if_contains("results");
    const auto* inner = results == nullptr ? nullptr : results->if_object();
    const json::value* bindings = inner == nullptr ? results : inner->if_contains("bindings");
    if (bindings != nullptr && bindings->is_array())
        all(bindings->get_array());
    else
        rows.push_back(row_of(document.get_object()));
    return rows;
}

std::vector<TableRow> rows_of_json_lines(std::string_view bytes) {
    std::vector<TableRow> rows;
    for (std::size_t number = 1; !bytes.empty(); ++number) {
        const std::size_t end = std::min(bytes.find('\n'), bytes.size());
        const std::string_view line = bytes.substr(0, end);
        bytes.remove_prefix(std::min(end + 1, bytes.size()));
        if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
        const json::value value = parse(line, number);
        if (!value.is_object()) throw std::runtime_error("line " + std::to_string(number) + ": no JSON object");
        rows.push_back(row_of(value.get_object()));
    }
    return rows;
}

// One object a line: the first line is whole in itself and another follows.
bool is_json_lines(std::string_view bytes) {
    const std::size_t end = bytes.find('\n');
    if (end == std::string_view::npos || bytes.find_first_not_of(" \t\r\n", end) == std::string_view::npos)
        return false;
    boost::system::error_code error;
    const json::value first = json::parse(bytes.substr(0, end), error);
    return !error && first.is_object();
}

// The sign that parts the heading: the one that it has most of.
char separator_of(std::string_view bytes) {
    const std::string_view heading = bytes.substr(0, bytes.find('\n'));
    char best = ',';
    for (const char sign : {';', '\t'})
        if (std::count(heading.begin(), heading.end(), sign) > std::count(heading.begin(), heading.end(), best))
            best = sign;
    return best;
}

// Takes one record off the front of `bytes`.
std::vector<std::string> next_record(std::string_view& bytes, char separator) {
    std::vector<std::string> fields(1);
    bool quoted = false;
    std::size_t at = 0;
    for (; at < bytes.size(); ++at) {
        const char c = bytes[at];
        if (quoted) {
            if (c != '"')
                fields.back() += c;
            else if (at + 1 < bytes.size() && bytes[at + 1] == '"')
                fields.back() += bytes[at++];
            else
                quoted = false;
        } else if (c == '"' && fields.back().empty() && separator != '\t') {  // of TSV, marks are part of the value
            quoted = true;
        } else if (c == separator) {
            fields.emplace_back();
        } else if (c == '\n') {
            ++at;
            break;
        } else if (c != '\r') {
            fields.back() += c;
        }
    }
    if (quoted) throw std::runtime_error("a quotation mark that never closes");
    bytes.remove_prefix(at);
    return fields;
}

}  // namespace

std::vector<TableRow> read_csv(std::string_view bytes) {
    const char separator = separator_of(bytes);
    std::vector<std::string> heading = next_record(bytes, separator);
    for (std::string& column : heading) {
        if (column.starts_with('?')) column.erase(0, 1);  // Wikidata's TSV
        column = small(column);
    }
    std::vector<TableRow> rows;
    while (!bytes.empty()) {
        const auto fields = next_record(bytes, separator);
        TableRow row;
        for (std::size_t i = 0; i < std::min(fields.size(), heading.size()); ++i) put(row, heading[i], fields[i]);
        if (!row.empty()) rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<TableRow> read_table(std::string_view bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    const std::size_t first = bytes.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) throw std::runtime_error("is empty");
    bytes.remove_prefix(first);
    if (bytes.front() != '{' && bytes.front() != '[') return read_csv(bytes);
    return bytes.front() == '{' && is_json_lines(bytes) ? rows_of_json_lines(bytes) : rows_of_json(bytes);
}

}  // namespace vigie::cli
