// The file that --actors names.
#pragma once

#include <string>
#include <vector>

#include "model/actor.hpp"

namespace vigie::cli {

// A watch file (TOML) or a JSON array of actors. Throws with all that is wrong in it.
std::vector<Actor> load_actors(const std::string& path);

}  // namespace vigie::cli
