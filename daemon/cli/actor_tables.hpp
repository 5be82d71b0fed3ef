// Lists of actors as others publish them: Wikidata query results (JSON, CSV, TSV), FollowTheMoney entities
// (OpenSanctions; a JSON object a line), plain tables. Pure functions.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "model/actor.hpp"

namespace vigie::cli {

// A row of a table: column (small letters) → value. Values of one column that stand side by side are parted by '\n'.
using TableRow = std::map<std::string, std::string>;

// Every row of a file in any of the formats, told by its first signs. Throws std::runtime_error with the line.
std::vector<TableRow> read_table(std::string_view bytes);

// A table with a heading: commas, semicolons or tabs (RFC 4180 quotes).
std::vector<TableRow> read_csv(std::string_view bytes);

// Actors gathered row by row: rows of one id are one actor, their names and roles put together.
class ActorList {
  public:
    explicit ActorList(std::string default_type) : default_type_(std::move(default_type)) {}
    bool add(const TableRow& row);  // false: the row names nobody
    const std::vector<Actor>& actors() const { return actors_; }

  private:
    std::string default_type_;
    std::vector<Actor> actors_;
    std::map<std::string, std::size_t, std::less<>> by_id_;
};

// The watch format: [[actor]] blocks.
std::string to_toml(const std::vector<Actor>& actors);

}  // namespace vigie::cli
