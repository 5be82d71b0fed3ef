// The head of a feed: what it says of itself, and how often it wants to be asked.
#include <algorithm>
#include <array>
#include <charconv>

#include "reader/date/date.hpp"
#include "reader/feed/builder.hpp"
#include "reader/feed/person.hpp"
#include "reader/feed/text.hpp"
#include "reader/html/html.hpp"

namespace vigie::feed {
namespace {

std::optional<int> number(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && value >= 0 ? std::optional<int>(value) : std::nullopt;
}

std::optional<Duration> period(std::string_view text) {
    using std::chrono::hours;
    if (text == "hourly") return hours(1);
    if (text == "daily") return hours(24);
    if (text == "weekly") return hours(24 * 7);
    if (text == "monthly") return hours(24 * 30);
    if (text == "yearly") return hours(24 * 365);
    return std::nullopt;
}

int weekday(std::string_view text) {
    constexpr std::array<std::string_view, 7> days{"sun", "mon", "tue", "wed", "thu", "fri", "sat"};
    std::string start(text.substr(0, 3));
    std::transform(start.begin(), start.end(), start.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? char(c | 0x20) : c; });
    const auto found = std::find(days.begin(), days.end(), start);
    return found == days.end() ? -1 : static_cast<int>(found - days.begin());
}

void add_once(std::vector<int>& all, int value) {
    if (std::find(all.begin(), all.end(), value) == all.end()) all.push_back(value);
}

bool take(std::string& target, int& target_rank, std::string value, int rank) {
    if (value.empty() || rank <= target_rank) return false;
    target = std::move(value);
    target_rank = rank;
    return true;
}

}  // namespace

void Head::add(pugi::xml_node child, const Name& name, const Scope& scope) {
    const std::string_view local = name.local();
    const bool core = name.space == Space::none || name.space == Space::atom;
    const bool dublin = name.space == Space::dc || name.space == Space::terms;
    const bool podcast = name.space == Space::itunes || name.space == Space::google;
    const int weight = core ? 3 : dublin ? 2 : 1;
    if (name.space == Space::syndication || local == "ttl" || local == "skiphours" || local == "skipdays") {
        return add_rhythm(child, name);
    }
    if (podcast && local == "new-feed-url") document_.moved_to = trimmed_text(child);
    if (!core && !dublin && !podcast && name.space != Space::media) return;
    if (local == "title") {
        Title title = as_title(child, name, scope);
        if (weight <= title_rank_ || (title.plain.empty() && title.html.empty())) return;
        document_.title = std::move(title.plain);
        document_.title_html = std::move(title.html);
        title_rank_ = weight;
    } else if (local == "link") {
        add_link(child, name, scope);
    } else if (local == "description" || local == "subtitle" || local == "tagline" || local == "abstract" ||
               local == "summary") {
        take(document_.description, description_rank_, as_html(child, name, scope), weight);
    } else if (local == "language") {
        if (core || document_.language.empty()) document_.language = trimmed_text(child);
    } else if (core && local == "id") {
        document_.id = trimmed_text(child);
    } else if (local == "managingeditor" || local == "author" || local == "creator" || local == "webmaster") {
        const Person person = read_person(child, name, scope);
        const int rank = local == "webmaster" ? 1 : weight + 1;
        if (take(document_.author, author_rank_, person.shown(), rank)) document_.author_name = person.name;
    } else {
        add_date(child, name);
    }
}

void Head::add_link(pugi::xml_node child, const Name& name, const Scope& scope) {
    const std::string_view href = attribute(child, "href");
    const std::string_view relation = trim(attribute(child, "rel"));
    if (href.empty() || (name.space == Space::none && relation.empty())) {
        // Of several <link> of RSS, which allows one, the last counts.
        if (name.space == Space::none) link_rank_ = std::min(link_rank_, 8);
        const std::string link = href.empty() ? trimmed_text(child) : std::string(href);
        take(document_.link, link_rank_, absolute_link(scope.base(), link), name.space == Space::none ? 9 : 2);
        return;
    }
    if (relation == "self") document_.self = absolute_link(scope.base(), href);
    if (relation == "hub" && document_.hub.empty()) document_.hub = absolute_link(scope.base(), href);
    if (!relation.empty() && relation != "alternate") return;
    const std::string_view type = attribute(child, "type");
    take(document_.link, link_rank_, absolute_link(scope.base(), href),
         type.empty() || type.find("html") != type.npos ? 6 : 4);
}

void Head::add_date(pugi::xml_node child, const Name& name) {
    const std::string_view local = name.local();
    int rank = 0;
    if (local == "updated" || local == "modified" || local == "lastbuilddate") rank = 3;
    if (local == "date" || local == "pubdate") rank = 2;
    if (rank <= updated_rank_) return;
    if (const auto time = parse_date(trimmed_text(child)); time) {
        document_.updated = time;
        updated_rank_ = rank;
    }
}

void Head::add_rhythm(pugi::xml_node child, const Name& name) {
    const std::string_view local = name.local();
    const std::string text = trimmed_text(child);
    if (local == "ttl") {
        if (const auto minutes = number(text); minutes && *minutes > 0) document_.ttl = std::chrono::minutes(*minutes);
    } else if (local == "updateperiod") {
        period_ = period(text);
    } else if (local == "updatefrequency") {
        frequency_ = std::max(1, number(text).value_or(1));
    } else if (local == "skiphours" || local == "skipdays") {
        for (const pugi::xml_node part : child.children()) {
            const std::string value = trimmed_text(part);
            if (local == "skipdays") {
                if (const int day = weekday(value); day >= 0) add_once(document_.skip_days, day);
            } else if (const auto hour = number(value); hour && *hour <= 24) {
                add_once(document_.skip_hours, *hour % 24);  // RSS 0.91 counted to 24
            }
        }
    }
}

void Head::finish() {
    if (period_) document_.update_period = *period_ / frequency_;
}

}  // namespace vigie::feed
