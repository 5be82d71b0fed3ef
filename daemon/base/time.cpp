#include "base/time.hpp"

#include <spdlog/fmt/fmt.h>

#include <charconv>

namespace vigie {
namespace {

// Reads exactly `digits` digits at `at`, moving it.
std::optional<int> number(std::string_view text, std::size_t& at, std::size_t digits) {
    if (at + digits > text.size()) return std::nullopt;
    int value = 0;
    for (const char c : text.substr(at, digits)) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    at += digits;
    return value;
}

bool skip(std::string_view text, std::size_t& at, std::string_view any_of) {
    if (at >= text.size() || any_of.find(text[at]) == std::string_view::npos) return false;
    ++at;
    return true;
}

// "Z", "+02:00", "-0530"; nothing is UTC.
std::optional<std::chrono::minutes> offset(std::string_view text, std::size_t& at) {
    if (at == text.size() || skip(text, at, "Zz")) return std::chrono::minutes(0);
    const int sign = text[at] == '-' ? -1 : 1;
    if (!skip(text, at, "+-")) return std::nullopt;
    const auto hours = number(text, at, 2);
    skip(text, at, ":");
    const auto minutes = number(text, at, 2);
    if (!hours || !minutes) return std::nullopt;
    return std::chrono::minutes(sign * (*hours * 60 + *minutes));
}

}  // namespace

std::string to_rfc3339(Time time) {
    const auto day = std::chrono::floor<std::chrono::days>(time);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss clock(std::chrono::floor<std::chrono::seconds>(time - day));
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()), clock.hours().count(),
                       clock.minutes().count(), clock.seconds().count());
}

std::optional<Time> parse_rfc3339(std::string_view text) {
    std::size_t at = 0;
    const auto year = number(text, at, 4);
    if (!year || !skip(text, at, "-")) return std::nullopt;
    const auto month = number(text, at, 2);
    if (!month || !skip(text, at, "-")) return std::nullopt;
    const auto day = number(text, at, 2);
    if (!day) return std::nullopt;
    const std::chrono::year_month_day date(std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                                           std::chrono::day(static_cast<unsigned>(*day)));
    if (!date.ok()) return std::nullopt;
    Time time = std::chrono::sys_days(date);
    if (at == text.size()) return time;
    if (!skip(text, at, "Tt ")) return std::nullopt;
    const auto hour = number(text, at, 2);
    if (!hour || !skip(text, at, ":")) return std::nullopt;
    const auto minute = number(text, at, 2);
    if (!minute) return std::nullopt;
    int second = 0;
    if (skip(text, at, ":")) {
        const auto read = number(text, at, 2);
        if (!read) return std::nullopt;
        second = *read;
        if (skip(text, at, ".,"))
            while (skip(text, at, "0123456789")) {
            }
    }
    if (*hour > 23 || *minute > 59 || second > 60) return std::nullopt;
    const auto zone = offset(text, at);
    if (!zone || at != text.size()) return std::nullopt;
    return time + std::chrono::hours(*hour) + std::chrono::minutes(*minute) + std::chrono::seconds(second) - *zone;
}

std::optional<Duration> parse_duration(std::string_view text) {
    if (text.empty()) return std::nullopt;
    Duration sum(0);
    const char* at = text.data();
    const char* const end = at + text.size();
    while (at != end) {
        std::int64_t value = 0;
        const auto [rest, error] = std::from_chars(at, end, value);
        if (error != std::errc() || value < 0 || value > 100'000'000 || rest == end) return std::nullopt;
        const std::string_view unit(rest, (end - rest > 1 && rest[0] == 'm' && rest[1] == 's') ? 2 : 1);
        if (unit == "ms")
            sum += Duration(value);
        else if (unit == "s")
            sum += std::chrono::seconds(value);
        else if (unit == "m")
            sum += std::chrono::minutes(value);
        else if (unit == "h")
            sum += std::chrono::hours(value);
        else if (unit == "d")
            sum += std::chrono::hours(24 * value);
        else
            return std::nullopt;
        at = rest + unit.size();
    }
    return sum;
}

std::string format_duration(Duration duration) {
    const auto ms = duration.count();
    if (ms % 1000 != 0 || ms == 0) return fmt::format("{}ms", ms);
    const auto s = ms / 1000;
    if (s % 86400 == 0) return fmt::format("{}d", s / 86400);
    if (s % 3600 == 0) return fmt::format("{}h", s / 3600);
    if (s % 60 == 0) return fmt::format("{}m", s / 60);
    return fmt::format("{}s", s);
}

}  // namespace vigie
