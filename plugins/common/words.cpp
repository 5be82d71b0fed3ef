#include <algorithm>

#include "plugins/common/common.hpp"
#include "unicode.hpp"

namespace vigie::common {

namespace {

// Appends the folded form, as fold_onto does, and tells of the word's capitals: its first letter, whether two or more
// letters are all capitals, whether there is nothing but small ones. One pass, for every word comes through here.
void read_letters(Word& word, std::string& folded) {
    std::size_t letters = 0;
    bool small = false, blank = false;
    word.all_small = true;
    const std::size_t start = folded.size();
    for (std::size_t at = 0; at < word.text.size();) {
        const char32_t c = unicode::next(word.text, at);
        const auto type = unicode::class_of(c);
        const bool letter = unicode::is_letter(type);
        if (letter) {
            const bool upper = type == unicode::Class::upper;
            if (letters++ == 0) word.upper = upper;
            small = small || !upper;
            word.all_small = word.all_small && !upper;
        } else {
            word.all_small = false;
            if (type != unicode::Class::digit && type != unicode::Class::mark) {
                blank = true;
                continue;
            }
        }
        if (blank && folded.size() > start) folded += ' ';
        blank = false;
        unicode::fold_onto(c, folded);
    }
    word.all_upper = letters > 1 && !small;
}

}  // namespace

Words::Words(const vigie_article& article) : article_(article) {
    words_.resize(article.token_count);
    sentence_of_.resize(article.token_count);
    folded_.reserve(article.text.size + article.text.size / 8 + 16);
    pieces_.reserve(article.token_count + article.token_count / 8);
    token_of_piece_.reserve(article.token_count + article.token_count / 8);
    std::vector<std::size_t> starts(article.token_count + 1);
    for (std::size_t i = 0; i < article.token_count; ++i) {
        const vigie_token& token = article.tokens[i];
        Word& word = words_[i];
        word.text = slice(token.span);
        word.kind = token.kind;
        word.part_of_speech = token.part_of_speech;
        word.after_space = i == 0 || article.tokens[i - 1].span.end != token.span.begin;
        starts[i] = folded_.size();
        if (token.kind == VIGIE_TOKEN_WORD || token.kind == VIGIE_TOKEN_NUMBER) read_letters(word, folded_);
    }
    starts.back() = folded_.size();
    for (std::size_t i = 0; i < words_.size(); ++i) {
        Word& word = words_[i];
        word.folded = std::string_view(folded_).substr(starts[i], starts[i + 1] - starts[i]);
        word.first_piece = static_cast<std::uint32_t>(pieces_.size());
        for (std::string_view rest = word.folded; !rest.empty();) {
            const auto cut = std::min(rest.find(' '), rest.size());
            pieces_.push_back(hash(rest.substr(0, cut)));
            token_of_piece_.push_back(static_cast<std::uint32_t>(i));
            rest.remove_prefix(std::min(cut + 1, rest.size()));
        }
        word.piece_count = static_cast<std::uint32_t>(pieces_.size()) - word.first_piece;
    }
    for (std::size_t s = 0; s < article.sentence_count; ++s) {
        const vigie_sentence& sentence = article.sentences[s];
        for (std::uint32_t i = 0; i < sentence.token_count && sentence.first_token + i < sentence_of_.size(); ++i)
            sentence_of_[sentence.first_token + i] = static_cast<std::uint32_t>(s);
    }
}

}  // namespace vigie::common
