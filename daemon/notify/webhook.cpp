// Standard Webhooks: an HTTP POST, signed, with the delivery's id. As an option the body is a CloudEvent
// (cloudevents.io 1.0, structured mode), or the receiver's own template.
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "notify/http_sender.hpp"
#include "notify/signature.hpp"
#include "wire/wire.hpp"

namespace vigie::notify {
namespace {

namespace json = boost::json;

std::string cloud_event(const Notification& notification, const std::string& host) {
    const json::object event = json::parse(json_of(notification)).as_object();
    json::object out{{"specversion", "1.0"},
                     {"id", notification.delivery_id},
                     {"source", "https://" + host + "/vigie"},
                     {"type", "org.vigie." + std::string(event.at("type").as_string())},
                     {"time", event.at("timestamp")},
                     {"datacontenttype", "application/json"}};
    if (const auto* id = event.at("data").as_object().if_contains("id")) out["subject"] = *id;
    out["data"] = event.at("data");
    return json::serialize(out);
}

// What stands between the marks of a JSON string.
std::string json_escaped(std::string_view text) {
    std::string out;
    wire::append_json_string(out, text);
    return out.substr(1, out.size() - 2);
}

class Webhook final : public HttpSender {
    using HttpSender::HttpSender;

    Result<net::Request> request(const Notification& notification) const override {
        const bool cloud = value("format") == "cloudevents";
        auto own = rendered(receiver_, "template", notification, json_escaped);
        if (!own) return own.error();
        const std::string type = value("content_type");
        net::Request request;
        request.method = "POST";
        request.url = value("url");
        request.body = *own    ? std::move(**own)
                       : cloud ? cloud_event(notification, context_.host)
                               : json_of(notification);
        request.headers = {{"Content-Type", !type.empty() ? type
                                            : cloud       ? "application/cloudevents+json"
                                                          : "application/json"},
                           {"webhook-id", notification.delivery_id},
                           {"webhook-timestamp", std::to_string(to_unix(context_.clock.now()))}};
        return request;
    }

    std::optional<Error> authorize(net::Request& request, const Notification& notification) const override {
        const std::string file = value("secret_file");
        if (file.empty()) return std::nullopt;
        const auto secret = read_secret(file);
        if (!secret) return secret.error();
        auto signature =
            sign(*secret, notification.delivery_id, std::stoll(request.headers.back().second), request.body);
        if (!signature) return Error{file + ": " + signature.error().message};
        request.headers.emplace_back("webhook-signature", std::move(*signature));
        return std::nullopt;
    }
};

}  // namespace

std::unique_ptr<Notifier> make_webhook(const Receiver& receiver, const NotifyContext& context) {
    return std::make_unique<Webhook>(receiver, context);
}

}  // namespace vigie::notify
