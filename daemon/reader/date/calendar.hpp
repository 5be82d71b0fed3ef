// The calendar day in a date. Inner header of reader/date.
#pragma once

#include <chrono>
#include <optional>

#include "reader/date/date.hpp"
#include "reader/date/tokens.hpp"

namespace vigie::date {

// Of the tokens that the clock and the zone have left. `clock`: there was a time of day, so that month and year alone
// are no date.
std::optional<std::chrono::year_month_day> read_day(const Tokens& tokens, DateOrder order, bool clock);

}  // namespace vigie::date
