// What sanitised HTML may keep beside the elements of tags.hpp: attributes, addresses, styles, comments. Inner header
// of reader/html.
#pragma once

#include <string>
#include <string_view>

#include "reader/html/tags.hpp"

namespace vigie::html {

// How an attribute is treated. Everything that is not named here is dropped.
enum class Kind { dropped, plain, address, image_address, address_set, style };
Kind kind_of(const Attribute& attribute);

// The address has no scheme, or one that only leads somewhere; for images also data: of a picture.
bool is_harmless(std::string_view address, bool image);

// The declarations that only change how text looks, of plain values: nothing that loads, moves or covers. The style
// itself, as written, where all of it is so.
std::string harmless_style(std::string_view style);

// No browser reads the comment as something else: not conditional, without dashes in it.
bool is_harmless_comment(std::string_view text);

}  // namespace vigie::html
