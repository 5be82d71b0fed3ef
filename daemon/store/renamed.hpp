// The entries of a feed that gave all of them new ids at once: a move to https, another publishing system. Private to
// store/.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>

#include "store/connection.hpp"

namespace vigie::store {

class Renamed {
  public:
    // Knows none.
    Renamed() = default;
    // Knows the feed's newest articles as their entries were.
    Renamed(Connection& db, const std::string& feed_id);
    // The article of an entry with the same title, and the same date or the same path on whichever host; each once.
    // What several have in common tells none of them.
    std::optional<std::string> take(const Entry& entry);

  private:
    std::unordered_map<std::string, std::string> articles_;  // by digest; empty: of several, or taken
};

}  // namespace vigie::store
