#include "cli/table.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <iostream>

namespace vigie::cli {
namespace {

// The next code point; valid UTF-8 is what the daemon answers.
char32_t next(std::string_view& text) {
    const auto first = static_cast<unsigned char>(text.front());
    const std::size_t size = std::min<std::size_t>(first < 0x80   ? 1
                                                   : first < 0xE0 ? 2
                                                   : first < 0xF0 ? 3
                                                                  : 4,
                                                   text.size());
    char32_t code = size == 1 ? first : first & (0xFFU >> (size + 1));
    for (std::size_t i = 1; i < size; ++i) code = (code << 6U) | (static_cast<unsigned char>(text[i]) & 0x3FU);
    text.remove_prefix(size);
    return code;
}

// East Asian Width W and F in their large blocks (UAX #11); marks that combine.
std::size_t cells(char32_t c) {
    const auto in = [c](char32_t low, char32_t high) { return c >= low && c <= high; };
    if (in(0x300, 0x36F) || in(0x200B, 0x200F) || in(0x610, 0x61A) || in(0x64B, 0x65F) || in(0xFE00, 0xFE0F)) return 0;
    if (in(0x1100, 0x115F) || in(0x2E80, 0xA4CF) || in(0xAC00, 0xD7A3) || in(0xF900, 0xFAFF) || in(0xFE30, 0xFE6F) ||
        in(0xFF00, 0xFF60) || in(0xFFE0, 0xFFE6) || in(0x1F300, 0x1FAFF) || in(0x20000, 0x3FFFD))
        return 2;
    return 1;
}

std::size_t terminal_width() {
    winsize size{};
    return isatty(1) && ioctl(1, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

}  // namespace

std::size_t display_width(std::string_view text) {
    std::size_t width = 0;
    while (!text.empty()) width += cells(next(text));
    return width;
}

std::string fit(std::string_view text, std::size_t width) {
    if (display_width(text) <= width) return std::string(text);
    std::string_view rest = text;
    std::size_t used = 0, bytes = 0;
    while (!rest.empty()) {
        used += cells(next(rest));
        if (used + 1 > width) break;
        bytes = text.size() - rest.size();
    }
    return std::string(text.substr(0, bytes)) + "…";
}

std::string plain(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        const std::string_view before = text;
        const char32_t code = next(text);
        const bool control = code < 0x20 || (code >= 0x7F && code < 0xA0) || (code >= 0x202A && code <= 0x202E) ||
                             (code >= 0x2066 && code <= 0x2069);
        out.append(control ? std::string_view(" ") : before.substr(0, before.size() - text.size()));
    }
    return out;
}

std::string Table::text(std::size_t width) const {
    std::vector<std::vector<std::string>> rows = rows_;
    std::vector<std::size_t> widths;
    for (auto& row : rows)
        for (std::size_t i = 0; i < row.size(); ++i) {
            row[i] = plain(row[i]);
            if (widths.size() <= i) widths.push_back(0);
            widths[i] = std::max(widths[i], display_width(row[i]));
        }
    std::string out;
    for (const auto& row : rows) {
        std::size_t column = 0;
        for (std::size_t i = 0; i < row.size(); ++i) {
            const bool last = i + 1 == row.size();
            out += last && width > column + 1 ? fit(row[i], width - column) : row[i];
            if (!last) out.append(widths[i] - display_width(row[i]) + 2, ' ');
            column += widths[i] + 2;
        }
        while (out.ends_with(' ')) out.pop_back();
        out += '\n';
    }
    return out;
}

void Table::print() const {
    std::cout << text(terminal_width());
}

std::string distance(std::string_view rfc3339, Time now) {
    const auto time = parse_rfc3339(rfc3339);
    if (!time) return "";
    const bool past = *time <= now;
    const std::int64_t seconds =
        std::chrono::duration_cast<std::chrono::seconds>(past ? now - *time : *time - now).count();
    // What was made for two hours a moment ago ends in 2h, not in 1h.
    const auto whole = [&](std::int64_t unit) { return std::to_string((seconds + (past ? 0 : unit - 1)) / unit); };
    std::string size = seconds < 100      ? std::to_string(seconds) + "s"
                       : seconds < 6000   ? whole(60) + "m"
                       : seconds < 172800 ? whole(3600) + "h"
                                          : whole(86400) + "d";
    return past ? size + " ago" : "in " + size;
}

bool coloured() {
    const char* refused = std::getenv("NO_COLOR");
    return isatty(1) && (refused == nullptr || *refused == '\0');
}

std::string bold(std::string_view text) {
    return coloured() ? "\x1b[1m" + std::string(text) + "\x1b[0m" : std::string(text);
}

}  // namespace vigie::cli
