// The sentence that shows an annotation: from the start of the sentence in which it begins to the end of that in which
// it ends.
#pragma once

#include <string_view>
#include <vector>

#include "vigie/annotation.hpp"

namespace vigie {

// The sentences of one text, found once. The text must outlive it.
class Sentences {
  public:
    Sentences(std::string_view text, std::string_view language);
    // Without surrounding blanks; at most max_bytes, cut on a code point.
    Span around(Span span) const;
    static constexpr std::size_t max_bytes = 1200;

  private:
    std::string_view text_;
    std::vector<Span> spans_;
};

}  // namespace vigie
