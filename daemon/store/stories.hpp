// The store as reader/story's index, and what merging two stories means. Inside a transaction only.
#pragma once

#include "reader/story/story.hpp"
#include "store/connection.hpp"

namespace vigie::store {

// Finds the story of a read article among those published within the window, keeps its print, and returns where it is.
// `fresh_id` names the story when it begins one. An article that has a story (an edited one) stays in it.
struct ToPlace {
    std::string article_id;
    std::string story_id;  // empty: not placed yet
    Time published;
    const StoryPrint& print;
    Duration window;
    Time now;
};
Placed place(Connection& db, const ToPlace& article, const std::string& fresh_id);

// Waits for others who change alerts of the story of this article, and returns the story's id as it is then.
std::string lock_story(Connection& db, std::string_view article_id, Time now);

// The print of an edited article, which stays in its story.
void keep_print(Connection& db, const Article& article, const StoryPrint& print, Time now);
void forget_print(Connection& db, std::string_view article_id);

}  // namespace vigie::store
