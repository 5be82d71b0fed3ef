// Who is reported to have said one marked stretch: the candidates of its sentence, ranked.
#pragma once

#include "plugins/quotes/quotes.hpp"

namespace vigie::quotes {

// strength 0 where nothing in the sentence reports it.
Attribution attribute(const Reading& reading, const Language& language, grammar::Cast& cast, std::uint32_t quote,
                      const UnitCues& cues);

}  // namespace vigie::quotes
