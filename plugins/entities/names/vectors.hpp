// Word vectors as a compiled, memory-mapped table: word → a row of small numbers; words that are used alike have rows
// that point alike. Constant; any thread. Format of the file: "VIGIEVC1", u32 words, u32 numbers a row (48), u32
// begins[2^16 + 1], u16 checks[words], u8 rows[words][24], two numbers a byte, each 8 more than it is: the first 24 in
// the lower halves, the others in the upper ones. A word is its key (Lexicon::extend over its folded pieces): words lie
// in order of the upper 16 bits k, the first one of k at begins[k]; the check is the lower 16 bits. Made by
// tools/train-names/make_vectors.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <span>

#include "plugins/entities/names/mapped_file.hpp"

namespace vigie::entities {

class Vectors {
  public:
    static constexpr std::size_t dimensions = 48;
    using Row = std::array<std::int16_t, dimensions>;  // -7 to 7

    explicit Vectors(const std::filesystem::path& file);  // throws std::runtime_error

    // The number of a word's row, or of its last piece's where the whole is not known; 0 where neither is.
    std::uint32_t find(std::span<const std::uint64_t> pieces) const;
    Row row(std::uint32_t number) const;  // of a number that is not 0
    // Begins to bring what a look-up of one piece will look at into the cache, or a row.
    void expect(std::uint64_t piece) const;
    void expect_row(std::uint32_t number) const {
        __builtin_prefetch(rows_ + std::size_t{number - 1} * (dimensions / 2));
    }

    static constexpr std::uint64_t place_of(std::uint64_t key) { return key >> 48; }
    static constexpr std::uint16_t check_of(std::uint64_t key) { return static_cast<std::uint16_t>(key); }
    static constexpr std::size_t places = 1U << 16;

  private:
    std::uint32_t at(std::uint64_t key) const;
    MappedFile file_;
    const std::uint32_t* begins_ = nullptr;
    const std::uint16_t* checks_ = nullptr;
    const std::uint8_t* rows_ = nullptr;
};

}  // namespace vigie::entities
