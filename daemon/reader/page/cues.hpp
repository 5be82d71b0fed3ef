// What a short block says it is, by its words: an invitation to read on, to share, to subscribe; a credit; a copyright
// line. Lists of stock phrases in the languages of the press.
#pragma once

#include <cstdint>
#include <string_view>

namespace vigie::page {

enum class Cue : std::uint8_t {
    read_on,
    advert,
    share,
    subscribe,
    copyright,
    credit,
    comments,
    byline,
    date,
    notice,
    count_
};

using Cues = std::uint32_t;
constexpr Cues bit(Cue c) {
    return Cues{1} << static_cast<unsigned>(c);
}

// Does the folded text begin as pointers to other articles do: "Read also"?
bool points_elsewhere(std::string_view text);

// Of a block's folded text (text.hpp) and its raw text.
Cues read_cues(std::string_view folded_text, std::string_view raw);

}  // namespace vigie::page
