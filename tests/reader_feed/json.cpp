#include "reader_feed/json.hpp"

namespace vigie::testing {
namespace {

namespace json = boost::json;

void put(json::object& object, const char* key, const std::string& text) {
    if (!text.empty()) object[key] = text;
}

void put(json::object& object, const char* key, const std::optional<Time>& time) {
    if (time) object[key] = to_rfc3339(*time);
}

void put(json::object& object, const char* key, const std::optional<Duration>& duration) {
    if (duration) object[key] = format_duration(*duration);
}

template <typename T>
void put(json::object& object, const char* key, const std::vector<T>& values) {
    if (!values.empty()) object[key] = json::value_from(values);
}

json::value entry_json(const Entry& entry) {
    json::object object;
    put(object, "id", entry.id);
    put(object, "link", entry.link);
    put(object, "title", entry.title);
    put(object, "title_html", entry.title_html);
    put(object, "summary", entry.summary);
    put(object, "content", entry.content);
    put(object, "author", entry.author);
    put(object, "author_name", entry.author_name);
    put(object, "author_email", entry.author_email);
    put(object, "language", entry.language);
    put(object, "published", entry.published);
    put(object, "updated", entry.updated);
    put(object, "categories", entry.categories);
    json::array enclosures;
    for (const Enclosure& enclosure : entry.enclosures) {
        enclosures.push_back(
            json::value{{"url", enclosure.url}, {"type", enclosure.type}, {"length", enclosure.length}});
    }
    if (!enclosures.empty()) object["enclosures"] = std::move(enclosures);
    return object;
}

}  // namespace

json::value to_json(const FeedDocument& document) {
    json::object object;
    put(object, "format", document.format);
    if (document.malformed) object["malformed"] = true;
    put(object, "error", document.error);
    put(object, "id", document.id);
    put(object, "title", document.title);
    put(object, "title_html", document.title_html);
    put(object, "link", document.link);
    put(object, "description", document.description);
    put(object, "language", document.language);
    put(object, "author", document.author);
    put(object, "author_name", document.author_name);
    put(object, "updated", document.updated);
    put(object, "hub", document.hub);
    put(object, "self", document.self);
    put(object, "moved_to", document.moved_to);
    put(object, "ttl", document.ttl);
    put(object, "update_period", document.update_period);
    put(object, "skip_hours", document.skip_hours);
    put(object, "skip_days", document.skip_days);
    put(object, "parts", document.parts);
    json::array entries;
    for (const Entry& entry : document.entries) entries.push_back(entry_json(entry));
    if (!entries.empty()) object["entries"] = std::move(entries);
    return object;
}

}  // namespace vigie::testing
