#include "watch/words.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <stdexcept>

#include "watch/stem.hpp"

namespace vigie {

namespace {

// Letters and digits folded, every run of others one blank; a text begins and ends without.
class Folding {
  public:
    void letters(std::string_view folded) {
        if (gap_ && !out.empty()) out += ' ';
        gap_ = false;
        out += folded;
    }
    void gap() { gap_ = true; }
    // As fold_each() gives it: blanks are gaps.
    void piece(std::string_view folded) {
        for (const char c : folded) c == ' ' ? gap() : letters(std::string_view(&c, 1));
    }
    std::string out;

  private:
    bool gap_ = false;
};

// Each code point of the text folded, a blank for what is no letter or digit, nothing for a mark.
std::string fold_each(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* decompose = icu::Normalizer2::getNFKDInstance(status);
    if (U_FAILURE(status)) throw std::runtime_error("ICU has no normalisation data");
    icu::UnicodeString wide =
        icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size()))).foldCase();
    wide = decompose->normalize(wide, status);
    icu::UnicodeString kept;
    for (std::int32_t i = 0; i < wide.length(); i = wide.moveIndex32(i, 1)) {
        const UChar32 c = wide.char32At(i);
        if (u_charType(c) != U_NON_SPACING_MARK) kept.append(u_isalnum(c) ? c : static_cast<UChar32>(' '));
    }
    std::string folded;
    kept.toUTF8String(folded);
    return folded;
}

// What the code points of European texts fold to, by themselves: there, no neighbour changes it. ICU is asked once for
// each; a text that has others is folded by ICU as a whole.
class FoldTable {
  public:
    FoldTable() : pieces_(letters_end + (marks_end - marks_begin)) {
        for (char32_t c = 0; c < letters_end; ++c) pieces_[c] = fold_each(utf8(c));
        for (char32_t c = marks_begin; c < marks_end; ++c)
            pieces_[letters_end + (c - marks_begin)] = fold_each(utf8(c));
    }
    // The piece of the code point at the front of `text`, which it takes away; nothing: not one of the table's.
    const std::string* next(std::string_view& text) const {
        const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
        const unsigned first = byte(0);
        char32_t c = first;
        std::size_t size = 1;
        if (first >= 0x80) {
            const bool two = first >= 0xc2 && first < 0xe0;
            size = two ? 2 : 3;
            if ((!two && first != 0xe2) || (byte(1) & 0xc0U) != 0x80) return nullptr;
            c = two ? (first & 0x1fU) << 6U | (byte(1) & 0x3fU)
                    : (first & 0xfU) << 12U | (byte(1) & 0x3fU) << 6U | (byte(2) & 0x3fU);
            if (!two && (byte(2) & 0xc0U) != 0x80) return nullptr;
        }
        const bool mark = c >= marks_begin && c < marks_end;
        if (c >= letters_end && !mark) return nullptr;
        text.remove_prefix(size);
        return &pieces_[mark ? letters_end + (c - marks_begin) : c];
    }

  private:
    static constexpr char32_t letters_end = 0x600;                       // Latin, Greek, Cyrillic, Hebrew
    static constexpr char32_t marks_begin = 0x2000, marks_end = 0x2150;  // punctuation, currencies
    static std::string utf8(char32_t c) {
        std::string out;
        icu::UnicodeString(static_cast<UChar32>(c)).toUTF8String(out);
        return out;
    }
    std::vector<std::string> pieces_;
};

}  // namespace

std::string fold_words(std::string_view text) {
    static const FoldTable table;
    Folding folding;
    folding.out.reserve(text.size());
    for (std::string_view left = text; !left.empty();) {
        const std::string* piece = table.next(left);
        if (!piece) {
            folding = {};
            folding.piece(fold_each(text));
            break;
        }
        if (piece->size() == 1 && piece->front() != ' ')
            folding.letters(*piece);
        else
            folding.piece(*piece);
    }
    return std::move(folding.out);
}

