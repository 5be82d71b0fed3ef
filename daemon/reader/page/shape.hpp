// What the letters and marks of a block's text look like. Internal to the page reader. Pure.
#pragma once

#include <string_view>

namespace vigie::page {

struct Shape {  // of a block's text
    float commas = 0, stops = 0, digits = 0, uppers = 0, letters = 0;
    bool ends_sentence = false, starts_quote = false, starts_lower = false, ends_colon = false;
};

Shape shape_of(std::string_view text);

}  // namespace vigie::page
