// What the columns of published lists mean, and the watch format.
#include <algorithm>
#include <array>
#include <cstdio>

#include "base/time.hpp"
#include "cli/actor_tables.hpp"

namespace vigie::cli {

namespace {

using Columns = std::initializer_list<std::string_view>;

// The first of the columns that the row has.
std::string_view cell(const TableRow& row, Columns columns) {
    for (const std::string_view column : columns)
        if (const auto found = row.find(std::string(column)); found != row.end()) return found->second;
    return {};
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r')) text.remove_suffix(1);
    return text;
}

std::vector<std::string> parted(std::string_view text, std::string_view signs) {
    std::vector<std::string> out;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of(signs), text.size());
        if (const auto part = trimmed(text.substr(0, end)); !part.empty()) out.emplace_back(part);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return out;
}

bool is_qid(std::string_view text) {
    return text.size() > 1 && text.front() == 'Q' && text.find_first_not_of("0123456789", 1) == std::string_view::npos;
}

// "http://www.wikidata.org/entity/Q1", "<…/Q1>" and "Q1" are Q1; any other id stays.
std::string id_of(std::string_view text) {
    std::string_view id = trimmed(text.substr(0, text.find('\n')));
    if (id.starts_with('<') && id.ends_with('>')) id = id.substr(1, id.size() - 2);
    if (const auto last = id.substr(id.rfind('/') + 1); is_qid(last)) id = last;
    return std::string(id);
}

// Wikidata's TSV writes "words"@en.
std::string_view label(std::string_view text) {
    text = trimmed(text);
    const std::size_t close = text.rfind('"');
    if (!text.starts_with('"') || close == 0 || (close + 1 < text.size() && text[close + 1] != '@')) return text;
    return text.substr(1, close - 1);
}

std::string type_of(std::string_view said, const std::string& otherwise) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 12> types{
        {{"person", "person"},
         {"human", "person"},
         {"organization", "organisation"},
         {"organisation", "organisation"},
         {"company", "organisation"},
         {"publicbody", "organisation"},
         {"legalentity", "organisation"},
         {"place", "place"},
         {"country", "place"},
         {"location", "place"},
         {"event", "event"},
         {"other", "other"}}};
    std::string small;
    for (const char c : trimmed(said)) small += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    for (const auto& [word, type] : types)
        if (small == word) return std::string(type);
    return otherwise;
}

// Schemata that are no actors of their own: addresses, passports, who sits where.
bool is_no_actor(std::string_view schema) {
    for (const char* other : {"Address", "Passport", "Identification", "Occupancy", "Position", "Ownership",
                              "Directorship", "Family", "Associate", "Sanction", "Membership", "CryptoWallet",
                              "Security", "Vessel", "Airplane", "Vehicle", "Article", "Document"})
        if (schema == other) return true;
    return false;
}

// "2013", "2013-03" and "2013-03-14T00:00:00Z" as a date.
std::optional<Time> date_of(std::string_view text) {
    int year = 0, month = 1, day = 1;
    const std::string value(trimmed(text.substr(0, text.find('\n'))));
    if (std::sscanf(value.c_str(), "%4d-%2d-%2d", &year, &month, &day) < 1 || year < 1 || year > 9999)
        return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                           std::chrono::day(static_cast<unsigned>(day))};
    if (!date.ok()) return std::nullopt;
    return std::chrono::sys_days(date);
}

void add_name(Actor& actor, std::string_view name) {
    const std::string text(label(name));
    if (text.empty() || is_qid(text) || text == actor.name) return;
    if (std::find(actor.aliases.begin(), actor.aliases.end(), text) == actor.aliases.end())
        actor.aliases.push_back(text);
}

void add_role(Actor& actor, Role role) {
    role.title = label(role.title);
    if (role.title.empty() || is_qid(role.title) || role.title.find("://") != std::string::npos) return;
    if (role.from && role.until && *role.until <= *role.from) role.until.reset();
    const auto same = [&](const Role& one) {
        return one.title == role.title && one.from == role.from && one.until == role.until;
    };
    if (std::none_of(actor.roles.begin(), actor.roles.end(), same)) actor.roles.push_back(std::move(role));
}

// Not "quoted": std has one, which a std::string as the argument finds.
std::string toml_text(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F) out += c;
    }
    return out + '"';
}

std::string date_text(Time time) {
    const std::chrono::year_month_day date(std::chrono::floor<std::chrono::days>(time));
    char out[32];
    std::snprintf(out, sizeof out, "%04d-%02u-%02u", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                  static_cast<unsigned>(date.day()));
    return out;
}

}  // namespace

bool ActorList::add(const TableRow& row) {
    if (is_no_actor(cell(row, {"schema"}))) return false;
    const auto names = parted(cell(row, {"itemlabel", "personlabel", "caption", "name", "label"}), "\n");
    std::string id = id_of(cell(row, {"wikidataid", "qid", "item", "person", "entity", "wikidata", "id"}));
    if (names.empty() || is_qid(label(names.front()))) return false;
    const std::string name(label(names.front()));
    // Whoever has no id is known by the name: rows of one name are one actor.
    const auto [at, is_new] = by_id_.emplace(id.empty() ? "name:" + name : id, actors_.size());
    if (is_new) {
        const auto said = cell(row, {"schema", "type", "kind"});
        actors_.push_back({std::move(id), name, type_of(said, default_type_), {}, {}});
    }
    Actor& actor = actors_[at->second];
    for (const std::string& one : names) add_name(actor, one);
    for (const std::string& one : parted(cell(row, {"name"}), "\n")) add_name(actor, one);
    for (const std::string& one : parted(cell(row, {"itemaltlabel", "personaltlabel"}), ",\n")) add_name(actor, one);
    for (const std::string& one : parted(cell(row, {"aliases", "alias", "altlabel", "altnames"}), ";|\n"))
        add_name(actor, one);
    for (const std::string& one : parted(cell(row, {"previousname"}), "\n")) add_name(actor, one);
    const auto roles =
        parted(cell(row, {"positionlabel", "officelabel", "rolelabel", "role", "office", "position", "title"}), ";|\n");
    const bool dated = roles.size() == 1;
    for (const std::string& role : roles)
        add_role(actor, {role, dated ? date_of(cell(row, {"from", "start", "since"})) : std::nullopt,
                         dated ? date_of(cell(row, {"until", "end", "to"})) : std::nullopt});
    return true;
}

std::string to_toml(const std::vector<Actor>& actors) {
    std::string out;
    for (const Actor& actor : actors) {
        out += "[[actor]]\n";
        if (!actor.id.empty()) out += "id = " + toml_text(actor.id) + "\n";
        out += "name = " + toml_text(actor.name) + "\n";
        if (!actor.type.empty()) out += "type = " + toml_text(actor.type) + "\n";
        std::string list;
        for (const std::string& alias : actor.aliases) list += (list.empty() ? "" : ", ") + toml_text(alias);
        if (!list.empty()) out += "aliases = [" + list + "]\n";
        list.clear();
        for (const Role& role : actor.roles) {
            list += (list.empty() ? "{ title = " : ", { title = ") + toml_text(role.title);
            if (role.from) list += ", from = " + date_text(*role.from);
            if (role.until) list += ", until = " + date_text(*role.until);
            list += " }";
        }
        if (!list.empty()) out += "roles = [" + list + "]\n";
        out += '\n';
    }
    return out;
}

}  // namespace vigie::cli
