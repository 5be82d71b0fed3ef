// Two stories that turn out to be one.
#pragma once

#include "store/connection.hpp"

namespace vigie::store {

// Articles, alerts and waiting deliveries of `merged` move to `into`. Where both have the same alert, the older one
// stays and takes the other's articles; the other is no longer listed. Nobody is told twice. In a transaction only.
void merge_stories(Connection& db, const std::string& into, const std::vector<std::string>& merged, Time now);

}  // namespace vigie::store
