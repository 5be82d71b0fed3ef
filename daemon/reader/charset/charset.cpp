// Which charset bytes are in: the order of trust of charset.hpp.
#include "reader/charset/charset.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "reader/charset/declared.hpp"
#include "reader/charset/decode.hpp"
#include "reader/charset/utf8.hpp"

namespace vigie {
namespace {

struct Mark {
    std::string encoding;
    std::size_t length = 0;  // of the byte order mark
};

std::optional<Mark> byte_order_mark(std::string_view bytes) {
    using namespace std::string_view_literals;
    if (bytes.starts_with("\xEF\xBB\xBF"sv)) return Mark{"utf-8", 3};
    if (bytes.starts_with("\xFF\xFE\x00\x00"sv)) return Mark{"utf-32le", 4};
    if (bytes.starts_with("\x00\x00\xFE\xFF"sv)) return Mark{"utf-32be", 4};
    if (bytes.starts_with("\xFF\xFE"sv)) return Mark{"utf-16le", 2};
    if (bytes.starts_with("\xFE\xFF"sv)) return Mark{"utf-16be", 2};
    return std::nullopt;
}

// Markup starts with ASCII, so its first zeros show the width and order of its units (XML 1.0, appendix F).
std::string zero_pattern(std::string_view bytes) {
    if (bytes.size() < 4) return {};
    std::string pattern;
    for (std::size_t i = 0; i < 4; ++i) pattern.push_back(bytes[i] == '\0' ? '0' : 'x');
    if (pattern == "x000") return "utf-32le";
    if (pattern == "000x") return "utf-32be";
    if (pattern == "x0x0") return "utf-16le";
    if (pattern == "0x0x") return "utf-16be";
    if (bytes.starts_with("\x4C\x6F\xA7\x94")) return "ibm-037";  // "<?xm" in EBCDIC
    return {};
}

bool is_wide(std::string_view encoding) {
    return encoding.starts_with("utf-16") || encoding.starts_with("utf-32");
}

// Multi-byte charsets whose short texts can pass for UTF-8.
bool is_multibyte(std::string_view encoding) {
    return encoding == "gb18030" || encoding == "Big5" || encoding == "euc-jp" || encoding.starts_with("windows-949") ||
           encoding.starts_with("ibm-943") || encoding.starts_with("ibm-1375");
}

bool is_seven_bit(std::string_view encoding) {
    return encoding.starts_with("iso-2022") || encoding.starts_with("hz");
}

// The announced decoder, if it can be the one.
std::string announced(std::string_view bytes, std::string_view content_type, Markup markup) {
    for (const std::string& label : {charset_of_content_type(content_type), charset::declared_charset(bytes, markup)}) {
        if (label.empty()) continue;
        std::string decoder = charset::decoder_of_label(label);
        // A document that can be read this far as ASCII is in no wide charset, whatever it says.
        if (!decoder.empty() && !is_wide(decoder)) return decoder;
    }
    return {};
}

bool reads_as_utf8(const charset::Utf8Census& census, std::string_view decoder) {
    if (census.invalid != 0) {
        // A few bad bytes do not change the charset of a file that is UTF-8 otherwise.
        const std::size_t good = census.pairs + 2 * census.longer;
        return (decoder.empty() || decoder == "utf-8") && good > census.invalid;
    }
    if (is_multibyte(decoder)) return census.longer != 0 || census.pairs == 0 || census.pairs > 3;
    return true;
}

// The texts between tags that are not all ASCII: scripts and styles of ten pages' length say nothing of the language.
std::string sample_of(std::string_view bytes) {
    constexpr std::size_t enough = 16384;
    std::string sample;
    while (!bytes.empty() && sample.size() < enough) {
        const std::string_view text = bytes.substr(0, std::min(bytes.substr(0, enough).find('<'), enough));
        if (charset::skip_ascii(text, 0) < text.size()) sample.append(text).append(1, ' ');
        bytes.remove_prefix(text.size());
        if (bytes.starts_with('<')) bytes.remove_prefix(std::min(bytes.find('>'), bytes.size() - 1) + 1);
    }
    return sample;
}

// windows-1252 is the reading of western texts: mostly ASCII letters. Where they are not, ICU's statistics decide.
std::string unannounced(std::string_view bytes) {
    std::size_t letters = 0;
    std::size_t high = 0;
    const std::string sample = sample_of(bytes);
    if (!sample.empty()) bytes = sample;
    for (const char c : bytes.substr(0, 16384)) {
        const auto byte = static_cast<unsigned char>(c);
        high += byte >= 0x80 ? 1U : 0U;
        letters += (byte | 0x20U) >= 'a' && (byte | 0x20U) <= 'z' && byte < 0x80 ? 1U : 0U;
    }
    if (high * 5 > letters) {
        if (std::string decoder = charset::decoder_of_label(charset::guess(bytes));
            !decoder.empty() && !is_wide(decoder)) {
            return decoder == "utf-8" ? "windows-1252" : decoder;
        }
    }
    return "windows-1252";
}

std::size_t undecoded(std::string_view text) {
    constexpr std::string_view replacement = "\xEF\xBF\xBD";
    std::size_t count = 0;
    for (auto at = text.find(replacement); at != text.npos; at = text.find(replacement, at + replacement.size()))
        ++count;
    return count;
}

// An announcement under which a quarter of the letters beyond ASCII cannot be decoded is wrong.
void mend_announcement(std::string_view bytes, std::string& decoder, std::string& text) {
    const std::size_t bad = undecoded(text);
    const auto letters = static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xC0; }));
    if (bad * 4 <= letters) return;
    std::string other = unannounced(bytes);
    if (other == decoder) return;
    std::string again = charset::decode(bytes, other);
    if (undecoded(again) >= bad) return;
    decoder = std::move(other);
    text = std::move(again);
}

