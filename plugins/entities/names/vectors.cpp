#include "plugins/entities/names/vectors.hpp"

#include <cstring>

#include "plugins/entities/names/lexicon.hpp"

namespace vigie::entities {

namespace {
constexpr std::size_t head = 16 + (Vectors::places + 1) * 4;
}

Vectors::Vectors(const std::filesystem::path& file) : file_(file, head) {
    std::uint32_t words = 0, numbers = 0;
    const char* bytes = file_.data();
    std::memcpy(&words, bytes + 8, 4);
    std::memcpy(&numbers, bytes + 12, 4);
    begins_ = reinterpret_cast<const std::uint32_t*>(bytes + 16);
    if (std::memcmp(bytes, "VIGIEVC1", 8) != 0 || numbers != dimensions ||
        file_.size() != head + std::size_t{words} * (2 + dimensions / 2) || begins_[places] != words)
        file_.fail("is no table of word vectors");
    checks_ = reinterpret_cast<const std::uint16_t*>(bytes + head);
    rows_ = reinterpret_cast<const std::uint8_t*>(checks_ + words);
}

std::uint32_t Vectors::at(std::uint64_t key) const {
    const std::size_t place = place_of(key);
    for (std::uint32_t i = begins_[place]; i < begins_[place + 1]; ++i)
        if (checks_[i] == check_of(key)) return i + 1;
    return 0;
}

std::uint32_t Vectors::find(std::span<const std::uint64_t> pieces) const {
    std::uint64_t key = Lexicon::seed;
    for (const std::uint64_t piece : pieces) key = Lexicon::extend(key, piece);
    const std::uint32_t whole = at(key);
    return whole != 0 || pieces.size() == 1 ? whole : at(Lexicon::extend(Lexicon::seed, pieces.back()));
}

void Vectors::expect(std::uint64_t piece) const {
    __builtin_prefetch(begins_ + place_of(Lexicon::extend(Lexicon::seed, piece)));
}

Vectors::Row Vectors::row(std::uint32_t number) const {
    const std::uint8_t* bytes = rows_ + std::size_t{number - 1} * (dimensions / 2);
    Row out;
    for (std::size_t i = 0; i < dimensions / 2; ++i) {
        out[i] = static_cast<std::int16_t>((bytes[i] & 15) - 8);
        out[i + dimensions / 2] = static_cast<std::int16_t>((bytes[i] >> 4) - 8);
    }
    return out;
}

}  // namespace vigie::entities
