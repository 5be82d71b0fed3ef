#include "notify/mail_message.hpp"

#include <spdlog/fmt/fmt.h>

#include "base/html_escape.hpp"
#include "notify/mime.hpp"
#include "notify/view.hpp"

namespace vigie::notify {
namespace {

constexpr std::size_t width = 72;

std::string text_part(const View& view) {
    std::string out = view.headline + "\n\n";
    for (const Passage& passage : view.passages) out += wrapped(marked(passage, "*", "*"), width - 2, "> ") + "\n\n";
    if (!view.title.empty()) out += wrapped(view.title, width, "") + "\n";
    if (!view.when.empty()) out += fmt::format("{}{}{}\n", view.feed, view.feed.empty() ? "" : ", ", view.when);
    if (!view.url.empty()) out += view.url + "\n";
    if (!view.others.empty()) {
        out += "\nAlso in:\n";
        for (const Carrier& carrier : view.others) out += fmt::format("- {}  {}\n", carrier.feed, carrier.url);
    }
    if (!view.note.empty()) out += "\n(" + view.note + ")\n";
    for (const Link& one : view.links) out += fmt::format("\n{}:\n{}\n", one.label, one.url);
    return out;
}

std::string text_part(const Notification& notification) {
    const std::vector<View> views = views_of(notification);
    std::string out;
    if (const std::string title = title_of(notification); !title.empty()) out = title + "\n\n";
    for (std::size_t i = 0; i < views.size(); ++i)
        out += (i == 0 ? "" : "\n" + std::string(width, '-') + "\n\n") + text_part(views[i]);
    return out + fmt::format("\n-- \nVigie, watch \"{}\", priority {}\n", views.front().watch, views.front().priority);
}

std::string link(const std::string& url, const std::string& text) {
    if (url.empty()) return escape_html(text);
    return fmt::format("<a href=\"{}\">{}</a>", escape_html(url), escape_html(text.empty() ? url : text));
}

std::string html_body(const View& view, bool alone) {
    const char* const level = alone ? "h1" : "h2";
    std::string out = fmt::format("<{} style=\"font-size:1.2em\">{}</{}>\n", level, escape_html(view.headline), level);
    for (const Passage& passage : view.passages)
        out += fmt::format(
            "<blockquote style=\"margin:1em 0;padding-left:1em;border-left:4px solid #999\">{}</blockquote>\n",
            marked(passage, "<strong>", "</strong>", escape_html));
    if (!view.when.empty())
        out += fmt::format("<p>{}<br>\n{}{}{}</p>\n", link(view.url, view.title), escape_html(view.feed),
                           view.feed.empty() ? "" : ", ", escape_html(view.when));
    if (!view.others.empty()) {
        out += "<p>Also in:</p>\n<ul>\n";
        for (const Carrier& carrier : view.others)
            out += fmt::format("<li>{} {}</li>\n", link(carrier.url, carrier.feed), escape_html(carrier.title));
        out += "</ul>\n";
    }
    if (!view.note.empty()) out += fmt::format("<p>({})</p>\n", escape_html(view.note));
    if (!view.links.empty()) out += "<p style=\"font-size:.85em\">";
    for (std::size_t i = 0; i < view.links.size(); ++i)
        out += (i == 0 ? "" : " · ") + link(view.links[i].url, view.links[i].label);
    return out + (view.links.empty() ? "" : "</p>\n");
}

std::string html_part(const Notification& notification) {
    const std::vector<View> views = views_of(notification);
    std::string out =
        "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><meta name=\"viewport\" "
        "content=\"width=device-width\"></head>\n"
        "<body style=\"font:16px/1.5 sans-serif;max-width:36em;margin:1em auto;padding:0 1em\">\n";
    if (const std::string title = title_of(notification); !title.empty())
        out += fmt::format("<h1 style=\"font-size:1.3em\">{}</h1>\n", escape_html(title));
    for (const View& view : views) out += html_body(view, views.size() == 1);
    return out +
           fmt::format("<p style=\"color:#666;font-size:.85em\">Vigie, watch \"{}\", priority {}</p>\n</body></html>\n",
                       escape_html(views.front().watch), escape_html(views.front().priority));
}

// What may stand in an identifier of RFC 5322.
std::string atom(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const bool fits =
            (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
        out += fits ? c : '-';
    }
    return out.empty() ? "x" : out;
}

std::string message_id(const Notification& notification, int revision, const std::string& host) {
    if (notification.alert.id.empty() || !notification.bundle.empty())
        return fmt::format("<{}@{}>", atom(notification.delivery_id), host);
    return fmt::format("<{}.{}@{}>", atom(notification.alert.id), revision, host);
}

std::string part(std::string_view type, std::string_view body) {
    return fmt::format("Content-Type: {}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n{}\r\n",
                       type, quoted_printable(body));
}

}  // namespace

std::string mail_message(const Notification& notification, const Envelope& envelope) {
    const View view = view_of(notification);
    const std::string watch = atom(view.watch);
    std::string to;
    for (const auto& address : envelope.to) to += (to.empty() ? "" : ",\r\n ") + address;
    std::string out;
    const auto header = [&](std::string_view name, std::string_view value) {
        out += fmt::format("{}: {}\r\n", name, value);
    };
    header("From", fmt::format("Vigie <{}>", envelope.from));
    header("To", to);
    std::string subject = headline_of(notification);
    if (notification.bundle.empty() && !view.title.empty()) subject += ": " + view.title;
    header("Subject", header_text(envelope.subject.value_or(subject)));
    header("Date", mail_date(envelope.date));
    header("Message-ID", message_id(notification, notification.revision, envelope.host));
    const bool follows = notification.revision > 1 || notification.event != AlertEvent::created;
    if (follows && notification.bundle.empty() && notification.notice.empty()) {
        header("In-Reply-To", message_id(notification, 1, envelope.host));
        header("References", message_id(notification, 1, envelope.host));
    }
    header("List-Id", fmt::format("<{}.vigie.{}>", watch, envelope.host));
    if (!notification.unsubscribe.empty()) {  // RFC 8058
        header("List-Unsubscribe", "<" + notification.unsubscribe + ">");
        header("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }
    header("Auto-Submitted", "auto-generated");
    if (view.priority == "high") header("Importance", "high");
    if (view.priority == "low") header("Importance", "low");
    if (!notification.alert.id.empty()) header("X-Vigie-Alert", atom(notification.alert.id));
    header("X-Vigie-Delivery", atom(notification.delivery_id));
    header("MIME-Version", "1.0");
    if (envelope.text) return out + part("text/plain", *envelope.text);
    const std::string boundary = "=_vigie_" + atom(notification.alert.id) + "_" + std::to_string(notification.revision);
    header("Content-Type", fmt::format("multipart/alternative;\r\n boundary=\"{}\"", boundary));
    // Quoted-printable never has "=_", so the boundary stands in no part.
    out += fmt::format("\r\n--{}\r\n{}--{}\r\n{}--{}--\r\n", boundary, part("text/plain", text_part(notification)),
                       boundary, part("text/html", html_part(notification)), boundary);
    return out;
}

}  // namespace vigie::notify
