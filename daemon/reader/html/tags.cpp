// The elements of HTML that matter, and the scanner of tags (HTML, 13.2.5).
#include "reader/html/tags.hpp"

#include <algorithm>
#include <array>

namespace vigie::html {
namespace {

using enum Treatment;

constexpr std::array elements = std::to_array<Element>({
    {"a", keep, false},
    {"abbr", keep, false},
    {"acronym", keep, false},
    {"address", keep, true},
    {"applet", drop_all, true},
    {"area", keep_void, false},
    {"article", keep, true},
    {"aside", keep, true},
    {"audio", keep, true},
    {"b", keep, false},
    {"base", drop_tag, false},
    {"bdi", keep, false},
    {"bdo", keep, false},
    {"big", keep, false},
    {"blink", drop_tag, false},
    {"blockquote", keep, true},
    {"body", drop_tag, true},
    {"br", keep_void, true},
    {"button", drop_tag, false},
    {"canvas", drop_tag, true},
    {"caption", keep, true},
    {"center", keep, true},
    {"cite", keep, false},
    {"code", keep, false},
    {"col", keep_void, true},
    {"colgroup", keep_loose, true},
    {"dd", keep_loose, true},
    {"del", keep, false},
    {"details", keep, true},
    {"dfn", keep, false},
    {"dir", keep, true},
    {"div", keep, true},
    {"dl", keep, true},
    {"dt", keep_loose, true},
    {"em", keep, false},
    {"embed", drop_tag, true},
    {"fieldset", drop_tag, true},
    {"figcaption", keep, true},
    {"figure", keep, true},
    {"font", keep, false},
    {"footer", keep, true},
    {"form", drop_tag, true},
    {"frame", drop_tag, true},
    {"frameset", drop_all, true},
    {"h1", keep, true},
    {"h2", keep, true},
    {"h3", keep, true},
    {"h4", keep, true},
    {"h5", keep, true},
    {"h6", keep, true},
    {"head", drop_all, true},
    {"header", keep, true},
    {"hr", keep_void, true},
    {"html", drop_tag, true},
    {"i", keep, false},
    {"iframe", drop_all, true},
    {"img", keep_void, false},
    {"input", drop_tag, false},
    {"ins", keep, false},
    {"kbd", keep, false},
    {"label", drop_tag, false},
    {"legend", drop_tag, true},
    {"li", keep_loose, true},
    {"link", drop_tag, false},
    {"main", keep, true},
    {"map", drop_tag, true},
    {"mark", keep, false},
    {"marquee", drop_tag, true},
    {"math", drop_tag, false},
    {"menu", keep, true},
    {"meta", drop_tag, false},
    {"nav", keep, true},
    {"nobr", keep, false},
    {"noembed", drop_all, true},
    {"noframes", drop_all, true},
    {"noscript", drop_tag, true},
    {"object", drop_tag, true},
    {"ol", keep, true},
    {"option", drop_tag, true},
    {"p", keep_loose, true},
    {"param", drop_tag, false},
    {"picture", keep, false},
    {"plaintext", drop_tag, true},
    {"pre", keep, true},
    {"q", keep, false},
    {"rp", keep_loose, false},
    {"rt", keep_loose, false},
    {"ruby", keep, false},
    {"s", keep, false},
    {"samp", keep, false},
    {"script", drop_all, false},
    {"section", keep, true},
    {"select", drop_tag, true},
    {"small", keep, false},
    {"source", keep_void, false},
    {"span", keep, false},
    {"strike", keep, false},
    {"strong", keep, false},
    {"style", drop_all, false},
    {"sub", keep, false},
    {"summary", keep, true},
    {"sup", keep, false},
    {"svg", drop_tag, false},
    {"table", keep, true},
    {"tbody", keep_loose, true},
    {"td", keep_loose, true},
    {"template", drop_all, true},
    {"textarea", drop_all, true},
    {"tfoot", keep_loose, true},
    {"th", keep_loose, true},
    {"thead", keep_loose, true},
    {"time", keep, false},
    {"title", drop_all, true},
    {"tr", keep_loose, true},
    {"track", keep_void, false},
    {"tt", keep, false},
    {"u", keep, false},
    {"ul", keep, true},
    {"var", keep, false},
    {"video", keep, true},
    {"wbr", keep_void, false},
    {"xmp", drop_all, true},
});

constexpr std::string_view blanks = " \t\r\n\f";

bool is_blank(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r' && c != '\v');
}
bool is_letter(char c) {
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}
char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
}

// First element for each initial letter, so that a look-up reads a few names only.
constexpr auto initials = [] {
    std::array<std::uint8_t, 27> first{};
    std::size_t at = 0;
    for (std::size_t letter = 0; letter < 27; ++letter) {
        while (at < elements.size() && elements[at].name[0] < static_cast<char>('a' + letter)) ++at;
        first[letter] = static_cast<std::uint8_t>(at);
    }
    return first;
}();

Tag read_other(std::string_view text) {
    Tag tag;
    tag.other = true;
    std::size_t end = std::string_view::npos;
    if (text.starts_with("<!--")) {
        // "<!-->" is a whole comment.
        const std::size_t close = text.substr(0, 6).find('>', 4) == 4 ? 2 : text.find("-->", 4);
        end = close == text.npos ? text.npos : close + 2;
    } else {
        end = text.find('>', 2);
    }
    tag.length = end == text.npos ? text.size() : end + 1;
    return tag;
}

}  // namespace

