// Words and phrases in a text, whatever their case and accents. Thread-safe after construction.
#pragma once

#include <string>
#include <string_view>

namespace vigie {

// Case-folded, without accents, every run of other than letters and digits one space (ICU; Unicode default case
// folding).
std::string fold_words(std::string_view text);

// A text folded once and asked often.
class FoldedText {
  public:
    explicit FoldedText(std::string_view text) : folded_(" " + fold_words(text) + " ") {}
    // A whole word or phrase; a trailing '*' also takes longer words ("sanction*").
    bool has(std::string_view phrase) const;

  private:
    std::string folded_;
};

}  // namespace vigie
