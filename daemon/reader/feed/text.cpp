// Text constructs of Atom and RSS.
#include "reader/feed/text.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "reader/charset/charset.hpp"
#include "reader/html/html.hpp"

namespace vigie::feed {
namespace {

constexpr std::size_t deepest = 256;  // elements of XHTML within each other

bool is_text(pugi::xml_node node) {
    return node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata;
}

bool is_blank(std::string_view text) {
    return trim(text).empty();
}

bool has_elements(pugi::xml_node element) {
    for (const pugi::xml_node child : element.children()) {
        if (child.type() == pugi::node_element) return true;
    }
    return false;
}

void append_escaped(std::string& out, std::string_view text, bool attribute) {
    for (const char c : text) {
        switch (c) {
            case '&':
                out.append("&amp;");
                break;
            case '<':
                out.append("&lt;");
                break;
            case '>':
                out.append("&gt;");
                break;
            case '"':
                out.append(attribute ? "&quot;" : "\"");
                break;
            default:
                out.push_back(c);
        }
    }
}

bool is_void(std::string_view name) {
    constexpr std::array<std::string_view, 9> names{"br",     "hr",    "img", "area", "col",
                                                    "source", "track", "wbr", "input"};
    return std::find(names.begin(), names.end(), name) != names.end();
}

std::string_view local(std::string_view name) {
    const std::size_t colon = name.find(':');
    return colon == name.npos ? name : name.substr(colon + 1);
}

// XML as HTML. Addresses below an inner xml:base are resolved here; the others when the whole is sanitised.
void write(std::string& out, pugi::xml_node node, const Scope& scope, const Scope& outer, std::size_t depth) {
    if (is_text(node)) return append_escaped(out, node.value(), false);
    if (node.type() != pugi::node_element || depth > deepest) return;
    const Scope inner(scope, node);
    const std::string_view name = local(node.name());
    out.append("<").append(name);
    for (const pugi::xml_attribute attribute : node.attributes()) {
        const std::string_view key = attribute.name();
        if (key.starts_with("xml")) continue;
        const bool address = key == "href" || key == "src";
        const bool moved = address && inner.base() != outer.base();
        out.append(" ").append(local(key)).append("=\"");
        append_escaped(out, moved ? absolute_link(inner.base(), attribute.value()) : std::string(attribute.value()),
                       true);
        out.append("\"");
    }
    if (!node.first_child() && is_void(name)) {
        out.append(" />");
        return;
    }
    out.append(">");
    for (const pugi::xml_node child : node.children()) write(out, child, inner, outer, depth + 1);
    out.append("</").append(name).append(">");
}

// The <div> that Atom wraps around XHTML: the only thing in the element. Null: there is none.
pugi::xml_node wrapper(pugi::xml_node element) {
    pugi::xml_node only;
    for (const pugi::xml_node child : element.children()) {
        if (is_text(child) && !is_blank(child.value())) return {};
        if (child.type() != pugi::node_element) continue;
        if (only) return {};
        only = child;
    }
    return only && local(only.name()) == "div" ? only : pugi::xml_node();
}

// The markup within an element, without the wrapping <div> if it is none of the content (RFC 4287, 3.1.1.3; Atom 0.3
// had no such rule).
std::string inner_markup(pugi::xml_node element, const Scope& scope, bool unwrap) {
    std::string out;
    if (const pugi::xml_node div = unwrap ? wrapper(element) : pugi::xml_node(); div) {
        const Scope inner(scope, div);
        for (const pugi::xml_node child : div.children()) write(out, child, inner, scope, 0);
    } else {
        for (const pugi::xml_node child : element.children()) write(out, child, scope, scope, 0);
    }
    return out;
}

std::optional<std::string> decode_base64(std::string_view text) {
    std::string out;
    unsigned bits = 0;
    unsigned count = 0;
    std::size_t letters = 0;
    for (const char c : text) {
        unsigned value = 0;
        if (c >= 'A' && c <= 'Z') {
            value = static_cast<unsigned>(c - 'A');
        } else if (c >= 'a' && c <= 'z') {
            value = static_cast<unsigned>(c - 'a') + 26;
        } else if (c >= '0' && c <= '9') {
            value = static_cast<unsigned>(c - '0') + 52;
        } else if (c == '+' || c == '/') {
            value = c == '+' ? 62 : 63;
        } else if (c == '=' || c == ' ' || (c >= '\t' && c <= '\r')) {
            continue;
        } else {
            return std::nullopt;
        }
        ++letters;
        bits = (bits << 6U) | value;
        count += 6;
        if (count < 8) continue;
        count -= 8;
        out.push_back(static_cast<char>((bits >> count) & 0xFFU));
    }
    if (letters % 4 == 1 || !is_valid_utf8(out)) return std::nullopt;
    return out;
}

std::string lowered(std::string_view text) {
    std::string out(trim(text));
    std::transform(out.begin(), out.end(), out.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? char(c | 0x20) : c; });
    return out;
}

// Media types whose content Atom 1.0 carries in base64 (RFC 4287, 4.1.3.3).
bool is_binary(std::string_view type) {
    return type.find('/') != type.npos && !type.starts_with("text/") && type.find("xml") == type.npos &&
           type != "application/json";
}

// Whether Atom's type means HTML; text where there is none.
Text::Kind kind_of(std::string_view type) {
    const bool plain =
        type.empty() || type == "text" || type == "text/plain" || type == "plain" || type == "application/json";
    return plain || type.ends_with("/xml") || type == "application/atom+xml" ? Text::Kind::plain : Text::Kind::html;
}

}  // namespace

