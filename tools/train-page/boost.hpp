// Gradient-boosted trees for a yes-or-no question, by histograms. Small and deterministic; one thread.
#pragma once

#include <cstdint>
#include <vector>

#include "reader/page/model.hpp"

namespace vigie::train {

struct Table {
    std::size_t width = 0;
    std::vector<float> values;  // row-major
    std::vector<float> labels;  // 0 to 1
    std::vector<float> weights;
    std::size_t rows() const { return labels.size(); }
};

struct Settings {
    int trees = 160;
    int depth = 6;
    float rate = 0.08F;
    float lambda = 1.0F;
    float min_weight = 0.3F;  // of a leaf, in units of weight × p(1−p)
    float columns = 0.4F;     // share of the columns that a tree may use
    float sample = 0.8F;      // share of the groups that a tree sees
    std::uint32_t seed = 7;
};

struct Trained {
    std::vector<page::TreeNode> nodes;
    std::vector<std::uint32_t> roots;
    float bias = 0;
    std::size_t width = 0;
    std::vector<double> gain;  // by column
    page::Forest forest() const { return {nodes, roots, bias, width}; }
};

// `use`: the rows to learn from.
Trained boost(const Table& table, const std::vector<std::uint32_t>& use, const Settings& settings);

}  // namespace vigie::train
