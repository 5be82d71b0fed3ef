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

// U+FFFE or U+FFFF.
bool has_noncharacter(std::string_view text) {
    for (std::size_t at = text.find('\xEF'); at != text.npos; at = text.find('\xEF', at + 1)) {
        if (at + 2 < text.size() && text[at + 1] == '\xBF' && static_cast<unsigned char>(text[at + 2]) >= 0xBE)
            return true;
    }
    return false;
}

bool has_sound_references(std::string_view markup) {
    for (std::size_t at = markup.find('&'); at != markup.npos; at = markup.find('&', at + 1)) {
        if (!repair::is_xml_reference(markup.substr(at, 12))) return false;
    }
    return true;
}

}  // namespace

XmlInspection inspect_xml(std::string_view text) {
    XmlInspection found;
    found.sound = !has_control(text) && !has_noncharacter(text);
    std::size_t begin = 0;  // of the stretch outside CDATA
    for (std::size_t at = text.find('<'); at != text.npos; at = text.find('<', at)) {
        ++found.tags;
        if (text.compare(at, 9, "<![CDATA[") != 0) {
            ++at;
            continue;
        }
        found.sound = found.sound && has_sound_references(text.substr(begin, at - begin));
        const std::size_t end = text.find("]]>", at + 9);
        begin = at = end == text.npos ? text.size() : end + 3;
    }
    found.sound = found.sound && has_sound_references(text.substr(begin));
    return found;
}

bool declares_nested_entities(std::string_view text) {
    const std::size_t begin = text.substr(0, 8192).find("<!DOCTYPE");
    if (begin == text.npos) return false;
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
