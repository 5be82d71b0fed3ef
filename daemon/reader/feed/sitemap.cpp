// News sitemaps (sitemaps.org, Google's news extension), and plain ones.
#include "reader/date/date.hpp"
#include "reader/feed/builder.hpp"
#include "reader/feed/text.hpp"
#include "reader/html/html.hpp"

namespace vigie::feed {
namespace {

void split_keywords(const std::string& text, std::vector<std::string>& words) {
    std::size_t begin = 0;
    while (begin < text.size() && words.size() < 100) {
        const std::size_t end = std::min(text.find(',', begin), text.size());
        if (const std::string_view word = trim(std::string_view(text).substr(begin, end - begin)); !word.empty()) {
            words.emplace_back(word);
        }
        begin = end + 1;
    }
}

void read_news(pugi::xml_node element, const Scope& scope, RawEntry& raw, FeedDocument& document) {
    each_child(element, scope, [&](pugi::xml_node child, const Name& name, const Scope& inner) {
        const std::string_view local = name.local();
        if (local == "title") {
            raw.entry.title = as_plain(child, name, inner);
        } else if (local == "publication_date") {
            raw.date = trimmed_text(child);
            raw.entry.published = parse_date(raw.date);
        } else if (local == "keywords") {
            split_keywords(trimmed_text(child), raw.entry.categories);
        } else if (local == "publication") {
            each_child(child, inner, [&](pugi::xml_node part, const Name& part_name, const Scope& part_scope) {
                if (part_name.local() == "language") raw.entry.language = trimmed_text(part);
                if (part_name.local() == "name" && document.title.empty())
                    document.title = as_plain(part, part_name, part_scope);
            });
        }
    });
}

}  // namespace

void read_sitemap(pugi::xml_node root, const Scope& scope, const FeedLimits& limits, FeedDocument& document) {
    document.format = "sitemap";
    Identities identities;
    each_child(root, scope, [&](pugi::xml_node child, const Name& name, const Scope& inner) {
        RawEntry raw;
        each_child(child, inner, [&](pugi::xml_node part, const Name& part_name, const Scope& part_scope) {
            if (part_name.space == Space::news && part_name.local() == "news") {
                document.format = "sitemap-news";
                read_news(part, part_scope, raw, document);
            } else if (part_name.space != Space::none && part_name.space != Space::sitemap) {
                return;
            } else if (part_name.local() == "loc") {
                raw.entry.link = absolute_link(part_scope.base(), trimmed_text(part));
            } else if (part_name.local() == "lastmod") {
                raw.entry.updated = parse_date(trimmed_text(part));
            }
        });
        if (raw.entry.link.empty()) return;
        if (name.local() == "sitemap") {
            document.format = "sitemap-index";
            if (document.parts.size() < limits.entries) document.parts.push_back(raw.entry.link);
        } else if (document.entries.size() < limits.entries) {
            if (document.language.empty()) document.language = raw.entry.language;
            identities.add(document, std::move(raw));
        }
    });
}

}  // namespace vigie::feed
