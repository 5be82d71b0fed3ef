// Telegram, Bot API: sendMessage in its small HTML. The token stands in the address, which is therefore never shown.
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

class Telegram final : public HttpSender {
    using HttpSender::HttpSender;

    Result<net::Request> request(const Notification& notification) const override {
        Markup html;
        html.strong = html.head = "<b>";
        html.strong_end = html.head_end = "</b>";
        html.quote = "<blockquote>";
        html.quote_end = "</blockquote>\n";
        html.escape = escape_html;
        html.link = html_link;
        html.most = 4096;
        auto text = words(notification, html);
        if (!text) return text.error();
        net::Request request;
        request.method = "POST";
        request.headers = {{"Content-Type", "application/json"}};
        request.body = json::serialize(json::object{{"chat_id", value("chat")},
                                                    {"text", *text},
                                                    {"parse_mode", "HTML"},
                                                    {"disable_notification", view_of(notification).priority == "low"},
                                                    {"disable_web_page_preview", true}});
        return request;
    }

    std::optional<Error> authorize(net::Request& request, const Notification&) const override {
        const auto token = read_secret(value("token_file"));
        if (!token) return token.error();
        const std::string base = value("url").empty() ? "https://api.telegram.org" : value("url");
        request.url = base + "/bot" + *token + "/sendMessage";
        return std::nullopt;
    }
};

}  // namespace

std::unique_ptr<Notifier> make_telegram(const Receiver& receiver, const NotifyContext& context) {
    return std::make_unique<Telegram>(receiver, context);
}

}  // namespace vigie::notify
