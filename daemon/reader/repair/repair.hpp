// Mends XML that publishers break, so that an XML parser takes it: HTML's entities, bare '&' and '<', control
// characters, junk around the document, attributes without quotes, tags that do not match, an end that is missing. Pure
// functions, linear in time.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace vigie {

// What a look at the text finds, without parsing it.
struct XmlInspection {
    bool sound = true;     // no control characters, no references but XML's own; tags were not looked at
    std::size_t tags = 0;  // "<" outside CDATA: an upper bound for elements
};
XmlInspection inspect_xml(std::string_view text);

struct RepairedXml {
    std::string text;        // well formed as far as pugixml asks; empty: there is no element
    bool truncated = false;  // the end was missing; the last entry went if it was not whole
    bool too_deep = false;   // elements were nested beyond the limit; tags below it are left out
};

// `text` is valid UTF-8. `is_entry`: whether an element of that local name is dropped as a whole when the text ends
// inside it.
RepairedXml repair_xml(std::string_view text, std::size_t depth, bool (*is_entry)(std::string_view local_name));

// Declares entities in its document type that refer to others or to files: a bomb or a probe, no feed.
bool declares_nested_entities(std::string_view text);

}  // namespace vigie
