// The solar calendar of Iran and Afghanistan, in which their press dates: "2 تیر 1399", "1399/04/02". Inner header of
// reader/date.
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

namespace vigie::date {

// 1 to 12; 0: none. Either form of yeh and kaf.
int solar_month(std::string_view word);

// Years that no Gregorian date of the press has.
constexpr bool is_solar_year(unsigned year) {
    return year >= 1300 && year <= 1450;
}

std::optional<std::chrono::year_month_day> from_solar(unsigned year, unsigned month, unsigned day);

}  // namespace vigie::date
