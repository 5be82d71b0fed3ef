// Which blocks are the article, and their text.
#pragma once

#include <string>
#include <vector>

#include "reader/page/features.hpp"

namespace vigie::page {

struct Body {
    std::string text;  // paragraphs separated by one blank line
    std::size_t paragraphs = 0;
    std::size_t words = 0;
    double likelihood = 0;   // mean of the kept blocks, by words
    std::vector<bool> kept;  // of the blocks
};

Body find_body(const Dom& dom, const Blocks& blocks, const Evidence& evidence, const std::string& title);

}  // namespace vigie::page
