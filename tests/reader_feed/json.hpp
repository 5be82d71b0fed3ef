// A FeedDocument as JSON, for golden files: only what is set.
#pragma once

#include <boost/json.hpp>

#include "model/document.hpp"

namespace vigie::testing {

boost::json::value to_json(const FeedDocument& document);

}  // namespace vigie::testing
