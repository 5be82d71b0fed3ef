#include "watch/words.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <stdexcept>

namespace vigie {

std::string fold_words(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* decompose = icu::Normalizer2::getNFKDInstance(status);
    if (U_FAILURE(status)) throw std::runtime_error("ICU has no normalisation data");
    icu::UnicodeString wide =
        icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size()))).foldCase();
    wide = decompose->normalize(wide, status);
    icu::UnicodeString kept;
    bool gap = false;
    for (std::int32_t i = 0; i < wide.length(); i = wide.moveIndex32(i, 1)) {
        const UChar32 c = wide.char32At(i);
        if (u_charType(c) == U_NON_SPACING_MARK) continue;
        if (u_isalnum(c)) {
            if (gap && !kept.isEmpty()) kept.append(static_cast<UChar32>(' '));
            gap = false;
            kept.append(c);
        } else {
            gap = true;
        }
    }
    std::string folded;
    kept.toUTF8String(folded);
    return folded;
}

bool FoldedText::has(std::string_view phrase) const {
    const bool open_end = !phrase.empty() && phrase.back() == '*';
    const std::string words = fold_words(phrase);
    if (words.empty()) return false;
    return folded_.find(" " + words + (open_end ? "" : " ")) != std::string::npos;
}

}  // namespace vigie
