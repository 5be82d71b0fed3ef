// Gold pages as tables of blocks with labels.
#pragma once

#include <string>
#include <vector>

#include "boost.hpp"
#include "reader/page/features.hpp"

namespace vigie::train {

struct Page {
    std::string id, dataset, domain;
    bool whole = false;  // its gold is the whole body, not only snippets
    page::Dom dom;
    page::Blocks blocks;
    page::Features features;
    std::vector<float> labels, weights;  // a block; weight 0: unknown
    int fold = 0;
};

// EXTRACT_DIR holds gold/*.jsonl and the pages they name, gzipped.
std::vector<Page> load_pages(const std::string& extract_dir, std::vector<std::string>& names);

}  // namespace vigie::train
