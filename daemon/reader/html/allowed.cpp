// What sanitised HTML may keep.
#include "reader/html/allowed.hpp"

#include <algorithm>
#include <array>

#include "reader/html/html.hpp"

namespace vigie::html {
namespace {

constexpr std::array<std::string_view, 43> plain_attributes{
    "abbr",    "align",   "alt",      "border",   "cellpadding", "cellspacing", "class",   "clear",   "colspan",
    "color",   "compact", "controls", "datetime", "dir",         "face",        "headers", "height",  "hreflang",
    "hspace",  "lang",    "loading",  "media",    "nowrap",      "open",        "rel",     "rev",     "reversed",
    "rowspan", "rules",   "scope",    "size",     "sizes",       "span",        "start",   "summary", "title",
    "type",    "valign",  "value",    "width",    "target",      "vspace",      "itemprop"};
// clang-format off
constexpr std::array<std::string_view, 17> properties{
    "background-color", "border", "clear", "color", "direction", "display", "float", "font", "height", "letter-spacing",
    "line-height", "list-style-type", "margin", "padding", "vertical-align", "white-space", "width"};
// clang-format on
constexpr std::array<std::string_view, 8> property_families{"border-",   "font-", "margin-",  "max-",
                                                            "overflow-", "word-", "padding-", "text-"};
constexpr std::array<std::string_view, 4> address_attributes{"cite", "longdesc", "poster", "usemap"};
constexpr std::array<std::string_view, 14> schemes{"http", "https", "mailto", "tel", "ftp",  "news",   "nntp",
                                                   "xmpp", "irc",   "sms",    "geo", "feed", "magnet", "webcal"};

bool is_any(const auto& names, std::string_view name) {
    return std::any_of(names.begin(), names.end(), [&](std::string_view known) { return equals(name, known); });
}

// The scheme as a browser reads it: controls and blanks left out. Empty: the address is relative.
std::string scheme_of(std::string_view address) {
    std::string scheme;
    for (const char c : address) {
        if (static_cast<unsigned char>(c) <= ' ') continue;
        if (c == ':') return scheme;
        if (c == '/' || c == '?' || c == '#' || scheme.size() > 32) break;
        scheme.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c);
    }
    return {};
}

// Words that a script may ask the page, its window or a form for: an element of that id would answer in their place
// (DOM clobbering, which is why DOMPurify refuses the same). HTML 7.3.3 and 3.1.5, DOM 4.5.
constexpr std::string_view asked_for =
    " action alert all anchors applets attributes autocomplete blur body children class close closed cookie "
    "config console constructor content crypto data defaultView dir doctype document documentElement domain elements "
    "embeds encoding enctype event events external fetch find firstChild focus fonts form forms frames head history "
    "hidden id images implementation index innerHeight innerWidth item items jquery lang length links localStorage "
    "location locationbar menubar method module name names navigator next nodeName nodeType nonce onload open opener "
    "options origin outerHeight outerWidth parent parentElement parentNode performance plugins prefix previous print "
    "process prompt prototype readyState referrer rel require reset root screen screenX screenY scripts scroll self "
    "sessionStorage settings slot state status statusbar stop style submit tagName target template text title toolbar "
    "top type url user value values window write ";

// Targets of links within the text (footnotes, headings).
bool is_anchor(const Attribute& attribute) {
    if (!equals(attribute.name, "id") || attribute.value.empty()) return false;
    if (attribute.value.find_first_of("-:") != attribute.value.npos) return true;
    if (attribute.value.find_first_of("&\"< \t\r\n") != attribute.value.npos) return false;  // also when written again
    return asked_for.find(" " + std::string(attribute.value) + " ") == asked_for.npos;
}

// data-…: means nothing to a browser.
bool is_data(std::string_view name) {
    return name.size() > 5 && equals(name.substr(0, 5), "data-") &&
           std::all_of(name.begin() + 5, name.end(), [](char c) {
               return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c == '-' || c == '_' ||
                      c == '.';
           });
}

}  // namespace

Kind kind_of(const Attribute& attribute) {
    if (equals(attribute.name, "href")) return Kind::address;
    if (equals(attribute.name, "src")) return Kind::image_address;
    if (is_any(plain_attributes, attribute.name) || is_anchor(attribute) || is_data(attribute.name)) return Kind::plain;
    if (equals(attribute.name, "srcset")) return Kind::address_set;
    if (equals(attribute.name, "style")) return Kind::style;
    return is_any(address_attributes, attribute.name) ? Kind::address : Kind::dropped;
}

bool is_harmless(std::string_view address, bool image) {
    const std::string scheme = scheme_of(address);
    if (scheme.empty() || std::find(schemes.begin(), schemes.end(), scheme) != schemes.end()) return true;
    constexpr std::array<std::string_view, 5> pictures{"image/png", "image/gif", "image/jpeg", "image/webp",
                                                       "image/avif"};
    return image && scheme == "data" && std::any_of(pictures.begin(), pictures.end(), [&](std::string_view type) {
               return address.find(type) != address.npos && address.find(type) < 16;
           });
}

std::string harmless_style(std::string_view style) {
    std::string out;
    for (std::size_t at = 0; at < style.size();) {
        const std::size_t end = std::min(style.find(';', at), style.size());
        const std::string_view declaration = style.substr(at, end - at);
        at = end + 1;
        const std::size_t colon = declaration.find(':');
        if (colon == declaration.npos) continue;
        std::string_view name = declaration.substr(0, colon);
        while (!name.empty() && static_cast<unsigned char>(name.front()) <= ' ') name.remove_prefix(1);
        const bool plain =
            std::all_of(declaration.begin() + static_cast<std::ptrdiff_t>(colon) + 1, declaration.end(), [](char c) {
                return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') ||
                       std::string_view(" .,%#-'\"!\n\t").find(c) != std::string_view::npos;
            });
        const bool known =
            is_any(properties, name) ||
            std::any_of(property_families.begin(), property_families.end(),
                        [&](std::string_view family) { return equals(name.substr(0, family.size()), family); });
        if (!plain || !known) continue;
        out.append(declaration);
        if (end < style.size()) out.push_back(';');
    }
    return out;
}

bool is_harmless_comment(std::string_view text) {
    if (text.size() < 8 || !text.starts_with("<!--") || !text.ends_with("-->")) return false;
    const std::string_view inner = text.substr(4, text.size() - 7);
    return inner.front() != '>' && inner.front() != '-' && inner.back() != '-' && inner.find("--") == inner.npos &&
           inner.find('<') == inner.npos && inner.find('[') == inner.npos;
}

}  // namespace vigie::html
