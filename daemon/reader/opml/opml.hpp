// Lists of subscriptions as other readers keep them: OPML 1.0 and 2.0. Pure functions.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace vigie {

struct Subscription {
    std::string url;
    std::string title;
    std::string site;    // htmlUrl
    std::string folder;  // nested folders joined by '/'; a '/' of a name becomes '∕' (U+2215)
    std::string language;
    friend bool operator==(const Subscription&, const Subscription&) = default;
};

// Any charset, mended where it is not well formed. Each address once; errors: no OPML, one line.
Result<std::vector<Subscription>> read_opml(std::string_view bytes);

// UTF-8, folders nested. `title` is the list's name.
std::string write_opml(const std::vector<Subscription>& subscriptions, std::string_view title);

}  // namespace vigie
