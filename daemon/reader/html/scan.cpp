// Tags one by one, for those who look for a few of them.
#include "reader/html/html.hpp"
#include "reader/html/tags.hpp"

namespace vigie {

bool HtmlTag::is(std::string_view lower_name) const {
    return html::equals(name, lower_name);
}

std::string HtmlTag::value(std::string_view lower_name) const {
    std::string_view rest = attributes;
    for (html::Attribute a = html::next_attribute(rest); !a.name.empty(); a = html::next_attribute(rest)) {
        if (html::equals(a.name, lower_name)) return decode_entities(a.value);
    }
    return {};
}

void each_tag(std::string_view html, const std::function<void(const HtmlTag&)>& visit) {
    html::TagReader reader(html);
    for (std::size_t at = html.find('<'); at != html.npos; at = html.find('<', at)) {
        const html::Tag tag = reader.read(html.substr(at));
        if (tag.length == 0) {
            ++at;
            continue;
        }
        at += tag.length;
        if (tag.other || tag.end) continue;
        visit({tag.name, tag.attributes});
        if (html::equals(tag.name, "script") || html::equals(tag.name, "style")) {
            at += html::behind_end_tag(html.substr(at), html::equals(tag.name, "script") ? "script" : "style");
        }
    }
}

}  // namespace vigie