std::string name_of(std::string decoder) {
    if (decoder == "windows-949") return "euc-kr";
    if (decoder.starts_with("ibm-943")) return "shift_jis";
    if (decoder.starts_with("ibm-1375")) return "big5-hkscs";
    std::transform(decoder.begin(), decoder.end(), decoder.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return decoder;
}

}  // namespace

Utf8Text to_utf8(std::string_view bytes, std::string_view content_type, Markup markup) {
    Utf8Text text;
    const auto mark = byte_order_mark(bytes);
    if (mark) bytes.remove_prefix(mark->length);
    std::string decoder = mark ? mark->encoding : zero_pattern(bytes);
    const bool valid = (decoder.empty() || decoder == "utf-8") && is_valid_utf8(bytes);
    if (decoder.empty()) {
        decoder = announced(bytes, content_type, markup);
        const bool shifts = is_seven_bit(decoder) && bytes.find_first_of("\x1B~") != bytes.npos;
        if (valid && !shifts && !is_multibyte(decoder)) {
            decoder = "utf-8";
        } else if (!shifts && (valid || decoder.empty() || decoder == "utf-8")) {
            if (reads_as_utf8(charset::count_utf8(bytes), decoder)) {
                decoder = "utf-8";
            } else if (!valid) {
                decoder = unannounced(bytes);
            }
        }
    }
    if (decoder != "utf-8") {
        text.owned_ = charset::decode(bytes, decoder);
        text.converted_ = true;
        if (!mark && !is_wide(decoder)) mend_announcement(bytes, decoder, text.owned_);
    } else if (valid) {
        text.bytes_ = bytes;
    } else {
        text.owned_ = charset::replace_invalid(bytes);
        text.converted_ = true;
    }
    text.encoding_ = name_of(std::move(decoder));
    text.lossy_ = text.converted_ && text.owned_.find("\xEF\xBF\xBD") != std::string::npos;
    return text;
}

}  // namespace vigie
