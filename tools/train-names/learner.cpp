#include "learner.hpp"

#include <algorithm>
#include <cmath>
#include <ostream>

namespace vigie::entities {

namespace {

constexpr std::uint32_t left_out_words = 100, left_out_signs = 100, left_out_units = 400;  // of a thousand
constexpr float drawn_to_zero = 1e-3F;  // of each weight at a rate of 1
constexpr std::size_t hidden = Network::hidden, labels = Network::labels;
// Where what lies.
constexpr std::size_t signs_at = Network::words_size, bias_at = signs_at + Network::signs_size,
                      out_at = bias_at + hidden, out_bias_at = out_at + hidden * labels, all = out_bias_at + labels;

void add(float* __restrict to, const float* __restrict what, float times) {
    for (std::size_t h = 0; h < hidden; ++h) to[h] += times * what[h];
}

}  // namespace

Learner::Learner(const Vectors& vectors)
    : vectors_(vectors), weights_(all), slopes_(all), means_(all), squares_(all), sums_(all) {
    // Not normal_distribution, which each library makes in its own way.
    const auto chance = [&] { return static_cast<float>(random_() % 20001) / 10000 - 1; };
    for (std::size_t i = 0; i < out_at; ++i) weights_[i] = 0.05F * chance();
    for (std::size_t i = out_at; i < out_bias_at; ++i) weights_[i] = 0.17F * chance();
}

Learner::Labels Learner::says(const Around& around, Used& used) {
    used.looks.clear();
    used.signs.clear();
    std::copy_n(weights_.begin() + bias_at, hidden, used.units.begin());
    for (const Around::Look& look : around.looks)
        if (!left_out(left_out_words)) used.looks.push_back(look);
    for (std::size_t i = 0; i < used.looks.size();) {
        const float* weights = weights_.data() + used.looks[i].slot * Vectors::dimensions * hidden;
        const Vectors::Row row = mean_row(vectors_, used.looks, i);
        for (std::size_t d = 0; d < row.size(); ++d) add(used.units.data(), weights + d * hidden, number(row[d]));
    }
    for (const std::uint16_t sign : around.signs) {
        if (left_out(left_out_signs)) continue;
        used.signs.push_back(sign);
        add(used.units.data(), weights_.data() + signs_at + sign * hidden, 1);
    }
    Labels out;
    std::copy_n(weights_.begin() + out_bias_at, labels, out.begin());
    for (std::size_t h = 0; h < hidden; ++h) {
        float& unit = used.units[h];
        unit = unit <= 0 || left_out(left_out_units) ? 0 : unit * 1000 / (1000 - left_out_units);
        for (std::size_t l = 0; l < labels; ++l) out[l] += unit * weights_[out_at + h * labels + l];
    }
    return out;
}

void Learner::slope(const Used& used, const Labels& of_labels) {
    std::array<float, hidden> units{};
    for (std::size_t l = 0; l < labels; ++l) slopes_[out_bias_at + l] += of_labels[l];
    for (std::size_t h = 0; h < hidden; ++h) {
        if (used.units[h] == 0) continue;
        for (std::size_t l = 0; l < labels; ++l) {
            const std::size_t i = out_at + h * labels + l;
            units[h] += of_labels[l] * weights_[i] * 1000 / (1000 - left_out_units);
            slopes_[i] += of_labels[l] * used.units[h];
        }
    }
    add(slopes_.data() + bias_at, units.data(), 1);
    for (const std::uint16_t sign : used.signs) add(slopes_.data() + signs_at + sign * hidden, units.data(), 1);
    for (std::size_t i = 0; i < used.looks.size();) {
        float* slopes = slopes_.data() + used.looks[i].slot * Vectors::dimensions * hidden;
        const Vectors::Row row = mean_row(vectors_, used.looks, i);
        for (std::size_t d = 0; d < row.size(); ++d) add(slopes + d * hidden, units.data(), number(row[d]));
    }
}

void Learner::step(float rate) {
    ++steps_;
    const auto begun = [&](float kept) { return 1 - std::pow(kept, static_cast<float>(steps_)); };
    const float mean = 1 / begun(0.9F), square = 1 / begun(0.999F);
    for (std::size_t i = 0; i < all; ++i) {
        means_[i] = 0.9F * means_[i] + 0.1F * slopes_[i];
        squares_[i] = 0.999F * squares_[i] + 0.001F * slopes_[i] * slopes_[i];
        weights_[i] +=
            rate * (means_[i] * mean / (std::sqrt(squares_[i] * square) + 1e-8F) - drawn_to_zero * weights_[i]);
        slopes_[i] = 0;
    }
}

void Learner::remember() {
    ++remembered_;
    for (std::size_t i = 0; i < all; ++i) sums_[i] += weights_[i];
}

// The chain saves sums times `scale`, so the last layer does too.
void Learner::save(std::ostream& out, float scale) const {
    const auto weight = [&](std::size_t i) { return sums_[i] / static_cast<float>(remembered_); };
    std::vector<float> sizes;
    for (std::size_t i = 0; i < signs_at; ++i) sizes.push_back(std::abs(weight(i)) * spread);
    const auto rank = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() * 9995 / 10000);
    std::nth_element(sizes.begin(), rank, sizes.end());
    const float unit = *rank / Network::most;
    const auto write = [&](const auto& value) { out.write(reinterpret_cast<const char*>(&value), sizeof value); };
    const auto whole = [&](float value, int most) {
        return std::clamp(static_cast<int>(std::lround(value / unit)), -most, most);
    };
    write(unit);
    for (std::size_t i = 0; i < signs_at; ++i)
        write(static_cast<std::int8_t>(whole(weight(i) * spread, Network::most)));
    for (std::size_t i = signs_at; i < bias_at; ++i)
        write(static_cast<std::int16_t>(whole(weight(i), Network::most_of_sign)));
    for (std::size_t i = bias_at; i < out_at; ++i) write(weight(i));
    for (std::size_t i = out_at; i < all; ++i) write(sums_[i] * scale);
}

}  // namespace vigie::entities
