// Times of day: "15:04:05.999", "3:04 p.m.", "T150405", "15h30", "15.30 Uhr", "3pm"; zones: "+0200", "GMT-5", "EST",
// "Europe/Paris".
#include "reader/date/clock.hpp"

#include "reader/date/names.hpp"

namespace vigie::date {
namespace {

using std::chrono::milliseconds;

struct Parts {
    unsigned hour = 0, minute = 0, second = 0, milli = 0;
};

void use(Tokens& tokens, std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) tokens[i].used = true;
}

unsigned thousandths(std::string_view digits) {
    unsigned value = 0;
    for (std::size_t i = 0; i < 3; ++i)
        value = value * 10 + (i < digits.size() ? static_cast<unsigned>(digits[i] - '0') : 0);
    return value;
}

// "15:04[:05[.999]]" at `i`; returns the token after it, 0 where there is none. Four parts are no time.
std::size_t colon_form(const Tokens& tokens, std::size_t i, Parts& parts, bool& impossible) {
    if (!tokens.is_number(i) || !tokens.is_sign(i + 1, ':') || !tokens.is_number(i + 2) || tokens[i].text.size() > 2)
        return 0;
    parts.hour = tokens[i].value;
    parts.minute = tokens[i + 2].value;
    std::size_t end = i + 3;
    if (tokens.is_sign(end, ':') && tokens.is_number(end + 1)) {
        parts.second = tokens[end + 1].value;
        end += 2;
        const bool point = tokens.is_sign(end, '.') || tokens.is_sign(end, ',');
        if (point && tokens[end].glued && tokens.is_number(end + 1) && tokens[end + 1].glued) {
            parts.milli = thousandths(tokens[end + 1].text);
            end += 2;
        }
    }
    impossible = tokens.is_sign(end, ':') && tokens.is_number(end + 1);
    return end;
}

// "T15", "T1504", "T150405": digits right after the T of ISO 8601.
std::size_t iso_form(const Tokens& tokens, std::size_t i, Parts& parts) {
    if (i == 0 || !tokens.is_number(i) || !tokens[i].glued || !tokens.is_word(i - 1) || tokens[i - 1].word != "t")
        return 0;
    const std::string_view digits = tokens[i].text;
    if (digits.size() != 2 && digits.size() != 4 && digits.size() != 6) return 0;
    const auto two = [&](std::size_t at) {
        return digits.size() < at + 2 ? 0U : static_cast<unsigned>((digits[at] - '0') * 10 + digits[at + 1] - '0');
    };
    parts = {two(0), two(2), two(4), 0};
    return i + 1;
}

bool is_hour_word(std::string_view word) {
    return word == "h" || word == "uhr" || word == "hs" || word == "hrs" || word == "시" || word == "時" ||
           word == "时";
}

// "15h30", "15 h", "15 Uhr", "15.30 Uhr", "3pm".
std::size_t word_form(const Tokens& tokens, std::size_t i, Parts& parts) {
    if (!tokens.is_number(i) || tokens[i].text.size() > 2 || tokens[i].value > 24) return 0;
    parts.hour = tokens[i].value;
    if (tokens.is_sign(i + 1, '.') && tokens.is_number(i + 2) && tokens.is_word(i + 3) && tokens[i + 3].word == "uhr") {
        parts.minute = tokens[i + 2].value;
        return i + 4;
    }
    if (!tokens.is_word(i + 1)) return 0;
    if (half_of_day(tokens[i + 1].word) != Half::none && parts.hour <= 12) return i + 1;
    if (!is_hour_word(tokens[i + 1].word)) return 0;
    const bool minutes = tokens.is_number(i + 2) && tokens[i + 2].text.size() == 2 && tokens[i + 2].value < 60;
    if (!minutes || (tokens.is_sign(i + 3, '.') || tokens.is_sign(i + 3, '/'))) return i + 2;
    parts.minute = tokens[i + 2].value;
    return i + 3;
}

Half half_near(Tokens& tokens, std::size_t begin, std::size_t& end) {
    if (tokens.is_word(end)) {
        if (const Half half = half_of_day(tokens[end].word); half != Half::none) {
            tokens[end++].used = true;
            return half;
        }
    }
    return begin > 0 && tokens.is_word(begin - 1) ? half_of_day(tokens[begin - 1].word) : Half::none;
}

bool finish(Tokens& tokens, std::size_t begin, std::size_t end, Parts parts, ClockReading& reading) {
    use(tokens, begin, end);
    const Half half = half_near(tokens, begin, end);
    if (half == Half::afternoon && parts.hour < 12) parts.hour += 12;
    if (half == Half::morning && parts.hour == 12) parts.hour = 0;
    reading.end = end;
    const bool midnight = parts.hour == 24 && parts.minute == 0 && parts.second == 0;
    if ((parts.hour > 23 && !midnight) || parts.minute > 59 || parts.second > 60) return false;
    reading.time_of_day = std::chrono::hours(parts.hour) + std::chrono::minutes(parts.minute) +
                          std::chrono::seconds(parts.second) + milliseconds(parts.milli);
    return true;
}

// "+0200", "-05:00", "+2" at `i`; returns the token after it, 0 where there is none.
std::size_t numeric_zone(const Tokens& tokens, std::size_t i, bool named, ZoneReading& reading) {
    if ((!tokens.is_sign(i, '+') && !tokens.is_sign(i, '-')) || !tokens.is_number(i + 1) || !tokens[i + 1].glued)
        return 0;
    const Token& number = tokens[i + 1];
    unsigned hours = number.value;
    unsigned minutes = 0;
    std::size_t end = i + 2;
    if (number.text.size() <= 2 && tokens.is_sign(end, ':') && tokens.is_number(end + 1)) {
        minutes = tokens[end + 1].value;
        end += 2;
    } else if (number.text.size() == 4 || number.text.size() == 3) {
        if (number.text.size() == 3 && !named && !tokens[i].glued) return 0;
        hours = number.value / 100;
        minutes = number.value % 100;
    } else if (number.text.size() > 4 || (!named && !tokens[i].glued && tokens.is_sign(i, '-'))) {
        return 0;
    }
    reading.impossible = hours > 23 || minutes > 59;
    const int sign = tokens.is_sign(i, '-') ? -1 : 1;
    reading.offset = std::chrono::minutes(sign * static_cast<int>(hours * 60 + minutes));
    return end;
}

bool is_capital(std::string_view text) {
    if (text.find('/') != text.npos) return true;
    for (const char c : text) {
        if (c < 'A' || c > 'Z') return false;
    }
    return text.size() >= 2;
}

}  // namespace

