// Names of people in credits: told from desks, sites and menus. Pure functions over UTF-8.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vigie::page {

// "By Anna Lind" → "Anna Lind"; "VON ANNA LIND" too.
std::string without_lead(std::string name);

// Can it be a person's name, as one who is credited is called? `site`: the site's own name, folded.
bool is_person(const std::string& name, const std::string& site);

// "Jan de Vries": two to five words that begin with capitals, particles apart. For words that stand on the page without
// being claimed.
bool looks_like_name(const std::string& name);

// One string of several people → each.
std::vector<std::string> split_names(std::string_view text);

}  // namespace vigie::page
