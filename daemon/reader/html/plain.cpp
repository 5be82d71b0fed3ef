// HTML to plain text and back, for titles and names.
#include "reader/html/html.hpp"
#include "reader/html/tags.hpp"
#include "reader/url/url.hpp"

namespace vigie {
namespace {

bool is_blank(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

// A reference or a tag of HTML at `at`.
bool is_markup(std::string_view text, std::size_t at, html::TagReader& reader) {
    if (text[at] == '&') return read_reference(text.substr(at)).has_value();
    const html::Tag tag = reader.read(text.substr(at));
    return tag.length != 0 && (tag.other ? text.substr(at).starts_with("<!") : html::element(tag.name) != nullptr);
}

}  // namespace

bool looks_like_html(std::string_view text) {
    html::TagReader reader(text);
    for (std::size_t at = text.find_first_of("<&"); at != text.npos; at = text.find_first_of("<&", at + 1)) {
        if (is_markup(text, at, reader)) return true;
    }
    return false;
}

std::string collapse_blanks(std::string_view text) {
    const auto is_wrong = [&](std::size_t at) {
        return is_blank(text[at]) && (text[at] != ' ' || at == 0 || at + 1 == text.size() || text[at + 1] == ' ');
    };
    std::size_t clean = 0;
    while (clean < text.size() && !is_wrong(clean)) ++clean;
    if (clean == text.size()) return std::string(text);
    std::string out;
    out.reserve(text.size());
    bool gap = false;
    for (const char c : text) {
        if (is_blank(c)) {
            gap = true;
            continue;
        }
        if (gap && !out.empty()) out.push_back(' ');
        gap = false;
        out.push_back(c);
    }
    return out;
}

std::string plain_text(std::string_view html) {
    std::string out;
    out.reserve(html.size());
    html::TagReader reader(html);
    while (!html.empty()) {
        const std::size_t at = html.find_first_of("<&]");
        out.append(html.substr(0, at));
        if (at == html.npos) break;
        html.remove_prefix(at);
        if (html[0] == ']') {
            const bool end = html.starts_with("]]>");
            if (!end) out.push_back(']');
            html.remove_prefix(end ? 3 : 1);
            continue;
        }
        if (html[0] == '&') {
            const auto reference = read_reference(html);
            out.append(reference ? std::string_view(reference->text) : html.substr(0, 1));
            html.remove_prefix(reference ? reference->length : 1);
            continue;
        }
        if (html.starts_with("<![CDATA[")) {
            html.remove_prefix(9);
            continue;
        }
        const html::Tag tag = reader.read(html);
        const html::Element* element = tag.other ? nullptr : html::element(tag.name);
        if (tag.length == 0 || (element == nullptr && !tag.other)) {
            out.push_back('<');
            html.remove_prefix(1);
            continue;
        }
        html.remove_prefix(tag.length);
        if (element == nullptr) continue;
        if (element->block) out.push_back(' ');
        if (element->treatment == html::Treatment::drop_all && !tag.end)
            html.remove_prefix(html::behind_end_tag(html, element->name));
    }
    return collapse_blanks(out);
}

std::string escape_html(std::string_view text) {
    std::string out;
    out.reserve(text.size() + 16);
    bool escaped = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char next = at + 1 < text.size() ? text[at + 1] : '\0';
        if (text[at] == '<' && !is_blank(next) && !(next >= '0' && next <= '9')) {
            out.append("&lt;");
            escaped = true;
        } else if (text[at] == '>' && escaped) {
            out.append("&gt;");
        } else if (text[at] == '&' && read_reference(text.substr(at))) {
            out.append("&amp;");
        } else {
            out.push_back(text[at]);
        }
    }
    return out;
}

std::string absolute_link(std::string_view base, std::string_view reference) {
    while (!reference.empty() && is_blank(reference.front())) reference.remove_prefix(1);
    while (!reference.empty() && is_blank(reference.back())) reference.remove_suffix(1);
    std::size_t scheme = 0;
    while (scheme < reference.size() &&
           (((reference[scheme] | 0x20) >= 'a' && (reference[scheme] | 0x20) <= 'z') ||
            (scheme > 0 && ((reference[scheme] >= '0' && reference[scheme] <= '9') || reference[scheme] == '+' ||
                            reference[scheme] == '.' || reference[scheme] == '-')))) {
        ++scheme;
    }
    const bool absolute = scheme > 1 && scheme < reference.size() && reference[scheme] == ':';
    if (absolute || base.empty() || reference.empty()) return std::string(reference);
    std::string resolved = resolve_url(base, reference);
    return resolved.empty() ? std::string(reference) : resolved;
}

}  // namespace vigie
