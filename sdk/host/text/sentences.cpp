#include <algorithm>

#include "sdk/host/text/cut.hpp"
#include "unicode.hpp"

namespace vigie::text {

namespace {

using unicode::Class;

class Sentences {
  public:
    Sentences(Work& work, std::size_t first) : work_(work), first_(first) {}

    void run() {
        const std::size_t size = work_.tokens.size();
        for (std::size_t i = first_; i < size;) {
            std::size_t next = i + 1;
            if (stops(i)) {
                while (next < size && belongs(next)) ++next;
                if (next < size && ends(i, next)) finish(next);
            } else if (next < size && line_break(i, next)) {
                finish(next);
            }
            i = next;
        }
        finish(size);
    }

  private:
    std::string_view word(std::size_t i) const {
        const vigie_span span = work_.tokens[i].span;
        return work_.text.substr(span.begin, span.end - span.begin);
    }
    char32_t first_sign(std::size_t i) const {
        std::size_t at = work_.tokens[i].span.begin;
        return unicode::next(work_.text, at);
    }
    bool is_word(std::size_t i) const { return work_.tokens[i].kind == VIGIE_TOKEN_WORD; }
    bool spaced(std::size_t i) const { return work_.tokens[i - 1].span.end != work_.tokens[i].span.begin; }

    bool stops(std::size_t i) const {
        if (is_word(i)) return word(i).back() == '.';
        if (work_.tokens[i].kind != VIGIE_TOKEN_PUNCTUATION) return false;
        const char32_t c = first_sign(i);
        return c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x3002 || c == 0xFF01 || c == 0xFF1F ||
               c == 0x61F || c == 0x6D4 || c == 0x964;
    }

    // Marks and brackets that close, and further stops.
    bool belongs(std::size_t i) const {
        if (work_.tokens[i].kind == VIGIE_TOKEN_CLOSE_QUOTE) return true;
        if (is_word(i)) return false;
        const char32_t c = first_sign(i);
        return stops(i) || c == ')' || c == ']' || c == 0x300D || c == 0x300F;
    }

    // Whether the sentence ends at `next`, the stop (and what belongs to it) being [stop, next).
    bool ends(std::size_t stop, std::size_t next) {
        const Class type = unicode::class_of(first_sign(next));
        const char32_t c = first_sign(next);
        if (c == ',' || c == ';' || c == ':' || c == ')' || c == 0x3001) return false;
        const char32_t sign = first_sign(stop);
        if (sign == 0x3002 || sign == 0xFF01 || sign == 0xFF1F) return true;
        if (is_word(stop)) return after_abbreviation(stop, next);
        if (sign == '.' && ordinal(stop, next)) return false;
        if (!spaced(next)) {
            const bool run_on = is_word(next) && type == Class::upper && stop > first_ && word(stop - 1).size() > 1;
            return run_on || work_.tokens[next].kind == VIGIE_TOKEN_OPEN_QUOTE;
        }
        return type != Class::lower;
    }

    // am 3. Januar
    bool ordinal(std::size_t stop, std::size_t next) {
        const Language& language = work_.language;
        if (language.behind_ordinals.empty() || next != stop + 1 || stop <= first_ || spaced(stop)) return false;
        if (work_.tokens[stop - 1].kind != VIGIE_TOKEN_NUMBER || word(stop - 1).size() > 3 || !is_word(next))
            return false;
        const vigie_span after = work_.tokens[next].span;
        return language.behind_ordinals.contains(lowered(work_, after.begin, after.end));
    }

    bool after_abbreviation(std::size_t stop, std::size_t next) {
        if (next > stop + 1) return unicode::class_of(first_sign(next)) != Class::lower;  // a mark or bracket closed
        if (!is_word(next) || unicode::class_of(first_sign(next)) != Class::upper)
            return work_.tokens[next].kind == VIGIE_TOKEN_OPEN_QUOTE && word(stop).size() > 4;
        const vigie_span span = work_.tokens[stop].span;
        const Language& language = work_.language;
        if (language.titles.find(lowered(work_, span.begin, span.end - 1)) != language.titles.end()) return false;
        const vigie_span after = work_.tokens[next].span;
        return language.starters.find(lowered(work_, after.begin, after.end)) != language.starters.end();
    }

    // A lone line end ends a sentence unless the text goes on in lower case.
    bool line_break(std::size_t i, std::size_t next) const {
        const std::size_t begin = work_.tokens[i].span.end, end = work_.tokens[next].span.begin;
        if (end - begin == 0 || work_.text.substr(begin, end - begin).find('\n') == std::string_view::npos)
            return false;
        return unicode::class_of(first_sign(next)) != Class::lower;
    }

    void finish(std::size_t end) {
        if (end == first_) return;
        vigie_sentence sentence{};
        sentence.span = {work_.tokens[first_].span.begin, work_.tokens[end - 1].span.end};
        sentence.first_token = static_cast<std::uint32_t>(first_);
        sentence.token_count = static_cast<std::uint32_t>(end - first_);
        sentence.paragraph = work_.paragraph;
        work_.sentences.push_back(sentence);
        first_ = end;
    }

    Work& work_;
    std::size_t first_;
};

}  // namespace

void cut_sentences(Work& work, std::size_t first_token) {
    Sentences(work, first_token).run();
}

}  // namespace vigie::text
