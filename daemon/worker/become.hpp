// The role program: the sandboxed process becomes the analyzer that the user wrote in another language.
#pragma once

#include <string>

#include "worker/arguments.hpp"

namespace vigie::worker {

// Executes the command, with the socket on its descriptor and an environment of our own. Returns only where that cannot
// be done, and why: one clause.
std::string become(const Arguments& arguments);

}  // namespace vigie::worker
