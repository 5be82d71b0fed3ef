// One entry while it is read: its children in any order, the best of several values wins. Inner header of reader/feed.
#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "reader/feed/builder.hpp"
#include "reader/feed/names.hpp"

namespace vigie::feed {

class EntryReader {
  public:
    explicit EntryReader(const Scope& scope) : scope_(scope) {}

    void add(pugi::xml_node child, const Name& name, const Scope& scope);

    RawEntry finish(const std::string& site);

    void set_about(std::string_view about);
    void set_href(std::string_view href);

  private:
    void add_core(pugi::xml_node child, const Name& name, const Scope& scope);
    void add_core_content(pugi::xml_node child, const Name& name, const Scope& scope);
    void add_dublin_core(pugi::xml_node child, const Name& name, const Scope& scope);
    void add_content_module(pugi::xml_node child, const Name& name, const Scope& scope);
    void add_media(pugi::xml_node child, const Name& name, const Scope& scope);
    void add_podcast(pugi::xml_node child, const Name& name, const Scope& scope);
    void set_title(pugi::xml_node child, const Name& name, const Scope& scope, int rank);
    void set_id(pugi::xml_node child, std::string_view local);
    void set_link(std::string_view link, const Scope& scope, int rank);
    void add_link(pugi::xml_node child, const Name& name, const Scope& scope);
    void add_enclosure(std::string_view url, pugi::xml_node child, const Scope& scope);
    void set_summary(pugi::xml_node child, const Name& name, const Scope& scope, int rank);
    void set_weak_summary(pugi::xml_node child, const Name& name, const Scope& scope, int rank);
    void set_content(pugi::xml_node child, const Name& name, const Scope& scope, int rank);
    void set_date(pugi::xml_node child, int rank, std::optional<Time>& target, int& target_rank);
    // Dublin Core's date does not say of what.
    void set_both_dates(pugi::xml_node child);
    void set_author(pugi::xml_node child, const Name& name, const Scope& scope, int rank);
    void add_category(pugi::xml_node child, const Name& name);

    const Scope& scope_;
    RawEntry raw_;
    std::string link_;
    std::string link_base_;
    std::string weak_summary_;
    std::string second_summary_;
    bool permalink_ = false;
    int nested_ = 0;
    int authors_ = 0;
    int title_rank_ = 0, id_rank_ = -1, link_rank_ = 0, summary_rank_ = 0, weak_rank_ = 0, content_rank_ = 0,
        author_rank_ = 0;
    int published_rank_ = 0, updated_rank_ = 0;
};

}  // namespace vigie::feed
