// An analysis for people to read.
#pragma once

#include <string>
#include <string_view>

#include "wire/wire.hpp"

namespace vigie::cli {

void append_pretty(std::string& out, std::string_view text, const wire::Message& answer);

}  // namespace vigie::cli
