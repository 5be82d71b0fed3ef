#include "plugins/entities/names/model.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace vigie::entities {

namespace {

using Bytes = std::int8_t __attribute__((vector_size(8)));
using Sums = std::int16_t __attribute__((vector_size(16)));
constexpr std::size_t head = 8 + 4 + sizeof(Transitions);

// Labels side by side, four to a vector, so that a step of the chain has no branches: O and the first three B; the
// fourth B; the four I. O and B may follow any label, an I its own B or I.
using Four = std::int32_t __attribute__((vector_size(16)));
using Scores = std::array<Four, 3>;
constexpr std::int32_t never = -(1 << 28);
// The label of a lane, and the lane of a label.
constexpr std::array<std::uint8_t, 12> label_of{0, 1, 3, 5, 7, 0, 0, 0, 2, 4, 6, 8};
constexpr std::array<std::uint8_t, label_count> lane_of{0, 1, 8, 2, 9, 3, 10, 4, 11};
constexpr bool is_label(std::size_t lane) {
    return lane < 5 || lane > 7;
}

std::int32_t score_of(const Scores& scores, std::size_t label) {
    std::int32_t score = 0;
    std::memcpy(&score, reinterpret_cast<const char*>(&scores) + lane_of[label] * sizeof score, sizeof score);
    return score;
}

Sums rounded(const std::array<float, Network::labels>& numbers) {
    Sums out{};
    for (std::size_t l = 0; l < numbers.size(); ++l)
        out[l] = static_cast<std::int16_t>(std::lround(std::clamp(numbers[l], -9000.0F, 9000.0F)));
    return out;
}

// Of each lane the best label before it.
void step(const std::array<Scores, label_count>& rows, const Sums& sums, Scores& best, Scores& from) {
    Scores next;
    next.fill(Four{} + 2 * never);
    for (std::size_t before = 0; before < label_count; ++before) {
        const Four old = Four{} + score_of(best, before);
        const Four label = Four{} + static_cast<std::int32_t>(before);
        for (std::size_t part = 0; part < next.size(); ++part) {
            const Four score = old + rows[before][part];
            const Four better = score > next[part];
            next[part] = (score & better) | (next[part] & ~better);
            from[part] = (label & better) | (from[part] & ~better);
        }
    }
    next[0] += Four{0, sums[0], sums[2], sums[4]};
    next[1] += Four{sums[6]};
    next[2] += Four{sums[1], sums[3], sums[5], sums[7]};
    const Four outside = Four{} + next[0][0];  // taken off, so that no text is too long for 32 bits
    for (std::size_t part = 0; part < next.size(); ++part) best[part] = next[part] - outside;
}

}  // namespace

// Where the labels of a token came from, for the way back: a label for each lane.
struct Model::Step {
    Scores from;
};

// Scores of a label behind each other one: [context][before], its lanes.
struct Model::Rows {
    std::array<std::array<Scores, label_count>, contexts> after;
};

// Kept from one stretch to the next.
struct Model::Scratch {
    std::array<std::vector<std::uint32_t>, 2> hashes;  // of this token and of the next
    std::vector<Step> steps;
    Around around;
    std::vector<std::uint8_t> path;
};

Model::Model(const std::filesystem::path& file, const Vectors* vectors) : file_(file, head) {
    const char* bytes = file_.data();
    std::uint32_t log = 0;
    std::memcpy(&log, bytes + 8, 4);
    const std::size_t chain = head + (std::size_t{8} << std::min(log, 24U));
    if (std::memcmp(bytes, "VIGIENM1", 8) != 0 || log > 24 ||
        file_.size() != chain + (vectors != nullptr ? Network::file_size : 0))
        file_.fail("is not a name model");
    if (vectors != nullptr) network_.emplace(bytes + chain, *vectors);
    mask_ = (1U << log) - 1;
    Transitions transitions{};
    std::memcpy(&transitions, bytes + 12, sizeof transitions);
    weights_ = reinterpret_cast<const std::int8_t*>(bytes + head);
    lay_out(transitions);
}

void Model::lay_out(const Transitions& transitions) {
    rows_ = std::make_unique<Rows>();
    for (std::size_t context = 0; context < contexts; ++context)
        for (std::size_t before = 0; before < label_count; ++before)
            for (std::size_t lane = 0; lane < label_of.size(); ++lane) {
                const std::size_t label = label_of[lane];
                rows_->after[context][before][lane / 4][lane % 4] =
                    is_label(lane) && may_follow(before, label) ? transitions[context][before][label] : never;
            }
}

Model::~Model() = default;

std::vector<Name> Model::find(const common::Words& words, const std::vector<Seen>& seen) const {
    const Features features(words, seen);
    std::vector<Name> out;
    Scratch scratch;
    const auto size = static_cast<std::uint32_t>(words.size());
    for (std::uint32_t i = 0; i < size;) {
        if (!features.candidate(i)) {
            ++i;
            continue;
        }
        std::uint32_t end = i + 1;
        while (end < size && features.candidate(end) && words.sentence_of(end) == words.sentence_of(i)) ++end;
        decode(features, i, end, scratch);
        read_path(scratch.path, i, out);
        i = end;
    }
    return out;
}

// The weights lie all over two megabytes: they are asked for a token ahead.
void Model::hash(const Features& features, std::uint32_t token, std::vector<std::uint32_t>& hashes) const {
    features.at(token, hashes);
    for (const std::uint32_t hash : hashes) __builtin_prefetch(weights_ + std::size_t{hash & mask_} * 8);
}

// The best path through [first, last); both neighbours are O.
void Model::decode(const Features& features, std::uint32_t first, std::uint32_t last, Scratch& scratch) const {
    scratch.steps.resize(last - first);
    Scores best;
    best.fill(Four{} + never);
    best[0][0] = 0;
    hash(features, first, scratch.hashes[0]);
    for (std::uint32_t i = first; i < last; ++i) {
        if (i + 1 < last) hash(features, i + 1, scratch.hashes[(i + 1 - first) % 2]);
        Sums sums{};
        for (const std::uint32_t hash : scratch.hashes[(i - first) % 2]) {
            Bytes row;
            std::memcpy(&row, weights_ + std::size_t{hash & mask_} * 8, 8);
            sums += __builtin_convertvector(row, Sums);
        }
        if (network_ && features.doubtful(i)) {
            features.around(i, scratch.around);
            sums += rounded(network_->says(scratch.around));
        }
        step(rows_->after[features.context(i)], sums, best, scratch.steps[i - first].from);
    }
    std::size_t label = 0;
    for (std::size_t l = 1; l < label_count; ++l)
        if (score_of(best, l) > score_of(best, label)) label = l;
    scratch.path.resize(last - first);
    for (std::uint32_t i = last; i-- > first;) {
        scratch.path[i - first] = static_cast<std::uint8_t>(label);
        label = static_cast<std::size_t>(score_of(scratch.steps[i - first].from, label));
    }
}

void Model::read_path(const std::vector<std::uint8_t>& path, std::uint32_t first, std::vector<Name>& out) {
    const auto size = static_cast<std::uint32_t>(path.size());
    for (std::uint32_t i = 0; i < size;) {
        const std::size_t begin = path[i];
        std::uint32_t end = i + 1;
        if (begin != 0) {
            while (end < size && path[end] == begin + 1) ++end;
            const auto type = begin == 7 ? Type::other : static_cast<Type>((begin - 1) / 2);
            out.push_back({first + i, first + end, type, 0.85F, -1});
        }
        i = end;
    }
}

}  // namespace vigie::entities
