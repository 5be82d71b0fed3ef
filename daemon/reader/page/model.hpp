// Boosted decision trees that tell the article's blocks from the rest. The trees are data (first_trees.inc and
// second_trees.inc, made by tools/train-page; its model card is tools/train-page/README.md).
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "reader/page/features.hpp"

namespace vigie::page {

// A tree's nodes are consecutive: an inner node goes to `left` where value < threshold, else to left + 1; a leaf has
// feature -1 and its score as threshold.
struct TreeNode {
    std::int16_t feature;
    std::uint16_t left;  // relative to the tree's first node
    float threshold;
};

struct Forest {
    std::span<const TreeNode> nodes;
    std::span<const std::uint32_t> roots;
    float bias = 0;
    std::size_t width = 0;  // columns it was trained on
};

float likelihood(const Forest& forest, const float* row);
std::vector<float> likelihoods(const Forest& forest, const Features& features);

// As trained: the first look, and the second with context.
const Forest& first_forest();
const Forest& second_forest();
extern const float keep_threshold;

}  // namespace vigie::page
