// Is it valid UTF-8, is a position on a code point. Pure. Source: RFC 3629.
#pragma once

#include <cstddef>
#include <string_view>

namespace vigie::host {

bool is_utf8(std::string_view text);

// True at the text's end, too.
inline bool on_code_point(std::string_view text, std::size_t at) {
    return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
}

}  // namespace vigie::host
