// Words and phrases in a text, whatever their case, accents and inflection. Thread-safe after construction.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vigie {

// Case-folded, without accents, every run of other than letters and digits one space (ICU; Unicode default case
// folding).
std::string fold_words(std::string_view text);

// A text folded once and asked often. A phrase is one or more words in their order: each also in another inflection
// where the language has data (stem.hpp); "=…" takes the words as they are only; '*' stands for any letters.
class FoldedText {
  public:
    FoldedText(std::string_view text, std::string_view language);
    bool has(std::string_view phrase) const { return !places(phrase, 1).empty(); }
    // The numbers of the words at which the phrase begins, ascending, at most `most`.
    std::vector<std::size_t> places(std::string_view phrase, std::size_t most) const;
    // Each of the phrases, all beginning within so many words of each other.
    bool near(const std::vector<std::string>& phrases, std::size_t within) const;

  private:
    std::string language_;
    std::vector<std::string> words_;
};

}  // namespace vigie
