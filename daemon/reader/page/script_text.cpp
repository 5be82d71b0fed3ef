#include "reader/page/script_text.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>

#include "reader/page/text.hpp"

namespace vigie::page {
namespace {

constexpr std::size_t most_script = 4 << 20;
constexpr std::size_t least = 400;  // bytes of a string that may be an article
constexpr int least_paragraphs = 3;
constexpr int deepest = 3;  // a string of JSON in a string of JSON in a call

std::optional<std::uint32_t> four_digits(std::string_view text) {
    if (text.size() < 4) return std::nullopt;
    std::uint32_t value = 0;
    for (const char c : text.substr(0, 4)) {
        const int digit = c >= '0' && c <= '9'   ? c - '0'
                          : c >= 'a' && c <= 'f' ? c - 'a' + 10
                          : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                                 : -1;
        if (digit < 0) return std::nullopt;
        value = value * 16 + static_cast<std::uint32_t>(digit);
    }
    return value;
}

// "\\uD83D\\uDE00", "\\u003c": one code point, and `at` moves behind it; a half of a pair alone is dropped.
void unescape_point(std::string_view text, std::size_t& at, std::string& out) {
    const auto first = four_digits(text.substr(at));
    if (!first) return;
    at += 4;
    if (*first < 0xD800 || *first > 0xDFFF) return append_point(out, *first);
    if (*first > 0xDBFF || text.substr(at, 2) != "\\u") return;
    const auto second = four_digits(text.substr(at + 2));
    if (!second || *second < 0xDC00 || *second > 0xDFFF) return;
    at += 6;
    append_point(out, 0x10000 + ((*first - 0xD800) << 10) + (*second - 0xDC00));
}

std::string unescaped(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const char c = text[at++];
        if (c != '\\' || at == text.size()) {
            out += c;
            continue;
        }
        const char what = text[at++];
        if (what == 'u') {
            unescape_point(text, at, out);
        } else {
            out += what == 'n' || what == 'r' || what == 't' ? ' ' : what;
        }
    }
    return out;
}

int paragraphs(std::string_view text) {
    int out = 0;
    for (std::size_t at = text.find("<p"); at != std::string_view::npos; at = text.find("<p", at + 2))
        if (at + 2 < text.size() && (text[at + 2] == '>' || text[at + 2] == ' ')) ++out;
    return out;
}

// Does a string begin with the quotation mark there, as a value or an argument? Marks in HTML stand behind '='.
bool opens_value(std::string_view text, std::size_t mark) {
    while (mark > 0 && text[mark - 1] == ' ') --mark;
    return mark > 0 && std::string_view(":[,(").find(text[mark - 1]) != std::string_view::npos;
}

std::size_t end_of_string(std::string_view text, std::size_t at) {
    while (at < text.size() && text[at] != '"') at += text[at] == '\\' ? 2 : 1;
    return std::min(at, text.size());
}

void find_longest(std::string_view text, int depth, std::string& best) {
    for (std::size_t at = text.find('"'); at != std::string_view::npos; at = text.find('"', at)) {
        if (!opens_value(text, at)) {
            ++at;
            continue;
        }
        const std::size_t end = end_of_string(text, at + 1);
        if (end - at > least) {
            std::string value = unescaped(text.substr(at + 1, end - at - 1));
            const std::size_t before = best.size();
            if (depth < deepest) find_longest(value, depth + 1, best);
            if (best.size() == before && value.size() > before && paragraphs(value) >= least_paragraphs)
                best = std::move(value);
        }
        at = std::min(end + 1, text.size());
    }
}

// Do most words of the title stand in it? Scripts hold consent texts and teasers too.
bool tells_of(const std::string& html, const std::string& title) {
    const std::string text = folded(html);
    const std::string words = folded(title);
    constexpr int enough = 40;  // words; a title is shorter
    int all = 0;
    int found = 0;
    for (std::size_t at = 0; at < words.size() && all < enough;) {
        const std::size_t end = std::min(words.find(' ', at), words.size());
        if (end - at >= 4) {  // bytes: two letters of many scripts, one ideograph and more
            ++all;
            found += text.find(std::string_view(words).substr(at, end - at)) != std::string::npos;
        }
        at = end + 1;
    }
    return all > 0 && found * 2 >= all;
}

}  // namespace

std::string article_in_scripts(const std::vector<std::string_view>& scripts, const std::string& title) {
    std::string best;
    std::size_t left = most_script;
    for (const auto script : scripts) {
        find_longest(script.substr(0, left), 1, best);
        left -= std::min(left, script.size());
    }
    return tells_of(best, title) ? best : std::string();
}

}  // namespace vigie::page
