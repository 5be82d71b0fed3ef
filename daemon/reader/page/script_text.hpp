// The article of a page that only scripts build: its HTML as the longest string in their state that holds paragraphs
// and tells of the title.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vigie::page {

// UTF-8; empty: there is none. Bounded: four megabytes of scripts, strings three deep.
std::string article_in_scripts(const std::vector<std::string_view>& scripts, const std::string& title);

}  // namespace vigie::page
