// Rows of the larger tables as values, and lists as JSON text: shared by the topics.
#pragma once

#include <initializer_list>

#include "store/connection.hpp"

namespace vigie::store {

// Columns of feeds AS f, in the order that load_feed and load_state read.
inline const std::string feed_columns =
    "f.id, f.url, f.name, f.folder, f.language, f.fixed_interval, f.current_url, f.etag, f.last_modified, f.body_hash, "
    "f.next_poll, f.last_poll, f.last_success, f.last_new_entry, f.poll_interval, f.failures, f.status, f.problem, "
    "f.gone, f.malformed, f.redirect_url, f.redirect_count, f.redirect_since, f.title, f.skip_hours, f.skip_days";
inline constexpr int feed_column_count = 26;
Feed load_feed(Rows& rows, int first = 0);
FeedState load_state(Rows& rows, int first = 0);

// Columns of articles AS a, in the order that load_article reads. Text is not among them.
inline const std::string article_columns =
    "a.id, a.feed_id, a.entry_id, a.url, a.title, a.language, a.authors, a.agency, a.published, a.seen, a.provenance, "
    "a.story_id, a.partial, a.backlog, a.version, a.withdrawn";
inline constexpr int article_column_count = 16;
Article load_article(Rows& rows, int first = 0);

std::string to_json(const std::vector<std::string>& list);
std::vector<std::string> list_from_json(std::string_view json);
std::string to_json(const std::map<std::string, std::string>& map);
std::map<std::string, std::string> map_from_json(std::string_view json);
std::string to_json(const std::vector<PluginFailure>& failures);
std::vector<PluginFailure> failures_from_json(std::string_view json);
std::string to_json(const std::vector<Annotation>& annotations);
std::vector<Annotation> annotations_from_json(std::string_view json);
std::string to_json(const std::vector<Evidence>& evidence);
std::vector<Evidence> evidence_from_json(std::string_view json);
std::string to_json(const std::vector<Reason>& reasons);
std::vector<Reason> reasons_from_json(std::string_view json);
std::string to_json(const Entry& entry);
Entry entry_from_json(std::string_view json);

// What stores hold from before base/digest.hpp: keys of entries with a long id, and digests of entries. Not for new
// things.
std::string former_digest(std::initializer_list<std::string_view> parts);
std::uint64_t hash(std::string_view text, std::uint64_t seed = 0xcbf29ce484222325);  // FNV-1a
// The host of an http(s) address in lower case, without port.
std::string host_of(std::string_view url);

}  // namespace vigie::store
