// Standard Webhooks: an HTTP POST, signed, with the delivery's id.
#include <boost/asio/awaitable.hpp>

#include "notify/answer.hpp"
#include "notify/settings.hpp"
#include "notify/signature.hpp"
#include "notify/types.hpp"
#include "wire/wire.hpp"

namespace vigie::notify {
namespace {

class Webhook final : public Notifier {
  public:
    Webhook(const Receiver& receiver, const NotifyContext& context)
        : url_(setting(receiver, "url")),
          secret_file_(setting(receiver, "secret_file")),
          timeout_(timeout_of(receiver, std::chrono::seconds(20))),
          context_(context) {}

    Task<SendResult> send(const Notification& notification) override {
        const Time event_time =
            notification.event == AlertEvent::created ? notification.alert.created : notification.alert.updated;
        const std::int64_t now = to_unix(context_.clock.now());
        net::Request request;
        request.method = "POST";
        request.url = url_;
        request.body = wire::alert_json(notification.alert, notification.event, event_time);
        request.headers = {{"Content-Type", "application/json"},
                           {"webhook-id", notification.delivery_id},
                           {"webhook-timestamp", std::to_string(now)}};
        request.limits.total = timeout_;
        request.limits.body = 1U << 20U;
        if (!secret_file_.empty()) {
            const auto secret = read_secret(secret_file_);
            if (!secret) co_return SendResult{SendState::retry, secret.error().message, {}};
            auto signature = sign(*secret, notification.delivery_id, now, request.body);
            if (!signature) co_return SendResult{SendState::retry, secret_file_ + ": " + signature.error().message, {}};
            request.headers.emplace_back("webhook-signature", std::move(*signature));
        }
        const net::Response response = co_await context_.client.send(std::move(request));
        co_return result_of(response, context_.clock.now());
    }

  private:
    std::string url_;
    std::string secret_file_;
    Duration timeout_;
    NotifyContext context_;
};

}  // namespace

std::unique_ptr<Notifier> make_webhook(const Receiver& receiver, const NotifyContext& context) {
    return std::make_unique<Webhook>(receiver, context);
}

}  // namespace vigie::notify
