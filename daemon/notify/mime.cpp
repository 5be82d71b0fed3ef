#include "notify/mime.hpp"

#include <openssl/evp.h>
#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <array>

namespace vigie::notify {
namespace {

bool is_continuation(char c) {
    return (static_cast<unsigned char>(c) & 0xc0U) == 0x80;
}

}  // namespace

std::string base64(std::string_view bytes) {
    std::string out(4 * ((bytes.size() + 2) / 3), '\0');
    EVP_EncodeBlock(reinterpret_cast<unsigned char*>(out.data()), reinterpret_cast<const unsigned char*>(bytes.data()),
                    static_cast<int>(bytes.size()));
    return out;
}

std::string header_text(std::string_view text) {
    const bool plain = std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7f; }) &&
                       text.find("=?") == std::string_view::npos && text.size() <= 60;
    if (plain) return std::string(text);
    constexpr std::size_t word = 42;  // bytes, so that "=?UTF-8?B?…?=" stays within 75 characters
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = std::min(at + word, text.size());
        while (end > at && end < text.size() && is_continuation(text[end])) --end;
        if (end == at) end = std::min(at + word, text.size());  // not UTF-8
        out += (at == 0 ? "" : "\r\n ") + ("=?UTF-8?B?" + base64(text.substr(at, end - at)) + "?=");
        at = end;
    }
    return out;
}

std::string quoted_printable(std::string_view text) {
    std::string out;
    std::size_t column = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '\n') {
            out += "\r\n";
            column = 0;
            continue;
        }
        const bool line_end = i + 1 == text.size() || text[i + 1] == '\n';
        const bool literal = (c > 0x20 && c < 0x7f && c != '=') || (c == ' ' && !line_end);
        const std::size_t size = literal ? 1 : 3;
        if (column + size > 75) {
            out += "=\r\n";
            column = 0;
        }
        // A dot at the start of a line, and "From ", are changed by some on the way.
        const bool risky = column == 0 && (c == '.' || c == 'F');
        out += literal && !risky ? std::string(1, c) : fmt::format("={:02X}", static_cast<unsigned char>(c));
        column += literal && risky ? 3 : size;
    }
    return out;
}

std::string mail_date(Time time) {
    constexpr std::array days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto day = std::chrono::floor<std::chrono::days>(time);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss clock(std::chrono::floor<std::chrono::seconds>(time - day));
    return fmt::format("{}, {:02} {} {:04} {:02}:{:02}:{:02} +0000", days[std::chrono::weekday(day).c_encoding()],
                       static_cast<unsigned>(date.day()), months[static_cast<unsigned>(date.month()) - 1],
                       static_cast<int>(date.year()), clock.hours().count(), clock.minutes().count(),
                       clock.seconds().count());
}

std::string wrapped(std::string_view text, std::size_t width, std::string_view indent) {
    std::string out(indent);
    std::size_t column = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        const auto word = text.substr(at, end - at);
        const auto length = static_cast<std::size_t>(
            std::count_if(word.begin(), word.end(), [](char c) { return !is_continuation(c); }));
        if (column > 0 && column + 1 + length > width) {
            out += "\n" + std::string(indent);
            column = 0;
        }
        if (column > 0) {
            out += ' ';
            ++column;
        }
        out += word;
        column += length;
        at = end == text.size() ? end : end + 1;
    }
    return out;
}

}  // namespace vigie::notify
