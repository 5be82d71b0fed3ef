// Text for people: tables in columns, times as distances. Pure but for the terminal's width.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/time.hpp"

namespace vigie::cli {

// Columns as wide as their widest cell; on a terminal the last column is cut at its edge.
class Table {
  public:
    explicit Table(std::vector<std::string> header) : rows_{std::move(header)} {}
    void add(std::vector<std::string> row) { rows_.push_back(std::move(row)); }
    bool empty() const { return rows_.size() < 2; }
    // `width` 0: nothing is cut.
    std::string text(std::size_t width) const;
    // To standard output, as wide as it is.
    void print() const;

  private:
    std::vector<std::vector<std::string>> rows_;
};

// How many cells of a terminal a text takes: wide letters two, combining marks none.
std::size_t display_width(std::string_view text);
// Cut to that many cells, "…" last where something was cut.
std::string fit(std::string_view text, std::size_t width);
// Control characters, line breaks among them, as spaces: what feeds say must not steer the terminal.
std::string plain(std::string_view text);

// "12s ago", "in 4m", "3h ago", "5d ago"; empty for no time.
std::string distance(std::string_view rfc3339, Time now);

// Whether standard output is a terminal that wants colours (NO_COLOR is honoured).
bool coloured();
std::string bold(std::string_view text);

}  // namespace vigie::cli
