// The day of a page that neither claims one by a usual name nor shows one: a <meta> of the site's own, the state that a
// script builds the page from, a short script that writes the date into it.
#pragma once

#include <optional>

#include "reader/date/date.hpp"
#include "reader/page/evidence.hpp"

namespace vigie::page {

std::optional<WrittenDate> hidden_date(const Evidence& evidence);

}  // namespace vigie::page
