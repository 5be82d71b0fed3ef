// Given names, surnames, towns and common words as a compiled, memory-mapped table: phrase → flags. Constant; any
// thread. Format of the file: "VIGIELX1", slot count (u64, a power of two), then per slot a u32 check and u16 flags in
// two arrays. A slot is found by the phrase's key (Phrases' hash), linear probing; flags 0 is an empty slot. Made by
// tools/train-names/make_lexicon from tools/gazetteer/lists.mjs.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>

#include "plugins/entities/names/mapped_file.hpp"

namespace vigie::entities {

enum Flag : std::uint16_t {  // keep equal to tools/gazetteer/lists.mjs
    given_male = 1,
    given_female = 2,
    surname = 4,
    town_big = 8,
    town_mid = 16,
    town_small = 32,
    region = 64,
    common_fr = 128,
    common_en = 256,
    organisation_name = 512,
    proper = 1024,
    place_name = 2048,
    begins = 0x8000,  // a longer phrase begins so
};
constexpr std::uint16_t given = given_male | given_female;
constexpr std::uint16_t town = town_big | town_mid | town_small | region | place_name;

class Lexicon {
  public:
    explicit Lexicon(const std::filesystem::path& file);  // throws std::runtime_error

    // Flags of one phrase of pieces (common::Words); 0 where it is not known.
    std::uint16_t flags(std::span<const std::uint64_t> pieces) const;
    // Begins to bring what a look-up of one piece will look at into the cache.
    void expect(std::uint64_t piece) const {
        const std::uint64_t slot = extend(seed, piece) & mask_;
        __builtin_prefetch(checks_ + slot);
        __builtin_prefetch(flags_ + slot);
    }
    // The longest phrase from `from` that has one of `wanted`: its length in pieces, 0 if none.
    std::size_t longest(std::span<const std::uint64_t> pieces, std::size_t from, std::uint16_t wanted,
                        std::uint16_t& found) const;
    static std::uint64_t extend(std::uint64_t key, std::uint64_t piece);
    static constexpr std::uint64_t seed = 0x9e3779b97f4a7c15U;

  private:
    std::uint16_t at(std::uint64_t key) const;
    MappedFile file_;
    std::uint64_t mask_ = 0;
    const std::uint32_t* checks_ = nullptr;
    const std::uint16_t* flags_ = nullptr;
};

}  // namespace vigie::entities
