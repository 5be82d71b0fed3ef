// HTML in feeds, without a tree: entities, plain text, and the sanitised HTML that is stored and shown. One pass over
// the text, for speed; pages are read with gumbo in reader/page. Pure functions, linear in time.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace vigie {

// A character reference at the start of a text ("&eacute;", "&#8217;", "&nbsp"): how long it is and what it stands for.
// Numbers of C1 controls are read as windows-1252; of what no text may hold (NUL, surrogates) as U+FFFD.
struct CharacterReference {
    std::size_t length = 0;
    std::string text;
};
std::optional<CharacterReference> read_reference(std::string_view text);

// Decodes character references; what is none stays.
std::string decode_entities(std::string_view text);

// Looks like HTML rather than plain text: a tag of HTML or a character reference.
bool looks_like_html(std::string_view text);

// Tags of HTML, comments, script and style dropped, references decoded, blanks collapsed to one, trimmed.
std::string plain_text(std::string_view html);

// Blanks collapsed to one, trimmed: the plain text of what is no HTML.
std::string collapse_blanks(std::string_view text);

// HTML of allowed elements and attributes only, well nested, relative addresses made absolute with `base` where it is
// not empty, only harmless schemes. Safe to be put into a page. Allowed HTML comes back byte for byte.
std::string sanitise_html(std::string_view html, std::string_view base = {});

// Plain text as HTML: escapes what would be read as a tag or reference.
std::string escape_html(std::string_view text);

// A start tag, as a text that need not be well formed has it.
struct HtmlTag {
    std::string_view name;
    std::string_view attributes;
    bool is(std::string_view lower_name) const;
    // Decoded; empty where it is missing.
    std::string value(std::string_view lower_name) const;
};

// Visits the start tags outside comments, scripts and styles.
void each_tag(std::string_view html, const std::function<void(const HtmlTag&)>& visit);

// A link as an absolute address: as written, trimmed, where it has a scheme or no base is known.
std::string absolute_link(std::string_view base, std::string_view reference);

}  // namespace vigie
