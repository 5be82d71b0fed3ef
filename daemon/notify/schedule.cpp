#include "notify/schedule.hpp"

#include <unicode/gregocal.h>
#include <unicode/timezone.h>

#include <charconv>
#include <memory>

namespace vigie {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

std::unique_ptr<icu::TimeZone> zone_of(const std::string& name) {
    return std::unique_ptr<icu::TimeZone>(icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8(name)));
}

// The wall clock's time, as if it were UTC.
Time to_local(const icu::TimeZone& zone, Time time) {
    std::int32_t raw = 0, saving = 0;
    UErrorCode error = U_ZERO_ERROR;
    zone.getOffset(static_cast<double>(time.time_since_epoch().count()), 0, raw, saving, error);
    return time + Duration(raw + saving);
}

Time to_utc(const icu::TimeZone& zone, sys_days day, int minute) {
    day += days(minute / (24 * 60));
    minute %= 24 * 60;
    const std::chrono::year_month_day date(day);
    UErrorCode error = U_ZERO_ERROR;
    icu::GregorianCalendar calendar(zone, error);
    calendar.setSkippedWallTimeOption(UCAL_WALLTIME_NEXT_VALID);
    calendar.setRepeatedWallTimeOption(UCAL_WALLTIME_FIRST);
    calendar.clear();
    calendar.set(static_cast<int>(date.year()), static_cast<std::int32_t>(static_cast<unsigned>(date.month())) - 1,
                 static_cast<std::int32_t>(static_cast<unsigned>(date.day())), minute / 60, minute % 60, 0);
    return Time(Duration(static_cast<std::int64_t>(calendar.getTime(error))));
}

constexpr std::array<std::string_view, 12> month_names{"jan", "feb", "mar", "apr", "may", "jun",
                                                       "jul", "aug", "sep", "oct", "nov", "dec"};
constexpr std::array<std::string_view, 7> day_names{"sun", "mon", "tue", "wed", "thu", "fri", "sat"};

std::string lower(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
}

template <std::size_t N>
std::optional<int> number_of(std::string_view text, const std::array<std::string_view, N>& names, int first) {
    const std::string word = lower(text);
    for (std::size_t i = 0; i < N; ++i)
        if (names[i] == word) return static_cast<int>(i) + first;
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

std::string_view cut(std::string_view& text, char at) {
    const auto end = text.find(at);
    const auto part = text.substr(0, end);
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    return part;
}

// One field: "*/15", "1-5", "mon,fri". `least` to `most`.
template <std::size_t B, std::size_t N>
bool read_field(std::string_view field, int least, int most, const std::array<std::string_view, N>& names,
                std::bitset<B>& out, bool* any = nullptr) {
    if (any != nullptr) *any = field.starts_with('*');
    if (field.empty()) return false;
    while (!field.empty()) {
        std::string_view item = cut(field, ',');
        std::string_view range = cut(item, '/');
        const auto step = item.empty() ? std::optional<int>(1) : number_of(item, names, least);
        std::optional<int> from = least, to = most;
        if (range != "*") {
            const bool alone = range.find('-') == std::string_view::npos;
            from = number_of(cut(range, '-'), names, N == 12 ? 1 : 0);
            to = !alone ? number_of(range, names, N == 12 ? 1 : 0) : item.empty() ? from : to;
        }
        if (!step || *step < 1 || !from || !to || *from < least || *to > most || *from > *to) return false;
        for (int i = *from; i <= *to; i += *step) out.set(static_cast<std::size_t>(i) % B);
    }
    return true;
}

bool fits(const Cron& cron, sys_days day) {
    const std::chrono::year_month_day date(day);
    if (!cron.months[static_cast<unsigned>(date.month())]) return false;
    const bool by_day = cron.days[static_cast<unsigned>(date.day())];
    const bool by_weekday = cron.weekdays[std::chrono::weekday(day).c_encoding()];
    if (cron.any_day || cron.any_weekday) return by_day && by_weekday;
    return by_day || by_weekday;
}

std::optional<int> minute_of(std::string_view text) {
    constexpr std::array<std::string_view, 0> none{};
    std::string_view rest = text;
    const auto hour = number_of(cut(rest, ':'), none, 0), minute = number_of(rest, none, 0);
    if (!hour || !minute || *hour < 0 || *minute < 0 || *minute > 59 || *hour * 60 + *minute > 24 * 60)
        return std::nullopt;
    return *hour * 60 + *minute;
}

}  // namespace

