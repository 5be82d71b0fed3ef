// What names of classes, ids and roles say about a part of a page, as web authors use English (and a little German,
// French, Spanish) words for them.
#pragma once

#include <cstdint>
#include <string_view>

namespace vigie::page {

enum class Hint : std::uint8_t {
    article,
    body,
    content,
    story,
    post,
    lead,
    headline,
    caption,
    credit,
    byline,
    date,
    author_box,
    comment,
    related,
    share,
    promo,
    newsletter,
    sidebar,
    nav,
    footer,
    header,
    advert,
    consent,
    paywall,
    tags,
    gallery,
    infobox,
    embed,
    live,
    quote,
    widget,
    form,
    modal,
    count_
};

using Hints = std::uint64_t;
constexpr Hints bit(Hint h) {
    return Hints{1} << static_cast<unsigned>(h);
}
constexpr bool has(Hints hints, Hint h) {
    return (hints & bit(h)) != 0;
}

// Of one element's class, id, role, … : "c-article__body" → article, body.
Hints read_hints(std::string_view names);

}  // namespace vigie::page
