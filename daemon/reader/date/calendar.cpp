// Calendar days: "16 Dec 2012", "Dec 16, 2012", "2012-12-16", "16.12.12", "20121216", "2012-351", "2012-W50-7",
// "2012年12月16日".
#include "reader/date/calendar.hpp"

#include "reader/date/solar.hpp"

namespace vigie::date {
namespace {

using std::chrono::day;
using std::chrono::year;
using std::chrono::year_month_day;
using Day = std::optional<year_month_day>;

// Two digits: RFC 2822, 4.3. Negative: no year.
int full_year(const Token& token) {
    const int value = static_cast<int>(token.value);
    switch (token.text.size()) {
        case 2:
            return value < 50 ? 2000 + value : 1900 + value;
        case 4:
            return value;
        default:
            return -1;
    }
}

Day make(int y, unsigned m, unsigned d) {
    if (y < 1 || y > 9999) return std::nullopt;
    const year_month_day date{year(y), std::chrono::month(m), day(d)};
    return date.ok() ? Day(date) : std::nullopt;
}

Day make(const Token& y, unsigned m, const Token& d) {
    return d.text.size() > 2 ? std::nullopt : make(full_year(y), m, d.value);
}

Day day_of_year(int y, unsigned number) {
    const bool leap = year(y).is_leap();
    if (y < 1 || y > 9999 || number < 1 || number > (leap ? 366U : 365U)) return std::nullopt;
    return year_month_day(std::chrono::sys_days(year(y) / std::chrono::January / 1) + std::chrono::days(number - 1));
}

Day day_of_week(int y, unsigned week, unsigned weekday) {
    if (y < 1 || y > 9999 || week < 1 || week > 53 || weekday < 1 || weekday > 7) return std::nullopt;
    const std::chrono::sys_days fourth = year(y) / std::chrono::January / 4;  // always in week 1
    const auto since_monday = std::chrono::weekday(fourth) - std::chrono::Monday;
    return year_month_day(fourth - since_monday + std::chrono::weeks(week - 1) + std::chrono::days(weekday - 1));
}

bool is_free_number(const Tokens& tokens, std::size_t i) {
    return tokens.is_number(i) && !tokens[i].used;
}

// The next free number, in one direction, before another month's name; the size where there is none.
std::size_t neighbour(const Tokens& tokens, std::size_t from, bool forward) {
    for (std::size_t i = from; forward ? ++i < tokens.size() : i-- > 0;) {
        if (is_free_number(tokens, i)) return i;
        if (tokens.is_word(i) && tokens[i].month != 0) break;
    }
    return tokens.size();
}

Day around_month(const Tokens& tokens, std::size_t at, bool clock) {
    const auto month = static_cast<unsigned>(tokens[at].month);
    const std::size_t none = tokens.size();
    const std::size_t before = neighbour(tokens, at, false);
    const std::size_t next = neighbour(tokens, at, true);
    const std::size_t after = next == none ? none : neighbour(tokens, next, true);
    if (before != none && next != none) {
        if (tokens[before].text.size() == 4) return make(tokens[before], month, tokens[next]);
        if (const Day date = make(tokens[next], month, tokens[before]); date) return date;
    }
    if (next != none && after != none) return make(tokens[after], month, tokens[next]);
    if (before == none && next != none && !clock && tokens[next].text.size() == 4)
        return make(full_year(tokens[next]), month, 1);
    if (before != none && next == none) {  // "2012 16 Dec"
        const std::size_t first = neighbour(tokens, before, false);
        if (first != none && tokens[first].text.size() == 4) return make(tokens[first], month, tokens[before]);
    }
    return std::nullopt;
}

// Chinese, Japanese and Korean write the unit behind each number.
Day with_units(const Tokens& tokens) {
    int y = -1;
    unsigned m = 0;
    unsigned d = 0;
    for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
        if (!is_free_number(tokens, i) || !tokens.is_word(i + 1)) continue;
        const std::string_view unit = tokens[i + 1].text;
        if (unit.starts_with("년") || unit.starts_with("年")) y = full_year(tokens[i]);
        if (unit.starts_with("월") || unit.starts_with("月")) m = tokens[i].value;
        if (unit.starts_with("일") || unit.starts_with("日")) d = tokens[i].value;
    }
    return make(y, m, d);
}

Day three_numbers(const Token& a, const Token& b, const Token& c, char sign, DateOrder order) {
    if (a.text.size() == 4 && is_solar_year(a.value)) return from_solar(a.value, b.value, c.value);
    if (a.text.size() == 4) return make(a, b.value, c);
    const bool year_last = c.text.size() == 4;
    if (sign == '-' && !year_last) return a.text.size() == 2 && c.text.size() == 2 ? make(a, b.value, c) : std::nullopt;
    const bool day_first = sign != '/' || order == DateOrder::day_first;
    if (const Day date = day_first ? make(c, b.value, a) : make(c, a.value, b); date) return date;
    return day_first ? make(c, a.value, b) : make(c, b.value, a);
}

// Digits that stand alone: "20121216", "121216", "2012351", "12351".
Day compact(const Token& token) {
    const std::string_view digits = token.text;
    const auto part = [&](std::size_t at, std::size_t length) {
        unsigned value = 0;
        for (const char digit : digits.substr(at, length)) value = value * 10 + static_cast<unsigned>(digit - '0');
        return value;
    };
    const auto short_year = [&] { return static_cast<int>(part(0, 2) < 50 ? 2000 + part(0, 2) : 1900 + part(0, 2)); };
    switch (digits.size()) {
        case 5:
            return day_of_year(short_year(), part(2, 3));
        case 6:
            return make(short_year(), part(2, 2), part(4, 2));
        case 7:
            return day_of_year(static_cast<int>(part(0, 4)), part(4, 3));
        case 8:
            return make(static_cast<int>(part(0, 4)), part(4, 2), part(6, 2));
        default:
            return std::nullopt;
    }
}

// ISO 8601 with less than a day: "2012", "2012-12", "-1212", "-12-12": the first day of it.
Day truncated(const Tokens& tokens) {
    const bool dashed = tokens.is_sign(0, '-');
    const std::size_t first = dashed ? 1 : 0;
    if (!is_free_number(tokens, first) || (dashed && !tokens[first].glued)) return std::nullopt;
    const Token& a = tokens[first];
    if (tokens.size() == first + 1) {
        if (a.text.size() != 4) return std::nullopt;
        if (!dashed) return make(static_cast<int>(a.value), 1, 1);
        return make(2000 + static_cast<int>(a.value / 100), a.value % 100, 1);
    }
    const bool two = tokens.size() == first + 3 && tokens.is_sign(first + 1, '-') && is_free_number(tokens, first + 2);
    if (!two || tokens[first + 2].text.size() != 2 || a.text.size() != (dashed ? 2U : 4U)) return std::nullopt;
    return make(full_year(a), tokens[first + 2].value, 1);
}

Day numeric(const Tokens& tokens, DateOrder order) {
    for (std::size_t i = 0; i + 2 < tokens.size(); ++i) {
        if (!is_free_number(tokens, i)) continue;
        const Token& separator = tokens[i + 1];
        if (is_free_number(tokens, i + 1) && is_free_number(tokens, i + 2)) {
            if (const Day date = three_numbers(tokens[i], tokens[i + 1], tokens[i + 2], ' ', order); date) return date;
        }
        if (separator.kind != Token::Kind::sign) continue;
        const char sign = separator.text[0];
        if (sign == '-' && tokens.is_word(i + 2) && tokens[i + 2].word == "w" && is_free_number(tokens, i + 3)) {
            const bool weekday = tokens.is_sign(i + 4, '-') && is_free_number(tokens, i + 5);
            return day_of_week(full_year(tokens[i]), tokens[i + 3].value, weekday ? tokens[i + 5].value : 1);
        }
        if (!is_free_number(tokens, i + 2) || (sign != '-' && sign != '/' && sign != '.')) continue;
        if (sign == '-' && tokens[i + 2].text.size() == 3)
            return day_of_year(full_year(tokens[i]), tokens[i + 2].value);
        if (tokens.is_sign(i + 3, sign) && is_free_number(tokens, i + 4)) {
            if (const Day date = three_numbers(tokens[i], tokens[i + 2], tokens[i + 4], sign, order); date) return date;
        }
    }
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (!is_free_number(tokens, i)) continue;
        return tokens[i].text.size() >= 8 || tokens.size() == 1 ? compact(tokens[i]) : std::nullopt;
    }
    return std::nullopt;
}

// "2 تیر 1399"
Day solar(const Tokens& tokens) {
    for (std::size_t i = 1; i + 1 < tokens.size(); ++i) {
        if (!tokens.is_word(i) || !is_free_number(tokens, i - 1) || !is_free_number(tokens, i + 1)) continue;
        const int month = solar_month(tokens[i].word);
        if (month == 0 || !is_solar_year(tokens[i + 1].value)) continue;
        return from_solar(tokens[i + 1].value, static_cast<unsigned>(month), tokens[i - 1].value);
    }
    return std::nullopt;
}

}  // namespace

Day read_day(const Tokens& tokens, DateOrder order, bool clock) {
    if (const Day date = solar(tokens); date) return date;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (!tokens.is_word(i) || tokens[i].month == 0) continue;
        if (const Day date = around_month(tokens, i, clock); date) return date;
    }
    if (const Day date = with_units(tokens); date) return date;
    if (!clock) {
        if (const Day date = truncated(tokens); date) return date;
    }
    return numeric(tokens, order);
}

}  // namespace vigie::date
