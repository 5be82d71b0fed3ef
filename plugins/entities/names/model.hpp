// The learned name finder: a linear chain over labels O, B- and I- of person, organisation, place and other, with
// hashed features and one byte a weight. Only this folder and tools/train-names include it. File: "VIGIENM1", u32 log2
// of the buckets, i16 transitions[context][9][9], then i8 weights[bucket][8] (label 0, O, weighs nothing), then the
// network where the language has word vectors. Mapped, constant, any thread.
#pragma once

#include <array>
#include <optional>

#include "plugins/entities/names/mapped_file.hpp"
#include "plugins/entities/names/names.hpp"
#include "plugins/entities/names/network.hpp"

namespace vigie::entities {

constexpr std::size_t label_count = 9;  // O, then B and I of each of the four types
constexpr std::size_t contexts = 12;    // of a transition, Features::context
using Transitions = std::array<std::array<std::array<std::int16_t, label_count>, label_count>, contexts>;
inline std::size_t begin_label(Type type) {
    return 1 + 2 * std::min<std::size_t>(static_cast<std::size_t>(type), 3);
}

// What the chain looks at, a token at a time.
class Features {
  public:
    Features(const common::Words& words, const std::vector<Seen>& seen);
    bool candidate(std::uint32_t token) const { return atoms_[token].candidate; }
    std::size_t context(std::uint32_t token) const { return atoms_[token].context; }
    // Hashes of the features of a token, in `out` (what it held is gone).
    void at(std::uint32_t token, std::vector<std::uint32_t>& out) const;
    // What the network sees, of tokens with a capital or between such.
    bool doubtful(std::uint32_t token) const;
    void around(std::uint32_t token, Around& out) const;

  private:
    struct Atoms {
        std::uint64_t word = 0, prefix = 0, suffix = 0;
        std::uint32_t shape = 0, flags = 0, known = 0, town = 0, cue = 0, article = 0, kind = 0, vector = 0;
        std::uint32_t run_begin = 0, run_end = 0;  // of the capitals around
        std::uint8_t context = 0;
        bool initial = false, upper = false, candidate = false;
    };
    void shapes();
    void runs();
    void article_wide();
    std::uint32_t stands(std::size_t token) const;
    void candidates();
    template <class Emit>
    void kinds(std::uint32_t token, const Emit& emit) const;
    const Atoms& near(std::int64_t token) const;
    using Place = std::pair<std::uint64_t, std::uint32_t>;  // a word and its token
    void elsewhere();
    std::span<const Place> places_of(std::uint64_t word) const;
    void words_around(std::uint32_t token, Around& out) const;
    template <class Sign>
    void signs_of(std::int64_t at, const Sign& sign) const;

    const common::Words& words_;
    const std::vector<Seen>& seen_;
    std::vector<Atoms> atoms_;
    std::vector<Place> elsewhere_;  // words with a capital, in order
    Atoms edge_;
};

class Model {
  public:
    // Throws std::runtime_error. vectors: of the language, null if it has none; they must outlive the model.
    Model(const std::filesystem::path& file, const Vectors* vectors);
    ~Model();
    Model(const Model&) = delete;
    Model& operator=(const Model&) = delete;
    std::vector<Name> find(const common::Words& words, const std::vector<Seen>& seen) const;

  private:
    struct Step;
    struct Scratch;
    struct Rows;
    void lay_out(const Transitions& transitions);
    void hash(const Features& features, std::uint32_t token, std::vector<std::uint32_t>& hashes) const;
    void decode(const Features& features, std::uint32_t first, std::uint32_t last, Scratch& scratch) const;
    static void read_path(const std::vector<std::uint8_t>& path, std::uint32_t first, std::vector<Name>& out);
    MappedFile file_;
    std::uint32_t mask_ = 0;
    std::unique_ptr<Rows> rows_;
    std::optional<Network> network_;
    const std::int8_t* weights_ = nullptr;
};

// Whether label `next` may follow `label`: an I only its own B or I.
constexpr bool may_follow(std::size_t label, std::size_t next) {
    return next == 0 || next % 2 == 1 || label == next || label + 1 == next;
}

}  // namespace vigie::entities
