// One entry: <item> of RSS and RDF, <entry> of Atom.
#include <algorithm>
#include <array>

#include "reader/date/date.hpp"
#include "reader/feed/builder.hpp"
#include "reader/feed/person.hpp"
#include "reader/feed/text.hpp"
#include "reader/html/html.hpp"

namespace vigie::feed {
namespace {

class EntryReader {
  public:
    explicit EntryReader(const Scope& scope) : scope_(scope) {}

    void add(pugi::xml_node child, const Name& name, const Scope& scope) {
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

    RawEntry finish(const std::string& site) {
        Entry& entry = raw_.entry;
        const std::string& base = scope_.base();
        if (link_.empty() && permalink_) link_ = entry.id;
        if (!link_.empty()) {
            const std::string& from = link_base_.empty() ? (site.empty() ? base : site) : link_base_;
            entry.link = absolute_link(from, link_);
        }
        if (entry.summary.empty() && !weak_summary_.empty()) entry.summary = std::move(weak_summary_);
        if (entry.language.empty()) entry.language = scope_.language();
        return std::move(raw_);
    }

    void set_about(std::string_view about) {
        if (raw_.entry.id.empty() && !about.empty()) {
            raw_.entry.id = about;
            id_rank_ = 1;
        }
    }
    void set_href(std::string_view href) { link_ = href; }

  private:
    void add_core(pugi::xml_node child, const Name& name, const Scope& scope) {
        const std::string_view local = name.local();
        if (local == "title") return set_title(child, name, scope, 3);
        if (local == "link") return add_link(child, name, scope);
        if (local == "guid" || local == "id") return set_id(child, local, scope);
        if (local == "description" || local == "summary" || local == "abstract")
            return set_summary(child, name, scope, 3);
        if (local == "content" || local == "encoded" || local == "fullitem" || local == "body") {
            return add_core_content(child, name, scope);
        }
        if (local == "pubdate" || local == "published" || local == "issued" || local == "created") {
            return set_date(child, local == "created" ? 1 : 3, raw_.entry.published, published_rank_);
        }
        if (local == "updated" || local == "modified" || local == "lastbuilddate") {
            return set_date(child, 3, raw_.entry.updated, updated_rank_);
        }
        if (local == "date") return set_date(child, 2, raw_.entry.published, published_rank_);
        if (local == "author" || local == "creator") return set_author(child, name, scope, 3);
        if (local == "contributor") return set_author(child, name, scope, 0);
        if (local == "category") return add_category(child, name, scope);
        if (local == "enclosure") return add_enclosure(attribute(child, "url"), child, scope);
        if (local == "language") raw_.entry.language = trimmed_text(child);
    }

    void add_core_content(pugi::xml_node child, const Name& name, const Scope& scope) {
        // Out-of-line content is only linked.
        if (const std::string_view source = attribute(child, "src"); !source.empty() && name.space == Space::atom) {
            if (link_.empty()) set_link(source, scope, 1);
        }
        set_content(child, name, scope, name.local() == "content" ? 4 : 2);
    }

    void add_dublin_core(pugi::xml_node child, const Name& name, const Scope& scope) {
        const std::string_view local = name.local();
        if (local == "title") return set_title(child, name, scope, 2);
        if (local == "creator" || local == "author") return set_author(child, name, scope, 4);
        if (local == "publisher" || local == "contributor") return;
        if (local == "subject") return add_category(child, name, scope);
        if (local == "description" || local == "abstract") return set_summary(child, name, scope, 2);
        if (local == "language") raw_.entry.language = trimmed_text(child);
        if (local == "identifier") return set_id(child, local, scope);
        if (local == "date" || local == "issued" || local == "created") {
            return set_date(child, 2, raw_.entry.published, published_rank_);
        }
        if (local == "modified") set_date(child, 2, raw_.entry.updated, updated_rank_);
    }

    void add_content_module(pugi::xml_node child, const Name& name, const Scope& scope) {
        if (name.local() == "encoded") set_content(child, name, scope, 5);
    }

    void add_media(pugi::xml_node child, const Name& name, const Scope& scope) {
        const std::string_view local = name.local();
        if (local == "title") return set_title(child, name, scope, 1);
        if (local == "description" || local == "text") return set_weak_summary(child, name, scope, 1);
        if (local == "category") return add_category(child, name, scope);
        if (local == "content" && !attribute(child, "url").empty()) {
            media_.push_back({absolute_link(scope.base(), attribute(child, "url")),
                              std::string(attribute(child, "type")), std::string(attribute(child, "filesize"))});
        }
        if ((local == "player") && link_.empty()) set_link(attribute(child, "url"), scope, 1);
        if (local == "group" || local == "content") {
            each_child(child, scope, [&](pugi::xml_node inner, const Name& inner_name, const Scope& inner_scope) {
                if (inner_name.space == Space::media && inner_name.local() != "group" && nested_++ < 1000) {
                    add_media(inner, inner_name, inner_scope);
                }
            });
        }
    }

    void add_podcast(pugi::xml_node child, const Name& name, const Scope& scope) {
        const std::string_view local = name.local();
        if (local == "author") return set_author(child, name, scope, 2);
        if (local == "title") return set_title(child, name, scope, 1);
        if (local == "summary" || local == "description") return set_weak_summary(child, name, scope, 3);
        if (local == "subtitle") return set_weak_summary(child, name, scope, 2);
        if (local == "category" || local == "keywords") return add_category(child, name, scope);
    }

    void set_title(pugi::xml_node child, const Name& name, const Scope& scope, int rank) {
        if (rank <= title_rank_) return;
        std::string title = as_plain(child, name, scope);
        if (title.empty()) return;
        raw_.entry.title = std::move(title);
        title_rank_ = rank;
    }

    void set_id(pugi::xml_node child, std::string_view local, const Scope&) {
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

    void set_link(std::string_view link, const Scope& scope, int rank) {
        link = trim(link);
        if (link.empty() || rank <= link_rank_) return;
        link_ = link;
        link_base_ = &scope == &scope_ && scope_.base().empty() ? "" : scope.base();
        link_rank_ = rank;
    }

    void add_link(pugi::xml_node child, const Name& name, const Scope& scope) {
        std::string buffer;
        const std::string_view href = attribute(child, "href");
        if (href.empty()) return set_link(raw_text(child, buffer), scope, name.space == Space::atom ? 2 : 9);
        const std::string_view relation = attribute(child, "rel");
        if (relation == "enclosure") return add_enclosure(href, child, scope);
        if (!relation.empty() && relation != "alternate" &&
            relation != "http://www.iana.org/assignments/relation/alternate")
            return;
        const std::string_view type = attribute(child, "type");
        set_link(href, scope, type.empty() || type.find("html") != type.npos ? 6 : 4);
    }

    void add_enclosure(std::string_view url, pugi::xml_node child, const Scope& scope) {
        if (trim(url).empty() || raw_.entry.enclosures.size() >= 100) return;
        raw_.entry.enclosures.push_back({absolute_link(scope.base(), url), std::string(attribute(child, "type")),
                                         std::string(attribute(child, "length"))});
    }

    void set_summary(pugi::xml_node child, const Name& name, const Scope& scope, int rank) {
        if (rank <= summary_rank_) return;
        std::string html = as_html(child, name, scope);
        if (html.empty()) return;
        raw_.entry.summary = std::move(html);
        summary_rank_ = rank;
    }

    void set_weak_summary(pugi::xml_node child, const Name& name, const Scope& scope, int rank) {
        if (rank <= weak_rank_) return;
        weak_summary_ = as_html(child, name, scope);
        if (!weak_summary_.empty()) weak_rank_ = rank;
    }

    void set_content(pugi::xml_node child, const Name& name, const Scope& scope, int rank) {
        if (rank <= content_rank_) return;
        std::string html = as_html(child, name, scope);
        if (html.empty()) return;
        raw_.entry.content = std::move(html);
        content_rank_ = rank;
    }

    void set_date(pugi::xml_node child, int rank, std::optional<Time>& target, int& target_rank) {
        std::string buffer;
        const std::string_view text = trim(raw_text(child, buffer));
        if (text.empty() || rank <= target_rank) return;
        if (raw_.date.empty()) raw_.date = text;
        const auto time = parse_date(text);
        if (!time) return;
        target = time;
        target_rank = rank;
    }

    void set_author(pugi::xml_node child, const Name& name, const Scope& scope, int rank) {
        if (rank < author_rank_ || (rank == author_rank_ && !raw_.entry.author.empty())) return;
        const Person person = read_person(child, name, scope);
        if (person.empty()) return;
        raw_.entry.author = person.shown;
        raw_.entry.author_name = person.name;
        raw_.entry.author_email = person.email;
        author_rank_ = rank;
    }

    void add_category(pugi::xml_node child, const Name& name, const Scope& scope) {
        if (raw_.entry.categories.size() >= 200) return;
        std::string term(trim(attribute(child, "term")));
        if (term.empty()) term = as_plain(child, name, scope);
        if (term.empty()) term = trim(attribute(child, name.space == Space::itunes ? "text" : "label"));
        auto& all = raw_.entry.categories;
        if (!term.empty() && std::find(all.begin(), all.end(), term) == all.end()) all.push_back(std::move(term));
    }

    const Scope& scope_;
    RawEntry raw_;
    std::string link_;
    std::string link_base_;
    std::string weak_summary_;
    std::vector<Enclosure> media_;
    bool permalink_ = false;
    int nested_ = 0;
    int title_rank_ = 0, id_rank_ = -1, link_rank_ = 0, summary_rank_ = 0, weak_rank_ = 0, content_rank_ = 0,
        author_rank_ = 0;
    int published_rank_ = 0, updated_rank_ = 0;
};

}  // namespace

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
