// Bytes of a feed or page to UTF-8. Pure functions; never fails: what cannot be decoded becomes U+FFFD.
//
// The order of trust: byte order mark; the zero pattern of UTF-16 and UTF-32; charset of the HTTP header; declaration
// in the document (<?xml encoding>, <meta charset>); validity as UTF-8; windows-1252. Bytes that are valid multi-byte
// UTF-8 are UTF-8 whatever a header or declaration says of a single-byte charset; iso-8859-1 and us-ascii are read as
// windows-1252, gb2312 and gbk as GB18030 (WHATWG Encoding Standard). RFC 3023's us-ascii default for text/xml is
// ignored, as RFC 7303 allows. Lifetime: a Utf8Text may point into the bytes that it was made of.
#pragma once

#include <string>
#include <string_view>

namespace vigie {

enum class Markup { xml, html, plain };  // which declaration to look for

class Utf8Text {
  public:
    // Valid UTF-8 without byte order mark.
    std::string_view view() const { return converted_ ? std::string_view(owned_) : bytes_; }
    std::string release() && { return converted_ ? std::move(owned_) : std::string(bytes_); }
    // What the bytes were read as, in lower case: "utf-8", "windows-1252", …
    const std::string& encoding() const { return encoding_; }
    // Some bytes could not be decoded.
    bool lossy() const { return lossy_; }

  private:
    friend Utf8Text to_utf8(std::string_view bytes, std::string_view content_type, Markup markup);
    std::string_view bytes_;
    std::string owned_;
    std::string encoding_;
    bool converted_ = false;
    bool lossy_ = false;
};

// `content_type`: the HTTP header as it came ("text/xml; charset=koi8-r"), may be empty.
Utf8Text to_utf8(std::string_view bytes, std::string_view content_type, Markup markup);

// The value of a charset parameter, in lower case; empty: there is none.
std::string charset_of_content_type(std::string_view content_type);

bool is_valid_utf8(std::string_view bytes);

// Appends a code point; surrogates and values beyond Unicode become U+FFFD.
void append_utf8(std::string& text, char32_t code_point);

}  // namespace vigie
