// One table of a file being read. Every key that a read names is known; finish() reports the others, with a suggestion.
// A read of a key that is not there leaves the value as it is; a wrong type or value is reported with its line.
// Internal to config.
#pragma once

#include <toml++/toml.h>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "config/report.hpp"

namespace vigie::config {

class Block {
  public:
    // All references must outlive it. `name` is "" for the whole file, else "fetch", "watch", …
    Block(const toml::table& table, std::string name, const std::string& file, Report& report);

    bool has(std::string_view key) const { return table_.contains(key); }
    Origin origin() const;
    Origin origin(std::string_view key) const;  // of its value; of the table where there is none
    void fail(std::string_view key, std::string message) const;
    std::string key_name(std::string_view key) const;

    void read(std::string_view key, std::string& value);
    void read(std::string_view key, bool& value);
    void read(std::string_view key, int& value, int least, int most);
    void read(std::string_view key, Duration& value, Duration least = {});
    void read(std::string_view key, std::optional<Duration>& value);
    void read_size(std::string_view key, std::uint64_t& value);  // 1048576 or "1M"
    void read_time(std::string_view key, std::optional<Time>& value);
    // A string is a list of one.
    void read(std::string_view key, std::vector<std::string>& value);
    void read(std::string_view key, std::vector<int>& value, int least);
    void read(std::string_view key, std::vector<Duration>& value, Duration least);
    // A table of strings, numbers and booleans, as strings.
    void read(std::string_view key, std::map<std::string, std::string>& value);
    // All keys that no read has named so far, as strings; lists of strings joined by ", ". Nothing is unknown after it.
    std::map<std::string, std::string> read_rest();
    // Not unknown, though it was not read.
    void ignore(std::string_view key) { asked_.emplace_back(key); }
    // Reports what must be there and is not, or is empty.
    bool require(std::string_view key, const std::string& value);

    // "[key]"; none where there is no such table.
    std::optional<Block> table(std::string_view key);
    // A list in which strings and tables may stand side by side; a string or a table alone is a list of one.
    std::vector<std::variant<std::string, Block>> items(std::string_view key);
    // "[[key]]"
    std::vector<Block> tables(std::string_view key);

    void finish();

  private:
    const toml::node* find(std::string_view key);
    void wrong_type(std::string_view key, const char* wanted, const toml::node& node) const;
    bool as_duration(std::string_view key, const toml::node& node, Duration& value, Duration least) const;
    bool as_text(std::string_view key, const toml::node& node, std::string& text) const;

    const toml::table& table_;
    std::string name_;
    const std::string& file_;
    Report& report_;
    std::vector<std::string> asked_;
};

}  // namespace vigie::config
