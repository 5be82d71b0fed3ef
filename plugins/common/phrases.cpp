#include <algorithm>

#include "plugins/common/common.hpp"
#include "unicode.hpp"

namespace vigie::common {

namespace {

constexpr std::uint64_t seed = 0x9e3779b97f4a7c15U;

std::uint64_t extend(std::uint64_t key, std::uint64_t piece) {
    key = (key ^ piece) * 0xff51afd7ed558ccdU;
    key ^= key >> 32;
    return key == 0 ? 1 : key;
}

// As the host cuts a text: at spaces, and each ideograph by itself.
std::size_t first_piece(std::string_view rest) {
    for (std::size_t at = 0; at < rest.size();) {
        std::size_t next = at;
        const char32_t c = unicode::next(rest, next);
        if (c == U' ') return at;
        if (unicode::is_ideograph(c)) return at == 0 ? next : at;
        at = next;
    }
    return rest.size();
}

std::vector<std::uint64_t> pieces_of(std::string_view phrase) {
    std::vector<std::uint64_t> out;
    const std::string folded = fold(phrase);
    for (std::string_view rest = folded; !rest.empty();) {
        const std::size_t cut = first_piece(rest);
        out.push_back(hash(rest.substr(0, cut)));
        rest.remove_prefix(cut < rest.size() && rest[cut] == ' ' ? cut + 1 : cut);
    }
    return out;
}

}  // namespace

void Phrases::add(std::string_view phrase, std::uint32_t value) {
    add_pieces(pieces_of(phrase), value);
}

void Phrases::add_pieces(std::span<const std::uint64_t> pieces, std::uint32_t value) {
    std::uint64_t key = seed;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        key = extend(key, pieces[i]);
        if (i + 1 < pieces.size()) prefixes_.push_back(key);
    }
    if (!pieces.empty()) added_.push_back({key, value});
}

void Phrases::finish() {
    std::stable_sort(added_.begin(), added_.end(), [](const Added& a, const Added& b) { return a.key < b.key; });
    std::size_t room = 16;
    while (room < (added_.size() + prefixes_.size()) * 2) room *= 2;
    slots_.assign(room, {});
    mask_ = room - 1;
    const auto slot = [&](std::uint64_t key) -> Slot& {
        std::uint64_t i = key & mask_;
        while (slots_[i].key != 0 && slots_[i].key != key) i = (i + 1) & mask_;
        slots_[i].key = key;
        return slots_[i];
    };
    values_.reserve(added_.size());
    for (std::size_t i = 0; i < added_.size();) {
        Slot& here = slot(added_[i].key);
        here.begin = static_cast<std::uint32_t>(values_.size());
        for (const std::uint64_t key = added_[i].key; i < added_.size() && added_[i].key == key; ++i)
            if (values_.size() == here.begin || values_.back() != added_[i].value) values_.push_back(added_[i].value);
        here.count = static_cast<std::uint32_t>(values_.size()) - here.begin;
    }
    for (const std::uint64_t key : prefixes_) slot(key);
    known_.assign(room / 8, 0);  // eight bits a slot
    for (const Slot& one : slots_)
        if (one.key != 0) known_[word_of(one.key)] |= bit_of(one.key);
    added_ = {};
    prefixes_ = {};
}

const Phrases::Slot* Phrases::find(std::uint64_t key) const {
    // Most words begin or continue no phrase: a bit says so without a look at the table, which fits no near cache.
    if (slots_.empty() || (known_[word_of(key)] & bit_of(key)) == 0) return nullptr;
    std::uint64_t i = key & mask_;
    while (slots_[i].key != 0 && slots_[i].key != key) i = (i + 1) & mask_;
    return slots_[i].key == 0 ? nullptr : &slots_[i];
}

void Phrases::expect(std::uint64_t piece) const {
    if (!known_.empty()) __builtin_prefetch(&known_[word_of(extend(seed, piece))]);
}

Phrases::Hit Phrases::longest(std::span<const std::uint64_t> pieces, std::size_t from) const {
    Hit hit;
    std::uint64_t key = seed;
    for (std::size_t i = from; i < pieces.size(); ++i) {
        key = extend(key, pieces[i]);
        const Slot* slot = find(key);
        if (slot == nullptr) break;
        if (slot->count != 0) hit = {i - from + 1, std::span(values_).subspan(slot->begin, slot->count)};
    }
    return hit;
}

Phrases::Hit Phrases::exact(std::string_view phrase) const {
    const auto pieces = pieces_of(phrase);
    const Hit hit = longest(pieces, 0);
    return hit.pieces == pieces.size() ? hit : Hit{};
}

}  // namespace vigie::common
