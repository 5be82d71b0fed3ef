// The time of day and the zone in a date. Inner header of reader/date.
#pragma once

#include <chrono>
#include <optional>

#include "reader/date/tokens.hpp"

namespace vigie::date {

struct ClockReading {
    bool impossible = false;  // 25:00, or a zone of 99 hours
    std::optional<std::chrono::milliseconds> time_of_day;
    std::size_t end = 0;  // the token after it
};

// Marks the tokens that it takes.
ClockReading read_clock(Tokens& tokens);

struct ZoneReading {
    bool impossible = false;
    std::optional<std::chrono::minutes> offset;
    std::size_t name = 0;  // 1 + token with a zone's name, whose offset needs the day
};

ZoneReading read_zone(Tokens& tokens, const ClockReading& clock);

}  // namespace vigie::date
