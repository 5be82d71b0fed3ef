#include <array>

#include "plugins/common/common.hpp"
#include "unicode.hpp"

namespace vigie::common {

namespace {

vigie_span without_blanks(std::string_view text, vigie_span span) {
    const auto blank = [&](std::uint64_t at) {
        std::size_t i = at;
        return unicode::class_of(unicode::next(text, i)) == unicode::Class::space ? i - at : 0;
    };
    while (span.begin < span.end) {
        const auto size = blank(span.begin);
        if (size == 0) break;
        span.begin += size;
    }
    while (span.begin < span.end) {
        std::uint64_t last = span.end - 1;
        while (last > span.begin && (static_cast<unsigned char>(text[last]) & 0xC0U) == 0x80U) --last;
        if (blank(last) == 0) break;
        span.end = last;
    }
    if (span.end < span.begin) span.end = span.begin;
    return span;
}

enum class Family { guillemet, twofold, single };

Family family_of(std::string_view mark) {
    std::size_t at = 0;
    const char32_t c = unicode::next(mark, at);
    if (c == 0xAB || c == 0xBB || c == 0x2039 || c == 0x203A || c == '<' || c == '>' || (c >= 0x300C && c <= 0x300F))
        return Family::guillemet;
    const bool one = c == '\'' || c == '`' || c == 0x2018 || c == 0x2019 || c == 0x201A || c == 0x201B;
    return one && mark.size() != 2 ? Family::single : Family::twofold;
}

struct Open {
    std::size_t which;  // index of the stretch
    Family family;
};

}  // namespace

std::vector<Quoted> quoted_stretches(const vigie_article& article) {
    std::vector<Quoted> out;
    std::vector<Open> open;
    std::array<std::size_t, 3> standing{};  // of each family in `open`
    const std::string_view text = view(article.text);
    bool left_open = false;  // by the paragraph before
    bool starts_open = false;
    const auto close = [&](std::size_t which, std::uint32_t token, vigie_span mark, bool closed) {
        Quoted& quoted = out[which];
        quoted.close_token = token;
        --standing[static_cast<std::size_t>(open.back().family)];
        quoted.closed = closed;
        quoted.outer.end = mark.end;
        quoted.inner = without_blanks(text, {quoted.inner.begin, mark.begin});
    };
    std::uint32_t paragraph = 0;
    for (std::size_t s = 0; s < article.sentence_count; ++s) {
        const vigie_sentence& sentence = article.sentences[s];
        if (s == 0 || sentence.paragraph != paragraph) {
            starts_open = left_open;
            left_open = false;
            paragraph = sentence.paragraph;
        }
        const std::uint32_t last = sentence.first_token + sentence.token_count;
        for (std::uint32_t i = sentence.first_token; i < last; ++i) {
            const vigie_token& token = article.tokens[i];
            if (token.kind == VIGIE_TOKEN_OPEN_QUOTE) {
                Quoted quoted;
                quoted.open_token = i;
                quoted.inner.begin = token.span.end;
                quoted.outer.begin = token.span.begin;
                quoted.depth = static_cast<std::uint32_t>(open.size());
                quoted.paragraph = paragraph;
                quoted.continues = starts_open;
                open.push_back(
                    {out.size(), family_of(text.substr(token.span.begin, token.span.end - token.span.begin))});
                ++standing[static_cast<std::size_t>(open.back().family)];
                out.push_back(quoted);
            } else if (token.kind == VIGIE_TOKEN_CLOSE_QUOTE && !open.empty()) {
                // A mark closes the nearest of its family, and what stands open inside that; else the innermost at all.
                const Family family = family_of(text.substr(token.span.begin, token.span.end - token.span.begin));
                const bool partner = standing[static_cast<std::size_t>(family)] > 0;
                for (; partner && open.back().family != family; open.pop_back())
                    close(open.back().which, i, {token.span.begin, token.span.begin}, false);
                close(open.back().which, i, token.span, true);
                open.pop_back();
            }
            starts_open = false;
        }
        const bool ends = s + 1 == article.sentence_count || article.sentences[s + 1].paragraph != paragraph;
        if (!ends) continue;
        left_open = !open.empty();
        for (; !open.empty(); open.pop_back())
            close(open.back().which, last, {sentence.span.end, sentence.span.end}, false);
    }
    return out;
}

}  // namespace vigie::common
