#include "http/atom.hpp"

#include <algorithm>

#include "base/html_escape.hpp"

namespace vigie::http {
namespace {

// XML 1.0 has no place for control characters.
std::string escaped(std::string text) {
    for (char& c : text)
        if (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t') c = ' ';
    return escape_html(text);
}

// What a reader may follow: feeds are not trusted.
bool is_web(std::string_view url) {
    return url.starts_with("http://") || url.starts_with("https://");
}

std::string element(const char* name, const std::string& text) {
    return std::string("<") + name + ">" + escaped(text) + "</" + name + ">\n";
}

std::string entry(const Alert& alert) {
    std::string title = alert.actor.name + " " + std::string(to_string(alert.part));
    if (!alert.article.title.empty()) title += ": " + alert.article.title;
    std::string content;
    for (const Evidence& evidence : alert.evidence)
        if (!evidence.sentence.empty()) content += "<blockquote>" + escape_html(evidence.sentence) + "</blockquote>\n";
    for (const Carrier& carrier : alert.carriers) {
        const std::string name = escape_html(carrier.feed);
        content += is_web(carrier.url) ? "<p><a href=\"" + escape_html(carrier.url) + "\">" + name + "</a></p>\n"
                                       : "<p>" + name + "</p>\n";
    }
    std::string out = "<entry>\n" + element("id", "urn:vigie:alert:" + alert.id);
    out += element("title", (alert.retracted ? "Withdrawn: " : "") + title);
    out += element("published", to_rfc3339(alert.created)) +
           element("updated", to_rfc3339(std::max(alert.created, alert.updated)));
    if (is_web(alert.article.url)) out += "<link href=\"" + escaped(alert.article.url) + "\"/>\n";
    return out + "<content type=\"html\">" + escaped(content) + "</content>\n</entry>\n";
}

}  // namespace

std::string atom_feed(const std::string& watch, const std::vector<Alert>& alerts, Time now) {
    Time updated = alerts.empty() ? now : Time{};
    for (const Alert& alert : alerts) updated = std::max({updated, alert.created, alert.updated});
    std::string out = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n";
    out += element("id", "urn:vigie:watch:" + watch) + element("title", "Vigie: " + watch) +
           element("updated", to_rfc3339(updated)) + "<author><name>Vigie</name></author>\n";
    for (const Alert& alert : alerts) out += entry(alert);
    return out + "</feed>\n";
}

}  // namespace vigie::http
