// HTML in feeds, without a tree: entities, plain text, and the sanitised HTML that is stored and shown. One pass over
// the text, for speed; pages are read with gumbo in reader/page. Pure functions, linear in time.
#pragma once

#include <string>
#include <string_view>

namespace vigie {

// Decodes named (HTML5 table) and numeric character references; what is none stays. C1 numbers are read as
// windows-1252.
std::string decode_entities(std::string_view text);

// Looks like HTML rather than plain text: a tag of HTML or a character reference.
bool looks_like_html(std::string_view text);

// Plain text: tags, comments, script and style dropped, references decoded, blanks collapsed to one, trimmed.
std::string plain_text(std::string_view html);

// HTML of allowed elements and attributes only, well nested, addresses made absolute with `base` where it is not empty,
// only http(s), mailto, tel and the like. Safe to be put into a page. Allowed HTML comes back byte for byte.
std::string sanitise_html(std::string_view html, std::string_view base = {});

// Escapes &, <, >, and ".
std::string escape_html(std::string_view text);

}  // namespace vigie
