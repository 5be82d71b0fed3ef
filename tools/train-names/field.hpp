// A linear-chain conditional random field over plugins/entities/names/model.hpp's features while it learns, with a
// network beside it where the language has word vectors: likelihood climbed a segment at a time by AdaGrad, weights
// drawn to zero after each epoch and averaged over the later half of the epochs. One thread.
#pragma once

#include <optional>
#include <random>
#include <string>

#include "learner.hpp"
#include "plugins/entities/names/model.hpp"

namespace vigie::entities {

// A run of candidate tokens with its features and gold labels.
struct Segment {
    std::vector<std::vector<std::uint32_t>> features;
    std::vector<std::optional<Around>> around;  // of tokens that the network sees
    std::vector<std::uint8_t> contexts, gold;
};

class Field {
  public:
    explicit Field(const Vectors* vectors);
    void learn(std::vector<Segment>& segments, int epochs, unsigned seed);
    void save(const std::string& path) const;

  private:
    // AdaGrad's weight.
    struct Weight {
        float value = 0;
        float squares = 1e-4F;
        float sum = 0;  // of the values after the later half of the epochs
        void change(float slope, float rate);
    };
    using Row = std::array<float, label_count>;
    // Sums of the paths that lead to each label and that go on from it.
    struct Lattice {
        std::vector<Row> own, ahead, back;
        float whole = 0;
    };
    // A segment's features without some, others each time: no single feature may carry a decision alone.
    struct Look {
        const Segment& segment;
        std::vector<std::vector<std::uint32_t>> features;
    };

    double epoch(const std::vector<Segment>& segments, std::mt19937& random, float network_rate);
    Weight& transition(std::size_t context, std::size_t from, std::size_t to);
    Weight& weight(std::uint32_t hash, std::size_t label);
    float step(const Segment& segment, std::size_t i, std::size_t before, std::size_t label);
    std::vector<Row> sums(const Look& look);
    Lattice lattice(const Look& look);
    double climb(const Look& look);
    void climb_labels(const Look& look, std::size_t i, const Row& chances);

    std::optional<Learner> network_;
    std::vector<Learner::Used> used_;
    std::vector<Weight> weights_, transitions_;
    float rate_ = 0;
};

}  // namespace vigie::entities
