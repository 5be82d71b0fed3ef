#include "plugins/common/common.hpp"
#include "unicode.hpp"

namespace vigie::common {

namespace {

bool is_word(unicode::Class c) {
    return unicode::is_letter(c) || c == unicode::Class::digit || c == unicode::Class::mark;
}

}  // namespace

void fold_onto(std::string_view text, std::string& out) {
    bool blank = false;
    const std::size_t start = out.size();
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = unicode::next(text, at);
        if (!is_word(unicode::class_of(c))) {
            blank = true;
            continue;
        }
        if (blank && out.size() > start) out += ' ';
        blank = false;
        unicode::fold_onto(c, out);
    }
}

std::string fold(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    fold_onto(text, out);
    return out;
}

std::string lower(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) unicode::append(unicode::lower(unicode::next(text, at)), out);
    return out;
}

std::uint64_t hash(std::string_view bytes) {
    std::uint64_t h = 0xcbf29ce484222325U;
    for (const char byte : bytes) h = (h ^ static_cast<unsigned char>(byte)) * 0x100000001b3U;
    h ^= h >> 29;
    return h == 0 ? 1 : h;
}

bool is_caseless(std::string_view text) {
    std::size_t at = 0;
    return !text.empty() && unicode::class_of(unicode::next(text, at)) == unicode::Class::letter;
}

bool is_upper(std::string_view text) {
    std::size_t at = 0;
    return !text.empty() && unicode::class_of(unicode::next(text, at)) == unicode::Class::upper;
}

}  // namespace vigie::common
