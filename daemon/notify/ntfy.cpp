// ntfy (ntfy.sh or one's own): a POST to the topic's URL; title, priority and link in headers.
#include "notify/http_sender.hpp"
#include "notify/mime.hpp"

namespace vigie::notify {
namespace {

// On one line: encoded words are folded in mails only.
std::string one_line(std::string text) {
    for (auto at = text.find("\r\n"); at != std::string::npos; at = text.find("\r\n")) text.erase(at, 2);
    return text;
}

std::string body_of(const Notification& notification) {
    const std::vector<View> views = views_of(notification);
    std::string out;
    for (const View& view : views) {
        if (views.size() > 1) out += (out.empty() ? "**" : "\n\n**") + view.headline + "**\n\n";
        for (const Passage& passage : view.passages) out += marked(passage, "**", "**") + "\n\n";
        out += view.title;
        if (!view.when.empty()) out += "\n" + view.feed + (view.feed.empty() ? "" : ", ") + view.when;
        if (views.size() > 1 && !view.url.empty()) out += "\n" + view.url;
        for (const Link& link : view.links) out += "\n[" + link.label + "](" + link.url + ")";
    }
    return out;
}

class Ntfy final : public HttpSender {
    using HttpSender::HttpSender;

    Result<net::Request> request(const Notification& notification) const override {
        const View view = view_of(notification);
        auto own = rendered(receiver_, "template", notification, {});
        if (!own) return own.error();
        auto subject = rendered(receiver_, "subject", notification, {});
        if (!subject) return subject.error();
        net::Request request;
        request.method = "POST";
        request.url = value("url");
        request.body = *own ? std::move(**own) : body_of(notification);
        const char* priority = view.priority == "high" ? "high" : view.priority == "low" ? "low" : "default";
        request.headers = {{"Title", one_line(header_text(subject->value_or(headline_of(notification))))},
                           {"Priority", priority},
                           {"Markdown", "yes"}};
        if (!view.url.empty() && notification.bundle.size() < 2) request.headers.emplace_back("Click", view.url);
        return request;
    }
};

}  // namespace

std::unique_ptr<Notifier> make_ntfy(const Receiver& receiver, const NotifyContext& context) {
    return std::make_unique<Ntfy>(receiver, context);
}

}  // namespace vigie::notify
