#include "reader/date/solar.hpp"

#include <unicode/calendar.h>
#include <unicode/timezone.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <string>

namespace vigie::date {
namespace {

constexpr std::array<std::string_view, 12> months{"فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور",
                                                  "مهر",     "آبان",     "آذر",   "دی",  "بهمن",  "اسفند"};
// Afghanistan's names.
constexpr std::array<std::string_view, 12> signs{"حمل",   "ثور",  "جوزا", "سرطان", "اسد", "سنبله",
                                                 "میزان", "عقرب", "قوس",  "جدی",   "دلو", "حوت"};

std::string persian_letters(std::string_view word) {
    std::string out;
    for (std::size_t i = 0; i < word.size(); ++i) {
        const std::string_view letter = word.substr(i, 2);
        if (letter == "ي" || letter == "ك") {
            out += letter == "ي" ? "ی" : "ک";
            ++i;
        } else {
            out += word[i];
        }
    }
    return out;
}

}  // namespace

int solar_month(std::string_view word) {
    if (word.empty() || static_cast<unsigned char>(word[0]) < 0xD8 || static_cast<unsigned char>(word[0]) > 0xDB)
        return 0;
    const std::string name = persian_letters(word);
    for (const auto& names : {months, signs})
        if (const auto at = std::find(names.begin(), names.end(), name); at != names.end())
            return static_cast<int>(at - names.begin()) + 1;
    return 0;
}

std::optional<std::chrono::year_month_day> from_solar(unsigned year, unsigned month, unsigned day) {
    if (!is_solar_year(year) || month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::Calendar> calendar(
        icu::Calendar::createInstance(*icu::TimeZone::getGMT(), icu::Locale("fa_IR@calendar=persian"), status));
    if (U_FAILURE(status)) return std::nullopt;
    calendar->clear();
    calendar->setLenient(false);
    calendar->set(static_cast<int>(year), static_cast<int>(month) - 1, static_cast<int>(day));
    const UDate milliseconds = calendar->getTime(status);
    if (U_FAILURE(status)) return std::nullopt;  // no such day
    return std::chrono::sys_days(std::chrono::days(std::llround(milliseconds / 86'400'000.0)));
}

}  // namespace vigie::date