bool known_zone(const std::string& zone) {
    return *zone_of(zone) != icu::TimeZone::getUnknown();
}

std::optional<Cron> parse_cron(std::string_view text) {
    std::vector<std::string_view> fields;
    while (!text.empty())
        if (const auto field = cut(text, ' '); !field.empty()) fields.push_back(field);
    constexpr std::array<std::string_view, 0> none{};
    Cron cron;
    std::bitset<7> weekdays;
    const bool good = fields.size() == 5 && read_field(fields[0], 0, 59, none, cron.minutes) &&
                      read_field(fields[1], 0, 23, none, cron.hours) &&
                      read_field(fields[2], 1, 31, none, cron.days, &cron.any_day) &&
                      read_field(fields[3], 1, 12, month_names, cron.months) &&
                      read_field(fields[4], 0, 7, day_names, cron.weekdays, &cron.any_weekday);
    return good ? std::optional(cron) : std::nullopt;
}

std::optional<Time> next_time(const Cron& cron, const std::string& zone, Time after) {
    const auto place = zone_of(zone);
    const auto first = std::chrono::floor<days>(to_local(*place, after));
    constexpr int longest = 8 * 366;  // from one 29 February to the next, over 2100
    for (int i = 0; i < longest; ++i) {
        const sys_days day = first + days(i);
        if (!fits(cron, day)) continue;
        for (int minute = 0; minute < 24 * 60; ++minute) {
            if (!cron.hours[static_cast<std::size_t>(minute / 60)]) continue;
            if (!cron.minutes[static_cast<std::size_t>(minute % 60)]) continue;
            if (const Time time = to_utc(*place, day, minute); time > after) return time;
        }
    }
    return std::nullopt;
}

std::optional<QuietSpan> parse_quiet(std::string_view text) {
    QuietSpan span;
    span.weekdays.set();
    if (const auto blank = text.find(' '); blank != std::string_view::npos) {
        std::string_view named = text.substr(0, blank);
        const auto from = number_of(cut(named, '-'), day_names, 0);
        const auto to = named.empty() ? from : number_of(named, day_names, 0);
        if (!from || !to || *from > 6 || *to > 6 || *from < 0 || *to < 0) return std::nullopt;
        span.weekdays.reset();
        for (int day = *from;; day = (day + 1) % 7) {
            span.weekdays.set(static_cast<std::size_t>(day));
            if (day == *to) break;
        }
        text = text.substr(blank + 1);
    }
    const auto from = minute_of(cut(text, '-')), to = minute_of(text);
    if (!from || !to || *from == *to || *from == 24 * 60) return std::nullopt;
    span.from = *from;
    span.to = *to > *from ? *to : *to + 24 * 60;
    return span;
}

std::optional<Time> quiet_until(const std::vector<QuietSpan>& spans, const std::string& zone, Time now) {
    if (spans.empty()) return std::nullopt;
    const auto place = zone_of(zone);
    Time end = now;
    for (bool longer = true; longer && end < now + days(14);) {
        longer = false;
        const auto today = std::chrono::floor<days>(to_local(*place, end));
        for (const QuietSpan& span : spans)
            for (const sys_days day : {today - days(1), today}) {
                if (!span.weekdays[std::chrono::weekday(day).c_encoding()]) continue;
                const Time from = to_utc(*place, day, span.from), to = to_utc(*place, day, span.to);
                if (from > end || to <= end) continue;
                end = to;
                longer = true;
            }
    }
    return end > now ? std::optional(end) : std::nullopt;
}

}  // namespace vigie
