// Where a plugin's settings stand, for what only its loading shows to be wrong.
#pragma once

#include <string>
#include <string_view>

namespace vigie::config {

// "FILE:LINE" of the options (else of the block) of the [[plugin]] with this library in a file that was read without
// problems; empty where there is none.
std::string place_of_plugin(const std::string& file, std::string_view library);

}  // namespace vigie::config
