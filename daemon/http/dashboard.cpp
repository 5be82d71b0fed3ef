// The page at /: the latest alerts and the state of the daemon, as HTML without scripts or foreign assets.
#include <utility>

#include <boost/asio/awaitable.hpp>

#include "base/html_escape.hpp"
#include "base/password.hpp"
#include "http/routes.hpp"

namespace vigie::http {
namespace {

constexpr std::string_view style =
    "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 "
    "1rem;color:#1c1c1c;background:#fff}"
    "h1{font-size:1.4rem}h2{font-size:1.1rem;margin-top:2rem;border-bottom:1px solid #ccc}"
    "table{border-collapse:collapse;width:100%}td,th{text-align:left;padding:.2rem .8rem .2rem 0;vertical-align:top}"
    "th{font-weight:600;color:#555}article{margin:1rem 0}blockquote{margin:.3rem 0;padding-left:.8rem;"
    "border-left:3px solid #c33}mark{background:#ffe9a8}.small{color:#666;font-size:.9rem}.bad{color:#b00020}"
    "@media(prefers-color-scheme:dark){body{color:#e6e6e6;background:#181818}th,.small{color:#aaa}"
    "mark{background:#665400;color:inherit}a{color:#8ab4f8}.bad{color:#ff8a80}}";

// Only what a browser may follow from here: feeds are not trusted.
std::string link(std::string_view url, std::string_view text) {
    if (!url.starts_with("http://") && !url.starts_with("https://")) return escape_html(text);
    return "<a rel=\"noreferrer noopener\" href=\"" + escape_html(url) + "\">" + escape_html(text) + "</a>";
}

// The sentence with the words of the annotation marked.
std::string marked(const Evidence& evidence) {
    const Span span = evidence.annotation.span, sentence = evidence.sentence_span;
    const std::string& text = evidence.sentence;
    if (span.empty() || !sentence.contains(span) || span.end - sentence.begin > text.size()) return escape_html(text);
    const auto begin = static_cast<std::size_t>(span.begin - sentence.begin),
               size = static_cast<std::size_t>(span.size());
    return escape_html(text.substr(0, begin)) + "<mark>" + escape_html(text.substr(begin, size)) + "</mark>" +
           escape_html(text.substr(begin + size));
}

std::string alert_html(const Alert& alert) {
    std::string out = "<article><b>" + escape_html(alert.actor.name) + "</b> " + escape_html(to_string(alert.part)) +
                      " <span class=small>· watch " + escape_html(alert.watch) + " · " + to_rfc3339(alert.created);
    if (alert.retracted) out += " · <span class=bad>retracted</span>";
    out += "</span><br>" + link(alert.article.url, alert.article.title);
    for (const Evidence& evidence : alert.evidence) out += "<blockquote>" + marked(evidence) + "</blockquote>";
    out += "<div class=small>";
    for (std::size_t i = 0; i < alert.carriers.size() && i < 10; ++i)
        out += (i ? ", " : "") + link(alert.carriers[i].url, alert.carriers[i].feed);
    if (alert.carriers.size() > 10) out += ", and " + std::to_string(alert.carriers.size() - 10) + " more";
    return out + "</div></article>";
}

std::string row(std::initializer_list<std::string> cells, std::string_view tag = "td") {
    std::string out = "<tr>";
    for (const std::string& cell : cells)
        out.append("<").append(tag).append(">").append(cell).append("</").append(tag).append(">");
    return out + "</tr>";
}

std::string failing_html(const std::vector<FeedRecord>& feeds) {
    std::string rows;
    for (const FeedRecord& record : feeds)
        if (!record.removed && !record.state.problem.empty())
            rows += row({link(without_passwords(record.feed.url), without_passwords(record.feed.name)),
                         escape_html(without_passwords(record.state.problem)), std::to_string(record.state.failures)});
    if (rows.empty()) return "";
    return "<h2>Feeds in trouble</h2><table>" + row({"Feed", "Problem", "Times"}, "th") + rows + "</table>";
}

std::string plugins_html(const PoolStatus& pool) {
    std::string rows;
    for (const PluginStatus& plugin : pool.plugins)
        rows += row({escape_html(plugin.info.id.empty() ? plugin.info.path : plugin.info.id),
                     escape_html(plugin.info.version), std::string(wire::to_string(plugin.info.state)),
                     escape_html(plugin.info.problem)});
    return "<h2>Plugins</h2><table>" + row({"Plugin", "Version", "State", "Problem"}, "th") + rows + "</table>";
}

std::string figures_html(const About& about, const StoreCounts& counts) {
    const auto figure = [](std::int64_t number, const char* what) {
        return "<b>" + std::to_string(number) + "</b> " + what;
    };
    return "<p>" + figure(counts.feeds, "feeds") + " (" + figure(counts.feeds_failing, "in trouble") + ") · " +
           figure(counts.articles, "articles") + " · " + figure(counts.stories, "stories") + " · " +
           figure(counts.alerts, "alerts") + "<br>waiting: " + figure(counts.to_read, "to read") + ", " +
           figure(counts.to_analyze, "to analyze") + ", " + figure(counts.deliveries_pending, "to deliver") + " (" +
           figure(counts.deliveries_dead, "given up") + ")</p><p class=small>vigied " + escape_html(about.version) +
           ", " + escape_html(about.store) + ", since " + to_rfc3339(about.started) + "</p>";
}

}  // namespace

Task<Response> dashboard(Backend& backend) {
    StoreCounts counts;
    std::vector<Alert> alerts;
    std::vector<FeedRecord> feeds;
    co_await backend.store([&](Store& store) {
        counts = store.counts();
        AlertFilter filter;
        filter.limit = 30;
        alerts = store.alerts(filter);
        feeds = store.feeds();
    });
    const About about = backend.about();
    std::string body =
        "<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content=\"width=device-width\">"
        "<title>Vigie</title><style>" +
        std::string(style) + "</style><h1>Vigie</h1>";
    if (!about.not_ready.empty()) body += "<p class=bad>Not ready: " + escape_html(about.not_ready) + "</p>";
    for (const std::string& line : about.problems) body += "<p class=bad>Reload refused: " + escape_html(line) + "</p>";
    body += figures_html(about, counts) + "<h2>Latest alerts</h2>";
    for (const Alert& alert : alerts) body += alert_html(alert);
    if (alerts.empty()) body += "<p>None yet.</p>";
    Response response;
    response.content_type = "text/html; charset=utf-8";
    response.body = body + failing_html(feeds) + plugins_html(backend.pool()) + "</html>\n";
    co_return response;
}

}  // namespace vigie::http
