// The alerts of a watch as an Atom feed (RFC 4287). Pure. Internal to http.
#pragma once

#include <string>
#include <vector>

#include "model/model.hpp"

namespace vigie::http {

// `alerts` newest first.
std::string atom_feed(const std::string& watch, const std::vector<Alert>& alerts, Time now);

}  // namespace vigie::http
