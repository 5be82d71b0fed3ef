#include "reader/page/body.hpp"

#include <algorithm>

#include "reader/page/model.hpp"

namespace vigie::page {

Body find_body(const Dom& dom, const Blocks& blocks, const Evidence& evidence, const std::string& title) {
    Body out;
    const Features features = read_features(dom, blocks, evidence, title);
    const std::vector<float> first = likelihoods(first_forest(), features);
    const std::vector<float> second = likelihoods(second_forest(), add_context(features, dom, blocks, first));
    // The second look compares a block with its page: where it keeps none, of a page of one paragraph, the first
    // decides.
    const bool none = std::none_of(second.begin(), second.end(), [](float p) { return p >= keep_threshold; });
    const std::vector<float>& look = none ? first : second;
    out.kept.resize(blocks.list.size());
    double sum = 0;
    for (std::size_t i = 0; i < blocks.list.size(); ++i) {
        const Block& b = blocks.list[i];
        if (look[i] < keep_threshold) continue;
        out.kept[i] = true;
        if (!out.text.empty()) out.text += "\n\n";
        out.text += b.text;
        ++out.paragraphs;
        out.words += b.words;
        sum += static_cast<double>(look[i]) * b.words;
    }
    if (out.words > 0) out.likelihood = sum / static_cast<double>(out.words);
    return out;
}

}  // namespace vigie::page
