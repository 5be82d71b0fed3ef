// One pass over a page's HTML before the parser: what never is article text is dropped (scripts, styles, drawings,
// comments, most attributes), nesting is capped, JSON-LD is set aside. It keeps the parser fast and its work bounded on
// any input.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vigie::page {

struct Reduced {
    std::string html;
    std::vector<std::string_view> json_ld;  // into the input
    std::vector<std::string_view> scripts;  // other scripts of the page itself, likewise
    std::size_t script_bytes = 0;
    bool capped = false;  // nesting or size was cut
};

inline constexpr int max_depth = 192;

Reduced reduce(std::string_view html);

}  // namespace vigie::page
