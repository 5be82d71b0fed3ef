#include <algorithm>

#include "plugins/entities/names/article_bits.hpp"
#include "plugins/entities/names/model.hpp"
#include "unicode.hpp"

namespace vigie::entities {

namespace {

using common::Word;

constexpr std::size_t most_features = 64;  // of a token

std::uint64_t mix(std::uint64_t a, std::uint64_t b) {
    a = (a ^ b) * 0x9fb21c651e98df25U;
    return a ^ (a >> 35);
}

constexpr std::uint32_t small_shape = 17 * 31 + U'x';  // shape_of a word of small letters

// Letters as X and x, digits as d, others themselves, repeats dropped, eight signs at most.
std::uint32_t shape_of(std::string_view text) {
    std::uint32_t shape = 17;
    char32_t last = 0;
    int kept = 0;
    for (std::size_t at = 0; at < text.size() && kept < 8;) {
        const char32_t c = unicode::next(text, at);
        const auto type = unicode::class_of(c);
        if (type == unicode::Class::mark) continue;  // an accent of decomposed text
        const char32_t sign = type == unicode::Class::upper   ? U'X'
                              : unicode::is_letter(type)      ? U'x'
                              : type == unicode::Class::digit ? U'd'
                              : c == 0x2019                   ? U'\''
                                                              : c;
        if (sign == last && sign != U'X') continue;
        if (sign == last && kept >= 3) continue;
        shape = shape * 31 + sign;
        last = sign;
        ++kept;
    }
    return shape;
}

// The flags that matter to the chain, packed.
std::uint32_t packed(std::uint16_t flags) {
    return ((flags & given_male) != 0 ? 1U : 0U) | ((flags & given_female) != 0 ? 2U : 0U) |
           ((flags & surname) != 0 ? 4U : 0U) | ((flags & (common_fr | common_en)) != 0 ? 8U : 0U) |
           ((flags & (town_big | region)) != 0 ? 16U : 0U) |
           ((flags & (town_mid | town_small | place_name)) != 0 ? 32U : 0U) |
           ((flags & organisation_name) != 0 ? 64U : 0U) | ((flags & proper) != 0 ? 128U : 0U);
}

std::string_view utf8_tail(std::string_view text, std::size_t letters) {
    std::size_t at = text.size();
    while (at > 0 && letters > 0)
        if ((static_cast<unsigned char>(text[--at]) & 0xC0U) != 0x80U) --letters;
    return text.substr(at);
}

}  // namespace

Features::Features(const common::Words& words, const std::vector<Seen>& seen)
    : words_(words), seen_(seen), atoms_(words.size()) {
    shapes();
    runs();
    article_wide();
    candidates();
    edge_.word = 0x5bd1e995;
    edge_.shape = 3;
    if (std::any_of(seen.begin(), seen.end(), [](const Seen& one) { return one.vector != 0; })) elsewhere();
}

const Features::Atoms& Features::near(std::int64_t token) const {
    return token < 0 || token >= static_cast<std::int64_t>(atoms_.size()) ? edge_
                                                                          : atoms_[static_cast<std::size_t>(token)];
}

void Features::shapes() {
    for (std::size_t i = 0; i < atoms_.size(); ++i) {
        const Word& word = words_[i];
        Atoms& atom = atoms_[i];
        const bool letters = word.piece_count != 0;
        const std::string_view form = letters ? word.folded : word.text;
        if (word.kind == VIGIE_TOKEN_NUMBER)
            atom.word = 77 + std::min<std::size_t>(word.text.size(), 6);
        else if (word.kind == VIGIE_TOKEN_OPEN_QUOTE || word.kind == VIGIE_TOKEN_CLOSE_QUOTE)
            atom.word = word.kind;
        else
            atom.word = word.piece_count == 1 ? words_.pieces()[word.first_piece] : common::hash(form);
        atom.upper = word.upper && word.kind == VIGIE_TOKEN_WORD;
        if (atom.upper || seen_[i].initial) {
            atom.prefix = common::hash(form.substr(0, 3));
            atom.suffix = common::hash(utf8_tail(form, 3));
        }
        atom.shape = !letters         ? static_cast<std::uint32_t>(atom.word)
                     : word.all_small ? small_shape
                                      : shape_of(word.text);
        atom.flags = packed(seen_[i].flags);
        atom.known = seen_[i].known;
        atom.town =
            seen_[i].town == 0 ? 0U : seen_[i].town + ((seen_[i].town_flags & (town_big | region)) != 0 ? 2U : 0U);
        atom.cue = seen_[i].cue & 0xFFFFU;
        atom.initial = seen_[i].initial;
        atom.kind = seen_[i].kind;
        atom.vector = seen_[i].vector;
    }
}

// Runs of words with capitals, small particles between them included.
void Features::runs() {
    const auto size = static_cast<std::uint32_t>(atoms_.size());
    const auto joins = [&](std::uint32_t i) {
        return atoms_[i].upper || words_[i].text == "-" || words_[i].text == "&" ||
               ((seen_[i].cue & cue::particle) != 0 && i + 1 < size && atoms_[i + 1].upper);
    };
    for (std::uint32_t i = 0; i < size;) {
        std::uint32_t end = i + 1;
        if (atoms_[i].upper)
            while (end < size && words_.sentence_of(end) == words_.sentence_of(i) && joins(end)) ++end;
        for (std::uint32_t k = i; k < end; ++k) {
            atoms_[k].run_begin = i;
            atoms_[k].run_end = end;
        }
        i = end;
    }
}

// Words with capitals, and the small words near behind them or that may begin a name.
void Features::candidates() {
    std::uint32_t reach = 0;
    for (std::size_t i = 0; i < atoms_.size(); ++i) {
        Atoms& atom = atoms_[i];
        const Word& word = words_[i];
        const std::uint32_t bits = seen_[i].cue;
        if (i > 0 && words_.sentence_of(i) != words_.sentence_of(i - 1)) reach = 0;
        const bool opens =
            atom.upper || seen_[i].alias >= 0 || (bits & cue::lower_head) != 0 || word.text.front() == '@';
        if (opens) reach = 9;
        const bool breaks = word.kind == VIGIE_TOKEN_OPEN_QUOTE || word.kind == VIGIE_TOKEN_CLOSE_QUOTE ||
                            (word.kind == VIGIE_TOKEN_PUNCTUATION && word.text != "-" && word.text != "'" &&
                             word.text != "’" && word.text != "." && word.text != "/");
        if (breaks) reach = 0;
        if (seen_[i].address) reach = 0;
        atom.candidate = reach > 0;
        if (reach > 0) --reach;
        const bool small = !atom.upper;
        atom.context = static_cast<std::uint8_t>((small                      ? ((bits & cue::particle) != 0 ? 1 : 2)
                                                  : (atom.flags & 3) != 0    ? 3
                                                  : (atom.flags & 48) != 0   ? 4
                                                  : (bits & cue::title) != 0 ? 5
                                                                             : 0) +
                                                 (i > 0 && atoms_[i - 1].upper ? 6 : 0));
    }
}

// Kinds of things around: of use only where the language has them.
template <class Emit>
void Features::kinds(std::uint32_t token, const Emit& emit) const {
    const auto i = static_cast<std::int64_t>(token);
    const Atoms &a = atoms_[token], &b1 = near(i - 1), &b2 = near(i - 2), &n1 = near(i + 1), &n2 = near(i + 2);
    const auto some = [&](std::uint64_t number, std::uint32_t kind, std::uint64_t x, std::uint64_t y) {
        if (kind != 0) emit(number, kind, x, y);
    };
    some(64, a.kind, a.upper, a.initial);
    some(65, b1.kind, a.upper, b1.upper);
    some(66, n1.kind, a.upper, n1.upper);
    if (!a.upper) return;
    some(67, b2.kind, b2.upper, 6);
    some(68, n2.kind, n2.upper, 7);
    some(69, a.kind, n1.kind, n1.upper);
    some(70, a.kind, b1.kind, b1.upper);
    some(71, a.kind, a.flags, a.known);
    const Atoms &before = near(static_cast<std::int64_t>(a.run_begin) - 1), &after = near(a.run_end);
    const std::uint32_t place = std::min(token - a.run_begin, 3U), size = std::min(a.run_end - a.run_begin, 5U);
    some(72, before.kind, place, size);
    some(73, after.kind, place, size);
    some(74, atoms_[a.run_end - 1].kind, place, size);
    some(75, atoms_[a.run_begin].kind, place, size);
}

void Features::at(std::uint32_t token, std::vector<std::uint32_t>& out) const {
    out.resize(most_features);
    std::uint32_t* next = out.data();
    const auto i = static_cast<std::int64_t>(token);
    const Atoms &a = atoms_[token], &b1 = near(i - 1), &b2 = near(i - 2), &n1 = near(i + 1), &n2 = near(i + 2);
    std::uint64_t number = 1;
    const auto emit = [&](std::uint64_t of, std::uint64_t x, std::uint64_t y, std::uint64_t z) {
        const std::uint64_t h = mix(mix(mix(of * 0x632be59bd9b4e019U, x), y), z);
        *next++ = static_cast<std::uint32_t>(h ^ (h >> 32));
    };
    const auto add = [&](std::uint64_t x, std::uint64_t y = 0, std::uint64_t z = 0) { emit(number++, x, y, z); };
    const std::uint64_t case_ = (a.initial ? 2U : 0U) | (a.upper ? 1U : 0U);
    add(case_);
    add(a.word, case_);
    add(b1.word, a.upper);
    add(n1.word, a.upper);
    add(b1.word, a.word);
    add(a.word, n1.word);
    add(a.shape, a.initial);
    add(b1.shape, a.shape, n1.shape);
    add(a.flags, case_);
    add(a.flags, n1.flags + (n1.upper ? 512U : 0U), a.upper);
    add(b1.flags + (b1.upper ? 512U : 0U), a.flags, a.upper);
    add(a.known, case_);
    add(a.known, n1.known, b1.known);
    add(b1.cue, a.cue, case_);
    add(a.cue, n1.cue, a.shape);
    add(b1.word, b2.word, a.upper);
    add(b2.word, a.upper, 5);
    kinds(token, emit);
    if (!a.upper) return out.resize(static_cast<std::size_t>(next - out.data()));
    add(n2.word);
    add(b1.word, a.shape);
    add(n1.word, a.shape);
    add(a.prefix);
    add(a.suffix, case_);
    add(a.town, a.flags, a.known);
    add(b1.cue, a.flags, a.town);
    constexpr std::uint32_t words_own = seen_article - 1;
    add(a.article & words_own, a.initial, a.flags);
    add(a.article & words_own, a.shape, a.known);
    add(a.article & words_own, b1.upper, n1.upper);
    const Atoms &before = near(static_cast<std::int64_t>(a.run_begin) - 1), &after = near(a.run_end);
    const std::uint64_t place = std::min(token - a.run_begin, 3U), size = std::min(a.run_end - a.run_begin, 5U);
    add(before.word, place, size);
    add(after.word, place, size);
    add(before.cue, size, place);
    add(atoms_[a.run_begin].word, place, 3);
    add(atoms_[a.run_end - 1].word, place, 4);
    add(atoms_[a.run_end - 1].suffix, a.flags);
    add(size, place, atoms_[a.run_begin].flags);
    const std::uint32_t own = a.article / seen_article, run = atoms_[a.run_end - 1].article / seen_article;
    add(own, a.flags);
    add(own, a.shape);
    add(run, size, place);
    add(run & 3, before.word, size);
    out.resize(static_cast<std::size_t>(next - out.data()));
}

}  // namespace vigie::entities
