// Text constructs: what an element holds, as plain text or as sanitised HTML. Inner header of reader/feed.
#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "reader/feed/names.hpp"

namespace vigie::feed {

// The character data of an element alone, without its children's; points into the document, or into `buffer`.
std::string_view raw_text(pugi::xml_node element, std::string& buffer);

// The same, trimmed.
std::string trimmed_text(pugi::xml_node element);

std::string_view trim(std::string_view text);

struct Text {
    enum class Kind { plain, html };
    Kind kind = Kind::html;
    std::string_view view;  // into the document or into `owned`
    std::string owned;
};

// How the element itself says that it is to be read: `type` and `mode` of Atom, markup of XHTML within it; RSS is HTML.
// `text` must stay where it is while its view is used.
void read_text(pugi::xml_node element, const Name& name, const Scope& scope, Text& text);

// A title in both forms; `html` is empty where it has no markup, and nothing that looks like it.
struct Title {
    std::string plain;
    std::string html;
};
Title as_title(pugi::xml_node element, const Name& name, const Scope& scope);

// As plain text, for names.
std::string as_plain(pugi::xml_node element, const Name& name, const Scope& scope);

// As sanitised HTML, with absolute addresses.
std::string as_html(pugi::xml_node element, const Name& name, const Scope& scope);

}  // namespace vigie::feed
