// What reading yields → JSON.
#include "wire/write.hpp"

namespace vigie::wire {
namespace {

void append_enclosure(std::string& out, const Enclosure& enclosure) {
    Object object(out);
    object.text("url", enclosure.url);
    object.text_if("type", enclosure.type);
    object.text_if("length", enclosure.length);
}

}  // namespace

void append_json(std::string& out, const Entry& entry) {
    Object object(out);
    object.text_if("id", entry.id);
    object.text_if("link", entry.link);
    object.text_if("title", entry.title);
    object.text_if("title_html", entry.title_html);
    object.text_if("summary", entry.summary);
    object.text_if("content", entry.content);
    object.text_if("author", entry.author);
    object.text_if("author_name", entry.author_name);
    object.text_if("author_email", entry.author_email);
    object.text_if("language", entry.language);
    object.unix_if("published", entry.published);
    object.unix_if("updated", entry.updated);
    object.strings_if("categories", entry.categories);
    if (!entry.enclosures.empty()) append_array(object.key("enclosures"), entry.enclosures, append_enclosure);
}

namespace {

void write_seconds(Object& object, std::string_view key, const std::optional<Duration>& duration) {
    if (duration)
        object.number(key, static_cast<std::int64_t>(std::chrono::floor<std::chrono::seconds>(*duration).count()));
}

void write_numbers(Object& object, std::string_view key, const std::vector<int>& numbers) {
    if (!numbers.empty())
        append_array(object.key(key), numbers, [](std::string& out, int n) { append_number(out, n); });
}

}  // namespace

void append_json(std::string& out, const FeedDocument& document) {
    Object object(out);
    object.text_if("format", document.format);
    if (document.malformed) object.flag("malformed", true);
    object.text_if("error", document.error);
    object.text_if("id", document.id);
    object.text_if("title", document.title);
    object.text_if("title_html", document.title_html);
    object.text_if("link", document.link);
    object.text_if("description", document.description);
    object.text_if("language", document.language);
    object.text_if("author", document.author);
    object.text_if("author_name", document.author_name);
    object.unix_if("updated", document.updated);
    object.text_if("hub", document.hub);
    object.text_if("self", document.self);
    object.text_if("moved_to", document.moved_to);
    object.strings_if("parts", document.parts);
    write_seconds(object, "ttl", document.ttl);
    write_seconds(object, "update_period", document.update_period);
    write_numbers(object, "skip_hours", document.skip_hours);
    write_numbers(object, "skip_days", document.skip_days);
    append_array(object.key("entries"), document.entries,
                 [](std::string& to, const Entry& entry) { append_json(to, entry); });
}

void append_json(std::string& out, const PageDocument& document) {
    Object object(out);
    object.text_if("error", document.error);
    object.text_if("title", document.title);
    object.strings_if("authors", document.authors);
    object.unix_if("published", document.published);
    object.unix_if("updated", document.updated);
    object.text_if("date", document.date);
    object.text_if("language", document.language);
    object.text_if("text", document.text);
    object.text_if("canonical", document.canonical);
    object.text_if("section", document.section);
    object.text_if("image", document.image);
    object.text_if("agency", document.agency);
    object.strings_if("keywords", document.keywords);
    object.text("provenance", to_string(document.provenance));
    append_score(object.key("confidence"), document.confidence);
    object.strings_if("feed_links", document.feed_links);
}

}  // namespace vigie::wire
