// A block in numbers: what the model (model.hpp) decides by. No word of a text is among them.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "reader/page/blocks.hpp"
#include "reader/page/dom.hpp"
#include "reader/page/evidence.hpp"

namespace vigie::page {

struct Features {
    std::size_t width = 0;
    std::vector<float> values;  // width for each block
    NodeId main = no_node;      // the element that holds most of the running text
    const float* row(std::size_t block) const { return values.data() + block * width; }
};

// `title`: the headline as the metadata reader found it. `names`: for the trainer, what the columns are. A trained
// model knows columns by their place: after any change here, train again (tools/train-page).
Features read_features(const Dom& dom, const Blocks& blocks, const Evidence& evidence, const std::string& title,
                       std::vector<std::string>* names = nullptr);

// For the second look: the features, and what the first look (a likelihood a block) thought of the neighbourhood.
Features add_context(const Features& features, const Dom& dom, const Blocks& blocks, const std::vector<float>& first,
                     std::vector<std::string>* names = nullptr);

}  // namespace vigie::page