bool equals(std::string_view text, std::string_view lower_case) {
    return text.size() == lower_case.size() &&
           std::equal(text.begin(), text.end(), lower_case.begin(), [](char a, char b) { return lower(a) == b; });
}

const Element* element(std::string_view name) {
    if (name.empty() || !is_letter(name[0])) return nullptr;
    const auto letter = static_cast<std::size_t>(lower(name[0]) - 'a');
    for (std::size_t i = initials[letter]; i < initials[letter + 1]; ++i) {
        if (equals(name, elements[i].name)) return &elements[i];
    }
    return nullptr;
}

Tag TagReader::read(std::string_view text) {
    if (text.size() < 3 || patience_ == 0) return {};
    if (text[1] == '!' || text[1] == '?') return read_other(text);
    Tag tag;
    tag.end = text[1] == '/';
    std::size_t at = tag.end ? 2 : 1;
    if (!is_letter(text[at])) return {};
    const std::size_t begin = at;
    while (at < text.size() && !is_blank(text[at]) && text[at] != '/' && text[at] != '>') ++at;
    tag.name = text.substr(begin, at - begin);
    const std::size_t attributes = at;
    for (char quote = 0; at < text.size(); ++at) {
        if (quote != 0) {
            if (text[at] == quote) quote = 0;
        } else if (text[at] == '>') {
            tag.attributes = text.substr(attributes, at - attributes);
            tag.length = at + 1;
            return tag;
        } else if ((text[at] == '"' || text[at] == '\'') && at > attributes) {
            const std::size_t before = text.find_last_not_of(blanks, at - 1);
            if (before != text.npos && text[before] == '=') quote = text[at];
        }
    }
    patience_ -= std::min(patience_, text.size());
    return {};
}

Attribute next_attribute(std::string_view& rest) {
    std::size_t at = 0;
    while (at < rest.size() && (is_blank(rest[at]) || rest[at] == '/')) ++at;
    const std::size_t begin = at;
    if (at < rest.size() && rest[at] == '=') ++at;
    while (at < rest.size() && !is_blank(rest[at]) && rest[at] != '/' && rest[at] != '=') ++at;
    Attribute attribute;
    attribute.name = rest.substr(begin, at - begin);
    attribute.quoted = true;
    std::size_t value = at;
    while (value < rest.size() && is_blank(rest[value])) ++value;
    if (value < rest.size() && rest[value] == '=') {
        ++value;
        while (value < rest.size() && is_blank(rest[value])) ++value;
        attribute.quoted = value < rest.size() && (rest[value] == '"' || rest[value] == '\'');
        if (attribute.quoted) {
            const std::size_t end = std::min(rest.find(rest[value], value + 1), rest.size());
            attribute.value = rest.substr(value + 1, end - value - 1);
            at = std::min(end + 1, rest.size());
        } else {
            const std::size_t end = std::min(rest.find_first_of(blanks, value), rest.size());
            attribute.value = rest.substr(value, end - value);
            at = end;
        }
    }
    attribute.text = rest.substr(begin, at - begin);
    rest.remove_prefix(at);
    return attribute;
}

std::size_t behind_end_tag(std::string_view text, std::string_view name) {
    for (std::size_t at = text.find("</"); at != text.npos; at = text.find("</", at + 2)) {
        if (!equals(text.substr(at + 2, name.size()), name)) continue;
        const std::size_t end = text.find('>', at);
        return end == text.npos ? text.size() : end + 1;
    }
    return text.size();
}

}  // namespace vigie::html