std::string_view trim(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n\f\v";
    const std::size_t begin = text.find_first_not_of(blanks);
    return begin == text.npos ? std::string_view() : text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

std::string_view raw_text(pugi::xml_node element, std::string& buffer) {
    std::string_view only;
    for (const pugi::xml_node child : element.children()) {
        if (!is_text(child)) continue;
        if (only.empty()) {
            only = child.value();
        } else {
            if (buffer.empty()) buffer = only;
            buffer.append(child.value());
        }
    }
    return buffer.empty() ? only : std::string_view(buffer);
}

std::string trimmed_text(pugi::xml_node element) {
    std::string buffer;
    std::string_view text = trim(raw_text(element, buffer));
    // Markup where none belongs: what stands in it counts.
    if (text.empty() && has_elements(element)) return inner_markup(element, Scope({}), true);
    return std::string(text);
}

void read_text(pugi::xml_node element, const Name& name, const Scope& scope, Text& text) {
    const bool atom = name.space == Space::atom || name.space == Space::media || name.space == Space::other;
    const std::string type = element.first_attribute() ? lowered(attribute(element, "type")) : std::string();
    const std::string mode = element.first_attribute() ? lowered(attribute(element, "mode")) : std::string();
    text.kind = atom ? kind_of(type) : Text::Kind::html;
    if (has_elements(element)) {
        if (const pugi::xml_node div = wrapper(element); div && type == "html" && !has_elements(div)) {
            text.view = trim(raw_text(div, text.owned));  // escaped HTML within a <div> of XHTML
            return;
        }
        text.owned = inner_markup(element, scope, !name.old_atom);
        text.view = trim(text.owned);
        text.kind = Text::Kind::html;
        return;
    }
    text.view = trim(raw_text(element, text.owned));
    const bool xhtml = type == "xhtml" || type == "application/xhtml+xml";
    const bool binary = mode == "base64" || is_binary(type);
    if (atom && binary) {
        if (auto decoded = decode_base64(text.view); decoded) {
            text.owned = std::move(*decoded);
            text.view = trim(text.owned);
            text.kind = type == "text/plain" ? Text::Kind::plain : Text::Kind::html;
        }
    } else if (xhtml && mode != "escaped") {
        // Character data of XHTML is text that happens to have no element.
        text.kind = Text::Kind::plain;
    }
}

std::string as_plain(pugi::xml_node element, const Name& name, const Scope& scope) {
    return as_title(element, name, scope).plain;
}

Title as_title(pugi::xml_node element, const Name& name, const Scope& scope) {
    Text text;
    read_text(element, name, scope, text);
    if (text.kind == Text::Kind::plain) return {collapse_blanks(text.view), {}};
    if (text.view.find_first_of("<&") == text.view.npos) return {collapse_blanks(text.view), {}};
    Title title{plain_text(text.view), sanitise_html(text.view, scope.base())};
    if (title.html.find('<') == title.html.npos && title.html.find("&lt;") == title.html.npos) title.html.clear();
    return title;
}

std::string as_html(pugi::xml_node element, const Name& name, const Scope& scope) {
    Text text;
    read_text(element, name, scope, text);
    if (text.kind == Text::Kind::plain) return escape_html(text.view);
    return sanitise_html(text.view, scope.base());
}

}  // namespace vigie::feed
