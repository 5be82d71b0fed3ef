#include <algorithm>
#include <unordered_map>

#include "reader/page/features.hpp"

namespace vigie::page {
namespace {

struct Sum {
    float words = 0;
    float kept = 0;
    float share() const { return words <= 0 ? 0 : kept / words; }
};

}  // namespace

Features add_context(const Features& features, const Dom& dom, const Blocks& blocks, const std::vector<float>& first,
                     std::vector<std::string>* names) {
    const std::size_t n = blocks.list.size();
    std::vector<Sum> below(dom.size());
    Sum all;
    for (std::size_t i = 0; i < n; ++i) {
        const Block& b = blocks.list[i];
        const auto words = static_cast<float>(std::min(b.words, 120U));
        below[b.node].words += words;
        below[b.node].kept += words * first[i];
        all.words += words;
        all.kept += words * first[i];
    }
    for (NodeId i = dom.size(); i-- > 0;)
        if (const NodeId up = dom[i].parent; up != no_node) {
            below[up].words += below[i].words;
            below[up].kept += below[i].kept;
        }
    Features out;
    out.main = features.main;
    float before = 0;
    for (std::size_t i = 0; i < n; ++i) {
        const Block& b = blocks.list[i];
        const auto put = [&](const char* name, float value) {
            if (i == 0 && names != nullptr) names->push_back(name);
            out.values.push_back(value);
        };
        out.values.insert(out.values.end(), features.row(i), features.row(i) + features.width);
        put("first", first[i]);
        for (const int d : {-4, -3, -2, -1, 1, 2, 3, 4}) {
            const auto k = static_cast<std::ptrdiff_t>(i) + d;
            put("first_near",
                k < 0 || k >= static_cast<std::ptrdiff_t>(n) ? -1.0F : first[static_cast<std::size_t>(k)]);
        }
        const float own = static_cast<float>(std::min(b.words, 120U));
        put("kept_before", all.kept <= 0 ? 0 : before / all.kept);
        before += own * first[i];
        put("kept_after", all.kept <= 0 ? 0 : 1 - before / all.kept);
        put("kept_words", all.kept);
        NodeId up = b.node;
        for (int level = 0; level < 4; ++level) {
            up = up == no_node ? no_node : dom[up].parent;
            Sum rest = up == no_node ? Sum{} : below[up];
            rest.words -= own;
            rest.kept -= own * first[i];
            put("share_up", rest.share());
            put("mass_up", all.kept <= 0 ? 0 : rest.kept / all.kept);
        }
        if (i == 0) out.width = out.values.size();
    }
    return out;
}

}  // namespace vigie::page
