// A feed's bytes to a FeedDocument: RSS 0.90 to 2.0, RDF, CDF, Atom 0.3 and 1.0, JSON Feed 1.0 and 1.1, news sitemaps,
// with the Dublin Core, content, media, iTunes and syndication modules. Pure: no network, clock, log. Never throws on
// bad input: what is no feed gives `error`, one line; what had to be mended gives `malformed` and the entries that are
// whole.
//
// An entry's id, frozen (changing it makes every stored article new):
//   1. guid, atom:id, JSON id, rdf:about or dc:identifier, trimmed, as written (an atom:id is not resolved);
//   2. else the absolute link (a sitemap's loc);
//   3. else "urn:uuid:" and the UUID version 5 (RFC 9562), in the URL namespace, of title, newline, date as written,
//   or, where
//      there is no title, of the summary, else the content;
//   an id that several entries of one document bear is kept by the first; the others get id + "#" + the UUID version 5
//   of link, newline, title, newline, date as written; entries alike in all of them are one entry.
// Limits: bytes, depth of elements and number of entries as in FeedLimits; time is linear in the bytes.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "model/document.hpp"

namespace vigie {

struct FeedHints {
    std::string url;           // where the bytes came from, after redirects; base of relative links
    std::string content_type;  // HTTP headers as they came; may be empty
    std::string content_location;
    std::string content_language;
};

struct FeedLimits {
    std::size_t bytes = 50U << 20U;
    std::size_t depth = 256;
    std::size_t entries = 20000;
};

FeedDocument read_feed(std::string_view bytes, const FeedHints& hints, const FeedLimits& limits = {});

}  // namespace vigie
