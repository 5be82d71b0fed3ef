#include <algorithm>

#include "sdk/host/text/cut.hpp"
#include "unicode.hpp"

namespace vigie::text {

namespace {

using unicode::Class;
constexpr std::size_t longest_token = 1024;  // bytes; what is longer is cut, so that no step meets a huge word

bool is_inner(Class c) {
    return unicode::is_letter(c) || c == Class::digit || c == Class::mark;
}

Class class_at(std::string_view text, std::size_t at, std::size_t end) {
    return at < end ? unicode::class_of(unicode::next(text, at)) : Class::space;
}

// One paragraph being cut.
class Cutter {
  public:
    Cutter(Work& work, std::size_t begin, std::size_t end) : work_(work), text_(work.text), at_(begin), end_(end) {}

    void run() {
        while (at_ < end_) {
            const std::size_t from = at_;
            const char32_t c = unicode::next(text_, at_);
            const Class type = unicode::class_of(c);
            if (type == Class::space || type == Class::control || type == Class::mark) continue;
            if (unicode::is_letter(type) || ((c == '@' || c == '#') && is_inner(class_at(text_, at_, end_))))
                word(from, c);
            else if (type == Class::digit)
                number(from);
            else if (c == '.')
                points(from);
            else if (!mark(from, c))
                add(from, at_, type == Class::punctuation ? VIGIE_TOKEN_PUNCTUATION : VIGIE_TOKEN_SYMBOL);
        }
    }

  private:
    void add(std::size_t begin, std::size_t end, std::uint32_t kind) {
        if (begin < end) work_.tokens.push_back({{begin, end}, kind, VIGIE_POS_UNKNOWN});
    }

    void points(std::size_t from) {  // "..." is one token
        while (at_ < end_ && text_[at_] == '.') ++at_;
        add(from, at_, VIGIE_TOKEN_PUNCTUATION);
    }

    char32_t peek(std::size_t at) const { return at < end_ ? unicode::next(text_, at) : U' '; }

    void word(std::size_t from, char32_t first);
    bool joins(std::size_t from, std::size_t& at);
    std::size_t elision(std::size_t from, std::size_t at);
    void finish_word(std::size_t from, std::size_t to);
    void number(std::size_t from);
    bool mark(std::size_t from, char32_t c);
    bool leading_word(std::size_t from);
    bool twofold_before() const {
        return work_.left_open || std::any_of(work_.marks.begin(), work_.marks.end(), [](const Mark& mark) {
                   return mark.shape == '"' || mark.shape == 0x201C || mark.shape == 0x201E;
               });
    }

