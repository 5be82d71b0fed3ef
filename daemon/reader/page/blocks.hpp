// The page as a list of text blocks in document order: what a reader sees as one paragraph, heading, item or label
// each.
#pragma once

#include <string>
#include <vector>

#include "reader/page/dom.hpp"
#include "reader/page/hints.hpp"

namespace vigie::page {

// What stands above a block: elements and the hints of their names.
enum Place : std::uint32_t {
    in_article = 1 << 0,
    in_main = 1 << 1,
    in_aside = 1 << 2,
    in_nav = 1 << 3,
    in_header = 1 << 4,
    in_footer = 1 << 5,
    in_figure = 1 << 6,
    in_caption = 1 << 7,
    in_form = 1 << 8,
    in_list = 1 << 9,
    in_table = 1 << 10,
    in_quote = 1 << 11,
    in_button = 1 << 12,
    in_body_prop = 1 << 13,
    in_hidden = 1 << 14,
    in_link = 1 << 15,
    in_address = 1 << 16,
    in_section = 1 << 17,
    in_head = 1 << 18,
};

struct Block {
    std::string text;        // blanks collapsed; a line break inside as '\n'
    NodeId node = no_node;   // the nearest element that makes blocks
    NodeId first = no_node;  // its first and last text node
    NodeId last = no_node;
    Tag tag = Tag::div;  // of `node`
    std::uint32_t words = 0;
    std::uint32_t link_words = 0;
    std::uint32_t emphasised_words = 0;  // in b, strong, i, em
    std::uint32_t lines = 1;
    std::uint32_t places = 0;
    Hints near = 0;            // of the names of `node`, its parent and grandparent
    Hints far = 0;             // of all above, the page's body left out
    bool after_break = false;  // split off by <br><br>
};

struct Blocks {
    std::vector<Block> list;
    std::vector<Hints> own;  // of every node, by its own names
};

Blocks read_blocks(const Dom& dom);

}  // namespace vigie::page
