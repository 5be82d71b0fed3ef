// Matrix, client-server API v3: a message to a room. The delivery's id is the transaction, so that a message which is
// sent twice is shown once.
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include "base/html_escape.hpp"
#include "notify/http_sender.hpp"

namespace vigie::notify {
namespace {

namespace json = boost::json;

std::string html_link(std::string_view url, std::string_view title) {
    return "<a href=\"" + escape_html(url) + "\">" + escape_html(title) + "</a>";
}

Markup html_markup() {
    Markup html;
    html.strong = html.head = "<strong>";
    html.strong_end = html.head_end = "</strong>";
    html.quote = "<blockquote>";
    html.quote_end = "</blockquote>\n";
    html.escape = escape_html;
    html.link = html_link;
    html.most = 15000;  // an event has at most 64 KiB, with both texts
    return html;
}

std::string with_breaks(const std::string& text) {
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool block = std::string_view(text).substr(0, at).ends_with("</blockquote>");
        out += text[at] == '\n' ? (block ? "" : "<br>") : std::string(1, text[at]);
    }
    return out;
}

class Matrix final : public HttpSender {
    using HttpSender::HttpSender;

    Result<net::Request> request(const Notification& notification) const override {
        Markup plain;
        plain.most = 15000;
        auto text = words(notification, plain);
        if (!text) return text.error();
        json::object body{{"msgtype", "m.text"}, {"body", *text}};
        if (value("template").empty() && value("template_file").empty()) {
            body["format"] = "org.matrix.custom.html";
            body["formatted_body"] = with_breaks(text_of(notification, html_markup()));
        }
        net::Request request;
        request.method = "PUT";
        request.url = value("url") + "/_matrix/client/v3/rooms/" + percent_encoded(value("room")) +
                      "/send/m.room.message/" + percent_encoded(notification.delivery_id);
        request.headers = {{"Content-Type", "application/json"}};
        request.body = json::serialize(body);
        return request;
    }
};

}  // namespace

std::unique_ptr<Notifier> make_matrix(const Receiver& receiver, const NotifyContext& context) {
    return std::make_unique<Matrix>(receiver, context);
}

}  // namespace vigie::notify
