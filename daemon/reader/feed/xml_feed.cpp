// RSS, RDF, Atom, CDF: which elements hold the head and the entries.
#include <algorithm>

#include "reader/feed/builder.hpp"
#include "reader/feed/text.hpp"
#include "reader/html/html.hpp"

namespace vigie::feed {
namespace {

constexpr int deepest = 4;  // rss > channel > items > item

class XmlFeed {
  public:
    XmlFeed(FeedDocument& document, const FeedLimits& limits) : document_(document), limits_(limits), head_(document) {}

    // Head first: where no xml:base is given, entries take their base from the feed's link, since a feed may be served
    // elsewhere than its site.
    void read(pugi::xml_node element, const Scope& scope, Scope& outer) {
        walk(element, scope, 0, false);
        head_.finish();
        const bool web = document_.link.starts_with("http://") || document_.link.starts_with("https://");
        if (web && !outer.base().empty()) outer.set_base(document_.link);
        walk(element, scope, 0, true);
    }

  private:
    static bool is_container(std::string_view local) {
        return local == "channel" || local == "items" || local == "rss";
    }

    void walk(pugi::xml_node element, const Scope& scope, int depth, bool entries) {
        each_child(element, scope, [&](pugi::xml_node child, const Name& name, const Scope& inner) {
            const std::string_view local = name.local();
            const bool core = name.space == Space::none || name.space == Space::atom || name.space == Space::rdf;
            if (core && (local == "item" || local == "entry")) {
                if (entries && document_.entries.size() < limits_.entries) {
                    identities_.add(document_, read_entry(child, inner, document_.link));
                }
            } else if (core && is_container(local) && depth < deepest) {
                if (!entries && document_.language.empty()) document_.language = inner.language();
                walk(child, inner, depth + 1, entries);
            } else if (!entries) {
                head_.add(child, name, inner);
            }
        });
    }

    FeedDocument& document_;
    const FeedLimits& limits_;
    Head head_;
    Identities identities_;
};

std::string format_of(pugi::xml_node root, const Name& name, const Scope& scope) {
    const std::string version(trim(attribute(root, "version")));
    const std::string_view local = name.local();
    if (local == "rss") return "rss" + (version.empty() || version.size() > 8 ? "2.0" : version);
    if (local == "rdf") {
        for (const pugi::xml_attribute attribute : root.attributes()) {
            if (std::string_view(attribute.value()).find("netscape.com") != std::string_view::npos) return "rss0.90";
        }
        return "rss1.0";
    }
    if (local == "channel") return "cdf";
    if (local != "feed" && local != "entry") return {};
    const bool old =
        version == "0.3" || std::string_view(root.attribute("xmlns").value()).starts_with("http://purl.org/atom/ns");
    (void)scope;
    return old ? "atom0.3" : "atom1.0";
}

// Language tags know no case (RFC 5646, 2.1.1), and separate by hyphens.
void normalise_language(std::string& tag) {
    for (char& c : tag) c = c == '_' ? '-' : c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
}

}  // namespace

void read_xml_feed(pugi::xml_node root, const FeedHints& hints, const FeedLimits& limits, FeedDocument& document) {
    Scope outer(hints.content_location.empty() ? hints.url : absolute_link(hints.url, hints.content_location));
    const Scope scope(outer, root);
    const Name name = name_of(root, scope);
    const std::string_view local = name.local();
    if (local == "urlset" || local == "sitemapindex") return read_sitemap(root, scope, limits, document);
    document.format = format_of(root, name, scope);
    if (document.format.empty()) {
        document.error = local == "html" ? "this is an HTML page, not a feed"
                                         : "no feed: the outermost element is <" + std::string(local) + ">";
        return;
    }
    document.language = scope.language();
    XmlFeed feed(document, limits);
    if (local == "entry") {
        Identities().add(document, read_entry(root, scope, {}));
    } else {
        feed.read(root, scope, outer);
    }
    if (document.language.empty())
        document.language = trim(hints.content_language.substr(0, hints.content_language.find(',')));
    normalise_language(document.language);
    for (Entry& entry : document.entries) normalise_language(entry.language);
}

}  // namespace vigie::feed
