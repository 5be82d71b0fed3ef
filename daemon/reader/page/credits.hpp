// Gathers the people and the agency that a page credits. Internal to the page reader.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "reader/page/metadata.hpp"

namespace vigie::page {

class Collector {
  public:
    Collector(const Evidence& evidence, std::string_view host);

    // True: at least one person was in it. `strict`: only what looks like a name; for words that nobody claims to be
    // one.
    bool add(std::string_view raw, bool strict = false);
    // A byline that names no person: "By the sports desk". The first one is kept.
    void note_desk(std::string_view byline);
    const std::string& desk() const { return desk_; }
    Credits& credits() { return out_; }

  private:
    bool owns(const std::string& name) const;

    std::string site_, host_;          // folded
    std::vector<std::string> owners_;  // publishers, folded
    std::string desk_;
    Credits out_;
};

// Bylines that stand on the page; `heading` is the node of its headline or no_node.
void read_bylines(const Dom& dom, const Blocks& blocks, NodeId heading, Collector& to);

}  // namespace vigie::page
