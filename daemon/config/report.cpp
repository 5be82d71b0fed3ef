#include "config/report.hpp"

#include <algorithm>
#include <cstdlib>

namespace vigie::config {
namespace {

// Changed, missing, added and exchanged letters (Damerau, with adjacent exchange only).
std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::vector<std::size_t>> cost(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i) {
        for (std::size_t j = 0; j <= b.size(); ++j) {
            if (i == 0 || j == 0) {
                cost[i][j] = i + j;
                continue;
            }
            const std::size_t change = cost[i - 1][j - 1] + (a[i - 1] != b[j - 1]);
            cost[i][j] = std::min({cost[i - 1][j] + 1, cost[i][j - 1] + 1, change});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                cost[i][j] = std::min(cost[i][j], cost[i - 2][j - 2] + 1);
        }
    }
    return cost[a.size()][b.size()];
}

}  // namespace

std::string suggest(std::string_view word, const std::vector<std::string>& candidates) {
    constexpr std::size_t longest = 64;  // a key of a page's length is no slip of the hand
    if (word.empty() || word.size() > longest) return {};
    std::string best;
    std::size_t least = std::max<std::size_t>(1, word.size() / 3) + 1;
    for (const std::string& candidate : candidates) {
        if (candidate.size() > longest) continue;
        const std::size_t far = distance(word, candidate);
        if (far >= least || far >= candidate.size()) continue;
        least = far;
        best = candidate;
    }
    return best;
}

std::string did_you_mean(std::string_view word, const std::vector<std::string>& candidates) {
    const std::string best = suggest(word, candidates);
    return best.empty() ? std::string() : "; did you mean \"" + best + "\"?";
}

std::string Problem::line() const {
    std::string text = origin.file;
    if (origin.line != 0) text += ":" + std::to_string(origin.line);
    if (!key.empty()) text += ": " + key;
    return text + ": " + message;
}

}  // namespace vigie::config
