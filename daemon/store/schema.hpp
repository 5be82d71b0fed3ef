// The tables: their version, and how an older database becomes today's.
#pragma once

#include "store/connection.hpp"

namespace vigie::store {

// Creates or migrates; throws when the database is newer than this program.
void migrate(Connection& db);

}  // namespace vigie::store
