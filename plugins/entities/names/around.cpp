#include <algorithm>

#include "plugins/entities/names/article_bits.hpp"
#include "plugins/entities/names/model.hpp"

namespace vigie::entities {

namespace {

constexpr std::ptrdiff_t most_elsewhere = 5;  // tokens of a word

// Numbers of the signs: five tokens' own, then those of the token and of its run.
constexpr std::uint32_t each = 120, own = 600;

}  // namespace

void Features::elsewhere() {
    for (std::uint32_t i = 0; i < atoms_.size(); ++i)
        if (atoms_[i].upper && (!seen_[i].initial || (atoms_[i].article & seen_capital) != 0))
            elsewhere_.emplace_back(atoms_[i].word, i);
    std::sort(elsewhere_.begin(), elsewhere_.end());
}

// The first few tokens of a word with a capital.
std::span<const Features::Place> Features::places_of(std::uint64_t word) const {
    const auto begin = std::lower_bound(elsewhere_.begin(), elsewhere_.end(), Place{word, 0});
    auto end = begin;
    while (end != elsewhere_.end() && end->first == word && end - begin < most_elsewhere) ++end;
    return {begin, end};
}

bool Features::doubtful(std::uint32_t token) const {
    const auto i = std::int64_t{token};
    return atoms_[token].upper || (near(i - 1).upper && (near(i + 1).upper || near(i + 2).upper));
}

void Features::words_around(std::uint32_t token, Around& out) const {
    const auto i = static_cast<std::int64_t>(token);
    const Atoms& a = atoms_[token];
    const auto begin = static_cast<std::int64_t>(a.run_begin);
    const auto look = [&](std::size_t slot, const Atoms& at) {
        if (at.vector != 0) out.looks.push_back({at.vector, static_cast<std::uint16_t>(slot)});
    };
    for (int d = 0; d < 5; ++d) look(static_cast<std::size_t>(d), near(i + d - 2));
    if (a.run_end - a.run_begin > 1) {  // else they are the words around
        look(5, near(begin - 1));
        look(6, near(a.run_end));
        look(7, atoms_[a.run_begin]);
        look(8, atoms_[a.run_end - 1]);
        look(9, near(begin - 2));
    }
    if (!a.upper) return;
    const auto places = places_of(a.word);
    const auto others = [&](std::size_t slot, const auto& of) {
        for (const auto& [word, k] : places)
            if (k != token) of(slot, k, atoms_[k]);
    };
    others(10,
           [&](std::size_t slot, std::uint32_t, const Atoms& x) { look(slot, near(std::int64_t{x.run_begin} - 1)); });
    others(11, [&](std::size_t slot, std::uint32_t, const Atoms& x) { look(slot, near(x.run_end)); });
    others(12, [&](std::size_t slot, std::uint32_t k, const Atoms& x) {
        if (k > x.run_begin) look(slot, atoms_[k - 1]);
    });
    others(13, [&](std::size_t slot, std::uint32_t k, const Atoms& x) {
        if (k + 1 < x.run_end) look(slot, atoms_[k + 1]);
    });
}

template <class Sign>
void Features::signs_of(std::int64_t at, const Sign& sign) const {
    const Atoms& x = near(at);
    const auto bits = [&](std::uint32_t from, std::uint32_t all, std::uint32_t count) {
        for (std::uint32_t bit = 0; bit < count; ++bit)
            if ((all >> bit & 1U) != 0) sign(from + bit);
    };
    bits(0, x.flags, 8);
    sign(8 + x.known % 16);
    sign(24 + x.town);
    if (x.upper) sign(30);
    if (x.initial) sign(31);
    if (x.vector == 0) sign(55);
    sign(56 + x.shape % 64);
    if (&x == &edge_) return;
    const auto token = static_cast<std::size_t>(at);
    bits(32, seen_[token].cue, 21);
    if (words_[token].all_upper) sign(53);
    if (words_[token].piece_count > 1) sign(54);
}

void Features::around(std::uint32_t token, Around& out) const {
    out.looks.clear();
    out.signs.clear();
    words_around(token, out);
    std::uint32_t base = 0;
    const auto sign = [&](std::uint32_t number) { out.signs.push_back(static_cast<std::uint16_t>(base + number)); };
    for (int d = -2; d <= 2; ++d, base += each) signs_of(std::int64_t{token} + d, sign);
    const Atoms& a = atoms_[token];
    const Atoms &first = atoms_[a.run_begin], &last = atoms_[a.run_end - 1];
    const auto bits = [&](std::uint32_t from, std::uint32_t all, std::uint32_t count) {
        for (std::uint32_t bit = 0; bit < count; ++bit)
            if ((all >> bit & 1U) != 0) sign(from + bit);
    };
    base = own;
    bits(0, a.article, 11);
    bits(16, last.article, 11);
    sign(32 + std::min(token - a.run_begin, 3U) * 6 + std::min(a.run_end - a.run_begin, 5U));
    sign(64 + last.known % 16);
    sign(80 + first.known % 16);
    bits(96, last.flags, 8);
    bits(104, first.flags, 8);
    if (!a.upper) return;
    sign(120 + a.suffix % 512);
    sign(632 + a.prefix % 512);
    sign(1144 + last.suffix % 512);
}

}  // namespace vigie::entities
