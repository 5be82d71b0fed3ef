// Text made safe for HTML, in an element as in an attribute between double quotation marks. Pure.
#pragma once

#include <string>
#include <string_view>

namespace vigie {

std::string escape_html(std::string_view text);

}  // namespace vigie
