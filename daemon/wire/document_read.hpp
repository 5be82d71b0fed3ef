// Documents and actors from a tree. Not for other folders.
#pragma once

#include <boost/json/value.hpp>
#include <string>

#include "model/model.hpp"

namespace vigie::wire {

// Set problem where it was empty and something is wrong.
FeedDocument read_feed_document(const boost::json::value& value, std::string& problem);
PageDocument read_page_document(const boost::json::value& value, std::string& problem);
Actor read_actor(const boost::json::value& value, std::string& problem);

}  // namespace vigie::wire
