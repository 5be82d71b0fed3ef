// Times that people write: cron expressions and hours of the day, in a time zone (IANA, by ICU). Pure.
#pragma once

#include <array>
#include <bitset>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.hpp"

namespace vigie {

bool known_zone(const std::string& zone);

// Five fields as in crontab(5): minute, hour, day of month, month, day of week; *, lists, ranges, steps, names of
// months and days. Where both days are restricted, either fits.
struct Cron {
    std::bitset<60> minutes;
    std::bitset<24> hours;
    std::bitset<32> days;
    std::bitset<13> months;
    std::bitset<7> weekdays;  // 0 is Sunday
    bool any_day = true, any_weekday = true;
};
std::optional<Cron> parse_cron(std::string_view text);
// The first one later than `after`. An hour that the clocks skip is taken at its end, one that comes twice at its
// first. Empty: never (30 February).
std::optional<Time> next_time(const Cron& cron, const std::string& zone, Time after);

// "22:00-07:00" or "Sat-Sun 00:00-24:00"; the days are those on which it begins.
struct QuietSpan {
    int from = 0, to = 0;  // minutes of the day; to <= from: on the next day
    std::bitset<7> weekdays;
};
std::optional<QuietSpan> parse_quiet(std::string_view text);
// Until when it is quiet; empty: it is not.
std::optional<Time> quiet_until(const std::vector<QuietSpan>& spans, const std::string& zone, Time now);

}  // namespace vigie
