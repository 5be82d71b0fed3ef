// What reading yields: a feed's or a page's bytes as values, clean and bounded, before anything is stored. Plain data.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/time.hpp"

namespace vigie {

struct Enclosure {
    std::string url;
    std::string type;
    std::string length;
};

// What the publisher put into a feed. Titles are plain text (and HTML beside it); summary and content are sanitised
// HTML.
struct Entry {
    std::string id;    // guid, atom:id, or what reader/feed's frozen identity rule makes of link, title and date
    std::string link;  // absolute where it can be
    std::string title;
    std::string summary;
    std::string content;
    std::string author;
    std::string author_name;
    std::string author_email;
    std::string language;
    std::optional<Time> published;
    std::optional<Time> updated;
    std::vector<std::string> categories;
    std::vector<Enclosure> enclosures;
    std::string title_html;  // the title as sanitised HTML, where it has markup; else empty
};

struct FeedDocument {
    std::string format;  // "rss2.0", "rss0.91", "rdf1.0", "atom1.0", "json1.1", "sitemap-news", …
    bool malformed = false;
    std::string error;  // not empty: the bytes are no feed; one line that says why
    std::string id;
    std::string title;
    std::string link;
    std::string description;
    std::string language;
    std::string author;
    std::string author_name;
    std::optional<Time> updated;
    std::string hub;   // WebSub
    std::string self;  // the feed's own address, as it says
    std::optional<Duration> ttl;
    std::optional<Duration> update_period;  // sy:updatePeriod / sy:updateFrequency
    std::vector<int> skip_hours;            // 0 to 23, UTC
    std::vector<int> skip_days;             // 0 Sunday to 6 Saturday
    std::vector<Entry> entries;
    std::string moved_to;  // where the feed says that it now is (itunes:new-feed-url, <redirect>); trust it like a 301
    std::string title_html;          // as Entry::title_html
    std::vector<std::string> parts;  // a sitemap index: the sitemaps that it names; it has no entries
};

// How much of the article the text is.
enum class Provenance { full, feed, teaser, paywall, consent, error };
std::string_view to_string(Provenance provenance);
std::optional<Provenance> parse_provenance(std::string_view text);

struct PageDocument {
    std::string error;  // not empty: nothing could be read; one line that says why
    std::string title;
    std::vector<std::string> authors;
    std::optional<Time> published;
    std::optional<Time> updated;
    std::string date;      // publication date as the page's own calendar day, "2024-02-08"
    std::string language;  // ISO 639-1
    std::string text;      // paragraphs separated by one blank line; headings are paragraphs
    std::string canonical;
    std::string section;
    std::string image;
    std::string agency;  // "AFP", "Reuters", …
    std::vector<std::string> keywords;
    Provenance provenance = Provenance::error;
    double confidence = 0;                // of the provenance
    std::vector<std::string> feed_links;  // <link rel=alternate> and the like, absolute
};

}  // namespace vigie
