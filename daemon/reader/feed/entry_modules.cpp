// What the modules add to an entry: Dublin Core, content, media, iTunes and Google Play; and dates, authors,
// categories.
#include <algorithm>
#include <array>

#include "reader/date/date.hpp"
#include "reader/feed/entry_reader.hpp"
#include "reader/feed/person.hpp"
#include "reader/feed/text.hpp"
#include "reader/html/html.hpp"

namespace vigie::feed {

void EntryReader::add_dublin_core(pugi::xml_node child, const Name& name, const Scope& scope) {
    const std::string_view local = name.local();
    if (local == "title") return set_title(child, name, scope, 2);
    if (local == "creator" || local == "author") return set_author(child, name, scope, 4);
    if (local == "publisher" || local == "contributor") return;
    if (local == "subject") return add_category(child, name);
    if (local == "description" || local == "abstract") return set_summary(child, name, scope, 2);
    if (local == "language") raw_.entry.language = trimmed_text(child);
    if (local == "identifier") return set_id(child, local);
    if (local == "date") return set_both_dates(child);
    if (local == "issued" || local == "created") {
        return set_date(child, 2, raw_.entry.published, published_rank_);
    }
    if (local == "modified") set_date(child, 2, raw_.entry.updated, updated_rank_);
}

void EntryReader::add_content_module(pugi::xml_node child, const Name& name, const Scope& scope) {
    if (name.local() == "encoded") set_content(child, name, scope, 5);
}

void EntryReader::add_media(pugi::xml_node child, const Name& name, const Scope& scope) {
    const std::string_view local = name.local();
    if (local == "title") return set_title(child, name, scope, 1);
    if (local == "description" || local == "text") return set_weak_summary(child, name, scope, 1);
    if (local == "category") return add_category(child, name);
    if ((local == "player") && link_.empty()) set_link(attribute(child, "url"), scope, 1);
    if (local == "group" || local == "content") {
        each_child(child, scope, [&](pugi::xml_node inner, const Name& inner_name, const Scope& inner_scope) {
            if (inner_name.space == Space::media && inner_name.local() != "group" && nested_++ < 1000) {
                add_media(inner, inner_name, inner_scope);
            }
        });
    }
}

void EntryReader::add_podcast(pugi::xml_node child, const Name& name, const Scope& scope) {
    const std::string_view local = name.local();
    if (local == "author") return set_author(child, name, scope, 2);
    if (local == "title") return set_title(child, name, scope, 1);
    if (local == "summary" || local == "description") return set_weak_summary(child, name, scope, 3);
    if (local == "subtitle") return set_weak_summary(child, name, scope, 2);
    if (local == "category" || local == "keywords") return add_category(child, name);
}

void EntryReader::set_weak_summary(pugi::xml_node child, const Name& name, const Scope& scope, int rank) {
    if (rank <= weak_rank_) return;
    weak_summary_ = as_html(child, name, scope);
    if (!weak_summary_.empty()) weak_rank_ = rank;
}

void EntryReader::set_date(pugi::xml_node child, int rank, std::optional<Time>& target, int& target_rank) {
    std::string buffer;
    const std::string_view text = trim(raw_text(child, buffer));
    if (text.empty() || rank < target_rank) return;
    if (raw_.date.empty()) raw_.date = text;
    const auto time = parse_date(text);
    if (!time) return;
    target = time;
    target_rank = rank;
}

void EntryReader::set_both_dates(pugi::xml_node child) {
    set_date(child, 1, raw_.entry.published, published_rank_);
    set_date(child, 1, raw_.entry.updated, updated_rank_);
}

void EntryReader::set_author(pugi::xml_node child, const Name& name, const Scope& scope, int rank) {
    if (rank < author_rank_) return;
    const Person person = read_person(child, name, scope);
    if (person.empty()) return;
    if (rank == author_rank_ && !raw_.entry.author.empty()) {
        if (++authors_ > 50 || person.name.empty() || raw_.entry.author_name.empty()) return;
        raw_.entry.author += ", " + person.shown();
        raw_.entry.author_name += ", " + person.name;
        return;
    }
    raw_.entry.author = person.shown();
    raw_.entry.author_name = person.name;
    raw_.entry.author_email = person.email;
    author_rank_ = rank;
}

void EntryReader::add_category(pugi::xml_node child, const Name& name) {
    if (raw_.entry.categories.size() >= 200) return;
    std::string term(trim(attribute(child, "term")));
    if (term.empty()) term = collapse_blanks(decode_entities(trimmed_text(child)));
    if (term.empty()) term = trim(attribute(child, name.space == Space::itunes ? "text" : "label"));
    auto& all = raw_.entry.categories;
    if (!term.empty() && std::find(all.begin(), all.end(), term) == all.end()) all.push_back(std::move(term));
}

}  // namespace vigie::feed
