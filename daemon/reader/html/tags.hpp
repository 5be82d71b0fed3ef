// Tags of HTML as tokens. Inner header of reader/html.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace vigie::html {

// What is done with an element.
enum class Treatment : std::uint8_t {
    unknown,     // no element of HTML
    keep,        // with its allowed attributes
    keep_void,   // the same; has no end tag
    keep_loose,  // the same; its end tag may be left out
    drop_tag,    // its content stays
    drop_all,    // with its content
};

struct Element {
    std::string_view name;  // lower case
    Treatment treatment = Treatment::unknown;
    bool block = false;  // stands apart in plain text
};

// By name in any case; nullptr: no element of HTML.
const Element* element(std::string_view name);

struct Tag {
    std::size_t length = 0;  // from '<' to behind '>'; 0: no tag
    bool end = false;
    bool other = false;  // a comment, a declaration, a processing instruction
    std::string_view name;
    std::string_view attributes;  // the text between the name and '>'
};

// Reads the tags of one text. Looking for the end of tags that have none must not cost the square of the text's length:
// what it may look at in vain is bounded, then nothing is a tag any more.
class TagReader {
  public:
    explicit TagReader(std::string_view text) : patience_(4 * text.size() + 4096) {}
    // The tag at the start of `rest`, which starts with '<'.
    Tag read(std::string_view rest);

  private:
    std::size_t patience_;
};

struct Attribute {
    std::string_view name;   // as written; empty: none is left
    std::string_view value;  // without quotes, references not decoded
    std::string_view text;   // name and value as written
    bool quoted = false;     // or without value
};

// Takes the next attribute off `rest`.
Attribute next_attribute(std::string_view& rest);

// Case-insensitive for ASCII; `lower` is in lower case.
bool equals(std::string_view text, std::string_view lower);

// The position behind the end tag of an element whose content is no markup; the size where there is none.
std::size_t behind_end_tag(std::string_view text, std::string_view name);

}  // namespace vigie::html
