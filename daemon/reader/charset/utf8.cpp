// Validity of UTF-8: ASCII in blocks, the rest by the table of RFC 3629.
#include "reader/charset/utf8.hpp"

#include <bit>
#include <cstdint>
#include <cstring>

#include "reader/charset/charset.hpp"
#include "reader/charset/utf8_vector.hpp"

namespace vigie {
namespace charset {
namespace {

constexpr std::uint64_t high_bits = 0x8080808080808080U;

// The first byte in memory of a block whose bits are set.
std::size_t first_byte(std::uint64_t bits) {
    if constexpr (std::endian::native == std::endian::little)
        return static_cast<std::size_t>(std::countr_zero(bits)) / 8;
    return static_cast<std::size_t>(std::countl_zero(bits)) / 8;
}

unsigned char byte_at(std::string_view bytes, std::size_t at) {
    return static_cast<unsigned char>(bytes[at]);
}

bool continues(std::string_view bytes, std::size_t at) {
    return at < bytes.size() && (byte_at(bytes, at) & 0xC0U) == 0x80U;
}

struct Lead {
    std::size_t length;
    unsigned char low, high;  // range of the second byte
};

Lead lead(unsigned char first) {
    if (first < 0xC2) return {0, 0, 0};
    if (first < 0xE0) return {2, 0x80, 0xBF};
    if (first < 0xF0) {
        return {3, static_cast<unsigned char>(first == 0xE0 ? 0xA0 : 0x80),
                static_cast<unsigned char>(first == 0xED ? 0x9F : 0xBF)};
    }
    if (first < 0xF5) {
        return {4, static_cast<unsigned char>(first == 0xF0 ? 0x90 : 0x80),
                static_cast<unsigned char>(first == 0xF4 ? 0x8F : 0xBF)};
    }
    return {0, 0, 0};
}

bool second_fits(const Lead& form, std::string_view bytes, std::size_t at) {
    return at < bytes.size() && byte_at(bytes, at) >= form.low && byte_at(bytes, at) <= form.high;
}

}  // namespace

std::size_t valid_length(std::string_view bytes, std::size_t at) {
    if (byte_at(bytes, at) < 0x80) return 1;
    const Lead form = lead(byte_at(bytes, at));
    if (form.length == 0 || !second_fits(form, bytes, at + 1)) return 0;
    for (std::size_t i = 2; i < form.length; ++i) {
        if (!continues(bytes, at + i)) return 0;
    }
    return form.length;
}

std::size_t skip_ascii(std::string_view bytes, std::size_t at) {
    while (at + 8 <= bytes.size()) {
        std::uint64_t block;
        std::memcpy(&block, bytes.data() + at, sizeof block);
        block &= high_bits;
        if (block != 0) return at + first_byte(block);
        at += 8;
    }
    while (at < bytes.size() && byte_at(bytes, at) < 0x80) ++at;
    return at;
}

Utf8Census count_utf8(std::string_view bytes) {
    Utf8Census census;
    for (std::size_t at = skip_ascii(bytes, 0); at < bytes.size(); at = skip_ascii(bytes, at)) {
        const std::size_t length = valid_length(bytes, at);
        if (length == 0) {
            ++census.invalid;
            ++at;
            continue;
        }
        ++(length == 2 ? census.pairs : census.longer);
        at += length;
    }
    return census;
}

std::string replace_invalid(std::string_view bytes) {
    std::string text;
    text.reserve(bytes.size() + 16);
    for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t run = skip_ascii(bytes, at);
        text.append(bytes.substr(at, run - at));
        at = run;
        if (at == bytes.size()) break;
        std::size_t length = valid_length(bytes, at);
        if (length != 0) {
            text.append(bytes.substr(at, length));
        } else {
            const Lead form = lead(byte_at(bytes, at));
            length = 1;
            if (form.length != 0 && second_fits(form, bytes, at + 1)) {
                length = 2;
                while (length + 1 < form.length && continues(bytes, at + length)) ++length;
            }
            text.append("\xEF\xBF\xBD");
        }
        at += length;
    }
    return text;
}

}  // namespace charset

bool is_valid_utf8(std::string_view bytes) {
    if (const auto valid = charset::is_valid_by_vectors(bytes); valid) return *valid;
    for (std::size_t at = charset::skip_ascii(bytes, 0); at < bytes.size(); at = charset::skip_ascii(bytes, at)) {
        const std::size_t length = charset::valid_length(bytes, at);
        if (length == 0) return false;
        at += length;
    }
    return true;
}

void append_utf8(std::string& text, char32_t code_point) {
    if (code_point > 0x10FFFF || (code_point >= 0xD800 && code_point <= 0xDFFF)) code_point = 0xFFFD;
    const auto put = [&text](char32_t value) { text.push_back(static_cast<char>(static_cast<unsigned char>(value))); };
    if (code_point < 0x80) return put(code_point);
    if (code_point < 0x800) {
        put(0xC0U | (code_point >> 6U));
    } else {
        if (code_point < 0x10000) {
            put(0xE0U | (code_point >> 12U));
        } else {
            put(0xF0U | (code_point >> 18U));
            put(0x80U | ((code_point >> 12U) & 0x3FU));
        }
        put(0x80U | ((code_point >> 6U) & 0x3FU));
    }
    put(0x80U | (code_point & 0x3FU));
}

}  // namespace vigie
