#include "field.hpp"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iostream>

namespace vigie::entities {

namespace {

constexpr std::uint32_t left_out = 30;  // of a hundred features, in each look at a segment
constexpr float first_rate = 0.05F;
constexpr float network_rate = 1e-3F;  // at first; it falls to a twentieth
constexpr int segments_a_step = 32;    // of the network
constexpr float decay = 0.02F;         // of each weight after an epoch
constexpr float least = 1e-3F;         // a smaller slope is not worth its step
constexpr float never = -1e9F;
constexpr std::uint32_t log_buckets = 18;
constexpr std::uint32_t mask = (1U << log_buckets) - 1;

float log_sum(const std::array<float, label_count>& row) {
    const float most = *std::max_element(row.begin(), row.end());
    float sum = 0;
    for (const float x : row) sum += std::exp(x - most);
    return most + std::log(sum);
}

}  // namespace

void Field::Weight::change(float slope, float rate) {
    squares += slope * slope;
    value += rate * slope / std::sqrt(squares);
}

Field::Field(const Vectors* vectors)
    : weights_(std::size_t{8} << log_buckets), transitions_(contexts * label_count * label_count) {
    if (vectors != nullptr) network_.emplace(*vectors);
}

void Field::learn(std::vector<Segment>& segments, int epochs, unsigned seed) {
    std::mt19937 random(seed);
    for (int number = 0; number < epochs; ++number) {
        std::shuffle(segments.begin(), segments.end(), random);
        const auto done = static_cast<float>(number);
        rate_ = first_rate / (1 + 0.3F * done);
        const float left = std::max(0.05F, 1 - done / static_cast<float>(epochs));
        const double loss = epoch(segments, random, network_rate * left);
        for (Weight& weight : weights_) weight.value *= 1 - decay;
        if (number * 2 >= epochs) {
            for (auto* all : {&weights_, &transitions_})
                for (Weight& weight : *all) weight.sum += weight.value;
            if (network_) network_->remember();
        }
        std::cerr << "epoch " << number << ": " << loss / static_cast<double>(segments.size()) << " nats a segment\n";
    }
}

double Field::epoch(const std::vector<Segment>& segments, std::mt19937& random, float rate) {
    double loss = 0;
    int seen = 0;
    for (const Segment& segment : segments) {
        Look look{segment, {}};
        for (const auto& features : segment.features) {
            auto& kept = look.features.emplace_back();
            for (const std::uint32_t feature : features)
                if (random() % 100 >= left_out) kept.push_back(feature);
        }
        loss += climb(look);
        if (++seen % segments_a_step == 0 && network_) network_->step(rate);
    }
    return loss;
}

void Field::save(const std::string& path) const {
    // Sums of the epochs as they are: for the chain only proportions count, and the network's part is made as large.
    std::vector<float> sizes;
    for (const Weight& weight : weights_)
        if (weight.sum != 0) sizes.push_back(std::abs(weight.sum));
    const auto rank = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() * 9995 / 10000);
    std::nth_element(sizes.begin(), rank, sizes.end());
    const float scale = 127 / *rank;
    std::vector<std::int8_t> bytes(weights_.size());
    for (std::size_t i = 0; i < weights_.size(); ++i)
        bytes[i] = static_cast<std::int8_t>(std::lround(std::clamp(weights_[i].sum * scale, -127.0F, 127.0F)));
    Transitions table{};
    for (std::size_t i = 0; i < transitions_.size(); ++i)
        table[i / 81][i / 9 % 9][i % 9] =
            static_cast<std::int16_t>(std::lround(std::clamp(transitions_[i].sum * scale, -9000.0F, 9000.0F)));
    std::ofstream out(path, std::ios::binary);
    const std::uint32_t log = log_buckets;
    out.write("VIGIENM1", 8);
    out.write(reinterpret_cast<const char*>(&log), 4);
    out.write(reinterpret_cast<const char*>(&table), sizeof table);
    out.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    if (network_) network_->save(out, scale);
    std::cerr << sizes.size() << " weights, one unit is 1/" << scale << "\n";
}

Field::Weight& Field::transition(std::size_t context, std::size_t from, std::size_t to) {
    return transitions_[(context * label_count + from) * label_count + to];
}

Field::Weight& Field::weight(std::uint32_t hash, std::size_t label) {
    return weights_[std::size_t{hash & mask} * 8 + label - 1];
}

