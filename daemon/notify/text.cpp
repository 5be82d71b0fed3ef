// The whole notification as one text, for channels and for programs.
#include <spdlog/fmt/fmt.h>

#include "notify/view.hpp"
#include "wire/wire.hpp"

namespace vigie::notify {
namespace {

std::string escaped(const Markup& markup, std::string_view text) {
    return markup.escape ? markup.escape(text) : std::string(text);
}

std::string linked(const Markup& markup, const std::string& url, const std::string& title) {
    if (url.empty()) return escaped(markup, title);
    if (markup.link) return markup.link(url, title.empty() ? "article" : title);
    return (title.empty() ? "" : escaped(markup, title) + "\n") + escaped(markup, url);
}

std::string text_of(const View& view, const Markup& markup) {
    std::string out = fmt::format("{}{}{}\n", markup.head, escaped(markup, view.headline), markup.head_end);
    for (const Passage& passage : view.passages)
        out += fmt::format("{}{}{}", markup.quote, marked(passage, markup.strong, markup.strong_end, markup.escape),
                           markup.quote_end);
    if (!view.url.empty() || !view.title.empty()) out += linked(markup, view.url, view.title) + "\n";
    if (!view.when.empty()) out += escaped(markup, view.feed) + (view.feed.empty() ? "" : ", ") + view.when + "\n";
    for (const std::string& line : {carriers_line(view), view.note})
        if (!line.empty()) out += escaped(markup, line) + "\n";
    for (const Link& link : view.links) out += linked(markup, link.url, link.label) + "\n";
    out.pop_back();
    return out;
}

Time time_of(const Alert& alert, AlertEvent event) {
    return event == AlertEvent::created ? alert.created : alert.updated;
}

}  // namespace

std::size_t fitting(std::string_view text, std::size_t most) {
    std::size_t characters = 0;
    for (std::size_t at = 0; at < text.size(); ++at)
        if ((static_cast<unsigned char>(text[at]) & 0xc0U) != 0x80 && ++characters > most) return at;
    return text.size();
}

std::string text_of(const Notification& notification, const Markup& markup) {
    std::string out;
    if (const std::string title = title_of(notification); !title.empty())
        out = fmt::format("{}{}{}\n\n", markup.head, escaped(markup, title), markup.head_end);
    const std::vector<View> views = views_of(notification);
    for (std::size_t i = 0; i < views.size(); ++i) {
        const std::string one = (i == 0 ? "" : "\n\n") + text_of(views[i], markup);
        if (markup.most == 0 || fitting(out + one, markup.most - 40) == out.size() + one.size()) {
            out += one;
            continue;
        }
        // Whole lines only, so that no mark stays open.
        const std::string_view part =
            std::string_view(one).substr(0, fitting(one, markup.most - 40 - std::min(markup.most - 40, out.size())));
        const auto line = part.rfind('\n');
        if (line != std::string_view::npos) out += part.substr(0, line);
        const auto left = views.size() - i;
        return out + (left > 1 ? fmt::format("\n… and {} more alerts", left - 1) : "\n…");
    }
    return out;
}

std::string json_of(const Notification& notification) {
    if (notification.bundle.empty() && notification.notice.empty())
        return wire::alert_json(notification.alert, notification.event,
                                time_of(notification.alert, notification.event));
    std::string out =
        fmt::format("{{\"type\":\"{}\",\"timestamp\":\"{}\",\"data\":{{\"id\":",
                    notification.bundle.empty() ? "vigie.notice" : "alerts.bundle", to_rfc3339(notification.queued));
    wire::append_json_string(out, notification.delivery_id);
    out += notification.bundle.empty() ? ",\"text\":" : ",\"title\":";
    wire::append_json_string(out, notification.notice);
    if (!notification.bundle.empty()) out += ",\"alerts\":[";
    for (std::size_t i = 0; i < notification.bundle.size(); ++i) {
        const NotificationItem& item = notification.bundle[i];
        out += (i == 0 ? "" : ",") + wire::alert_json(item.alert, item.event, time_of(item.alert, item.event));
    }
    if (!notification.bundle.empty()) out += "]";
    return out + "}}";
}

}  // namespace vigie::notify
