// Which keys of an annotation's JSON belong to whom. Not for other folders.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace vigie::wire {

inline constexpr std::array<std::string_view, 22> own_keys = {
    "kind",    "begin",    "end",    "text",     "type",           "form",        "actor",  "candidates",
    "speaker", "speakers", "cue",    "via",      "holder",         "holders",     "target", "polarity",
    "score",   "parties",  "plugin", "sentence", "sentence_begin", "sentence_end"};

// An attribute may have any key of lower-case letters, digits, "_", "-" and "." that is not one of ours.
inline bool is_attribute_key(std::string_view key) {
    const auto fits = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.';
    };
    return !key.empty() && std::all_of(key.begin(), key.end(), fits) &&
           std::find(own_keys.begin(), own_keys.end(), key) == own_keys.end();
}

// Does the role have a key of its own in annotations of this kind?
inline bool has_key(std::string_view kind, std::string_view role) {
    if (kind == "mention") return role == "actor" || role == "candidate";
    if (kind == "quotation") return role == "speaker" || role == "cue" || role == "via";
    if (kind == "stance") return role == "holder" || role == "target";
    return false;
}

}  // namespace vigie::wire
