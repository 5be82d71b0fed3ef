// Slack's incoming webhooks, which Mattermost, Rocket.Chat and Discord (…/slack) understand as well.
#include <boost/asio/awaitable.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include "notify/answer.hpp"
#include "notify/settings.hpp"
#include "notify/types.hpp"
#include "notify/view.hpp"

namespace vigie::notify {
namespace {

// The only three that have to be escaped.
std::string escaped(std::string_view text) {
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

std::string text_of(const View& view) {
    std::string out = "*" + escaped(view.headline) + "*\n";
    for (const Passage& passage : view.passages) out += "> " + marked(passage, "*", "*", escaped) + "\n";
    std::string title = escaped(view.title);
    for (char& c : title)
        if (c == '|') c = '/';
    if (view.url.empty())
        out += title + "\n";
    else
        out += "<" + escaped(view.url) + "|" + (title.empty() ? "article" : title) + ">\n";
    out += escaped(view.feed) + (view.feed.empty() ? "" : ", ") + view.when;
    if (const auto others = carriers_line(view); !others.empty()) out += "\n" + escaped(others);
    return out;
}

class Slack final : public Notifier {
  public:
    Slack(const Receiver& receiver, const NotifyContext& context)
        : url_(setting(receiver, "url")),
          url_file_(setting(receiver, "url_file")),
          timeout_(timeout_of(receiver, std::chrono::seconds(20))),
          context_(context) {}

    Task<SendResult> send(const Notification& notification) override {
        net::Request request;
        request.url = url_;
        if (!url_file_.empty()) {  // whoever knows it may post
            auto url = read_secret(url_file_);
            if (!url) co_return SendResult{SendState::retry, url.error().message, {}};
            request.url = std::move(*url);
        }
        request.method = "POST";
        request.body = boost::json::serialize(boost::json::object{{"text", text_of(view_of(notification))}});
        request.headers = {{"Content-Type", "application/json"}};
        request.limits.total = timeout_;
        const net::Response response = co_await context_.client.send(std::move(request));
        co_return result_of(response, context_.clock.now());
    }

  private:
    std::string url_;
    std::string url_file_;
    Duration timeout_;
    NotifyContext context_;
};

}  // namespace

std::unique_ptr<Notifier> make_slack(const Receiver& receiver, const NotifyContext& context) {
    return std::make_unique<Slack>(receiver, context);
}

}  // namespace vigie::notify
