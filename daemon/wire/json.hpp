// Vigie's values as JSON text, exactly as docs/architecture.md shows them, and back. Thread-safe. Writers append; text
// that is not UTF-8 is written with U+FFFD in its place. Readers give one line that names what is wrong.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "model/model.hpp"

namespace vigie::wire {

// The annotation of the design: actor or null with candidates, speaker or speakers, cue, via (names), holder or
// holders, target; other roles stand in "parties", attributes as further keys ("true" and "false" as booleans), the
// emitter in "plugin".
void append_json(std::string& out, const Annotation& annotation);
void append_json(std::string& out, std::span<const Annotation> annotations);
Result<std::vector<Annotation>> parse_annotations(std::string_view json);

// The annotation with "sentence", "sentence_begin", "sentence_end".
void append_json(std::string& out, std::span<const Evidence> evidence);
Result<std::vector<Evidence>> parse_evidence(std::string_view json);

// [{"condition","held","detail","depth"},…]; depth is left out where it is 0, an empty detail too.
void append_json(std::string& out, std::span<const Reason> reasons);

// Keys as the members are called; empty ones are left out; times in Unix seconds, durations in seconds.
void append_json(std::string& out, const FeedDocument& document);
void append_json(std::string& out, const PageDocument& document);
void append_json(std::string& out, const Entry& entry);  // one of a FeedDocument's "entries"
Result<FeedDocument> parse_feed_document(std::string_view json);
Result<PageDocument> parse_page_document(std::string_view json);

// As the API shows it: times in RFC 3339, "feed", "story", "entry" for the ids, "text" only where asked.
void append_json(std::string& out, const Article& article, bool with_text);

void append_json(std::string& out, std::span<const Actor> actors);
Result<std::vector<Actor>> parse_actors(std::string_view json);

// The envelope that receivers get: {"type":"alert.created","timestamp":…,"data":{…}}.
std::string alert_json(const Alert& alert, AlertEvent event, Time timestamp);
// Its "data" alone, as the API shows an alert.
void append_json(std::string& out, const Alert& alert);

// A JSON string with its marks: for those who write JSON by hand.
void append_json_string(std::string& out, std::string_view text);

}  // namespace vigie::wire
