// Decoding by ICU. Inner header of reader/charset.
#pragma once

#include <string>
#include <string_view>

namespace vigie::charset {

// `decoder`: a name of ICU's that is known to open. What cannot be decoded becomes U+FFFD.
std::string decode(std::string_view bytes, const std::string& decoder);

// ICU's guess from the bytes' statistics; empty: none that is likely.
std::string guess(std::string_view bytes);

}  // namespace vigie::charset
