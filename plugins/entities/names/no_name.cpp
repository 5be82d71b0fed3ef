// What has a capital or two and is no name.
#include <algorithm>

#include "plugins/entities/names/mend.hpp"

namespace vigie::entities {

namespace {

using common::Words;

// "RM900", a sum in a token; "RD192", a road.
bool sum(const Words& words, std::uint32_t i) {
    const std::string_view text = words[i].text;
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    const auto count = std::ranges::count_if(text, digit);
    if (count > 2) return true;
    constexpr std::string_view roads[] = {"A", "N", "D", "RN", "RD"};
    return count > 0 &&
           std::ranges::find(roads, text.substr(0, text.size() - static_cast<std::size_t>(count))) != std::end(roads);
}

// "Oscar-winning": an adjective made of a name.
bool described(const Words& words, std::uint32_t i) {
    const auto hyphen = words[i].text.rfind('-');
    if (hyphen == std::string_view::npos) return false;
    const std::string_view end = words[i].text.substr(hyphen + 1);
    for (const std::string_view word : {"winning", "style", "nominated", "like", "era", "themed", "sized", "inspired"})
        if (end == word) return true;
    return false;
}

}  // namespace

// "la TNT", "le Code de la route", "des Parisiennes et des Parisiens", "Somali American".
bool no_name(const Words& words, const std::vector<Seen>& seen, const Name& name) {
    const auto is = [&](std::uint32_t i, std::uint32_t bits) { return (seen[i].cue & bits) != 0; };
    const auto small = [&](std::uint32_t i) { return !words[i].upper && words[i].kind == VIGIE_TOKEN_WORD; };
    if (name.alias >= 0 || name.type == Type::other) return false;
    if (name.last - name.first == 1 && (sum(words, name.first) || described(words, name.first))) return true;
    bool some = false, all = true, people = name.type != Type::person && name.last - name.first > 1;
    for (std::uint32_t i = name.first; i < name.last; ++i) {
        people = people && is(i, cue::adjective);
        if (small(i) && !is(i, cue::lower_head) && !is(i, cue::alone)) continue;
        some = true;
        all = all && is(i, cue::alone);
    }
    return (some && all) || people;
}

}  // namespace vigie::entities
