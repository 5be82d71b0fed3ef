// Who wrote it: people apart from desks and agencies.
#include "reader/page/credits.hpp"

#include <algorithm>

#include "reader/html/html.hpp"
#include "reader/page/metadata.hpp"
#include "reader/page/names.hpp"
#include "reader/page/text.hpp"

namespace vigie::page {

Collector::Collector(const Evidence& evidence, std::string_view host) {
    site_ = folded(evidence.meta({"og:site_name", "application-name"}));
    if (site_.empty()) site_ = folded(evidence.linked.publisher);
    for (const std::string_view owner : {std::string_view(evidence.linked.publisher),
                                         evidence.meta({"publisher", "dcterms.publisher", "dc.publisher"}),
                                         evidence.meta({"copyright", "dcterms.rightsholder"})})
        for (const std::string_view part : {owner, owner.substr(0, owner.find(" ("))})  // "Deutsche Welle (www.dw.com)"
            if (std::string name = folded(decode_entities(part)); !name.empty()) owners_.push_back(std::move(name));
    host_ = folded(host.starts_with("www.") ? host.substr(4) : host);
}

// "Deutsche Welle" is no person where the page names it as its publisher, "2024 Deutsche Welle" too.
bool Collector::owns(const std::string& name) const {
    return std::any_of(owners_.begin(), owners_.end(), [&](const std::string& owner) {
        return owner == name || (count_words(name) >= 2 && count_words(owner) <= count_words(name) + 2 &&
                                 owner.find(name) != std::string::npos && owner.find_first_of("0123456789") == 0);
    });
}

bool Collector::add(std::string_view raw, bool strict) {
    const std::string text = collapse(decode_entities(raw));
    if (text.empty() || text.size() > 300) return false;
    if (out_.agency.empty() && count_words(text) <= 12) out_.agency = agency_of(text);
    if (text.find("://") != std::string::npos) return false;
    bool any = false;
    std::vector<std::string> parts = split_names(without_lead(text));
    // "journal.example, Frankfurt, Germany": where the site is, not who wrote.
    if (const std::string first = parts.empty() ? std::string() : folded(parts.front());
        parts.size() > 1 && (first == host_ || (!site_.empty() && first == site_)) && parts.front() != raw)
        return false;
    for (auto& part : parts) {
        std::string name = without_lead(part);
        if (const auto paren = name.find('('); paren != std::string::npos)
            name = collapse(std::string_view(name).substr(0, paren));
        if (!is_person(name, site_) || folded(name) == host_ || owns(folded(name))) continue;
        if (strict && (!looks_like_name(name) || name.find(':') != std::string::npos)) continue;
        any = true;
        const std::string key = folded(name);
        if (std::none_of(out_.authors.begin(), out_.authors.end(),
                         [&](const std::string& a) { return folded(a) == key; }) &&
            out_.authors.size() < 12)
            out_.authors.push_back(std::move(name));
    }
    return any;
}

void Collector::note_desk(std::string_view byline) {
    std::string name = without_lead(collapse(byline));
    while (!name.empty() && (name.back() == ',' || name.back() == ':')) name.pop_back();
    if (!desk_.empty() || name.empty() || count_words(name) > 4 || name == collapse(byline)) return;
    std::size_t at = 0;
    const char32_t first = next_point(name, at);
    if (fold(first) != first && agency_of(name).empty()) desk_ = std::move(name);
}

Credits find_credits(const Dom& dom, const Blocks& blocks, const Evidence& evidence, NodeId heading,
                     std::string_view host) {
    Collector to(evidence, host);
    for (const auto& name : evidence.linked.people) to.add(name);
    for (const auto& name : evidence.linked.organisations)
        if (to.credits().agency.empty()) to.credits().agency = agency_of(name);
    if (to.credits().authors.empty())
        for (const auto& m : evidence.metas)
            for (const std::string_view name :
                 {"author", "article:author", "og:article:author", "article:author_name", "parsely-author",
                  "sailthru.author", "dc.creator", "dcterms.creator", "byl", "byline", "citation_author",
                  "dc.contributor", "cxenseparse:author", "mediator_author", "twitter:data1"})
                if (m.name == name) to.add(m.content);
    if (to.credits().authors.empty()) read_bylines(dom, blocks, heading, to);
    // No person is named: the desk or paper that the page itself calls the author; never an agency.
    for (const auto* list : {&evidence.linked.people, &evidence.linked.organisations})
        for (const auto& name : *list)
            if (to.credits().authors.empty() && !name.empty() && name.size() < 60 && agency_of(name).empty() &&
                name.find("://") == std::string::npos)
                to.credits().authors.push_back(name);
    if (to.credits().authors.empty() && !to.desk().empty()) to.credits().authors.push_back(to.desk());
    return std::move(to.credits());
}

}  // namespace vigie::page
