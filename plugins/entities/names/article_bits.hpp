// What the whole article shows of a word with a capital: a part of the features. Constant.
#pragma once

#include <cstdint>

namespace vigie::entities {

enum ArticleBit : std::uint32_t {
    seen_small = 1,
    seen_capital = 2,
    seen_person = 4,
    seen_place = 8,
    seen_twice = 16,
    // Of how it stands anywhere in the article: behind "the", before a verb of speech, first or last of two or three
    // capitals, alone, before "'s".
    seen_article = 32,
    seen_speaks = 64,
    seen_first = 128,
    seen_last = 256,
    seen_alone = 512,
    seen_owns = 1024,
};

}  // namespace vigie::entities
