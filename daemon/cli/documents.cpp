#include "cli/documents.hpp"

#include "wire/write.hpp"

namespace vigie::cli {
namespace {

void append_item(std::string& out, const Entry& entry) {
    wire::Object item(out);
    item.text_if("id", entry.id);
    // As published: with its markup, where it has any.
    item.text_if("title", entry.title_html.empty() ? entry.title : entry.title_html);
    item.text_if("link", entry.link);
    item.unix_if("published", entry.published);
    item.unix_if("updated", entry.updated);
    item.text_if("summary", entry.summary);
    item.text_if("content", entry.content);
    item.text_if("author", entry.author);
    item.text_if("author_name", entry.author_name);
    item.text_if("author_email", entry.author_email);
    item.text_if("language", entry.language);
    item.strings_if("categories", entry.categories);
    if (entry.enclosures.empty()) return;
    std::vector<std::string> urls;
    for (const Enclosure& enclosure : entry.enclosures) urls.push_back(enclosure.url);
    item.strings("enclosures", urls);
}

void append_feed(std::string& out, const FeedDocument& document) {
    wire::Object feed(out);
    feed.text_if("format", document.format);
    feed.text_if("title", document.title_html.empty() ? document.title : document.title_html);
    feed.text_if("link", document.link);
    feed.text_if("description", document.description);
    feed.text_if("language", document.language);
    feed.text_if("id", document.id);
    feed.unix_if("updated", document.updated);
    feed.text_if("author", document.author);
    feed.text_if("author_name", document.author_name);
}

void write_feed(wire::Object& line, const FeedDocument& document) {
    line.flag("ok", document.error.empty());
    line.text_if("error", document.error);
    append_feed(line.key("feed"), document);
    wire::append_array(line.key("items"), document.entries, append_item);
}

void write_page(wire::Object& line, const PageDocument& page) {
    line.text_if("error", page.error);
    line.text("title", page.title);
    line.strings("authors", page.authors);
    line.text("date", page.date);
    line.text("language", page.language);
    line.text("text", page.text);
    line.text("provenance", to_string(page.provenance));
    line.text_if("canonical", page.canonical);
    line.text_if("agency", page.agency);
}

void append_field(std::string& out, const char* name, std::string_view value) {
    if (value.empty()) return;
    out += name;
    for (const char c : value) out += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    out += '\n';
}

void append_feed_readable(std::string& out, const FeedDocument& feed) {
    append_field(out, "Feed      ", feed.title);
    append_field(out, "Format    ", feed.format + (feed.malformed ? ", mended" : ""));
    append_field(out, "Link      ", feed.link);
    append_field(out, "Language  ", feed.language);
    out += std::to_string(feed.entries.size()) + " entries\n";
    for (const Entry& entry : feed.entries) {
        out += "\n";
        append_field(out, "  ", entry.title);
        append_field(out, "  ", entry.link);
        if (entry.published) append_field(out, "  ", to_rfc3339(*entry.published));
        append_field(out, "  by ", entry.author);
    }
}

void append_page_readable(std::string& out, const PageDocument& page) {
    append_field(out, "Title       ", page.title);
    for (const std::string& author : page.authors) append_field(out, "Author      ", author);
    append_field(out, "Date        ", page.date);
    append_field(out, "Language    ", page.language);
    append_field(out, "Agency      ", page.agency);
    append_field(out, "Provenance  ", to_string(page.provenance));
    out += '\n' + page.text + '\n';
}

}  // namespace

void append_answer_line(std::string& out, std::string_view id, const wire::Message& answer) {
    {
        wire::Object line(out);
        line.key("id") += id;
        if (const auto* feed = std::get_if<wire::FeedRead>(&answer))
            write_feed(line, feed->document);
        else if (const auto* page = std::get_if<wire::PageRead>(&answer))
            write_page(line, page->document);
        else {
            const auto* problem = std::get_if<wire::Problem>(&answer);
            line.flag("ok", false);
            line.text("error", problem != nullptr ? problem->problem : "no answer");
        }
    }
    out += '\n';
}

bool append_readable(std::string& out, const wire::Message& answer) {
    std::string problem = "no answer";
    if (const auto* feed = std::get_if<wire::FeedRead>(&answer)) {
        problem = feed->document.error;
        if (problem.empty()) append_feed_readable(out, feed->document);
    } else if (const auto* page = std::get_if<wire::PageRead>(&answer)) {
        problem = page->document.error;
        if (problem.empty()) append_page_readable(out, page->document);
    } else if (const auto* refused = std::get_if<wire::Problem>(&answer)) {
        problem = refused->problem;
    }
    if (problem.empty()) return true;
    out += "could not be read: " + problem + '\n';
    return false;
}

}  // namespace vigie::cli
