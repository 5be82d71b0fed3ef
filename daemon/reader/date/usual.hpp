// The two forms that nearly all feeds use, read without tokens. Inner header of reader/date.
#pragma once

#include <optional>
#include <string_view>

#include "reader/date/date.hpp"

namespace vigie::date {

// "Thu, 08 Feb 2024 14:05:11 +0100" (or GMT) and "2024-02-08T14:05:11+01:00" (or Z, or fractions), exactly; null:
// another form, or no date.
std::optional<WrittenDate> read_usual(std::string_view text);

}  // namespace vigie::date
