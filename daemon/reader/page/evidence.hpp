// What a page says about itself: JSON-LD, microdata, Open Graph and other <meta>. Claims as written, not yet judged.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "reader/page/dom.hpp"
#include "reader/page/reduce.hpp"

namespace vigie::page {

// One post of a live blog.
struct Post {
    std::string headline;
    std::string body;
    std::string published;
};

// Of the best article object in the page's JSON-LD.
struct LinkedData {
    bool article = false;  // one was found
    bool live = false;     // a LiveBlogPosting
    std::string type;
    std::string headline;
    std::string body;
    std::string description;
    std::string published;
    std::string modified;
    std::string section;
    std::string image;
    std::string publisher;
    std::string language;
    std::string url;
    std::vector<std::string> people;         // authors that are not said to be organisations
    std::vector<std::string> organisations;  // authors that are
    std::vector<std::string> keywords;
    std::optional<bool> free;  // isAccessibleForFree
    std::vector<Post> posts;
    bool broken = false;  // some JSON-LD could not be read
};

LinkedData read_json_ld(const std::vector<std::string_view>& scripts);

struct Meta {
    std::string name;  // of name, property or itemprop, in lower case
    std::string_view content;
};

struct Evidence {
    LinkedData linked;
    std::vector<Meta> metas;
    std::string_view html_lang;
    std::string_view canonical;  // <link rel=canonical> as written
    std::string_view base;       // <base href>
    std::string title;           // <title>
    std::vector<std::string_view> scripts;

    // The first non-empty content among the names, in the order of the names.
    std::string_view meta(std::initializer_list<std::string_view> names) const;
};

// The views are into the document and into what it was reduced from.
Evidence read_evidence(const Dom& dom, const Reduced& reduced);

}  // namespace vigie::page
