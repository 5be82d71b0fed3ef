#include "reader/page/body.hpp"

#include "reader/page/model.hpp"

namespace vigie::page {

Body find_body(const Dom& dom, const Blocks& blocks, const Evidence& evidence, const std::string& title) {
    Body out;
    const Features features = read_features(dom, blocks, evidence, title);
    const std::vector<float> first = likelihoods(first_forest(), features);
    const std::vector<float> second = likelihoods(second_forest(), add_context(features, dom, blocks, first));
    out.kept.resize(blocks.list.size());
    double sum = 0;
    for (std::size_t i = 0; i < blocks.list.size(); ++i) {
        const Block& b = blocks.list[i];
        if (second[i] < keep_threshold) continue;
        out.kept[i] = true;
        if (!out.text.empty()) out.text += "\n\n";
        out.text += b.text;
        ++out.paragraphs;
        out.words += b.words;
        sum += static_cast<double>(second[i]) * b.words;
    }
    if (out.words > 0) out.likelihood = sum / static_cast<double>(out.words);
    return out;
}

}  // namespace vigie::page
