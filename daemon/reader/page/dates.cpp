// When it was published and changed. The claims of structured data come first, then what the page shows near its title,
// then its address.
#include <algorithm>
#include <array>
#include <cstdio>
#include <span>

#include "reader/date/date.hpp"
#include "reader/page/date_names.hpp"
#include "reader/page/hidden_dates.hpp"
#include "reader/page/metadata.hpp"
#include "reader/page/text.hpp"

namespace vigie::page {
namespace {

// Words that say when a text came out, folded.
const std::vector<std::string_view> published_words = {
    "published",    "posted",    "veroffentlicht", "erschienen",   "erstellt",  "geschrieben am", "publie",
    "mis en ligne", "publicado", "pubblicato",     "gepubliceerd", "geplaatst", "publisert",      "publicerad",
    "opublikowano", "dodano",    "yayinlanma",     "опубликовано", "wurde am",  "eingestellt am", "verfasst am"};

bool plausible(const WrittenDate& d) {
    const int year = static_cast<int>(d.day.year());
    return year >= 1990 && year <= 2100;
}

std::optional<WrittenDate> read(std::string_view text) {
    const std::string clean = collapse(text);
    if (clean.size() < 4 || clean.size() > 60) return std::nullopt;
    auto date = parse_written_date(clean, DateOrder::day_first);
    if (date && plausible(*date)) return date;
    return std::nullopt;
}

std::optional<WrittenDate> from_metas(const Evidence& evidence, std::span<const std::string_view> names) {
    for (const auto name : names)
        for (const auto& m : evidence.metas)
            if (m.name == name)
                if (auto date = read(m.content)) return date;
    return std::nullopt;
}

// "feb" → 2; 0: none.
int month_of(std::string_view name) {
    constexpr std::string_view names = "janfebmaraprmayjunjulaugsepoctnovdec";
    const auto at = name.size() == 3 ? names.find(name) : names.npos;
    return at == names.npos || at % 3 != 0 ? 0 : static_cast<int>(at / 3) + 1;
}

// "/2024/02/08/", "/2024-02-08-", "/2024/feb/08/", "20240208"
std::optional<WrittenDate> from_url(std::string_view url) {
    const auto digit = [&](std::size_t i) { return i < url.size() && url[i] >= '0' && url[i] <= '9'; };
    const auto number = [&](std::size_t i, int n) {
        int v = 0;
        for (int k = 0; k < n; ++k) v = v * 10 + (url[i + static_cast<std::size_t>(k)] - '0');
        return v;
    };
    for (std::size_t i = 0; i + 8 <= url.size(); ++i) {
        if ((i > 0 && digit(i - 1)) || !digit(i) || !digit(i + 1) || !digit(i + 2) || !digit(i + 3)) continue;
        const int year = number(i, 4);
        if (year < 1995 || year > 2040) continue;
        int month = 0;
        int day = 0;
        const char sep = i + 4 < url.size() ? url[i + 4] : '\0';
        if (const auto name = url.substr(i + 5, 3); sep == '/' && month_of(name) > 0 && digit(i + 9)) {
            month = url[i + 8] == sep ? month_of(name) : 0;
            day = number(i + 9, digit(i + 10) ? 2 : 1);
        } else if ((sep == '/' || sep == '-' || sep == '_' || sep == '.') && digit(i + 5)) {
            const int m = digit(i + 6) ? 2 : 1;
            month = number(i + 5, m);
            const std::size_t at = i + 5 + static_cast<std::size_t>(m);
            if (at < url.size() && url[at] == sep && digit(at + 1)) {
                const int d = digit(at + 2) ? 2 : 1;
                day = number(at + 1, d);
                if (digit(at + 1 + static_cast<std::size_t>(d))) continue;
            }
        } else if (digit(i + 4) && digit(i + 5) && digit(i + 6) && digit(i + 7)) {
            // Alone, or with the hour and minute behind it: "A2024020814320005196".
            const bool timed = digit(i + 8) && digit(i + 9) && digit(i + 10) && digit(i + 11) &&
                               number(i + 8, 2) < 24 && number(i + 10, 2) < 60 &&
                               url.substr(i + 12).find("/http") > 10;  // when an archive took its copy
            if (digit(i + 8) && !timed) continue;
            month = number(i + 4, 2);
            day = number(i + 6, 2);
        }
        WrittenDate out;
        out.day = std::chrono::year(year) / std::chrono::month(static_cast<unsigned>(month)) /
                  std::chrono::day(static_cast<unsigned>(day));
        if (month > 0 && day > 0 && out.day.ok()) return out;
    }
    return std::nullopt;
}

bool names_year(std::string_view text) {
    // A year of Iran's calendar, beside Arabic letters.
    const bool arabic = std::any_of(text.begin(), text.end(), [](char c) {
        return static_cast<unsigned char>(c) >= 0xD8 && static_cast<unsigned char>(c) <= 0xDB;
    });
    for (std::size_t i = 0; i + 4 <= text.size(); ++i) {
        const bool before = i > 0 && text[i - 1] >= '0' && text[i - 1] <= '9';
        const auto two = text.substr(i, 2);
        const bool century = two == "19" || two == "20" || (arabic && (two == "13" || two == "14"));
        const auto digit = [&](std::size_t k) { return k < text.size() && text[k] >= '0' && text[k] <= '9'; };
        if (!before && century && digit(i + 2) && digit(i + 3) && !digit(i + 4)) return true;
        // "8.5.12"
        if (digit(i) && (text[i + 1] == '.' || text[i + 1] == '/') && digit(i + 2) &&
            (text[i + 3] == text[i + 1] || (digit(i + 3) && i + 4 < text.size() && text[i + 4] == text[i + 1])))
            return true;
    }
    return false;
}

// A day beside the year, not "March 2007" alone.
bool names_day(std::string_view text) {
    int runs = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto digit = [&](std::size_t k) { return text[k] >= '0' && text[k] <= '9'; };
        if (digit(i) && (i == 0 || !digit(i - 1))) ++runs;
    }
    return runs >= 2;
}

// A date among other words: "Posted by the desk on 8 February 2024 at noon". The longest run of words that is one.
std::optional<WrittenDate> read_inside(std::string_view written) {
    const std::string text = ascii_digits(written.substr(0, 601));
    if (text.size() > 600 || !names_year(text) || !names_day(text)) return std::nullopt;
    if (auto date = read(text)) return date;
    std::vector<std::size_t> starts{0};
    for (std::size_t i = 0; i + 1 < text.size(); ++i)
        if (text[i] == ' ' || text[i] == '\n' || text[i] == '|' || text[i] == '(') starts.push_back(i + 1);
    starts.push_back(text.size() + 1);
    for (std::size_t words = std::min<std::size_t>(6, starts.size() - 1); words > 0; --words)
        for (std::size_t i = 0; i + words < starts.size(); ++i) {
            auto part = std::string_view(text).substr(starts[i], starts[i + words] - starts[i] - 1);
            while (!part.empty() &&
                   (part.back() == ',' || part.back() == '.' || part.back() == ')' || part.back() == ':'))
                part.remove_suffix(1);
            if (part.size() < 6 || !names_year(part) || !names_day(part)) continue;
            if (auto date = read(part)) return date;
        }
    return std::nullopt;
}

// Small enough to be a date with a few words: nested ones are not all read through.
bool small(const Dom& dom, NodeId i) {
    return dom[i].end - i <= 40;
}

// Of a <time>: what it tells readers where it says that this is when the text came out, else what it claims.
std::optional<WrittenDate> of_time(const Dom& dom, NodeId i) {
    const std::string shown = small(dom, i) ? dom.text(i) : std::string();
    if (contains_any(folded(shown), published_words))
        if (auto date = read_inside(shown)) return date;
    if (auto date = read(dom.attribute(i, "datetime"))) return date;
    return read(shown);
}

// "Date: 8 February 2024"
std::optional<WrittenDate> labelled(const Blocks& blocks) {
    constexpr std::string_view labels[] = {"date ", "datum ", "data ", "dato ", "fecha ", "дата "};
    for (const auto& b : blocks.list) {
        if (b.words > 8 || has(b.far, Hint::comment)) continue;
        const std::string text = folded(b.text);
        for (const std::string_view label : labels)
            if (text.size() > label.size() && text.starts_with(label))
                if (auto date = read_inside(b.text)) return date;
    }
    return std::nullopt;
}

// Near the headline: a <time> or a short block with a date in it, the nearest first; what stands after it sooner.
std::optional<WrittenDate> near_heading(const Dom& dom, const Blocks& blocks, NodeId heading) {
    if (heading == no_node) return std::nullopt;
    const auto& list = blocks.list;
    const auto at = static_cast<std::ptrdiff_t>(
        std::lower_bound(list.begin(), list.end(), heading, [](const Block& b, NodeId n) { return b.first < n; }) -
        list.begin());
    for (std::ptrdiff_t away = 0; away <= 8; ++away)
        for (const std::ptrdiff_t i : {at + away, at - 1 - away}) {
            if (i < 0 || i >= static_cast<std::ptrdiff_t>(list.size()) || (i < at && away > 4)) continue;
            const Block& b = list[static_cast<std::size_t>(i)];
            if (b.words > 30 || (b.far & bit(Hint::comment)) != 0 || (b.places & in_nav) != 0) continue;
            const NodeId above = dom[b.first].parent;
            for (NodeId n = above == no_node ? b.first : above; n <= b.last; ++n)
                if (dom[n].tag == Tag::time)
                    if (auto date = of_time(dom, n)) return date;
            if (i == at) continue;
            if (auto date = read_inside(b.text)) return date;
        }
    // The headline's own words last: they may tell when something happens.
    if (at == static_cast<std::ptrdiff_t>(list.size())) return std::nullopt;
    return read_inside(list[static_cast<std::size_t>(at)].text);
}

std::optional<WrittenDate> from_blocks(const Blocks& blocks) {
    enum Pass { said, named, any, even_related };
    for (const Pass pass : {said, named, any, even_related})
        for (const auto& b : blocks.list) {
            if (b.words > (pass == said ? 60 : 30) || has(b.far, Hint::comment)) continue;
            if (pass == said && !contains_any(folded(b.text), published_words)) continue;
            if (pass != even_related && has(b.far, Hint::related)) continue;
            if (pass == named && (b.near & (bit(Hint::date) | bit(Hint::byline))) == 0) continue;
            if (pass >= any && (b.places & in_footer) != 0) continue;
            if (auto date = read_inside(b.text)) return date;
        }
    return std::nullopt;
}

std::optional<WrittenDate> from_time_elements(const Dom& dom) {
    std::optional<WrittenDate> first;
    for (NodeId i = 0; i < dom.size(); ++i) {
        if (dom[i].tag != Tag::time) continue;
        const auto date = of_time(dom, i);
        if (!date) continue;
        if (dom.has_attribute(i, "pubdate") || dom.attribute(i, "itemprop") == "datePublished") return date;
        if (!first) first = date;
    }
    return first;
}

// Can it be that day where the press of some country lives? None is further than ten hours behind UTC or fourteen
// ahead.
bool may_be_day(std::chrono::year_month_day day, Time instant) {
    const Time midnight = std::chrono::sys_days(day);
    return instant >= midnight - std::chrono::hours(14) && instant < midnight + std::chrono::hours(34);
}

// A claim in UTC names the instant, not the day on the page's own calendar: what it shows, a <time> with the paper's
// own offset or its address does.
std::chrono::year_month_day own_day(const WrittenDate& claim, const Dom& dom, std::string_view url) {
    if (!claim.time_of_day || (claim.offset && claim.offset->count() != 0)) return claim.day;
    std::optional<std::chrono::year_month_day> offset_day;
    for (NodeId i = 0; i < dom.size(); ++i) {
        const bool named = dom.attribute(i, "itemprop") == "datePublished" && dom[i].tag != Tag::meta;
        if ((dom[i].tag != Tag::time && !named) || !small(dom, i)) continue;
        const auto claimed = read(dom.attribute(i, dom.has_attribute(i, "content") ? "content" : "datetime"));
        const bool same = claimed && claimed->time_of_day &&
                          std::chrono::abs(claimed->time() - claim.time()) < std::chrono::minutes(1);
        if (same || (named && !claimed))
            if (const std::string text = dom.text(i); count_words(text) <= 8)
                if (const auto shown = read_inside(text); shown && may_be_day(shown->day, claim.time()))
                    return shown->day;
        if (same && claimed->offset && claimed->offset->count() != 0 && !offset_day) offset_day = claimed->day;
    }
    if (offset_day) return *offset_day;
    const auto address = from_url(url);
    return address && may_be_day(address->day, claim.time()) ? address->day : claim.day;
}

std::string day_text(std::chrono::year_month_day d) {
    char out[32];
    std::snprintf(out, sizeof out, "%04d-%02u-%02u", static_cast<int>(d.year()), static_cast<unsigned>(d.month()),
                  static_cast<unsigned>(d.day()));
    return out;
}

}  // namespace

Dates find_dates(const Dom& dom, const Blocks& blocks, const Evidence& evidence, NodeId heading, std::string_view url) {
    std::optional<WrittenDate> published = read(evidence.linked.published);
    if (!published) published = from_metas(evidence, published_names);
    if (!published) published = from_url(url);
    if (!published) published = labelled(blocks);
    if (!published) published = near_heading(dom, blocks, heading);
    if (!published) published = from_time_elements(dom);
    if (!published) published = from_blocks(blocks);
    if (!published) published = hidden_date(evidence);
    std::optional<WrittenDate> modified = read(evidence.linked.modified);
    if (!modified) modified = from_metas(evidence, modified_names);
    if (!published) published = modified;
    Dates out;
    if (published) {
        out.published = published->time();
        out.day = day_text(own_day(*published, dom, url));
    }
    if (modified) out.updated = modified->time();
    return out;
}

}  // namespace vigie::page
