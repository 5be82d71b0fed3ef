// RFC 822 and RFC 3339 as they should be.
#include "reader/date/usual.hpp"

namespace vigie::date {
namespace {

// Reads from the front; once something does not fit, nothing does.
class Cursor {
  public:
    explicit Cursor(std::string_view text) : text_(text) {}
    bool good() const { return good_; }
    bool done() const { return text_.empty(); }
    char peek() const { return text_.empty() ? '\0' : text_.front(); }

    unsigned digits(std::size_t count) {
        unsigned value = 0;
        good_ = good_ && text_.size() >= count;
        for (std::size_t i = 0; good_ && i < count; ++i) {
            good_ = text_[i] >= '0' && text_[i] <= '9';
            value = value * 10 + static_cast<unsigned>(text_[i] - '0');
        }
        if (good_) text_.remove_prefix(count);
        return value;
    }

    void skip(std::string_view expected) {
        good_ = good_ && text_.starts_with(expected);
        if (good_) text_.remove_prefix(expected.size());
    }

    void skip_letters(std::size_t count) {
        good_ = good_ && text_.size() >= count;
        for (std::size_t i = 0; good_ && i < count; ++i) good_ = (text_[i] | 0x20) >= 'a' && (text_[i] | 0x20) <= 'z';
        if (good_) text_.remove_prefix(count);
    }

    unsigned month() {
        constexpr std::string_view names = "JanFebMarAprMayJunJulAugSepOctNovDec";
        good_ = good_ && text_.size() >= 3;
        for (unsigned i = 0; good_ && i < 12; ++i) {
            if (!text_.starts_with(names.substr(i * 3, 3))) continue;
            text_.remove_prefix(3);
            return i + 1;
        }
        good_ = false;
        return 0;
    }

    std::optional<std::chrono::minutes> offset(std::string_view separator) {
        const int sign = peek() == '-' ? -1 : 1;
        skip(sign < 0 ? "-" : "+");
        const unsigned hours = digits(2);
        skip(separator);
        const unsigned minutes = digits(2);
        good_ = good_ && hours < 24 && minutes < 60;
        return std::chrono::minutes(sign * static_cast<int>(hours * 60 + minutes));
    }

  private:
    std::string_view text_;
    bool good_ = true;
};

std::optional<WrittenDate> finish(const Cursor& cursor, int year, unsigned month, unsigned day, unsigned hour,
                                  unsigned minute, unsigned second, unsigned milli,
                                  std::optional<std::chrono::minutes> offset) {
    const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)};
    if (!cursor.good() || !cursor.done() || !date.ok() || year < 1 || hour > 23 || minute > 59 || second > 59)
        return std::nullopt;
    return WrittenDate{date,
                       std::chrono::hours(hour) + std::chrono::minutes(minute) + std::chrono::seconds(second) +
                           std::chrono::milliseconds(milli),
                       offset};
}

std::optional<WrittenDate> rfc822(std::string_view text) {
    Cursor cursor(text);
    cursor.skip_letters(3);
    cursor.skip(", ");
    const unsigned day = text.size() > 6 && text[6] == ' ' ? cursor.digits(1) : cursor.digits(2);
    cursor.skip(" ");
    const unsigned month = cursor.month();
    cursor.skip(" ");
    const auto year = static_cast<int>(cursor.digits(4));
    cursor.skip(" ");
    const unsigned hour = cursor.digits(2);
    cursor.skip(":");
    const unsigned minute = cursor.digits(2);
    cursor.skip(":");
    const unsigned second = cursor.digits(2);
    cursor.skip(" ");
    std::optional<std::chrono::minutes> offset(0);
    cursor.peek() == 'G' ? cursor.skip("GMT") : void(offset = cursor.offset(""));
    return finish(cursor, year, month, day, hour, minute, second, 0, offset);
}

std::optional<WrittenDate> rfc3339(std::string_view text) {
    Cursor cursor(text);
    const auto year = static_cast<int>(cursor.digits(4));
    cursor.skip("-");
    const unsigned month = cursor.digits(2);
    cursor.skip("-");
    const unsigned day = cursor.digits(2);
    cursor.skip("T");
    const unsigned hour = cursor.digits(2);
    cursor.skip(":");
    const unsigned minute = cursor.digits(2);
    cursor.skip(":");
    const unsigned second = cursor.digits(2);
    unsigned milli = 0;
    if (cursor.peek() == '.') {
        cursor.skip(".");
        unsigned worth = 100;
        while (cursor.good() && cursor.peek() >= '0' && cursor.peek() <= '9') {
            milli += cursor.digits(1) * worth;
            worth /= 10;
        }
    }
    std::optional<std::chrono::minutes> offset(0);
    cursor.peek() == 'Z' ? cursor.skip("Z") : void(offset = cursor.offset(":"));
    return finish(cursor, year, month, day, hour, minute, second, milli, offset);
}

}  // namespace

std::optional<WrittenDate> read_usual(std::string_view text) {
    if (text.size() < 20 || text.size() > 40) return std::nullopt;
    return text[3] == ',' ? rfc822(text) : text[4] == '-' ? rfc3339(text) : std::nullopt;
}

}  // namespace vigie::date
