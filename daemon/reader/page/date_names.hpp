// Names of <meta> that hold a date, as publishers and their tools write them; the surest first.
#pragma once

#include <string_view>

namespace vigie::page {

inline constexpr std::string_view published_names[] = {"article:published_time",
                                                       "og:article:published_time",
                                                       "article:published",
                                                       "datepublished",
                                                       "og:published_time",
                                                       "date",
                                                       "pubdate",
                                                       "publishdate",
                                                       "publish-date",
                                                       "publish_date",
                                                       "publication_date",
                                                       "date_published",
                                                       "dc.date.issued",
                                                       "dcterms.issued",
                                                       "dc.date",
                                                       "dcterms.date",
                                                       "dcterms.created",
                                                       "dc.date.created",
                                                       "dc.created",
                                                       "sailthru.date",
                                                       "parsely-pub-date",
                                                       "cxenseparse:recs:publishtime",
                                                       "last-published",
                                                       "rnews:datepublished",
                                                       "citation_publication_date",
                                                       "citation_date",
                                                       "originalpublicationdate",
                                                       "ptime",
                                                       "displaydate",
                                                       "article.published",
                                                       "og:pubdate",
                                                       "created",
                                                       "datecreated",
                                                       "bt:pubdate",
                                                       "vr:published_time",
                                                       "published-date",
                                                       "published_at",
                                                       "article_date_original",
                                                       "mediator_published_time",
                                                       "dc.date.published",
                                                       "doc-publish-date",
                                                       "cxenseparse:publishtime",
                                                       "timestamp",
                                                       "published",
                                                       "article:post_modified_time"};
inline constexpr std::string_view modified_names[] = {"article:modified_time", "og:updated_time",  "datemodified",
                                                      "article:updated_time",  "last-modified",    "lastmod",
                                                      "dcterms.modified",      "dc.date.modified", "updated_time",
                                                      "revision_date",         "modificationdate", "modified"};

}  // namespace vigie::page
