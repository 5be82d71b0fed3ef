// Declarations of charset, and labels to decoders (WHATWG Encoding Standard, Names and labels).
#include "reader/charset/declared.hpp"

#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <utility>

namespace vigie {
namespace charset {
namespace {

constexpr std::string_view blanks = " \t\r\n\f";

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::string lowered(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), lower);
    return out;
}

// The value after `key` and an equals sign, quoted or not.
std::string value_after(std::string_view text, std::string_view key, std::size_t from = 0) {
    for (std::size_t at = text.find(key, from); at != text.npos; at = text.find(key, at + 1)) {
        std::size_t begin = text.find_first_not_of(blanks, at + key.size());
        if (begin == text.npos || text[begin] != '=') continue;
        begin = text.find_first_not_of(blanks, begin + 1);
        if (begin == text.npos) return {};
        std::size_t end;
        if (text[begin] == '"' || text[begin] == '\'') {
            end = text.find(text[begin], begin + 1);
            ++begin;
        } else {
            end = text.find_first_of(" \t\r\n\f;,>/?\"'", begin);
        }
        std::string_view value = text.substr(begin, end == text.npos ? text.npos : end - begin);
        while (!value.empty() && blanks.find(value.back()) != blanks.npos) value.remove_suffix(1);
        const std::size_t start = value.find_first_not_of(blanks);
        if (start == value.npos) return {};
        return std::string(value.substr(start, 64));
    }
    return {};
}

std::string in_xml_declaration(std::string_view head) {
    const std::size_t begin = head.find("<?xml");
    if (begin == head.npos) return {};
    return value_after(head.substr(begin, head.find("?>", begin) - begin), "encoding");
}

std::string in_meta(std::string_view head) {
    for (std::size_t at = head.find("<meta"); at != head.npos; at = head.find("<meta", at + 5)) {
        const std::string_view tag = head.substr(at, head.find('>', at) - at);
        if (std::string value = value_after(tag, "charset"); !value.empty()) return value;
    }
    return {};
}

// Labels whose WHATWG reading differs from ICU's, or that ICU does not know.
constexpr std::array<std::pair<std::string_view, std::string_view>, 45> labels{{
    {"iso-8859-1", "windows-1252"},
    {"iso8859-1", "windows-1252"},
    {"iso_8859-1", "windows-1252"},
    {"iso88591", "windows-1252"},
    {"latin1", "windows-1252"},
    {"latin-1", "windows-1252"},
    {"l1", "windows-1252"},
    {"us-ascii", "windows-1252"},
    {"ascii", "windows-1252"},
    {"ansi_x3.4-1968", "windows-1252"},
    {"cp1252", "windows-1252"},
    {"x-cp1252", "windows-1252"},
    {"ansi", "windows-1252"},
    {"iso-8859-9", "windows-1254"},
    {"latin5", "windows-1254"},
    {"iso-8859-11", "windows-874"},
    {"tis-620", "windows-874"},
    {"tis620", "windows-874"},
    {"gb2312", "gb18030"},
    {"gbk", "gb18030"},
    {"x-gbk", "gb18030"},
    {"gb_2312-80", "gb18030"},
    {"chinese", "gb18030"},
    {"cp936", "gb18030"},
    {"shift_jis", "ibm-943_P15A-2003"},
    {"shift-jis", "ibm-943_P15A-2003"},
    {"sjis", "ibm-943_P15A-2003"},
    {"x-sjis", "ibm-943_P15A-2003"},
    {"windows-31j", "ibm-943_P15A-2003"},
    {"ms_kanji", "ibm-943_P15A-2003"},
    {"euc-kr", "windows-949"},
    {"ks_c_5601-1987", "windows-949"},
    {"ksc5601", "windows-949"},
    {"korean", "windows-949"},
    {"big5-hkscs", "ibm-1375_P100-2008"},
    {"x-x-big5", "Big5"},
    {"utf8", "utf-8"},
    {"unicode-1-1-utf-8", "utf-8"},
    {"utf-8-sig", "utf-8"},
    {"x-mac-roman", "macintosh"},
    {"x-mac-cyrillic", "x-mac-cyrillic"},
    {"koi8", "koi8-r"},
    {"koi", "koi8-r"},
    {"win-1251", "windows-1251"},
    {"x-cp1251", "windows-1251"},
}};

}  // namespace

std::string declared_charset(std::string_view bytes, Markup markup) {
    if (markup == Markup::plain) return {};
    const std::string head = lowered(bytes.substr(0, markup == Markup::xml ? 1024 : 4096));
    std::string label = in_xml_declaration(head);
    if (label.empty() && markup == Markup::html) label = in_meta(head);
    return label;
}

std::string decoder_of_label(std::string_view label) {
    const auto known =
        std::find_if(labels.begin(), labels.end(), [&](const auto& pair) { return pair.first == label; });
    const std::string name(known == labels.end() ? label : known->second);
    if (name == "utf-8") return name;
    // Readings that a hostile document could use to smuggle markup past a filter.
    if (name.empty() || name.starts_with("utf-7") || name.starts_with("scsu") || name.starts_with("bocu")) return {};
    UErrorCode error = U_ZERO_ERROR;
    UConverter* converter = ucnv_open(name.c_str(), &error);
    if (U_FAILURE(error)) return {};
    ucnv_close(converter);
    return name;
}

}  // namespace charset

std::string charset_of_content_type(std::string_view content_type) {
    const std::string header = charset::lowered(content_type.substr(0, 512));
    const std::size_t parameters = header.find(';');
    return parameters == header.npos ? std::string() : charset::value_after(header, "charset", parameters);
}

}  // namespace vigie
