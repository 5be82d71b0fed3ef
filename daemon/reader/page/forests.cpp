// The two forests as they are trained: their trees are data, a file each.
#include "reader/page/model.hpp"

namespace vigie::page {

namespace {
#include "reader/page/first_trees.inc"
#include "reader/page/second_trees.inc"
}  // namespace

const float keep_threshold = 0.5F;

const Forest& first_forest() {
    return first_trees;
}

const Forest& second_forest() {
    return second_trees;
}

}  // namespace vigie::page
