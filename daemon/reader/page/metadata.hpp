// What the page says about its article, judged: claims of structured data against what stands on the page.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.hpp"
#include "reader/page/blocks.hpp"
#include "reader/page/dom.hpp"
#include "reader/page/evidence.hpp"

namespace vigie::page {

// The headline without the site's name.
std::string find_title(const Dom& dom, const Evidence& evidence, std::string_view host);

// The element that shows that headline to readers: a heading with its words, else the first <h1>; no_node: none.
NodeId find_heading(const Dom& dom, const std::string& title);

struct Credits {
    std::vector<std::string> authors;  // people
    std::string agency;                // "AFP"; empty: none is credited
};
Credits find_credits(const Dom& dom, const Blocks& blocks, const Evidence& evidence, NodeId heading,
                     std::string_view host);

// The agency that a byline, a credit or a dateline names: "AFP", "Reuters", "TASS"; empty: none.
std::string agency_of(std::string_view credit);

struct Dates {
    std::optional<Time> published;
    std::optional<Time> updated;
    std::string day;  // of publication, as the page's own calendar has it: "2024-02-08"
};
Dates find_dates(const Dom& dom, const Blocks& blocks, const Evidence& evidence, NodeId heading, std::string_view url);

}  // namespace vigie::page
