// Dates as feeds and pages write them: RFC 822 and its many breakages, ISO 8601 and W3C-DTF, asctime, spoken forms with
// month names in English, French, German, Spanish, Italian, Portuguese and more. Pure functions, no locale, no clock.
// A missing zone is UTC. Errors: nullopt where the text is no date, or one that does not exist (25:00, 30 February).
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "base/time.hpp"

namespace vigie {

// A date as written, before its zone is taken off: the page's own calendar day is `day`.
struct WrittenDate {
    std::chrono::year_month_day day;
    std::optional<std::chrono::milliseconds> time_of_day;
    std::optional<std::chrono::minutes> offset;  // east of Greenwich

    Time time() const;  // midnight where no time of day is given
};

// How "03/04/2024" is read where neither number can be told to be the day. "03.04.2024" is always day first.
enum class DateOrder { month_first, day_first };

std::optional<WrittenDate> parse_written_date(std::string_view text, DateOrder order = DateOrder::month_first);

std::optional<Time> parse_date(std::string_view text, DateOrder order = DateOrder::month_first);

// Arabic, Persian, Devanagari and Bengali digits as ASCII ones; the parsers above do so themselves.
std::string ascii_digits(std::string_view text);

// 1 to 12 for a month's name or usual abbreviation in any of the languages, with or without full stop and accents; 0:
// none.
int month_of_name(std::string_view name);

}  // namespace vigie
