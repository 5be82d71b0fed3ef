// JSON Feed 1.0 and 1.1 (jsonfeed.org).
#include <boost/json.hpp>

#include "reader/date/date.hpp"
#include "reader/feed/builder.hpp"
#include "reader/feed/text.hpp"
#include "reader/html/html.hpp"

namespace vigie::feed {
namespace {

namespace json = boost::json;

std::string text_of(const json::value& value) {
    if (const json::string* text = value.if_string())
        return std::string(trim(std::string_view(text->data(), text->size())));
    if (value.is_number()) return json::serialize(value);  // ids that are numbers, against the specification
    return {};
}

std::string text_at(const json::object& object, std::string_view key) {
    const json::value* value = object.if_contains(key);
    return value == nullptr ? std::string() : text_of(*value);
}

const json::array* array_at(const json::object& object, std::string_view key) {
    const json::value* value = object.if_contains(key);
    return value == nullptr ? nullptr : value->if_array();
}

// "authors" of 1.1, "author" of 1.0: the names.
std::string authors_of(const json::object& object) {
    std::string names;
    const auto add = [&](const json::value& value) {
        const json::object* author = value.if_object();
        const std::string name = author != nullptr ? text_at(*author, "name") : text_of(value);
        if (!name.empty()) names.append(names.empty() ? "" : ", ").append(name);
    };
    if (const json::array* authors = array_at(object, "authors")) {
        for (const json::value& author : *authors) add(author);
    }
    if (const json::value* author = object.if_contains("author"); author != nullptr && names.empty()) add(*author);
    return names;
}

RawEntry read_item(const json::object& item, const std::string& base) {
    RawEntry raw;
    Entry& entry = raw.entry;
    entry.id = text_at(item, "id");
    entry.link = absolute_link(base, text_at(item, "url"));
    if (entry.link.empty()) entry.link = absolute_link(base, text_at(item, "external_url"));
    entry.title = collapse_blanks(text_at(item, "title"));
    entry.summary = escape_html(text_at(item, "summary"));
    entry.content = sanitise_html(text_at(item, "content_html"), base);
    if (entry.content.empty()) entry.content = escape_html(text_at(item, "content_text"));
    raw.date = text_at(item, "date_published");
    entry.published = parse_date(raw.date);
    entry.updated = parse_date(text_at(item, "date_modified"));
    entry.author = entry.author_name = authors_of(item);
    entry.language = text_at(item, "language");
    if (const json::array* tags = array_at(item, "tags")) {
        for (const json::value& tag : *tags) {
            if (std::string word = text_of(tag); !word.empty() && entry.categories.size() < 200)
                entry.categories.push_back(word);
        }
    }
    if (const json::array* attachments = array_at(item, "attachments")) {
        for (const json::value& value : *attachments) {
            const json::object* file = value.if_object();
            if (file == nullptr || text_at(*file, "url").empty() || entry.enclosures.size() >= 100) continue;
            entry.enclosures.push_back({absolute_link(base, text_at(*file, "url")), text_at(*file, "mime_type"),
                                        text_at(*file, "size_in_bytes")});
        }
    }
    return raw;
}

}  // namespace

void read_json_feed(std::string_view text, const FeedHints& hints, const FeedLimits& limits, FeedDocument& document) {
    boost::system::error_code error;
    json::parse_options options;
    options.max_depth = 64;
    options.allow_trailing_commas = true;
    options.allow_invalid_utf8 = true;  // it is valid by now
    const json::value root = json::parse({text.data(), text.size()}, error, {}, options);
    const json::object* feed = error ? nullptr : root.if_object();
    if (feed == nullptr) {
        document.error = error ? "no feed: broken JSON: " + error.message() : "no feed: the JSON is no object";
        return;
    }
    const std::string version = text_at(*feed, "version");
    const json::array* items = array_at(*feed, "items");
    if (version.find("jsonfeed.org") == version.npos && (items == nullptr || text_at(*feed, "title").empty())) {
        document.error = "no feed: JSON without the version of a JSON Feed";
        return;
    }
    const std::size_t slash = version.rfind('/');
    document.format = "json" + (slash == version.npos              ? "1.1"
                                : version.substr(slash + 1) == "1" ? "1.0"
                                                                   : version.substr(slash + 1));
    document.title = collapse_blanks(text_at(*feed, "title"));
    document.description = escape_html(text_at(*feed, "description"));
    document.link = absolute_link(hints.url, text_at(*feed, "home_page_url"));
    document.self = absolute_link(hints.url, text_at(*feed, "feed_url"));
    document.id = document.self;
    document.language = text_at(*feed, "language");
    document.author = document.author_name = authors_of(*feed);
    if (const json::array* hubs = array_at(*feed, "hubs");
        hubs != nullptr && !hubs->empty() && hubs->front().is_object()) {
        document.hub = text_at(hubs->front().get_object(), "url");
    }
    const std::string& base = document.link.empty() ? hints.url : document.link;
    Identities identities;
    for (std::size_t i = 0; items != nullptr && i < items->size() && document.entries.size() < limits.entries; ++i) {
        if (const json::object* item = (*items)[i].if_object()) identities.add(document, read_item(*item, base));
    }
}

}  // namespace vigie::feed
