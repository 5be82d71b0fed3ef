// Incoming webhooks of rooms: Slack's, which Rocket.Chat understands as well; Mattermost's and Discord's, whose marks
// differ and where a word of an article must call nobody.
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include "notify/http_sender.hpp"

namespace vigie::notify {
namespace {

namespace json = boost::json;

// The only three that have to be escaped.
std::string slack_escaped(std::string_view text) {
    std::string out;
    for (const char c : text) switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            default:
                out += c;
        }
    return out;
}

// Markdown as Mattermost and Discord read it; "@all" gets an invisible joint, so that nobody is called.
std::string markdown_escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (std::string_view("\\`*_~[]<>|#").find(c) != std::string_view::npos) out += '\\';
        out += c;
        if (c == '@') out += "\u200b";
    }
    return out;
}

std::string slack_link(std::string_view url, std::string_view title) {
    std::string name = slack_escaped(title);
    for (char& c : name)
        if (c == '|') c = '/';
    return "<" + slack_escaped(url) + "|" + name + ">";
}

std::string markdown_link(std::string_view url, std::string_view title) {
    std::string address;
    for (const char c : url) address += c == ')' ? "%29" : c == '(' ? "%28" : std::string(1, c);
    return "[" + markdown_escaped(title) + "](" + address + ")";
}

class Slack final : public HttpSender {
    using HttpSender::HttpSender;

    Result<net::Request> request(const Notification& notification) const override {
        const std::string dialect = value("dialect");
        const bool markdown = dialect == "mattermost" || dialect == "discord";
        Markup markup;
        markup.escape = markdown ? markdown_escaped : slack_escaped;
        markup.link = markdown ? markdown_link : slack_link;
        if (markdown) markup.strong = markup.strong_end = markup.head = markup.head_end = "**";
        markup.most = dialect == "discord" ? 2000 : dialect == "mattermost" ? 16383 : 40000;
        auto text = words(notification, markup);
        if (!text) return text.error();
        net::Request request;
        request.method = "POST";
        request.url = value("url");
        json::object body;
        if (dialect == "discord")
            body = {{"content", *text}, {"allowed_mentions", {{"parse", json::array()}}}};
        else
            body = {{"text", *text}};
        request.body = json::serialize(body);
        request.headers = {{"Content-Type", "application/json"}};
        return request;
    }

    std::optional<Error> authorize(net::Request& request, const Notification&) const override {
        const std::string file = value("url_file");
        if (file.empty()) return std::nullopt;
        auto url = read_secret(file);  // whoever knows it may post
        if (!url) return url.error();
        request.url = std::move(*url);
        return std::nullopt;
    }
};

}  // namespace

std::unique_ptr<Notifier> make_slack(const Receiver& receiver, const NotifyContext& context) {
    return std::make_unique<Slack>(receiver, context);
}

}  // namespace vigie::notify
