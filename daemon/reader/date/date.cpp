// Dates: clock first, then zone, and what they leave is the day.
#include "reader/date/date.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "reader/date/calendar.hpp"
#include "reader/date/clock.hpp"
#include "reader/date/names.hpp"
#include "reader/date/tokens.hpp"
#include "reader/date/usual.hpp"

namespace vigie {
namespace {

using std::chrono::sys_days;

WrittenDate written(std::chrono::milliseconds since_epoch) {
    const Time time(since_epoch);
    const sys_days day = std::chrono::floor<std::chrono::days>(time);
    return {day, time - day, std::chrono::minutes(0)};
}

// Seconds or milliseconds since 1970, of the years 2001 to 2286.
std::optional<WrittenDate> unix_time(const date::Tokens& tokens) {
    if (tokens.size() != 1 || !tokens.is_number(0) || tokens[0].text[0] == '0') return std::nullopt;
    const std::string_view digits = tokens[0].text;
    if (digits.size() != 10 && digits.size() != 13) return std::nullopt;
    std::int64_t value = 0;
    for (const char digit : digits) value = value * 10 + (digit - '0');
    return written(std::chrono::milliseconds(digits.size() == 10 ? value * 1000 : value));
}

// "20121216150405": one run of digits for day and time.
std::optional<WrittenDate> run_of_digits(const date::Tokens& tokens) {
    if (tokens.size() == 0 || !tokens.is_number(0)) return std::nullopt;
    const std::string_view digits = tokens[0].text;
    if (digits.size() != 14 && digits.size() != 12) return std::nullopt;
    std::string iso(digits.substr(0, 8));
    iso.append("T").append(digits.substr(8));
    for (std::size_t i = 1; i < tokens.size(); ++i) iso.append(tokens[i].text);
    return parse_written_date(iso);
}

// Korea has one zone, so a date in Hangul needs none.
bool in_hangul(const date::Tokens& tokens) {
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (!tokens.is_word(i)) continue;
        const std::string_view word = tokens[i].text;
        if (word >= "\uAC00" && word < "\uD7A4") return true;
    }
    return false;
}

}  // namespace

Time WrittenDate::time() const {
    return Time(sys_days(day).time_since_epoch()) + time_of_day.value_or(std::chrono::milliseconds(0)) -
           offset.value_or(std::chrono::minutes(0));
}

std::string ascii_digits(std::string_view text) {
    // The bytes that lead to each script's zero.
    constexpr std::array<std::pair<std::string_view, unsigned char>, 4> zeros{
        {{"\xD9", 0xA0}, {"\xDB", 0xB0}, {"\xE0\xA5", 0xA6}, {"\xE0\xA7", 0xA6}}};
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto digits = std::find_if(zeros.begin(), zeros.end(), [&](const auto& zero) {
            const std::size_t last = i + zero.first.size();
            if (!text.substr(i).starts_with(zero.first) || last >= text.size()) return false;
            const auto byte = static_cast<unsigned char>(text[last]);
            return byte >= zero.second && byte < zero.second + 10;
        });
        if (digits == zeros.end()) {
            out += text[i];
            continue;
        }
        i += digits->first.size();
        out += static_cast<char>('0' + (static_cast<unsigned char>(text[i]) - digits->second));
    }
    return out;
}

std::optional<WrittenDate> parse_written_date(std::string_view text, DateOrder order) {
    if (std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xD9; }))
        if (const std::string plain = ascii_digits(text); plain.size() != text.size())
            return parse_written_date(plain, order);
    if (auto date = date::read_usual(text); date) return date;
    date::Tokens tokens(text);
    if (tokens.size() == 0) return std::nullopt;
    if (auto date = unix_time(tokens); date) return date;
    if (auto date = run_of_digits(tokens); date) return date;
    const date::ClockReading clock = date::read_clock(tokens);
    if (clock.impossible) return std::nullopt;
    const date::ZoneReading zone = date::read_zone(tokens, clock);
    if (zone.impossible) return std::nullopt;
    const auto day = date::read_day(tokens, order, clock.time_of_day.has_value());
    if (!day) return std::nullopt;
    WrittenDate date{*day, clock.time_of_day, zone.offset};
    if (zone.name != 0) date.offset = date::zone(tokens[zone.name - 1].word, *day);
    if (!date.offset && date.time_of_day && in_hangul(tokens)) date.offset = std::chrono::hours(9);
    return date;
}

std::optional<Time> parse_date(std::string_view text, DateOrder order) {
    const auto date = parse_written_date(text, order);
    return date ? std::optional<Time>(date->time()) : std::nullopt;
}

}  // namespace vigie
