#include <algorithm>
#include <array>

#include "sdk/host/text/cut.hpp"
#include "unicode.hpp"

namespace vigie::text {

namespace {

using unicode::Class;

enum Family { guillemet, twofold, single };
enum class Side { none, open, close };  // what the surroundings say

Family family_of(char32_t shape) {
    constexpr std::u32string_view angles = U"«»‹›「」『』";
    if (angles.find(shape) != std::u32string_view::npos) return guillemet;
    return is_apostrophe(shape) || shape == 0x2018 || shape == 0x201A || shape == 0x201B ? single : twofold;
}

// What stands beside a mark, beyond other marks that touch it.
struct Beside {
    char32_t before = U' ', after = U' ';
    Side side = Side::none;
};

bool blank(char32_t c) {
    const Class type = unicode::class_of(c);
    return type == Class::space || type == Class::control;
}
bool opener(char32_t c) {
    return c == '(' || c == '[' || c == '{' || c == '-' || c == 0x2013 || c == 0x2014 || c == '/' || c == 0xBF ||
           c == 0xA1;
}
bool inner(char32_t c) {
    return unicode::is_letter(unicode::class_of(c)) || unicode::class_of(c) == Class::digit;
}

Side side_of(const Beside& at) {
    const bool left_blank = blank(at.before) || opener(at.before) || is_apostrophe(at.before);
    const bool right_blank =
        blank(at.after) || (!inner(at.after) && !opener(at.after) && at.after != '$' && at.after != 0x20AC &&
                            at.after != '@' && at.after != '#' && at.after != 0x2026 && at.after != '.');
    if (left_blank && !blank(at.after) && !right_blank) return Side::open;
    if (left_blank && (at.after == 0x2026 || at.after == '.')) return Side::open;
    if (!blank(at.before) && !opener(at.before) &&
        (right_blank || at.after == '.' || at.after == 0x2026 || opener(at.after)))
        return Side::close;
    return Side::none;
}

std::vector<Beside> look(const Work& work, std::size_t begin, std::size_t end) {
    std::vector<Beside> out(work.marks.size());
    const auto span = [&](std::size_t i) { return work.tokens[work.marks[i].token].span; };
    for (std::size_t i = 0; i < out.size(); ++i) {
        std::size_t at = span(i).begin;
        if (i > 0 && span(i - 1).end == at) {
            out[i].before = out[i - 1].before;
        } else if (at > begin) {
            do --at;
            while (at > begin && (static_cast<unsigned char>(work.text[at]) & 0xC0U) == 0x80U);
            out[i].before = unicode::next(work.text, at);
        }
    }
    for (std::size_t i = out.size(); i-- > 0;) {
        std::size_t at = span(i).end;
        if (i + 1 < out.size() && span(i + 1).begin == at)
            out[i].after = out[i + 1].after;
        else if (at < end)
            out[i].after = unicode::next(work.text, at);
        out[i].side = side_of(out[i]);
    }
    return out;
}

class Decider {
  public:
    Decider(Work& work, std::vector<Beside> beside) : work_(work), beside_(std::move(beside)) {
        singles_left_.resize(beside_.size() + 1);
        for (std::size_t i = beside_.size(); i-- > 0;)
            singles_left_[i] = singles_left_[i + 1] +
                               (family_of(work.marks[i].shape) == single && beside_[i].side == Side::close ? 1U : 0U);
    }

    void run(std::uint32_t first_token) {
        for (std::size_t i = 0; i < beside_.size(); ++i) {
            const Mark& mark = work_.marks[i];
            const Family family = family_of(mark.shape);
            std::uint32_t kind = family == single ? decide_single(i) : decide(i, family);
            const bool continues = kind == VIGIE_TOKEN_CLOSE_QUOTE && work_.left_open && mark.token == first_token;
            if (continues) kind = VIGIE_TOKEN_OPEN_QUOTE;
            if (kind == VIGIE_TOKEN_OPEN_QUOTE) ++open_[family];
            if (kind == VIGIE_TOKEN_CLOSE_QUOTE && open_[family] > 0) --open_[family];
            work_.tokens[mark.token].kind = kind;
        }
        work_.left_open = open_[guillemet] + open_[twofold] > 0;
    }

