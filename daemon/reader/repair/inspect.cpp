// A quick look at a text, in blocks: most feeds need no mending.
#include <algorithm>
#include <cstring>

#include "reader/repair/references.hpp"
#include "reader/repair/repair.hpp"

namespace vigie {
namespace {

bool is_control(unsigned char c) {
    return c < 0x20 && c != '\t' && c != '\n' && c != '\r';
}

// Written so that the compiler can use vectors.
bool has_control(std::string_view text) {
    constexpr std::size_t block = 64;
    std::size_t at = 0;
    for (; at + block <= text.size(); at += block) {
        unsigned char bytes[block];
        std::memcpy(bytes, text.data() + at, block);
        unsigned char found = 0;
        for (std::size_t i = 0; i < block; ++i) {
            const auto c = bytes[i];
            found = static_cast<unsigned char>(
                found | static_cast<unsigned char>(static_cast<int>(c < 0x20) & static_cast<int>(c != 9) &
                                                   static_cast<int>(c != 10) & static_cast<int>(c != 13)));
        }
        if (found != 0) return true;
    }
    return std::any_of(text.begin() + static_cast<std::ptrdiff_t>(at), text.end(),
                       [](char c) { return is_control(static_cast<unsigned char>(c)); });
}

// Of a stretch outside CDATA.
void inspect_markup(std::string_view text, XmlInspection& found) {
    for (std::size_t at = text.find('<'); at != text.npos; at = text.find('<', at + 1)) ++found.tags;
    for (std::size_t at = text.find('&'); found.sound && at != text.npos; at = text.find('&', at + 1)) {
        found.sound = repair::is_xml_reference(text.substr(at, 12));
    }
}

}  // namespace

XmlInspection inspect_xml(std::string_view text) {
    XmlInspection found;
    found.sound =
        !has_control(text) && text.find("\xEF\xBF\xBE") == text.npos && text.find("\xEF\xBF\xBF") == text.npos;
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t begin = text.find("<![CDATA[", at);
        inspect_markup(text.substr(at, begin - at), found);
        if (begin == text.npos) break;
        const std::size_t end = text.find("]]>", begin + 9);
        at = end == text.npos ? text.size() : end + 3;
    }
    return found;
}

bool declares_nested_entities(std::string_view text) {
    const std::size_t begin = text.find("<!DOCTYPE");
    if (begin == text.npos || begin > 4096) return false;
    const std::size_t subset = text.find_first_of("[>", begin);
    if (subset == text.npos || text[subset] == '>') return false;
    const std::string_view declarations = text.substr(subset, text.find("]>", subset) - subset);
    for (std::size_t at = declarations.find("<!ENTITY"); at != declarations.npos;
         at = declarations.find("<!ENTITY", at + 8)) {
        const std::string_view declaration = declarations.substr(at, declarations.find('>', at) - at);
        if (declaration.find(" SYSTEM ") != declaration.npos || declaration.find(" PUBLIC ") != declaration.npos)
            return true;
        const std::size_t reference = declaration.find('&');
        if (reference != declaration.npos && reference + 1 < declaration.size() && declaration[reference + 1] != '#')
            return true;
        if (declaration.find('%') != declaration.npos) return true;
    }
    return false;
}

}  // namespace vigie
