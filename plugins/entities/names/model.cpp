#include "plugins/entities/names/model.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstring>
#include <stdexcept>

namespace vigie::entities {

namespace {

using Bytes = std::int8_t __attribute__((vector_size(8)));
using Sums = std::int16_t __attribute__((vector_size(16)));
constexpr std::size_t head = 8 + 4 + sizeof(Transitions);

}  // namespace

Model::Model(const std::filesystem::path& file) {
    const auto fail = [&](const char* what) { throw std::runtime_error(file.string() + ": " + what); };
    const int handle = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (handle < 0) fail("cannot be opened");
    struct stat info {};
    if (::fstat(handle, &info) == 0 && info.st_size > static_cast<off_t>(head)) {
        size_ = static_cast<std::size_t>(info.st_size);
        map_ = ::mmap(nullptr, size_, PROT_READ, MAP_PRIVATE, handle, 0);
    }
    ::close(handle);
    if (map_ == nullptr || map_ == MAP_FAILED) fail("cannot be mapped");
    const char* bytes = static_cast<const char*>(map_);
    std::uint32_t log = 0;
    std::memcpy(&log, bytes + 8, 4);
    if (std::memcmp(bytes, "VIGIENM1", 8) != 0 || log > 24 || size_ != head + (std::size_t{8} << log))
        fail("is not a name model");
    mask_ = (1U << log) - 1;
    std::memcpy(&transitions_, bytes + 12, sizeof transitions_);
    weights_ = reinterpret_cast<const std::int8_t*>(bytes + head);
}

Model::~Model() {
    if (map_ != nullptr && map_ != MAP_FAILED) ::munmap(map_, size_);
}

std::vector<Name> Model::find(const common::Words& words, const std::vector<Seen>& seen) const {
    const Features features(words, seen);
    std::vector<Name> out;
    const auto size = static_cast<std::uint32_t>(words.size());
    for (std::uint32_t i = 0; i < size;) {
        if (!features.candidate(i)) {
            ++i;
            continue;
        }
        std::uint32_t end = i + 1;
        while (end < size && features.candidate(end) && words.sentence_of(end) == words.sentence_of(i)) ++end;
        decode(features, i, end, out);
        i = end;
    }
    return out;
}

// The best path through [first, last); both neighbours are O.
void Model::decode(const Features& features, std::uint32_t first, std::uint32_t last, std::vector<Name>& out) const {
    using Row = std::array<std::int32_t, label_count>;
    constexpr std::int32_t never = INT32_MIN / 2;
    std::vector<std::array<std::uint8_t, label_count>> from(last - first);
    std::vector<std::uint32_t> hashes;
    Row best;
    best.fill(never);
    best[0] = 0;
    for (std::uint32_t i = first; i < last; ++i) {
        features.at(i, hashes);
        Sums sums{};
        for (const std::uint32_t hash : hashes) {
            Bytes row;
            std::memcpy(&row, weights_ + std::size_t{hash & mask_} * 8, 8);
            sums += __builtin_convertvector(row, Sums);
        }
        const auto& transitions = transitions_[features.context(i)];
        Row next;
        for (std::size_t label = 0; label < label_count; ++label) {
            next[label] = never;
            for (std::size_t before = 0; before < label_count; ++before) {
                if (!may_follow(before, label)) continue;
                const std::int32_t score = best[before] + transitions[before][label];
                if (score > next[label]) {
                    next[label] = score;
                    from[i - first][label] = static_cast<std::uint8_t>(before);
                }
            }
            if (label != 0) next[label] += sums[static_cast<int>(label - 1)];
        }
        best = next;
    }
    std::size_t label = 0;
    for (std::size_t l = 1; l < label_count; ++l)
        if (best[l] > best[label]) label = l;
    std::vector<std::uint8_t> path(last - first);
    for (std::uint32_t i = last; i-- > first;) {
        path[i - first] = static_cast<std::uint8_t>(label);
        label = from[i - first][label];
    }
    for (std::uint32_t i = first; i < last;) {
        const std::size_t begin = path[i - first];
        std::uint32_t end = i + 1;
        if (begin != 0) {
            while (end < last && path[end - first] == begin + 1) ++end;
            const auto type = begin == 7 ? Type::other : static_cast<Type>((begin - 1) / 2);
            out.push_back({i, end, type, 0.85F, -1});
        }
        i = end;
    }
}

}  // namespace vigie::entities