  private:
    std::uint32_t decide(std::size_t i, Family family) const {
        const char32_t shape = work_.marks[i].shape;
        const Side side = beside_[i].side;
        bool opens = work_.language.opens(shape), closes = work_.language.closes(shape);
        if (!opens && !closes) {
            constexpr std::u32string_view openers = U"«‹“„‟「『〝", closers = U"»›”」』〞";
            opens = openers.find(shape) != std::u32string_view::npos;
            closes = closers.find(shape) != std::u32string_view::npos;
        }
        if (opens != closes) {
            const bool wrong_way = opens ? side == Side::close && open_[family] > 0 && !blank(beside_[i].before)
                                         : side == Side::open && open_[family] == 0;
            return opens != wrong_way ? VIGIE_TOKEN_OPEN_QUOTE : VIGIE_TOKEN_CLOSE_QUOTE;
        }
        if (side == Side::open) return VIGIE_TOKEN_OPEN_QUOTE;
        if (side == Side::close) {
            if (open_[family] == 0 && unicode::class_of(beside_[i].before) == Class::digit) return VIGIE_TOKEN_SYMBOL;
            return VIGIE_TOKEN_CLOSE_QUOTE;
        }
        return open_[family] > 0 ? VIGIE_TOKEN_CLOSE_QUOTE : VIGIE_TOKEN_OPEN_QUOTE;
    }

    // An apostrophe at a word's edge is a quotation mark only where it has a partner.
    std::uint32_t decide_single(std::size_t i) const {
        const char32_t shape = work_.marks[i].shape;
        const Beside& at = beside_[i];
        if (inner(at.before) && inner(at.after)) return VIGIE_TOKEN_PUNCTUATION;
        if (at.side == Side::open && decade_follows(i)) return VIGIE_TOKEN_PUNCTUATION;
        const bool may_open = shape == '\'' || shape == '`' || work_.language.opens(shape) || shape == 0x201A;
        if (at.side == Side::open && may_open && singles_left_[i] > 0) return VIGIE_TOKEN_OPEN_QUOTE;
        if (at.side == Side::open && shape == 0x2018) return VIGIE_TOKEN_OPEN_QUOTE;
        if (open_[single] == 0 || at.side == Side::open) return VIGIE_TOKEN_PUNCTUATION;
        if ((at.before == 's' || at.before == 'S') && at.after == ' ' && singles_left_[i + 1] > 0 && lower_follows(i))
            return VIGIE_TOKEN_PUNCTUATION;  // the voters' will
        return VIGIE_TOKEN_CLOSE_QUOTE;
    }

    bool decade_follows(std::size_t i) const {  // '90s
        const std::size_t next = work_.marks[i].token + 1;
        if (next >= work_.tokens.size()) return false;
        const vigie_span span = work_.tokens[next].span;
        return span.end - span.begin == 3 && work_.text[span.end - 1] == 's' &&
               unicode::class_of(beside_[i].after) == Class::digit;
    }

    bool lower_follows(std::size_t i) const {
        const std::size_t next = work_.marks[i].token + 1;
        if (next >= work_.tokens.size()) return false;
        std::size_t at = work_.tokens[next].span.begin;
        return unicode::class_of(unicode::next(work_.text, at)) == Class::lower;
    }

    Work& work_;
    std::vector<Beside> beside_;
    std::vector<std::uint32_t> singles_left_;  // closing single marks from here on
    std::array<std::uint32_t, 3> open_{};
};

}  // namespace

void decide_marks(Work& work, std::size_t begin, std::size_t end) {
    const auto first = std::lower_bound(work.tokens.begin(), work.tokens.end(), begin,
                                        [](const vigie_token& token, std::size_t at) { return token.span.begin < at; });
    Decider(work, look(work, begin, end)).run(static_cast<std::uint32_t>(first - work.tokens.begin()));
}

}  // namespace vigie::text