    Work& work_;
    std::string_view text_;
    std::size_t at_;
    std::size_t end_;
};

// Letters and digits; hyphens, apostrophes and points only between two of them.
void Cutter::word(std::size_t from, char32_t first) {
    if (unicode::is_ideograph(first)) return add(from, at_, VIGIE_TOKEN_WORD);
    std::size_t at = at_;
    bool plain = true;
    while (at < end_ && at - from < longest_token) {
        std::size_t next = at;
        const char32_t c = unicode::next(text_, next);
        if (unicode::is_ideograph(c)) break;
        if (is_inner(unicode::class_of(c))) {
            at = next;
            continue;
        }
        if (is_apostrophe(c)) {
            if (const std::size_t after = elision(from, next); after != 0) {
                at_ = after;
                return add(from, after, VIGIE_TOKEN_WORD);
            }
        }
        if (!joins(from, at)) break;
        plain = false;
    }
    at_ = at;
    if (plain && (at >= end_ || text_[at] != '.')) return add(from, at, VIGIE_TOKEN_WORD);
    finish_word(from, at);
}

// Whether the sign at `at` stands inside a word; moves behind it.
bool Cutter::joins(std::size_t from, std::size_t& at) {
    std::size_t next = at;
    const char32_t c = unicode::next(text_, next);
    const Class after = class_at(text_, next, end_);
    const bool hyphen = c == '-' || c == 0x2010 || c == 0x2011 || c == '_';
    const bool amid = (c == '&' && at - from <= 3) || c == '@' || c == 0xB7;
    if (hyphen || is_apostrophe(c) || amid) {
        if (!is_inner(after) || unicode::is_ideograph(peek(next))) return false;
        return at = next, true;
    }
    if (c != '.') return false;
    const std::size_t letters = at - from;
    const bool initial = letters == 1 || (letters >= 3 && text_[at - 2] == '.') || (letters == 2 && text_[from] < 0);
    if (after == Class::lower && (letters > 1 || class_at(text_, from, end_) == Class::lower)) return at = next, true;
    if (initial && unicode::is_letter(after)) return at = next, true;
    return false;
}

// Behind the apostrophe where [from, at) is an elided word ("l'"), else 0.
std::size_t Cutter::elision(std::size_t from, std::size_t at) {
    if (work_.language.elisions.empty() || at - from > 16) return 0;
    if (work_.language.elisions.find(lowered(work_, from, at)) == work_.language.elisions.end()) return 0;
    const Class after = class_at(text_, at, end_);
    if (after == Class::space || after == Class::control) return 0;
    if (!work_.language.keep.empty()) {
        std::size_t to = at;
        for (std::size_t i = at; i < end_ && i - at < 24 && is_inner(unicode::class_of(unicode::next(text_, i)));)
            to = i;
        if (work_.language.keep.count(lowered(work_, from, to)) != 0) return 0;
    }
    return at;
}

// Cuts "'s", "n't" and "-t-il" off, takes the point of an abbreviation or initial in.
void Cutter::finish_word(std::size_t from, std::size_t to) {
    const Language& language = work_.language;
    std::size_t cut = to;
    std::string_view word = to - from <= 64 ? lowered(work_, from, to) : std::string_view();
    const bool same_size = word.size() == to - from;
    if (!word.empty() && language.keep.find(word) == language.keep.end()) {
        if (const auto quote = word.rfind('\''); quote != std::string_view::npos && !language.contractions.empty()) {
            const std::string_view tail = word.substr(quote);
            const std::size_t apostrophe = text_.substr(from, to - from).find_last_of("'\x99");
            if (quote > 1 && language.contractions.count("n" + std::string(tail)) != 0 && word[quote - 1] == 'n')
                cut = to - tail.size() - 1 - (same_size ? 0 : 2);
            else if (language.contractions.find(tail) != language.contractions.end() && apostrophe != std::string::npos)
                cut = from + apostrophe - (text_[from + apostrophe] == '\'' ? 0 : 2);
        }
        for (const std::string& pronoun : language.inverted) {
            if (word.size() <= pronoun.size() || !word.ends_with(pronoun)) continue;
            cut = to - pronoun.size();
            break;
        }
    }
    if (cut > from && cut < to) {
        add(from, cut, VIGIE_TOKEN_WORD);
        return add(cut, to, VIGIE_TOKEN_WORD);
    }
    if (peek(to) == '.' && to < end_ && !word.empty()) {
        std::size_t ahead = from;
        unicode::next(text_, ahead);
        const bool initial = ahead == to && class_at(text_, from, end_) == Class::upper;
        const bool dotted = word.find('.') != std::string_view::npos && to - from < 12;
        const bool known = language.titles.find(word) != language.titles.end() ||
                           language.abbreviations.find(word) != language.abbreviations.end();
        if (initial || dotted || known) at_ = ++to;
    }
    add(from, to, VIGIE_TOKEN_WORD);
}

// Digits with decimal signs and thousands blanks; letters that follow make it a word (20h, 19e, 2nd).
void Cutter::number(std::size_t from) {
    std::size_t at = at_;
    bool letters = false;
    const auto digit = [&](std::size_t i) { return class_at(text_, i, end_) == Class::digit; };
    while (at < end_ && at - from < longest_token) {
        std::size_t next = at;
        const char32_t c = unicode::next(text_, next);
        const Class type = unicode::class_of(c);
        if (type == Class::digit || (unicode::is_letter(type) && !unicode::is_ideograph(c))) {
            letters = letters || type != Class::digit;
            at = next;
        } else if ((c == '.' || c == ',' || c == ':' || c == '/') && digit(next)) {
            at = next;
        } else if ((c == 0xA0 || c == 0x202F || c == 0x2009) && !letters && digit(next) && digit(next + 1) &&
                   digit(next + 2) && !digit(next + 3)) {
            at = next + 3;
        } else if (c == '-' && letters && is_inner(class_at(text_, next, end_))) {
            at = next;
        } else {
            break;
        }
    }
    at_ = at;
    add(from, at, letters ? VIGIE_TOKEN_WORD : VIGIE_TOKEN_NUMBER);
}

// Quotation marks and edge apostrophes.
bool Cutter::mark(std::size_t from, char32_t c) {
    const bool doubled = from + 1 < end_ && text_[from + 1] == text_[from];
    if ((c == '<' || c == '>') && doubled) {
        ++at_;
        c = c == '<' ? 0xAB : 0xBB;
    } else if ((c == 0x2018 || c == 0x2019) && peek(at_) == c && twofold_before()) {  // “…, as some agencies set it’’
        at_ += 3;
        c = c == 0x2018 ? 0x201C : 0x201D;
    } else if ((c == '\'' || c == '`') && doubled) {
        ++at_;
        c = '"';
    } else if (is_apostrophe(c)) {
        if (leading_word(from)) return true;
    } else {
        constexpr std::u32string_view marks = U"\"«»‹›“”„‟‘‚‛「」『』〝〞＂";
        if (marks.find(c) == std::u32string_view::npos) return false;
    }
    work_.marks.push_back({static_cast<std::uint32_t>(work_.tokens.size()), c});
    add(from, at_, 0);
    return true;
}

// "'s" and "'em" that stand alone.
bool Cutter::leading_word(std::size_t from) {
    const Language& language = work_.language;
    if (language.contractions.empty() && language.leading.empty()) return false;
    std::size_t to = at_;
    for (std::size_t i = at_; i < end_ && i - at_ < 8 && is_inner(unicode::class_of(unicode::next(text_, i)));) to = i;
    if (to == at_) return false;
    const std::string_view word = lowered(work_, from, to);
    if (language.contractions.find(word) == language.contractions.end() &&
        language.leading.find(word) == language.leading.end())
        return false;
    add(from, to, VIGIE_TOKEN_WORD);
    at_ = to;
    return true;
}

}  // namespace

bool is_apostrophe(char32_t c) {
    return c == '\'' || c == 0x2019 || c == 0x2BC || c == 0xB4 || c == '`' || c == 0xFF07;
}

std::string_view lowered(Work& work, std::size_t begin, std::size_t end) {
    work.scratch.clear();
    for (std::size_t at = begin; at < end;) {
        const char32_t c = unicode::next(work.text, at);
        if (is_apostrophe(c))
            work.scratch += '\'';
        else if (c == 0x2010 || c == 0x2011)
            work.scratch += '-';
        else
            unicode::append(unicode::lower(c), work.scratch);
    }
    return work.scratch;
}

void cut_tokens(Work& work, std::size_t begin, std::size_t end) {
    work.marks.clear();
    Cutter(work, begin, end).run();
}

}  // namespace vigie::text
