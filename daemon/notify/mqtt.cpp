// MQTT 3.1.1, by libcurl: one publication of the event's JSON at quality 0. «Delivered» says that the broker took the
// connection and the bytes, not that anybody listens; libcurl has neither TLS nor quality 1 for it.
#include <boost/asio/awaitable.hpp>

#include "net/net.hpp"
#include "notify/settings.hpp"
#include "notify/template.hpp"
#include "notify/types.hpp"
#include "notify/view.hpp"

namespace vigie::notify {
namespace {

class Mqtt final : public Notifier {
  public:
    Mqtt(const Receiver& receiver, const NotifyContext& context) : receiver_(receiver), context_(context) {}

    Task<SendResult> send(const Notification& notification) override {
        net::Publication publication;
        publication.server = setting(receiver_, "server");
        publication.topic = topic(notification);
        publication.username = setting(receiver_, "username");
        publication.limits.total = timeout_of(receiver_, std::chrono::seconds(20));
        if (const auto file = setting(receiver_, "password_file"); !file.empty()) {
            auto password = read_secret(file);
            if (!password) co_return SendResult{SendState::retry, password.error().message, {}};
            publication.password = std::move(*password);
        }
        auto payload = payload_of(notification);
        if (!payload) co_return SendResult{SendState::retry, payload.error().message, {}};
        publication.payload = std::move(*payload);
        const net::Response response = co_await context_.client.send(std::move(publication));
        if (!response.answered()) co_return SendResult{SendState::retry, std::string(response.reason()), {}};
        co_return SendResult{SendState::delivered, "published", {}};
    }

    std::string preview(const Notification& notification) const override {
        const auto payload = payload_of(notification);
        return topic(notification) + "\n\n" + (payload ? *payload : payload.error().message);
    }

  private:
    // "vigie/{watch}": one topic a watch, for those who subscribe to one.
    std::string topic(const Notification& notification) const {
        std::string topic = setting(receiver_, "topic");
        std::string watch = view_of(notification).watch;
        for (char& c : watch)
            if (c == '/' || c == '+' || c == '#') c = '-';
        if (const auto at = topic.find("{watch}"); at != std::string::npos) topic.replace(at, 7, watch);
        return topic;
    }

    Result<std::string> payload_of(const Notification& notification) const {
        auto own = rendered(receiver_, "template", notification, {});
        if (!own) return own.error();
        return {boost::system::in_place_value, *own ? std::move(**own) : json_of(notification)};
    }

    Receiver receiver_;
    NotifyContext context_;
};

}  // namespace

std::unique_ptr<Notifier> make_mqtt(const Receiver& receiver, const NotifyContext& context) {
    return std::make_unique<Mqtt>(receiver, context);
}

}  // namespace vigie::notify
