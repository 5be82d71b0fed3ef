// A date's text as numbers, words and signs. Inner header of reader/date.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace vigie::date {

struct Token {
    enum class Kind { number, word, sign };
    Kind kind = Kind::sign;
    std::string_view text;  // digits or sign as written
    std::string word;       // folded
    unsigned value = 0;     // of a number of at most nine digits
    bool glued = false;     // nothing between it and the token before
    bool used = false;      // taken by the clock or the zone
    int month = 0;          // of a word
};

// At most as many tokens as a date has; a longer text is cut. Comments in parentheses are left out.
class Tokens {
  public:
    explicit Tokens(std::string_view text);
    std::size_t size() const { return size_; }
    Token& operator[](std::size_t i) { return tokens_[i]; }
    const Token& operator[](std::size_t i) const { return tokens_[i]; }
    bool is_number(std::size_t i) const { return i < size_ && tokens_[i].kind == Token::Kind::number; }
    bool is_sign(std::size_t i, char sign) const {
        return i < size_ && tokens_[i].kind == Token::Kind::sign && tokens_[i].text[0] == sign;
    }
    bool is_word(std::size_t i) const { return i < size_ && tokens_[i].kind == Token::Kind::word; }

  private:
    void add(Token::Kind kind, std::string_view text, bool glued);
    std::array<Token, 32> tokens_;
    std::size_t size_ = 0;
};

}  // namespace vigie::date
