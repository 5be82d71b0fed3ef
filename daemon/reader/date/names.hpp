// Words of dates: months, halves of the day, zones. Inner header of reader/date.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace vigie::date {

// Lower case without accents: Latin, Greek and Cyrillic letters; other characters stay.
std::string fold(std::string_view word);

// 1 to 12; 0: no month. `folded` in full, or its first letters (three or more) where they mean one month only.
int month(std::string_view folded);

enum class Half { none, morning, afternoon };
Half half_of_day(std::string_view folded);

// East of Greenwich: "est", "cest", "z", "europe/paris" (at that local day).
std::optional<std::chrono::minutes> zone(std::string_view folded, std::chrono::sys_days day);

}  // namespace vigie::date
