// A small network beside the chain's weights, where a language has word vectors: it sees the words around by what they
// are used like, so that it knows names and contexts of which the corpora hold none. One hidden layer; what it says is
// added to the sums of the labels. Constant; any thread. Format, behind the weights of the model: f32 unit, i8
// words[slots][48][hidden], i16 signs[sign_count][hidden], f32 bias[hidden], out[hidden][8], out_bias[8]. A hidden unit
// is bias + unit × the sum of its words and signs, or 0 where that is less.
#pragma once

#include <array>
#include <memory>
#include <vector>

#include "plugins/entities/names/vectors.hpp"

namespace vigie::entities {

// What the network looks at around a token.
struct Around {
    // Where a word stands: two before to two behind; before, behind, first, last and second before the run of capitals;
    // and where the same word stands elsewhere in the article: before and behind its run, before and behind it within.
    static constexpr std::size_t slots = 14, first_elsewhere = 10;
    static constexpr std::size_t sign_count = 2304;
    struct Look {
        std::uint32_t row;  // Vectors'
        std::uint16_t slot;
    };
    std::vector<Look> looks;  // in the order of their slots; of several in one the mean counts
    std::vector<std::uint16_t> signs;
};

// The mean of the looks that begin at `at` and are of one slot; `at` is moved behind them.
Vectors::Row mean_row(const Vectors& vectors, const std::vector<Around::Look>& looks, std::size_t& at);

class Network {
  public:
    static constexpr std::size_t hidden = 64, labels = 8;
    // No number of the first layer is larger: a word's sum stays within 16 bits.
    static constexpr int most = 32767 / (7 * Vectors::dimensions);
    static constexpr int signs_at_once = 32, most_of_sign = 32767 / signs_at_once;
    static constexpr std::size_t words_size = Around::slots * Vectors::dimensions * hidden;
    static constexpr std::size_t signs_size = Around::sign_count * hidden;
    static constexpr std::size_t rest_size = hidden + hidden * labels + labels;
    static constexpr std::size_t file_size = 4 + words_size + 2 * signs_size + 4 * rest_size;

    Network(const char* bytes, const Vectors& vectors);  // file_size bytes; vectors must outlive it
    std::array<float, labels> says(const Around& around) const;

  private:
    const Vectors& vectors_;
    float unit_ = 0;
    std::vector<std::int16_t> words_, signs_;
    std::vector<float> rest_;
};

}  // namespace vigie::entities
