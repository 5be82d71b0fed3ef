// Time as the whole program keeps it: UTC, milliseconds. Pure functions.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace vigie {

using Duration = std::chrono::milliseconds;
using Time = std::chrono::sys_time<Duration>;

inline Time from_unix(std::int64_t seconds) {
    return Time(std::chrono::seconds(seconds));
}
inline std::int64_t to_unix(Time time) {
    return std::chrono::floor<std::chrono::seconds>(time).time_since_epoch().count();
}

// "2024-02-08T14:05:11Z" (RFC 3339, whole seconds).
std::string to_rfc3339(Time time);
// RFC 3339 with any offset, or a bare date. Feeds' many other forms: reader/date.
std::optional<Time> parse_rfc3339(std::string_view text);

// "90s", "10m", "48h", "7d", also "1h30m".
std::optional<Duration> parse_duration(std::string_view text);
std::string format_duration(Duration duration);

}  // namespace vigie
