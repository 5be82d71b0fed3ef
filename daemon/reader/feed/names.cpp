// Namespaces and inherited attributes.
#include "reader/feed/names.hpp"

#include <algorithm>

#include "reader/html/html.hpp"

namespace vigie::feed {
namespace {

using Entry = std::pair<std::string_view, Space>;

// Addresses without scheme, "www." and a closing '/' or '#', in lower case.
constexpr std::array addresses = std::to_array<Entry>({
    {"w3.org/2005/atom", Space::atom},
    {"purl.org/atom/ns", Space::old_atom},
    {"w3.org/1999/02/22-rdf-syntax-ns", Space::rdf},
    {"purl.org/dc/elements/1.1", Space::dc},
    {"purl.org/dc/elements/1.0", Space::dc},
    {"purl.org/dc/terms", Space::terms},
    {"purl.org/rss/1.0/modules/content", Space::content},
    {"search.yahoo.com/mrss", Space::media},
    {"itunes.com/dtds/podcast-1.0.dtd", Space::itunes},
    {"itunes.com/dtd", Space::itunes},
    {"purl.org/rss/1.0/modules/syndication", Space::syndication},
    {"w3.org/1999/xhtml", Space::xhtml},
    {"google.com/schemas/play-podcasts/1.0", Space::google},
    {"sitemaps.org/schemas/sitemap/0.9", Space::sitemap},
    {"google.com/schemas/sitemap/0.84", Space::sitemap},
    {"google.com/schemas/sitemap-news/0.9", Space::news},
    {"google.com/schemas/sitemap-image/1.1", Space::other},
    {"purl.org/rss/1.0", Space::none},
    {"purl.org/net/rss1.1", Space::none},
    {"my.netscape.com/rdf/simple/0.9", Space::none},
    {"channel.netscape.com/rdf/simple/0.9", Space::none},
    {"backend.userland.com/rss", Space::none},
    {"backend.userland.com/rss2", Space::none},
    {"blogs.law.harvard.edu/tech/rss", Space::none},
});

// For prefixes that nobody declared or whose address nobody knows.
constexpr std::array prefixes = std::to_array<Entry>({
    {"", Space::none},
    {"atom", Space::atom},
    {"atom10", Space::atom},
    {"a10", Space::atom},
    {"rdf", Space::rdf},
    {"dc", Space::dc},
    {"dcterms", Space::terms},
    {"content", Space::content},
    {"media", Space::media},
    {"itunes", Space::itunes},
    {"sy", Space::syndication},
    {"xhtml", Space::xhtml},
    {"rss", Space::none},
    {"news", Space::news},
    {"googleplay", Space::google},
    {"n", Space::other},
    {"image", Space::other},
});

constexpr std::string_view blanks = " \t\r\n";

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
}

Space by_prefix(std::string_view prefix) {
    for (const auto& [known, space] : prefixes) {
        if (known == prefix) return space;
    }
    return Space::other;
}

Space by_address(std::string_view address, std::string_view prefix) {
    std::string key(address.substr(0, 128));
    std::transform(key.begin(), key.end(), key.begin(), lower);
    const std::size_t begin = key.find_first_not_of(blanks);
    if (begin == key.npos) return Space::none;
    std::string_view view = std::string_view(key).substr(begin);
    for (const std::string_view start : {"https://", "http://", "www."}) {
        if (view.starts_with(start)) view.remove_prefix(start.size());
    }
    while (!view.empty() && (view.back() == '/' || view.back() == '#' || blanks.find(view.back()) != blanks.npos)) {
        view.remove_suffix(1);
    }
    for (const auto& [known, space] : addresses) {
        if (known == view) return space;
    }
    // A default namespace that nobody knows is some RSS; a known prefix with another address means what it usually
    // means.
    return by_prefix(prefix);
}

}  // namespace

Scope::Scope(const Scope& parent, pugi::xml_node element) : parent_(&parent) {
    for (const pugi::xml_attribute attribute : element.attributes()) {
        const std::string_view name = attribute.name();
        if (!name.starts_with("xml")) continue;
        if (name == "xml:base") {
            base_ = absolute_link(parent.base(), attribute.value());
        } else if (name == "xml:lang") {
            language_ = attribute.value();
        } else if (name == "xmlns") {
            prefixes_.emplace_back("", by_address(attribute.value(), ""));
        } else if (name.starts_with("xmlns:")) {
            prefixes_.emplace_back(name.substr(6), by_address(attribute.value(), name.substr(6)));
        }
    }
}

Space Scope::space(std::string_view prefix) const {
    for (const Scope* scope = this; scope != nullptr; scope = scope->parent_) {
        for (const auto& [known, space] : scope->prefixes_) {
            if (known == prefix) return space;
        }
    }
    return by_prefix(prefix);
}

bool declares(pugi::xml_node element) {
    for (pugi::xml_attribute attribute = element.first_attribute(); attribute; attribute = attribute.next_attribute()) {
        const char* name = attribute.name();
        if (name[0] == 'x' && name[1] == 'm' && name[2] == 'l') return true;
    }
    return false;
}

Name name_of(pugi::xml_node element, const Scope& scope) {
    std::string_view text = element.name();
    Name name;
    const std::size_t colon = text.find(':');
    name.space = scope.space(colon == text.npos ? std::string_view() : text.substr(0, colon));
    if (name.space == Space::old_atom) {
        name.space = Space::atom;
        name.old_atom = true;
    }
    if (colon != text.npos) text.remove_prefix(colon + 1);
    name.size = std::min(text.size(), name.buffer.size());
    std::transform(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(name.size), name.buffer.begin(), lower);
    return name;
}

std::string_view attribute(pugi::xml_node element, std::string_view lower_name) {
    for (const pugi::xml_attribute attribute : element.attributes()) {
        const std::string_view name = attribute.name();
        if (name.size() == lower_name.size() &&
            std::equal(name.begin(), name.end(), lower_name.begin(), [](char a, char b) { return lower(a) == b; })) {
            return attribute.value();
        }
    }
    return {};
}

}  // namespace vigie::feed
