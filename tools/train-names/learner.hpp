// The network of plugins/entities/names/network.hpp while it learns: its numbers as floats, changed by Adam. Some
// words, signs and hidden units are left out each time, so that none carries a decision alone. One thread.
#pragma once

#include <iosfwd>
#include <random>

#include "plugins/entities/names/network.hpp"

namespace vigie::entities {

class Learner {
  public:
    explicit Learner(const Vectors& vectors);

    using Labels = std::array<float, Network::labels>;
    // What was used of a token, kept for the way back.
    struct Used {
        std::vector<Around::Look> looks;
        std::vector<std::uint16_t> signs;
        std::array<float, Network::hidden> units;
    };
    Labels says(const Around& around, Used& used);
    // Adds to the slope of the likelihood; step() follows it.
    void slope(const Used& used, const Labels& of_labels);
    void step(float rate);

    void remember();  // the average of what is remembered is saved
    void save(std::ostream& out, float scale) const;

  private:
    float number(std::int16_t of_row) const { return spread * static_cast<float>(of_row); }
    bool left_out(std::uint32_t of_thousand) { return random_() % 1000 < of_thousand; }
    static constexpr float spread = 0.4F;  // of the numbers of a row, which make_vectors divides by it
    const Vectors& vectors_;
    std::mt19937 random_{11};
    std::vector<float> weights_, slopes_, means_, squares_, sums_;
    int steps_ = 0, remembered_ = 0;
};

}  // namespace vigie::entities
