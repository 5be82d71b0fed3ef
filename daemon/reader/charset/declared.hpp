// The charset that a document or header names. Inner header of reader/charset.
#pragma once

#include <string>
#include <string_view>

#include "reader/charset/charset.hpp"

namespace vigie::charset {

// In lower case, as written; empty: none. Reads bytes as ASCII.
std::string declared_charset(std::string_view bytes, Markup markup);

// A label as the WHATWG Encoding Standard reads it, as a name that ICU knows: "latin1" → "windows-1252", "gb2312" →
// "gb18030". Empty: not to be used (unknown, utf-7).
std::string decoder_of_label(std::string_view label);

}  // namespace vigie::charset
