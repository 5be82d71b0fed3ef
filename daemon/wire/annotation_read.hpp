// An annotation from a tree. Not for other folders.
#pragma once

#include <boost/json/value.hpp>
#include <string>

#include "vigie/annotation.hpp"

namespace vigie::wire {

// Sets problem where it was empty and something is wrong.
Annotation read_annotation(const boost::json::value& value, std::string& problem);

}  // namespace vigie::wire