namespace {

std::vector<std::string> split(std::string_view folded) {
    std::vector<std::string> words;
    while (!folded.empty()) {
        const std::size_t end = std::min(folded.find(' '), folded.size());
        if (end != 0) words.emplace_back(folded.substr(0, end));
        folded.remove_prefix(std::min(end + 1, folded.size()));
    }
    return words;
}

// One word of a phrase.
struct Wanted {
    std::string word;  // folded; with a '*': its pieces joined by it
    std::string stem;  // empty: the word as it is only
    bool open = false;
};

// The pieces between the stars, each at its first place: what fits at a later one fits there, too, so nothing is tried
// twice.
bool fits(std::string_view word, std::string_view pattern) {
    std::size_t star = pattern.find('*');
    if (star == pattern.npos) return word == pattern;
    if (!word.starts_with(pattern.substr(0, star))) return false;
    word.remove_prefix(star);
    for (pattern.remove_prefix(star + 1); (star = pattern.find('*')) != pattern.npos; pattern.remove_prefix(star + 1)) {
        const std::size_t at = word.find(pattern.substr(0, star));
        if (at == word.npos) return false;
        word.remove_prefix(at + star);
    }
    return word.ends_with(pattern);
}

// Folding would take the stars for gaps: each piece is folded for itself.
std::string fold_pattern(std::string_view word) {
    std::string out;
    for (std::size_t star; (star = word.find('*')) != word.npos; word.remove_prefix(star + 1))
        out += fold_words(word.substr(0, star)) + "*";
    return out + fold_words(word);
}

std::vector<Wanted> wanted(std::string_view phrase, std::string_view language) {
    const bool exact = phrase.starts_with('=');
    if (exact) phrase.remove_prefix(1);
    std::vector<Wanted> all;
    for (const std::string& piece : split(phrase)) {
        if (piece.find('*') != piece.npos) {
            all.push_back({fold_pattern(piece), "", true});
            continue;
        }
        for (std::string& word : split(fold_words(piece)))
            all.push_back({word, exact ? "" : stem(word, language), false});
    }
    return all;
}

}  // namespace

FoldedText::FoldedText(std::string_view text, std::string_view language)
    : language_(language), words_(split(fold_words(text))) {}

std::vector<std::size_t> FoldedText::places(std::string_view phrase, std::size_t most) const {
    std::vector<std::size_t> found;
    const std::vector<Wanted> all = wanted(phrase, language_);
    if (all.empty()) return found;
    const auto is = [&](std::size_t at, const Wanted& one) {
        if (one.open) return fits(words_[at], one.word);
        const std::string& word = words_[at];
        // Taking an inflection off never changes the first letter: most words need no stemming.
        return word == one.word ||
               (!one.stem.empty() && word.front() == one.stem.front() && stem(word, language_) == one.stem);
    };
    for (std::size_t at = 0; at + all.size() <= words_.size() && found.size() < most; ++at) {
        std::size_t next = 0;
        while (next < all.size() && is(at + next, all[next])) ++next;
        if (next == all.size()) found.push_back(at);
    }
    return found;
}

bool FoldedText::near(const std::vector<std::string>& phrases, std::size_t within) const {
    std::vector<std::vector<std::size_t>> all;
    for (const std::string& phrase : phrases) {
        all.push_back(places(phrase, words_.size()));
        if (all.back().empty()) return false;
    }
    if (all.empty()) return false;
    // The window that begins at the least of the places: move that one on, until one list ends.
    std::vector<std::size_t> at(all.size(), 0);
    for (;;) {
        std::size_t least = 0, last = 0;
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (all[i][at[i]] < all[least][at[least]]) least = i;
            last = std::max(last, all[i][at[i]]);
        }
        if (last - all[least][at[least]] <= within) return true;
        if (++at[least] == all[least].size()) return false;
    }
}

}  // namespace vigie
