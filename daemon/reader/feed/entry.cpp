// One entry: <item> of RSS and RDF, <entry> of Atom.
#include <algorithm>
#include <array>

#include "reader/date/date.hpp"
#include "reader/feed/entry_reader.hpp"
#include "reader/feed/person.hpp"
#include "reader/feed/text.hpp"
#include "reader/html/html.hpp"

namespace vigie::feed {
namespace {

constexpr int rss_link = 9;  // rank of a <link> with text

}  // namespace

void EntryReader::add(pugi::xml_node child, const Name& name, const Scope& scope) {
    switch (name.space) {
        case Space::none:
        case Space::atom:
            return add_core(child, name, scope);
        case Space::dc:
        case Space::terms:
            return add_dublin_core(child, name, scope);
        case Space::content:
            return add_content_module(child, name, scope);
        case Space::media:
            return add_media(child, name, scope);
        case Space::itunes:
        case Space::google:
            return add_podcast(child, name, scope);
        case Space::xhtml:
            if (name.local() == "body" || name.local() == "div") set_content(child, name, scope, 3);
            return;
        default:
            return;
    }
}

RawEntry EntryReader::finish(const std::string& site) {
    Entry& entry = raw_.entry;
    const std::string& base = scope_.base();
    if (link_.empty() && permalink_) link_ = entry.id;
    if (!link_.empty()) {
        const std::string& from = link_base_.empty() ? (site.empty() ? base : site) : link_base_;
        entry.link = absolute_link(from, link_);
    }
    if (!second_summary_.empty()) {  // RSS has no <summary>: beside a description, it is the longer text
        std::string& target = entry.summary.empty() ? entry.summary : entry.content;
        if (target.empty()) target = std::move(second_summary_);
    }
    if (entry.summary.empty() && !weak_summary_.empty()) entry.summary = std::move(weak_summary_);
    if (!entry.published) entry.published = entry.updated;
    if (entry.language.empty()) entry.language = scope_.language();
    return std::move(raw_);
}

void EntryReader::set_about(std::string_view about) {
    if (raw_.entry.id.empty() && !about.empty()) {
        raw_.entry.id = about;
        id_rank_ = 1;
    }
}

void EntryReader::set_href(std::string_view href) {
    link_ = href;
}

void EntryReader::add_core(pugi::xml_node child, const Name& name, const Scope& scope) {
    const std::string_view local = name.local();
    if (local == "title") return set_title(child, name, scope, 3);
    if (local == "link") return add_link(child, name, scope);
    if (local == "guid" || local == "id") return set_id(child, local);
    if (local == "summary" && name.space == Space::none) {
        second_summary_ = as_html(child, name, scope);
        return;
    }
    if (local == "description" || local == "summary" || local == "abstract") return set_summary(child, name, scope, 3);
    if (local == "content" || local == "encoded" || local == "fullitem" || local == "body") {
        return add_core_content(child, name, scope);
    }
    if (local == "pubdate" || local == "published" || local == "issued" || local == "created") {
        const int rank = local == "created" ? 2 : local == "issued" ? 3 : 4;
        return set_date(child, rank, raw_.entry.published, published_rank_);
    }
    if (local == "updated" || local == "modified" || local == "lastbuilddate") {
        return set_date(child, 3, raw_.entry.updated, updated_rank_);
    }
    if (local == "date") return set_both_dates(child);
    if (local == "author" || local == "creator") return set_author(child, name, scope, 3);
    if (local == "contributor") return set_author(child, name, scope, 0);
    if (local == "category") return add_category(child, name);
    if (local == "enclosure") return add_enclosure(attribute(child, "url"), child, scope);
    if (local == "language") raw_.entry.language = trimmed_text(child);
}

void EntryReader::add_core_content(pugi::xml_node child, const Name& name, const Scope& scope) {
    // Out-of-line content is only linked.
    if (const std::string_view source = attribute(child, "src"); !source.empty() && name.space == Space::atom) {
        if (link_.empty()) set_link(source, scope, 1);
    }
    set_content(child, name, scope, name.local() == "content" ? 4 : 2);
}

void EntryReader::set_title(pugi::xml_node child, const Name& name, const Scope& scope, int rank) {
    if (rank <= title_rank_) return;
    Title title = as_title(child, name, scope);
    if (title.plain.empty() && title.html.empty()) return;
    raw_.entry.title = std::move(title.plain);
    raw_.entry.title_html = std::move(title.html);
    title_rank_ = rank;
}

void EntryReader::set_id(pugi::xml_node child, std::string_view local) {
    const int rank = local == "identifier" ? 0 : 2;
    std::string id = trimmed_text(child);
    if (id.empty() || (rank < id_rank_ || (rank == id_rank_ && !raw_.entry.id.empty()))) return;
    raw_.entry.id = std::move(id);
    id_rank_ = rank;
    const std::string_view permanent = attribute(child, "ispermalink");
    const std::string& now = raw_.entry.id;
    permalink_ = local == "guid" && permanent != "false" && permanent != "False" &&
                 (now.starts_with("http://") || now.starts_with("https://") || permanent == "true");
}

void EntryReader::set_link(std::string_view link, const Scope& scope, int rank) {
    link = trim(link);
    // Of several <link> of RSS, which allows one, the last counts, as in most readers.
    if (link.empty() || rank < link_rank_ || (rank == link_rank_ && rank != rss_link)) return;
    link_ = link;
    link_base_ = &scope == &scope_ && scope_.base().empty() ? "" : scope.base();
    link_rank_ = rank;
}

void EntryReader::add_link(pugi::xml_node child, const Name& name, const Scope& scope) {
    std::string buffer;
    const std::string_view href = attribute(child, "href");
    const std::string_view relation = trim(attribute(child, "rel"));
    if (href.empty()) {
        const std::string_view text = raw_text(child, buffer);
        if (relation == "enclosure") return add_enclosure(text, child, scope);
        return set_link(text, scope, name.space == Space::atom ? 2 : rss_link);
    }
    if (relation == "enclosure") return add_enclosure(href, child, scope);
    if (!relation.empty() && relation != "alternate" &&
        relation != "http://www.iana.org/assignments/relation/alternate")
        return;
    const std::string_view type = attribute(child, "type");
    if (name.space == Space::none && relation.empty()) return set_link(href, scope, rss_link);
    set_link(href, scope, type.empty() || type.find("html") != type.npos ? 6 : 4);
}

void EntryReader::add_enclosure(std::string_view url, pugi::xml_node child, const Scope& scope) {
    if (trim(url).empty() || raw_.entry.enclosures.size() >= 100) return;
    raw_.entry.enclosures.push_back({absolute_link(scope.base(), url), std::string(attribute(child, "type")),
                                     std::string(attribute(child, "length"))});
}

void EntryReader::set_summary(pugi::xml_node child, const Name& name, const Scope& scope, int rank) {
    if (rank <= summary_rank_) return;
    std::string html = as_html(child, name, scope);
    if (html.empty()) return;
    raw_.entry.summary = std::move(html);
    summary_rank_ = rank;
}

void EntryReader::set_content(pugi::xml_node child, const Name& name, const Scope& scope, int rank) {
    if (rank <= content_rank_) return;
    std::string html = as_html(child, name, scope);
    if (html.empty()) return;
    raw_.entry.content = std::move(html);
    content_rank_ = rank;
}

RawEntry read_entry(pugi::xml_node element, const Scope& scope, const std::string& site) {
    EntryReader reader(scope);
    reader.set_about(attribute(element, "rdf:about"));
    if (const std::string_view href = attribute(element, "href"); !href.empty()) reader.set_href(href);
    each_child(element, scope,
               [&](pugi::xml_node child, const Name& name, const Scope& inner) { reader.add(child, name, inner); });
    return reader.finish(site);
}

bool is_entry_name(std::string_view local_name) {
    constexpr std::array<std::string_view, 6> names{"item", "entry", "Item", "ITEM", "url", "sitemap"};
    return std::find(names.begin(), names.end(), local_name) != names.end();
}

}  // namespace vigie::feed
