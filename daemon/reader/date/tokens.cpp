// The scanner of dates.
#include "reader/date/tokens.hpp"

#include "reader/date/names.hpp"

namespace vigie::date {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

// Length of a blank: ASCII, no-break and thin spaces; 0: none.
std::size_t blank(std::string_view rest) {
    if (rest[0] == ' ' || (rest[0] >= '\t' && rest[0] <= '\r')) return 1;
    if (rest.starts_with("\xC2\xA0")) return 2;
    return rest.starts_with("\xE2\x80\xAF") || rest.starts_with("\xE2\x80\x89") || rest.starts_with("\xE3\x80\x80") ? 3
                                                                                                                    : 0;
}

// Dashes that stand for '-' in typography.
std::size_t dash(std::string_view rest) {
    if (rest[0] == '-') return 1;
    return rest.starts_with("\xE2\x88\x92") || rest.starts_with("\xE2\x80\x93") || rest.starts_with("\xE2\x80\x94") ||
                   rest.starts_with("\xE2\x80\x90") || rest.starts_with("\xE2\x80\x91")
               ? 3
               : 0;
}

std::size_t word_length(std::string_view rest) {
    std::size_t end = 0;
    while (end < rest.size()) {
        if (is_letter(rest[end])) {
            if (static_cast<unsigned char>(rest[end]) >= 0x80 &&
                (blank(rest.substr(end)) != 0 || dash(rest.substr(end)) != 0))
                break;
            ++end;
        } else if ((rest[end] == '/' || rest[end] == '_') && end >= 2 && end + 1 < rest.size() &&
                   is_letter(rest[end + 1])) {
            ++end;  // Europe/Paris
        } else if (rest[end] == '.' && end > 0 && end <= 3 && (end == 1 || rest[end - 2] == '.')) {
            ++end;  // a.m.
        } else {
            break;
        }
    }
    return end;
}

}  // namespace

void Tokens::add(Token::Kind kind, std::string_view text, bool glued) {
    if (size_ == tokens_.size()) return;
    Token& token = tokens_[size_++];
    token.kind = kind;
    token.text = text;
    token.glued = glued;
    if (kind == Token::Kind::number && text.size() < 10) {
        for (const char digit : text) token.value = token.value * 10 + static_cast<unsigned>(digit - '0');
    }
    if (kind == Token::Kind::word) {
        token.word = fold(text);
        std::string_view bare = token.word;
        while (!bare.empty() && bare.back() == '.') bare.remove_suffix(1);
        token.month = date::month(bare);
    }
}

Tokens::Tokens(std::string_view text) {
    text = text.substr(0, 160);
    bool glued = false;
    for (std::size_t at = 0; at < text.size() && size_ < tokens_.size();) {
        const std::string_view rest = text.substr(at);
        std::size_t length = blank(rest);
        if (length != 0 || rest[0] == '\0') {
            at += length != 0 ? length : 1;
            glued = false;
            continue;
        }
        if (rest[0] == '(') {
            const std::size_t end = rest.find(')');
            at = end == rest.npos ? text.size() : at + end + 1;
            continue;
        }
        if (is_digit(rest[0])) {
            length = 1;
            while (length < rest.size() && is_digit(rest[length])) ++length;
            add(Token::Kind::number, rest.substr(0, length), glued);
        } else if (length = dash(rest); length != 0) {
            add(Token::Kind::sign, "-", glued);
        } else if (length = word_length(rest); length != 0) {
            add(Token::Kind::word, rest.substr(0, length), glued);
        } else {
            length = 1;
            add(Token::Kind::sign, rest.substr(0, 1), glued);
        }
        glued = true;
        at += length;
    }
}

}  // namespace vigie::date
