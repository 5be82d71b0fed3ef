// Quotations that say the same words: headlines and captions repeat those of the text.
#include <algorithm>

#include "plugins/quotes/attribute.hpp"

namespace vigie::quotes {

std::vector<std::vector<std::uint64_t>> sorted_words_of_quotes(const Reading& r) {
    std::vector<std::vector<std::uint64_t>> keys(r.quotes.size());
    for (std::uint32_t q = 0; q < r.quotes.size() && q < 400; ++q) {
        keys[q].reserve(r.quotes[q].words);
        for (std::uint32_t i = r.quotes[q].first; i < r.quotes[q].last; ++i)
            if (r.words[i].mark == 0) keys[q].push_back(r.words[i].key);
        std::sort(keys[q].begin(), keys[q].end());
    }
    return keys;
}

std::size_t shared_words(const std::vector<std::uint64_t>& one, const std::vector<std::uint64_t>& other) {
    std::size_t missing = 0, at = 0;
    for (const auto word : one) {
        while (at < other.size() && other[at] < word) ++at;
        if ((at == other.size() || other[at] != word) && ++missing * 2 > one.size()) return 0;
    }
    return one.size() - missing;
}

}  // namespace vigie::quotes
