// What the XML formats have in common: one entry, and the head of a feed. Inner header of reader/feed.
#pragma once

#include <pugixml.hpp>
#include <string>
#include <unordered_set>

#include "model/document.hpp"
#include "reader/feed/feed.hpp"
#include "reader/feed/names.hpp"

namespace vigie::feed {

// An entry with what its identity is made of beside its fields.
struct RawEntry {
    Entry entry;
    std::string date;  // the first date, as written
};

// `site`: the feed's own link, base of links that have none.
RawEntry read_entry(pugi::xml_node element, const Scope& scope, const std::string& site);

// One child element of a feed's head (RSS channel, Atom feed).
class Head {
  public:
    explicit Head(FeedDocument& document) : document_(document) {}
    void add(pugi::xml_node child, const Name& name, const Scope& scope);
    void finish();

  private:
    void add_link(pugi::xml_node child, const Name& name, const Scope& scope);
    void add_date(pugi::xml_node child, const Name& name);
    void add_rhythm(pugi::xml_node child, const Name& name);
    FeedDocument& document_;
    int title_rank_ = 0;
    int description_rank_ = 0;
    int link_rank_ = 0;
    int author_rank_ = 0;
    int updated_rank_ = 0;
    std::optional<Duration> period_;
    int frequency_ = 1;
};

// Gives each entry its id (feed.hpp) and moves it into the document.
class Identities {
  public:
    void add(FeedDocument& document, RawEntry&& raw);

  private:
    std::unordered_set<std::string> seen_;
};

bool is_entry_name(std::string_view local_name);

// The whole document; `document.error` where the root is no feed's.
void read_xml_feed(pugi::xml_node root, const FeedHints& hints, const FeedLimits& limits, FeedDocument& document);
void read_sitemap(pugi::xml_node root, const Scope& scope, const FeedLimits& limits, FeedDocument& document);
void read_json_feed(std::string_view text, const FeedHints& hints, const FeedLimits& limits, FeedDocument& document);

}  // namespace vigie::feed
