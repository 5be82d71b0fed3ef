// The conditions of a watch on an article, as the daemon answers them, for people.
#pragma once

#include <boost/json/array.hpp>

namespace vigie::cli {

// "  ✓ language is fr (the article is in fr)", a line each, parts deeper; nothing where there are none.
void print_reasons(const boost::json::array& why);

}  // namespace vigie::cli