ClockReading read_clock(Tokens& tokens) {
    ClockReading reading;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        Parts parts;
        bool impossible = false;
        std::size_t end = colon_form(tokens, i, parts, impossible);
        if (end == 0) end = iso_form(tokens, i, parts);
        if (end == 0) continue;
        reading.impossible = impossible || !finish(tokens, i, end, parts, reading);
        return reading;
    }
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        Parts parts;
        const std::size_t end = word_form(tokens, i, parts);
        if (end == 0) continue;
        reading.impossible = !finish(tokens, i, end, parts, reading);
        return reading;
    }
    return reading;
}

ZoneReading read_zone(Tokens& tokens, const ClockReading& clock) {
    ZoneReading reading;
    constexpr std::chrono::sys_days any_day{};
    if (clock.time_of_day) {
        std::size_t at = clock.end;
        const bool named = tokens.is_word(at) && tokens[at].month == 0 && zone(tokens[at].word, any_day);
        if (named) {
            tokens[at].used = true;
            reading.name = ++at;
        }
        if (const std::size_t end = numeric_zone(tokens, at, named, reading); end != 0) {
            use(tokens, at, end);
            reading.name = 0;
            return reading;
        }
        if (named) return reading;
    }
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (!tokens.is_word(i) || tokens[i].used || tokens[i].month != 0 || !is_capital(tokens[i].text)) continue;
        if (!zone(tokens[i].word, any_day)) continue;
        reading.name = i + 1;
        return reading;
    }
    return reading;
}

}  // namespace vigie::date
