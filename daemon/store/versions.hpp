// What an article says, and what it said before. Inside a transaction only.
#pragma once

#include "store/connection.hpp"

namespace vigie::store {

// Whether two texts say the same, however they are spaced.
bool same_words(std::string_view a, std::string_view b);

// Puts aside what the article said, where `now` says something else in its title or text; `cause` as in ArticleVersion.
// False: it says the same.
bool keep_version(Connection& db, const Article& now, std::string_view cause, Time at);
// Writes what the article says now, as of its version; annotations of the text before are no longer its own.
void save_words(Connection& db, const Article& now);
// One more version, to be analyzed.
void begin_version(Connection& db, const Article& now, Time at);

std::vector<ArticleVersion> versions_of(Connection& db, const std::string& article_id);
void forget_versions(Connection& db, const std::string& article_id);  // and kept pages

// The archive: the page that the article's text is of.
void keep_page(Connection& db, const std::string& article_id, const PageCopy& page, Time at);

}  // namespace vigie::store
