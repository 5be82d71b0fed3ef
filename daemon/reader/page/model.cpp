#include "reader/page/model.hpp"

#include <cassert>
#include <cmath>

namespace vigie::page {

float likelihood(const Forest& forest, const float* row) {
    float score = forest.bias;
    for (const std::uint32_t root : forest.roots) {
        const TreeNode* const tree = forest.nodes.data() + root;
        const TreeNode* at = tree;
        while (at->feature >= 0) at = tree + at->left + (row[at->feature] < at->threshold ? 0 : 1);
        score += at->threshold;
    }
    return 1.0F / (1.0F + std::exp(-score));
}

std::vector<float> likelihoods(const Forest& forest, const Features& features) {
    std::vector<float> out;
    if (features.width == 0) return out;
    assert(features.width == forest.width);
    const std::size_t n = features.values.size() / features.width;
    out.reserve(n);
    for (std::size_t i = 0; i < n; ++i) out.push_back(likelihood(forest, features.row(i)));
    return out;
}

}  // namespace vigie::page
