// How JSON is written: straight into a string, no tree. For this folder and those that write JSON of their own.
#pragma once

#include <concepts>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.hpp"
#include "wire/json.hpp"

namespace vigie::wire {

void append_number(std::string& out, std::int64_t number);
void append_number(std::string& out, std::uint64_t number);
void append_number(std::string& out, int number);
// Four decimals at most; what is not a number is 0.
void append_score(std::string& out, double score);
void append_strings(std::string& out, const std::vector<std::string>& texts);

// Writes "{", members with commas, and "}" when it goes. Keys are plain ASCII.
class Object {
  public:
    explicit Object(std::string& out) : out_(out) { out_ += '{'; }
    ~Object() { out_ += '}'; }
    Object(const Object&) = delete;
    Object& operator=(const Object&) = delete;

    // Starts a member; the caller appends its value.
    std::string& key(std::string_view name);

    void text(std::string_view name, std::string_view value) { append_json_string(key(name), value); }
    void text_if(std::string_view name, std::string_view value) {
        if (!value.empty()) text(name, value);
    }
    void number(std::string_view name, std::integral auto value) { append_number(key(name), value); }
    void flag(std::string_view name, bool value) { key(name) += value ? "true" : "false"; }
    void strings(std::string_view name, const std::vector<std::string>& values) { append_strings(key(name), values); }
    void strings_if(std::string_view name, const std::vector<std::string>& values) {
        if (!values.empty()) strings(name, values);
    }
    void map(std::string_view name, const std::map<std::string, std::string>& values);
    void unix_if(std::string_view name, const std::optional<Time>& time) {
        if (time) number(name, to_unix(*time));
    }
    void rfc3339_if(std::string_view name, const std::optional<Time>& time) {
        if (time) text(name, to_rfc3339(*time));
    }

  private:
    std::string& out_;
    bool first_ = true;
};

// Writes "[", items with commas, and "]".
template <typename Range, typename Write>
void append_array(std::string& out, const Range& range, Write write) {
    out += '[';
    bool first = true;
    for (const auto& item : range) {
        if (!first) out += ',';
        first = false;
        write(out, item);
    }
    out += ']';
}

// The members of an annotation, without its braces.
void write_annotation(Object& object, const Annotation& annotation);

}  // namespace vigie::wire
