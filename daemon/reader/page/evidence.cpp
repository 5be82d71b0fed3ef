#include "reader/page/evidence.hpp"

#include <algorithm>

#include "reader/page/text.hpp"

namespace vigie::page {
namespace {

std::string lower(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return out;
}

bool has_word(std::string_view list, std::string_view word) {
    return (" " + lower(list) + " ").find(" " + std::string(word) + " ") != std::string::npos;
}

void read_meta(const Dom& dom, NodeId i, Evidence& out) {
    std::string_view content = trim(dom.attribute(i, "content"));
    if (content.empty()) content = trim(dom.attribute(i, "value"));  // some write it so
    if (content.empty() || out.metas.size() >= 400) return;
    for (const auto key : {"property", "name", "itemprop"})
        if (const auto name = dom.attribute(i, key); !name.empty()) out.metas.push_back({lower(trim(name)), content});
}

// Microdata of an article where JSON-LD is silent: <span itemprop=…>.
void read_microdata(const Dom& dom, NodeId i, std::string_view prop, Evidence& out) {
    LinkedData& to = out.linked;
    const auto value = [&] {
        for (const auto key : {"content", "datetime"})
            if (const auto v = trim(dom.attribute(i, key)); !v.empty()) return collapse(v);
        return dom.text(i);
    };
    if (prop == "datePublished" && to.published.empty()) to.published = value();
    if (prop == "dateModified" && to.modified.empty()) to.modified = value();
    if (prop == "headline" && to.headline.empty()) to.headline = value();
    if (prop == "articleSection" && to.section.empty()) to.section = value();
}

}  // namespace

std::string_view Evidence::meta(std::initializer_list<std::string_view> names) const {
    for (const auto name : names)
        for (const auto& m : metas)
            if (m.name == name) return m.content;
    return {};
}

Evidence read_evidence(const Dom& dom, const Reduced& reduced) {
    Evidence out;
    out.linked = read_json_ld(reduced.json_ld);
    out.scripts = reduced.scripts;
    for (NodeId i = 0; i < dom.size(); ++i) {
        switch (dom[i].tag) {
            case Tag::meta:
                read_meta(dom, i, out);
                break;
            case Tag::html:
                if (out.html_lang.empty()) out.html_lang = dom.attribute(i, "lang");
                break;
            case Tag::base:
                if (out.base.empty()) out.base = trim(dom.attribute(i, "href"));
                break;
            case Tag::title:
                if (out.title.empty()) out.title = dom.text(i);
                break;
            case Tag::link:
                if (out.canonical.empty() && has_word(dom.attribute(i, "rel"), "canonical"))
                    out.canonical = trim(dom.attribute(i, "href"));
                break;
            default:
                if (const auto prop = dom.attribute(i, "itemprop"); !prop.empty()) read_microdata(dom, i, prop, out);
        }
    }
    return out;
}

}  // namespace vigie::page
