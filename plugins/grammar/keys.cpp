// The keys of words: hashes of their lower-case forms.
#include "plugins/grammar/steps.hpp"
#include "unicode.hpp"

namespace vigie::grammar {

namespace {

constexpr std::uint64_t prime = 1099511628211ULL;

std::uint64_t hashed(std::uint64_t key, std::string_view bytes) {
    for (const char c : bytes) key = (key ^ static_cast<unsigned char>(c)) * prime;
    return key;
}

// Small, with plain apostrophes and hyphens.
char32_t levelled(char32_t c) {
    if (c == U'\u2019' || c == U'\u02BC') return U'\'';
    if (c == U'\u2010' || c == U'\u2011') return U'-';
    return unicode::lower(c);
}

}  // namespace

std::uint64_t word_key(std::string_view text, std::string& buffer) {
    std::uint64_t key = 1469598103934665603ULL;
    for (std::size_t at = 0; at < text.size();) {
        const auto byte = static_cast<unsigned char>(text[at]);
        if (byte < 0x80) {
            key = (key ^ static_cast<unsigned char>(byte >= 'A' && byte <= 'Z' ? byte + 32 : byte)) * prime;
            ++at;
            continue;
        }
        buffer.clear();
        unicode::append(levelled(unicode::next(text, at)), buffer);
        key = hashed(key, buffer);
    }
    return key;
}

std::uint64_t lower_key(std::string_view text, std::string& buffer) {
    buffer.clear();
    for (std::size_t at = 0; at < text.size();) unicode::append(levelled(unicode::next(text, at)), buffer);
    return hashed(1469598103934665603ULL, buffer);
}

}  // namespace vigie::grammar
