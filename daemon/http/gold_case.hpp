// What people called wrong, in the form of the gold: "actors" by key, and the "mentions", "quotations" and "stances"
// that the alert showed. They are what must not be found; "verdict" beside them says in which way.
#pragma once

#include "model/model.hpp"
#include "wire/write.hpp"

namespace vigie::http {

// These four members.
void append_gold(wire::Object& object, const Feedback& wrong);

}  // namespace vigie::http
