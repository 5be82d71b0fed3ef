#include <algorithm>
#include <cstring>

#include "reader/story/story.hpp"

namespace vigie {
namespace {

constexpr std::size_t run = 8;              // tokens
constexpr std::size_t max_keys = 24;        // rows in the index for an article; 32 find no more, 16 a little less
constexpr std::size_t max_tokens = 20'000;  // a longer text is cut

char32_t next_point(std::string_view text, std::size_t& at) {
    const auto first = static_cast<unsigned char>(text[at++]);
    if (first < 0x80) return first;
    const std::size_t more = first >= 0xF0 && first < 0xF8   ? 3
                             : first >= 0xE0 && first < 0xF0 ? 2
                             : first >= 0xC2 && first < 0xE0 ? 1
                                                             : 0;
    if (more == 0 || at + more > text.size()) return 0xFFFD;
    char32_t c = first & (0x3FU >> more);
    for (std::size_t i = 0; i < more; ++i) c = (c << 6) | (static_cast<unsigned char>(text[at + i]) & 0x3FU);
    at += more;
    return c;
}

char32_t lower(char32_t c) {
    if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 32 : c;
    if ((c >= 0xC0 && c <= 0xDE && c != 0xD7) || (c >= 0x391 && c <= 0x3A9) || (c >= 0x410 && c <= 0x42F))
        return c + 32;
    if (c >= 0x100 && c <= 0x17F) return c | 1;
    if (c >= 0x400 && c <= 0x40F) return c + 80;
    return c;
}

bool is_word(char32_t c) {
    if (c < 0x80) return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return c >= 0xC0 && c != 0xD7 && c != 0xF7 && !(c >= 0x2000 && c <= 0x2BFF) && !(c >= 0x3000 && c <= 0x303F) &&
           !(c >= 0xFF00 && c <= 0xFF0F) && !(c >= 0xFF1A && c <= 0xFF20) && c != 0x30FB && c != 0xFFFD &&
           c != 0xFEFF && c != 0x60C && c != 0x61F;
}

// Written without spaces between words: each character is a token.
bool is_dense(char32_t c) {
    return (c >= 0x3040 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7AF) ||
           (c >= 0xE00 && c <= 0xEFF) || (c >= 0x20000 && c <= 0x2FA1F);
}

std::uint64_t mixed(std::uint64_t x) {
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
    return x ^ (x >> 31);
}

std::vector<std::uint64_t> tokens_of(std::string_view text) {
    std::vector<std::uint64_t> out;
    std::uint64_t hash = 0;
    const auto close = [&] {
        if (hash != 0) out.push_back(mixed(hash));
        hash = 0;
    };
    for (std::size_t at = 0; at < text.size() && out.size() < max_tokens;) {
        const char32_t c = next_point(text, at);
        if (!is_word(c)) {
            close();
        } else if (is_dense(c)) {
            close();
            hash = c;
            close();
        } else {
            hash = (hash ^ lower(c)) * 0x100000001b3ULL + 0x9e3779b97f4a7c15ULL;
        }
    }
    close();
    return out;
}

void sort_once(std::vector<std::uint32_t>& list) {
    std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
}

void choose_keys(StoryPrint& print) {
    print.keys.assign(print.shingles.begin(),
                      print.shingles.begin() + static_cast<std::ptrdiff_t>(std::min(max_keys, print.shingles.size())));
}

}  // namespace

StoryPrint story_print(std::string_view text) {
    const auto tokens = tokens_of(text);
    StoryPrint out;
    if (tokens.empty()) return out;
    const std::size_t count = tokens.size() < run ? 1 : tokens.size() - run + 1;
    out.shingles.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        std::uint64_t hash = 0;
        for (std::size_t k = i; k < std::min(i + run, tokens.size()); ++k)
            hash = (hash + tokens[k]) * 0x9e3779b97f4a7c15ULL;
        out.shingles.push_back(static_cast<std::uint32_t>(mixed(hash) >> 32));
    }
    sort_once(out.shingles);
    choose_keys(out);
    return out;
}

std::string encode_print(const StoryPrint& print) {
    std::string out;
    out.reserve(print.shingles.size() * 4);
    for (const std::uint32_t s : print.shingles)
        for (int shift = 0; shift < 32; shift += 8) out += static_cast<char>(s >> shift & 0xFF);
    return out;
}

StoryPrint decode_print(std::string_view bytes) {
    StoryPrint out;
    if (bytes.size() % 4 != 0) return out;
    out.shingles.reserve(bytes.size() / 4);
    for (std::size_t i = 0; i < bytes.size(); i += 4) {
        std::uint32_t s = 0;
        for (unsigned k = 0; k < 4; ++k)
            s |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[i + k])) << (8 * k);
        out.shingles.push_back(s);
    }
    if (!std::is_sorted(out.shingles.begin(), out.shingles.end())) sort_once(out.shingles);
    choose_keys(out);
    return out;
}

}  // namespace vigie
