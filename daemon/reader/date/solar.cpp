#include "reader/date/solar.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace vigie::date {
namespace {

constexpr std::array<std::string_view, 12> months{"فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور",
                                                  "مهر",     "آبان",     "آذر",   "دی",  "بهمن",  "اسفند"};
// Afghanistan's names.
constexpr std::array<std::string_view, 12> signs{"حمل",   "ثور",  "جوزا", "سرطان", "اسد", "سنبله",
                                                 "میزان", "عقرب", "قوس",  "جدی",   "دلو", "حوت"};

// Eight leap years in thirty-three, as the spring equinox at Tehran has had them since 1244 and will until 1472.
bool is_leap(unsigned year) {
    constexpr std::array<unsigned, 8> leap{1, 5, 9, 13, 17, 22, 26, 30};
    return std::find(leap.begin(), leap.end(), year % 33) != leap.end();
}

unsigned days_of(unsigned year, unsigned month) {
    return month <= 6 ? 31U : month <= 11 || is_leap(year) ? 30U : 29U;
}

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
    if (!is_solar_year(year) || month < 1 || month > 12 || day < 1 || day > days_of(year, month)) return std::nullopt;
    std::chrono::sys_days out = std::chrono::year(1921) / std::chrono::March / 21;  // 1 Farvardin 1300
    for (unsigned y = 1300; y < year; ++y) out += std::chrono::days(is_leap(y) ? 366 : 365);
    for (unsigned m = 1; m < month; ++m) out += std::chrono::days(days_of(year, m));
    return out + std::chrono::days(day - 1);
}

}  // namespace vigie::date
