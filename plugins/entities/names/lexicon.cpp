#include "plugins/entities/names/lexicon.hpp"

#include <cstring>
#include <string>

namespace vigie::entities {

Lexicon::Lexicon(const std::filesystem::path& file) : file_(file, 16) {
    std::uint64_t count = 0;
    const char* bytes = file_.data();
    std::memcpy(&count, bytes + 8, 8);
    if (std::memcmp(bytes, "VIGIELX1", 8) != 0 || count == 0 || (count & (count - 1)) != 0 ||
        file_.size() != 16 + count * 6)
        file_.fail("is not a name lexicon");
    mask_ = count - 1;
    checks_ = reinterpret_cast<const std::uint32_t*>(bytes + 16);
    flags_ = reinterpret_cast<const std::uint16_t*>(bytes + 16 + count * 4);
}

std::uint64_t Lexicon::extend(std::uint64_t key, std::uint64_t piece) {
    key = (key ^ piece) * 0xff51afd7ed558ccdU;
    key ^= key >> 32;
    return key == 0 ? 1 : key;
}

std::uint16_t Lexicon::at(std::uint64_t key) const {
    const auto check = static_cast<std::uint32_t>(key >> 32);
    for (std::uint64_t i = key & mask_; flags_[i] != 0; i = (i + 1) & mask_)
        if (checks_[i] == check) return flags_[i];
    return 0;
}

std::uint16_t Lexicon::flags(std::span<const std::uint64_t> pieces) const {
    std::uint64_t key = seed;
    for (const std::uint64_t piece : pieces) key = extend(key, piece);
    return static_cast<std::uint16_t>(at(key) & ~begins);
}

std::size_t Lexicon::longest(std::span<const std::uint64_t> pieces, std::size_t from, std::uint16_t wanted,
                             std::uint16_t& found) const {
    std::size_t best = 0;
    std::uint64_t key = seed;
    for (std::size_t i = from; i < pieces.size(); ++i) {
        key = extend(key, pieces[i]);
        const std::uint16_t flags = at(key);
        if (flags == 0) break;
        if ((flags & wanted) != 0) {
            best = i - from + 1;
            found = static_cast<std::uint16_t>(flags & ~begins);
        }
        if ((flags & begins) == 0) break;
    }
    return best;
}

}  // namespace vigie::entities
