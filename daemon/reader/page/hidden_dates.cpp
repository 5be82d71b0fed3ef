#include "reader/page/hidden_dates.hpp"

#include <algorithm>
#include <array>

#include "reader/page/text.hpp"

namespace vigie::page {
namespace {

// A script that only writes a date is not longer.
constexpr std::size_t short_script = 200;

// Of all scripts of a page; what lies beyond is no article's.
constexpr std::size_t most_state = 4 << 20;

// Keys of a page's state, without case and underscores; the surest first.
constexpr std::array<std::string_view, 10> keys{"datepublished",   "publishedat", "publishdate", "publicationdate",
                                                "datepublication", "pubdate",     "publishtime", "firstpublished",
                                                "datecreated",     "createdat"};
// Parts of names of <meta> that tell when something came out.
constexpr std::array<std::string_view, 5> coming_out{"publi", "upload", "creat", "posted", "issued"};

std::optional<WrittenDate> read(std::string_view text) {
    if (text.size() < 8 || text.size() > 60) return std::nullopt;
    auto date = parse_written_date(text, DateOrder::day_first);
    const bool plausible =
        date && date->day.year() >= std::chrono::year(1990) && date->day.year() <= std::chrono::year(2100);
    return plausible ? date : std::nullopt;
}

std::optional<WrittenDate> from_own_metas(const Evidence& evidence) {
    for (const auto& m : evidence.metas) {
        const bool tells = std::any_of(coming_out.begin(), coming_out.end(),
                                       [&](auto part) { return m.name.find(part) != std::string::npos; });
        if (!tells) continue;
        if (auto date = read(m.content)) return date;
    }
    return std::nullopt;
}

char plain(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

// Behind a key's last letter: its value as written, quoted or a number; empty: it is no key.
std::string_view value_after(std::string_view script, std::size_t at) {
    const auto skip = [&](std::string_view any) {
        const std::size_t next = script.find_first_not_of(any, at);
        at = next == std::string_view::npos ? script.size() : next;
    };
    skip("\"'\\");
    skip(" ");
    if (at >= script.size() || script[at] != ':') return {};
    ++at;
    skip(" \"'\\");
    // No date is longer; keys without end would be read through again and again.
    const std::string_view rest = script.substr(at, 64);
    return rest.substr(0, rest.find_first_of("\"'\\,}"));
}

std::optional<WrittenDate> from_state(std::string_view script, std::string_view key) {
    for (std::size_t at = 0; at < script.size(); ++at) {
        std::size_t end = at;
        std::size_t matched = 0;
        while (matched < key.size() && end < script.size() &&
               (plain(script[end]) == key[matched] || (script[end] == '_' && matched > 0))) {
            matched += script[end] != '_' ? 1 : 0;
            ++end;
        }
        if (matched < key.size()) continue;
        if (auto date = read(value_after(script, end))) return date;
    }
    return std::nullopt;
}

// The first quoted date of a script that does little else.
std::optional<WrittenDate> from_short_script(std::string_view script) {
    if (script.size() > short_script) return std::nullopt;
    for (std::size_t open = script.find_first_of("\"'"); open != std::string_view::npos;) {
        const std::size_t close = script.find(script[open], open + 1);
        if (close == std::string_view::npos) return std::nullopt;
        const std::string_view text = script.substr(open + 1, close - open - 1);
        if (!text.empty() && text[0] >= '0' && text[0] <= '9' && text.find_first_of("-/.") != text.npos)
            if (auto date = read(text)) return date;
        open = script.find_first_of("\"'", close + 1);
    }
    return std::nullopt;
}

}  // namespace

std::optional<WrittenDate> hidden_date(const Evidence& evidence) {
    if (auto date = from_own_metas(evidence)) return date;
    for (const auto key : keys) {
        std::size_t left = most_state;
        for (const auto script : evidence.scripts) {
            if (auto date = from_state(script.substr(0, left), key)) return date;
            left -= std::min(left, script.size());
        }
    }
    for (const auto script : evidence.scripts)
        if (auto date = from_short_script(script)) return date;
    return std::nullopt;
}

}  // namespace vigie::page
