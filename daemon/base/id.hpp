// Ids are made by the program, not by the database: UUIDv7 (RFC 9562), so they sort by time.
#pragma once

#include <string>

#include "base/clock.hpp"

namespace vigie {

std::string make_id(const Clock& clock, Random& random);

}  // namespace vigie
