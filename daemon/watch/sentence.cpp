#include "watch/sentence.hpp"

#include <algorithm>

#include "sdk/host/text/text.hpp"

namespace vigie {
namespace {

// The language tables are constants, built at the first use.
const text::Segmenter& segmenter() {
    static const text::Segmenter instance;
    return instance;
}

bool is_blank(char c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

bool is_continuation(char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

}  // namespace

Sentences::Sentences(std::string_view text, std::string_view language) : text_(text) {
    for (const vigie_sentence& sentence : segmenter().segment(text, language).sentences)
        spans_.push_back({sentence.span.begin, sentence.span.end});
}

Span Sentences::around(Span span) const {
    const auto after = std::ranges::upper_bound(spans_, span.begin, {}, &Span::begin);
    Span whole = after == spans_.begin() ? span : *(after - 1);
    for (auto next = after; next != spans_.end() && next->begin < span.end; ++next) whole.end = next->end;
    whole.begin = std::min(whole.begin, span.begin);
    whole.end = std::max(whole.end, span.end);
    if (whole.size() > max_bytes) whole = {span.begin, std::min(whole.end, span.begin + max_bytes)};
    while (whole.end > whole.begin && whole.end < text_.size() && is_continuation(text_[whole.end])) --whole.end;
    while (whole.begin < whole.end && is_blank(text_[whole.begin])) ++whole.begin;
    while (whole.begin < whole.end && is_blank(text_[whole.end - 1])) --whole.end;
    return whole;
}

}  // namespace vigie
