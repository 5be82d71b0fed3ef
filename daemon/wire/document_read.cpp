// JSON → what reading yields.
#include "wire/document_read.hpp"

#include <boost/json/monotonic_resource.hpp>

#include "wire/json.hpp"
#include "wire/read.hpp"

namespace vigie::wire {
namespace {

Enclosure read_enclosure(const boost::json::value& value, std::string& problem) {
    const Fields fields(value, problem);
    return {fields.text("url"), fields.text("type"), fields.text("length")};
}

Entry read_entry(const boost::json::value& value, std::string& problem) {
    const Fields fields(value, problem);
    Entry entry;
    entry.id = fields.text("id");
    entry.link = fields.text("link");
    entry.title = fields.text("title");
    entry.title_html = fields.text("title_html");
    entry.summary = fields.text("summary");
    entry.content = fields.text("content");
    entry.author = fields.text("author");
    entry.author_name = fields.text("author_name");
    entry.author_email = fields.text("author_email");
    entry.language = fields.text("language");
    entry.published = fields.unix_time("published");
    entry.updated = fields.unix_time("updated");
    entry.categories = fields.texts("categories");
    fields.each("enclosures", [&](const auto& item) { entry.enclosures.push_back(read_enclosure(item, problem)); });
    return entry;
}

template <typename Document>
Result<Document> parse(std::string_view json, Document (*read)(const boost::json::value&, std::string&)) {
    boost::json::monotonic_resource memory;
    const auto tree = parse_json(json, &memory);
    if (!tree) return tree.error();
    std::string problem;
    Document document = read(*tree, problem);
    if (!problem.empty()) return Error{"document: " + problem};
    return document;
}

}  // namespace

FeedDocument read_feed_document(const boost::json::value& value, std::string& problem) {
    const Fields fields(value, problem);
    FeedDocument document;
    document.format = fields.text("format");
    document.malformed = fields.flag("malformed");
    document.error = fields.text("error");
    document.id = fields.text("id");
    document.title = fields.text("title");
    document.title_html = fields.text("title_html");
    document.link = fields.text("link");
    document.description = fields.text("description");
    document.language = fields.text("language");
    document.author = fields.text("author");
    document.author_name = fields.text("author_name");
    document.updated = fields.unix_time("updated");
    document.hub = fields.text("hub");
    document.self = fields.text("self");
    document.moved_to = fields.text("moved_to");
    document.parts = fields.texts("parts");
    document.ttl = fields.seconds("ttl");
    document.update_period = fields.seconds("update_period");
    document.skip_hours = fields.numbers("skip_hours", 0, 23);
    document.skip_days = fields.numbers("skip_days", 0, 6);
    fields.each("entries", [&](const auto& item) { document.entries.push_back(read_entry(item, problem)); });
    return document;
}

PageDocument read_page_document(const boost::json::value& value, std::string& problem) {
    const Fields fields(value, problem);
    PageDocument document;
    document.error = fields.text("error");
    document.title = fields.text("title");
    document.authors = fields.texts("authors");
    document.published = fields.unix_time("published");
    document.updated = fields.unix_time("updated");
    document.date = fields.text("date");
    document.language = fields.text("language");
    document.text = fields.text("text");
    document.canonical = fields.text("canonical");
    document.section = fields.text("section");
    document.image = fields.text("image");
    document.agency = fields.text("agency");
    document.keywords = fields.texts("keywords");
    if (const auto provenance = parse_provenance(fields.text("provenance")))
        document.provenance = *provenance;
    else
        fields.wrong("provenance", "full, feed, teaser, paywall, consent or error");
    document.confidence = fields.real("confidence");
    document.feed_links = fields.texts("feed_links");
    return document;
}

Result<FeedDocument> parse_feed_document(std::string_view json) {
    return parse(json, read_feed_document);
}
Result<PageDocument> parse_page_document(std::string_view json) {
    return parse(json, read_page_document);
}

}  // namespace vigie::wire
