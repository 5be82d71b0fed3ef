// From a fetched page to an article, be it read, looked at again or taken from the archive. Internal to the pipeline.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pipeline/state.hpp"

namespace vigie::pipeline {

// In a worker.
Task<PageDocument> read_page(State& state, PageCopy page, int status, std::string feed_language);
void take_page(Article& article, PageDocument page);
// Whether the page may take the place of what the article says: it is whole, or as much of it as was read before. A
// wall that went up since, or a page that says that it is an error, has not edited the article.
bool speaks_for(const PageDocument& page, const Article& article);

// When a page that was read so is looked at again: at the first of the ages that the article has not reached.
std::optional<Time> next_look(const std::vector<Duration>& ages, const Article& article, Time now);
NextLook plan_look(const State& state, const Article& article, const FetchedPage& fetched);

}  // namespace vigie::pipeline
