// What speaks for a stance being right: by what kind of frame it was found, where its holder and target stand, whether
// the article says it again. No sign knows a word, so that weights learnt in one language and paper hold in others
// (tools/train-stance). Threads: Scores is const after load.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "plugins/stance/stance.hpp"

namespace vigie::stance {

using Signs = std::uint64_t;  // a set of bits, one a name of sign_names()

const std::vector<std::string_view>& sign_names();
std::string names_of(Signs signs);  // parted by blanks

// How likely a stance is right, from its signs. scores.txt: [weights] sign | weight, [least] the score below which it
// is left out.
class Scores {
  public:
    // Throws std::runtime_error naming file and line.
    static Scores load(const std::filesystem::path& file);
    double score(Signs signs) const;
    double least() const { return least_; }

  private:
    std::vector<double> weights_;  // by sign
    double bias_ = 0, least_ = 0;
};

// For each target of a stance (one for an issue): its signs.
std::vector<std::vector<Signs>> signs_of(const Reading& reading, const std::vector<Stance>& stances);

}  // namespace vigie::stance
