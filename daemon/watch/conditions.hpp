// The conditions of a watch on the article as a whole: language, feed, words. Used by match() and explain() alike.
#pragma once

#include "watch/watch.hpp"
#include "watch/words.hpp"

namespace vigie {

// The conditions that the watch names, in order; stops at the first that does not hold unless all are wanted.
std::vector<Reason> article_conditions(const Subject& subject, const FoldedText& words, const Watch& watch, bool every);

}  // namespace vigie
