// ntfy (ntfy.sh or one's own): a POST to the topic's URL; title, priority and link in headers.
#include <boost/asio/awaitable.hpp>

#include "notify/answer.hpp"
#include "notify/mime.hpp"
#include "notify/settings.hpp"
#include "notify/types.hpp"
#include "notify/view.hpp"

namespace vigie::notify {
namespace {

// On one line: encoded words are folded in mails only.
std::string one_line(std::string text) {
    for (auto at = text.find("\r\n"); at != std::string::npos; at = text.find("\r\n")) text.erase(at, 2);
    return text;
}

class Ntfy final : public Notifier {
  public:
    Ntfy(const Receiver& receiver, const NotifyContext& context)
        : url_(setting(receiver, "url")),
          token_file_(setting(receiver, "token_file")),
          timeout_(timeout_of(receiver, std::chrono::seconds(20))),
          context_(context) {}

    Task<SendResult> send(const Notification& notification) override {
        const View view = view_of(notification);
        net::Request request;
        request.method = "POST";
        request.url = url_;
        for (const Passage& passage : view.passages) request.body += marked(passage, "**", "**") + "\n\n";
        request.body += view.title + "\n" + view.feed + ", " + view.when;
        const char* priority = view.priority == "high" ? "high" : view.priority == "low" ? "low" : "default";
        request.headers = {
            {"Title", one_line(header_text(view.headline))}, {"Priority", priority}, {"Markdown", "yes"}};
        if (!view.url.empty()) request.headers.emplace_back("Click", view.url);
        if (!token_file_.empty()) {
            const auto token = read_secret(token_file_);
            if (!token) co_return SendResult{SendState::retry, token.error().message, {}};
            request.private_headers = {{"Authorization", "Bearer " + *token}};
        }
        request.limits.total = timeout_;
        const net::Response response = co_await context_.client.send(std::move(request));
        co_return result_of(response, context_.clock.now());
    }

  private:
    std::string url_;
    std::string token_file_;
    Duration timeout_;
    NotifyContext context_;
};

}  // namespace

std::unique_ptr<Notifier> make_ntfy(const Receiver& receiver, const NotifyContext& context) {
    return std::make_unique<Ntfy>(receiver, context);
}

}  // namespace vigie::notify