std::vector<Field::Row> Field::sums(const Look& look) {
    std::vector<Row> out(look.segment.gold.size(), Row{});
    used_.resize(std::max(used_.size(), out.size()));
    for (std::size_t i = 0; i < out.size(); ++i) {
        for (const std::uint32_t hash : look.features[i])
            for (std::size_t l = 1; l < label_count; ++l) out[i][l] += weight(hash, l).value;
        if (!network_ || !look.segment.around[i]) continue;
        const Learner::Labels more = network_->says(*look.segment.around[i], used_[i]);
        for (std::size_t l = 1; l < label_count; ++l) out[i][l] += more[l - 1];
    }
    return out;
}

float Field::step(const Segment& segment, std::size_t i, std::size_t before, std::size_t label) {
    if (i == 0 && before != 0) return never;
    return may_follow(before, label) ? transition(segment.contexts[i], before, label).value : never;
}

Field::Lattice Field::lattice(const Look& look) {
    const Segment& segment = look.segment;
    const std::size_t size = segment.gold.size();
    Lattice out{sums(look), std::vector<Row>(size), std::vector<Row>(size, Row{})};
    Row parts;
    for (std::size_t i = 0; i < size; ++i)
        for (std::size_t l = 0; l < label_count; ++l) {
            for (std::size_t b = 0; b < label_count; ++b)
                parts[b] = step(segment, i, b, l) + (i > 0 ? out.ahead[i - 1][b] : 0);
            out.ahead[i][l] = log_sum(parts) + out.own[i][l];
        }
    for (std::size_t i = size - 1; i-- > 0;)
        for (std::size_t b = 0; b < label_count; ++b) {
            for (std::size_t l = 0; l < label_count; ++l)
                parts[l] = step(segment, i + 1, b, l) + out.own[i + 1][l] + out.back[i + 1][l];
            out.back[i][b] = log_sum(parts);
        }
    out.whole = log_sum(out.ahead[size - 1]);
    return out;
}

// One step up the likelihood of a segment's labels; the loss before it.
double Field::climb(const Look& look) {
    const Segment& segment = look.segment;
    const auto [own, ahead, back, whole] = lattice(look);
    const std::size_t size = segment.gold.size();
    const auto before = [&](std::size_t i) { return i > 0 ? segment.gold[i - 1] : std::uint8_t{0}; };
    float gold = 0;
    std::vector<std::array<Row, label_count>> pairs(size);  // all before any weight changes
    for (std::size_t i = 0; i < size; ++i) {
        gold += step(segment, i, before(i), segment.gold[i]) + own[i][segment.gold[i]];
        for (std::size_t b = 0; b < label_count; ++b)
            for (std::size_t l = 0; l < label_count; ++l)
                pairs[i][b][l] =
                    std::exp(step(segment, i, b, l) + (i > 0 ? ahead[i - 1][b] : 0) + own[i][l] + back[i][l] - whole);
    }
    for (std::size_t i = 0; i < size; ++i) {
        Row chances;
        for (std::size_t l = 0; l < label_count; ++l) chances[l] = std::exp(ahead[i][l] + back[i][l] - whole);
        climb_labels(look, i, chances);
        for (std::size_t b = 0; b < label_count; ++b)
            for (std::size_t l = 0; l < label_count; ++l) {
                const bool right = segment.gold[i] == l && before(i) == b;
                const float slope = (right ? 1.0F : 0.0F) - pairs[i][b][l];
                if (std::abs(slope) >= least) transition(segment.contexts[i], b, l).change(slope, rate_);
            }
    }
    return whole - gold;
}

void Field::climb_labels(const Look& look, std::size_t i, const Row& chances) {
    Learner::Labels slopes;
    float largest = 0;
    for (std::size_t l = 1; l < label_count; ++l) {
        const float slope = (look.segment.gold[i] == l ? 1.0F : 0.0F) - chances[l];
        slopes[l - 1] = slope;
        largest = std::max(largest, std::abs(slope));
        if (std::abs(slope) < least) continue;
        for (const std::uint32_t hash : look.features[i]) weight(hash, l).change(slope, rate_);
    }
    if (network_ && look.segment.around[i] && largest >= least) network_->slope(used_[i], slopes);
}

}  // namespace vigie::entities
