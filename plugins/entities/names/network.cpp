#include "plugins/entities/names/network.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace vigie::entities {

namespace {

// Sixteen numbers side by side.
using Many = std::int16_t __attribute__((vector_size(32)));
using Sums = std::int32_t __attribute__((vector_size(64)));
using Units = float __attribute__((vector_size(64)));
using Labels = float __attribute__((vector_size(32)));
constexpr std::size_t side_by_side = 16, parts = Network::hidden / side_by_side;

template <class Vector, class Number>
void load(Vector& to, const Number* from) {
    std::memcpy(&to, from, sizeof to);
}

}  // namespace

Vectors::Row mean_row(const Vectors& vectors, const std::vector<Around::Look>& looks, std::size_t& at) {
    Vectors::Row out = vectors.row(looks[at].row);
    std::size_t end = at + 1;
    for (; end < looks.size() && looks[end].slot == looks[at].slot; ++end) {
        const Vectors::Row more = vectors.row(looks[end].row);
        for (std::size_t i = 0; i < out.size(); ++i) out[i] = static_cast<std::int16_t>(out[i] + more[i]);
    }
    const auto count = static_cast<float>(end - at);
    if (end - at > 1)
        for (std::int16_t& number : out) number = static_cast<std::int16_t>(std::lround(number / count));
    at = end;
    return out;
}

Network::Network(const char* bytes, const Vectors& vectors)
    : vectors_(vectors), words_(words_size), signs_(signs_size), rest_(rest_size) {
    std::memcpy(&unit_, bytes, 4);
    bytes += 4;
    for (std::size_t i = 0; i < words_size; ++i) words_[i] = static_cast<std::int8_t>(bytes[i]);
    bytes += words_size;
    std::memcpy(signs_.data(), bytes, 2 * signs_size);
    std::memcpy(rest_.data(), bytes + 2 * signs_size, 4 * rest_size);
}

// Compiled once more for processors with AVX2, where it is faster; the results are the same.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__) && \
    !defined(__SANITIZE_THREAD__)
__attribute__((target_clones("avx2", "default")))
#endif
std::array<float, Network::labels>
Network::says(const Around& around) const {
    Many some;
    std::array<Sums, parts> sums{};
    std::array<Many, parts> few{};
    const auto take = [&] {
        for (std::size_t p = 0; p < parts; ++p) sums[p] += __builtin_convertvector(few[p], Sums);
        few = {};
    };
    for (std::size_t i = 0; i < around.looks.size(); take()) {
        const std::int16_t* weights = words_.data() + around.looks[i].slot * Vectors::dimensions * hidden;
        for (const std::int16_t number : mean_row(vectors_, around.looks, i))
            for (Many& many : few) {
                load(some, weights);
                many += some * number;
                weights += side_by_side;
            }
    }
    for (std::size_t i = 0; i < around.signs.size(); ++i) {
        if (i % signs_at_once == 0) take();
        for (std::size_t p = 0; p < parts; ++p) {
            load(some, signs_.data() + around.signs[i] * hidden + p * side_by_side);
            few[p] += some;
        }
    }
    take();
    Labels out, row;
    load(out, rest_.data() + hidden + hidden * labels);
    for (std::size_t p = 0; p < parts; ++p) {
        Units units;
        load(units, rest_.data() + p * side_by_side);
        units += unit_ * __builtin_convertvector(sums[p], Units);
        for (std::size_t h = 0; h < side_by_side; ++h) {
            load(row, rest_.data() + hidden + (p * side_by_side + h) * labels);
            out += std::max(units[h], 0.0F) * row;
        }
    }
    std::array<float, labels> labelled;
    std::memcpy(labelled.data(), &out, sizeof labelled);
    return labelled;
}

}  // namespace vigie::entities
