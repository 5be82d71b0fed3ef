#include "plugins/entities/names/article_bits.hpp"

#include <algorithm>
#include <bit>

#include "plugins/entities/names/model.hpp"

namespace vigie::entities {

namespace {

// ArticleBits of the words with capitals, by their hash, which is never 0.
class Bits {
  public:
    explicit Bits(std::size_t most) : slots_(std::bit_ceil(2 * most + 2)) {}
    std::uint32_t* find(std::uint64_t word) {
        Slot& slot = at(word);
        return slot.word == 0 ? nullptr : &slot.bits;
    }
    std::pair<std::uint32_t*, bool> insert(std::uint64_t word) {
        Slot& slot = at(word);
        const bool fresh = slot.word == 0;
        slot.word = word;
        return {&slot.bits, fresh};
    }

  private:
    struct Slot {
        std::uint64_t word = 0;
        std::uint32_t bits = 0;
    };
    Slot& at(std::uint64_t word) {
        std::size_t i = word & (slots_.size() - 1);
        while (slots_[i].word != 0 && slots_[i].word != word) i = (i + 1) & (slots_.size() - 1);
        return slots_[i];
    }
    std::vector<Slot> slots_;
};

}  // namespace

std::uint32_t Features::stands(std::size_t i) const {
    const Atoms& atom = atoms_[i];
    const std::uint32_t size = atom.run_end - atom.run_begin;
    std::uint32_t bits = 0;
    if (size == 1) bits |= seen_alone;
    if (size > 1 && size <= 3 && i == atom.run_begin) bits |= seen_first;
    if (size > 1 && size <= 3 && i + 1 == atom.run_end) bits |= seen_last;
    if (atom.run_begin > 0 && (seen_[atom.run_begin - 1].cue & cue::article) != 0) bits |= seen_article;
    if (atom.run_end < atoms_.size() && i + 1 == atom.run_end) {
        if ((seen_[atom.run_end].cue & cue::speech) != 0) bits |= seen_speaks;
        if (words_[atom.run_end].text == "'s" || words_[atom.run_end].text == "’s") bits |= seen_owns;
    }
    return bits;
}

// What the rest of the article shows of a word: small letters elsewhere, a given name or title before it, "in" before
// it.
void Features::article_wide() {
    Bits bits(static_cast<std::size_t>(
        std::count_if(atoms_.begin(), atoms_.end(), [](const Atoms& atom) { return atom.upper; })));
    for (const Atoms& atom : atoms_)
        if (atom.upper) {
            const auto [own, fresh] = bits.insert(atom.word);
            if (!fresh) *own |= seen_twice;
        }
    for (std::size_t i = 0; i < atoms_.size(); ++i) {
        std::uint32_t* found = bits.find(atoms_[i].word);
        if (found == nullptr) continue;
        if (!atoms_[i].upper) {
            *found |= seen_small;
            continue;
        }
        if (!atoms_[i].initial) *found |= seen_capital;
        *found |= stands(i);
        if (i == 0) continue;
        const Seen& before = seen_[i - 1];
        const bool given_before = atoms_[i - 1].upper && (before.flags & given) != 0 && (before.flags & town_big) == 0;
        if (given_before || (before.cue & cue::title) != 0) *found |= seen_person;
        if ((before.cue & cue::place_before) != 0 && (before.cue & cue::particle) == 0) *found |= seen_place;
    }
    for (Atoms& atom : atoms_)
        if (atom.upper) atom.article = *bits.find(atom.word);
}

}  // namespace vigie::entities
