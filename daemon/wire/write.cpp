#include "wire/write.hpp"

#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <cstring>

#include "reader/charset/charset.hpp"

namespace vigie::wire {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

// Bytes that need no second look: ASCII but controls, the mark and the backslash.
constexpr std::array<bool, 256> plain = [] {
    std::array<bool, 256> table{};
    for (std::size_t i = 0x20; i < 0x80; ++i) table[i] = i != '"' && i != '\\';
    return table;
}();

// Where the next control, mark or backslash stands, or the end. Eight bytes at a time: such a byte is below 0x20, or is
// nothing after the mark or the backslash is taken from it (Hacker's Delight, 6-1).
std::size_t next_escape(std::string_view text, std::size_t at) {
    constexpr std::uint64_t ones = 0x0101010101010101, highs = ones << 7;
    if constexpr (std::endian::native == std::endian::little) {
        for (; at + 8 <= text.size(); at += 8) {
            std::uint64_t word = 0;
            std::memcpy(&word, text.data() + at, 8);
            const std::uint64_t mark = word ^ (ones * '"'), backslash = word ^ (ones * '\\');
            const std::uint64_t found =
                (((word - ones * 0x20) & ~word) | ((mark - ones) & ~mark) | ((backslash - ones) & ~backslash)) & highs;
            // Borrows make false finds above a true one only, so the lowest is true.
            if (found != 0) return at + static_cast<std::size_t>(std::countr_zero(found)) / 8;
        }
    }
    while (at < text.size() && (plain[static_cast<unsigned char>(text[at])] || (text[at] & 0x80) != 0)) ++at;
    return at;
}

// Nothing but plain ASCII, as most of what is written: needs no look at its UTF-8.
bool all_plain(std::string_view text) {
    constexpr std::uint64_t ones = 0x0101010101010101, highs = ones << 7;
    std::size_t at = 0;
    for (; at + 8 <= text.size(); at += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, text.data() + at, 8);
        const std::uint64_t mark = word ^ (ones * '"'), backslash = word ^ (ones * '\\');
        if (((word | (word - ones * 0x20) | ((mark - ones) & ~mark) | ((backslash - ones) & ~backslash)) & highs) != 0)
            return false;
    }
    while (at < text.size() && plain[static_cast<unsigned char>(text[at])]) ++at;
    return at == text.size();
}

unsigned byte_at(std::string_view text, std::size_t at) {
    return static_cast<unsigned char>(text[at]);
}

// Length of the well-formed UTF-8 sequence of more than one byte at that place, or 0 (Unicode 15, table 3-7).
std::size_t sequence(std::string_view text, std::size_t at) {
    const unsigned lead = byte_at(text, at);
    const std::size_t size = lead >= 0xC2 && lead <= 0xDF   ? 2
                             : lead >= 0xE0 && lead <= 0xEF ? 3
                             : lead >= 0xF0 && lead <= 0xF4 ? 4
                                                            : 0;
    if (size == 0 || at + size > text.size()) return 0;
    const unsigned second = byte_at(text, at + 1);
    const unsigned low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    const unsigned high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    if (second < low || second > high) return 0;
    for (std::size_t i = 2; i < size; ++i)
        if ((byte_at(text, at + i) & 0xC0) != 0x80) return 0;
    return size;
}

void append_escaped(std::string& out, unsigned char c) {
    constexpr char hex[] = "0123456789abcdef";
    switch (c) {
        case '"':
            out += "\\\"";
            break;
        case '\\':
            out += "\\\\";
            break;
        case '\n':
            out += "\\n";
            break;
        case '\r':
            out += "\\r";
            break;
        case '\t':
            out += "\\t";
            break;
        default:
            out += "\\u00";
            out += hex[c >> 4];
            out += hex[c & 15];
    }
}

template <typename Number>
void append_digits(std::string& out, Number number) {
    char digits[32];
    const auto end = std::to_chars(digits, digits + sizeof digits, number).ptr;
    out.append(digits, end);
}

}  // namespace

namespace {

// Text that is not UTF-8: what is no character becomes U+FFFD.
void append_mended(std::string& out, std::string_view text) {
    std::size_t begin = 0;  // of the run that is copied as it is
    std::size_t at = 0;
    while (at < text.size()) {
        const unsigned c = byte_at(text, at);
        if (plain[c]) {
            ++at;
            continue;
        }
        const std::size_t size = c >= 0x80 ? sequence(text, at) : 0;
        if (size > 0) {
            at += size;
            continue;
        }
        out.append(text, begin, at - begin);
        if (c >= 0x80)
            out += replacement;
        else
            append_escaped(out, static_cast<unsigned char>(c));
        begin = ++at;
    }
    out.append(text, begin, at - begin);
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
    out += '"';
    if (all_plain(text)) {
        out += text;
    } else if (is_valid_utf8(text)) {  // nearly always
        std::size_t at = 0;
        for (std::size_t end; (end = next_escape(text, at)) < text.size(); at = end + 1) {
            out.append(text, at, end - at);
            append_escaped(out, static_cast<unsigned char>(text[end]));
        }
        out.append(text, at);
    } else {
        append_mended(out, text);
    }
    out += '"';
}

void append_number(std::string& out, std::int64_t number) {
    append_digits(out, number);
}
void append_number(std::string& out, std::uint64_t number) {
    append_digits(out, number);
}
void append_number(std::string& out, int number) {
    append_digits(out, number);
}

void append_score(std::string& out, double score) {
    const double clean = std::isfinite(score) ? std::min(std::max(score, -1e6), 1e6) : 0.0;
    append_digits(out, std::round(clean * 1e4) / 1e4);
}

void append_strings(std::string& out, const std::vector<std::string>& texts) {
    append_array(out, texts, [](std::string& to, const std::string& text) { append_json_string(to, text); });
}

std::string& Object::key(std::string_view name) {
    out_ += first_ ? "\"" : ",\"";
    first_ = false;
    out_ += name;
    out_ += "\":";
    return out_;
}

void Object::map(std::string_view name, const std::map<std::string, std::string>& values) {
    key(name) += '{';
    bool first = true;
    for (const auto& [member, value] : values) {
        if (!first) out_ += ',';
        first = false;
        append_json_string(out_, member);
        out_ += ':';
        append_json_string(out_, value);
    }
    out_ += '}';
}

}  // namespace vigie::wire
