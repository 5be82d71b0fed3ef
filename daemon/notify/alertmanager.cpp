// Prometheus Alertmanager, API v2: an existing routing tree takes over. Labels say what the alert is and never change;
// annotations say the rest. Source: alertmanager's api/v2/openapi.yaml.
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include "notify/http_sender.hpp"

namespace vigie::notify {
namespace {

namespace json = boost::json;

const char* severity_of(std::string_view priority) {
    return priority == "high" ? "critical" : priority == "low" ? "info" : "warning";
}

std::string sentences(const View& view) {
    std::string out;
    for (const Passage& passage : view.passages) out += (out.empty() ? "" : "\n") + passage.sentence;
    return out;
}

json::object labels_of(const Alert& alert) {
    json::object labels{{"alertname", alert.watch},
                        {"watch", alert.watch},
                        {"part", to_string(alert.part)},
                        {"severity", severity_of(alert.priority)},
                        {"alert_id", alert.id}};
    if (!alert.actor.name.empty()) labels["actor"] = alert.actor.name;
    if (!alert.actor.id.empty()) labels["actor_id"] = alert.actor.id;
    return labels;
}

class Alertmanager final : public HttpSender {
    using HttpSender::HttpSender;

    Result<net::Request> request(const Notification& notification) const override {
        json::array alerts;
        const std::vector<View> views = views_of(notification);
        for (std::size_t i = 0; i < views.size(); ++i) {
            const bool bundled = !notification.bundle.empty();
            const Alert& alert = bundled ? notification.bundle[i].alert : notification.alert;
            const AlertEvent event = bundled ? notification.bundle[i].event : notification.event;
            alerts.push_back(one(notification, views[i], alert, event));
        }
        net::Request request;
        request.method = "POST";
        request.url = value("url") + "/api/v2/alerts";
        request.headers = {{"Content-Type", "application/json"}};
        request.body = json::serialize(alerts);
        return request;
    }

    json::object one(const Notification& notification, const View& view, const Alert& alert, AlertEvent event) const {
        const bool notice = alert.id.empty();
        const bool over = event == AlertEvent::retracted || alert.retracted;
        const Time last = notice ? notification.queued : std::max(alert.created, alert.updated);
        json::object labels = labels_of(alert);
        if (notice) labels = {{"alertname", "vigie"}, {"severity", "warning"}, {"alert_id", notification.delivery_id}};
        json::object annotations{{"summary", view.headline + (view.title.empty() ? "" : ": " + view.title)}};
        // Alertmanager takes no empty ones.
        for (const auto& [name, text] :
             {std::pair("description", sentences(view)), {"carriers", carriers_line(view)}, {"url", view.url}})
            if (!text.empty()) annotations[name] = text;
        // An alert stands until it is withdrawn; Alertmanager wants an end, else it ends what is not repeated.
        const Duration lasting = parse_duration(value("lasting")).value_or(std::chrono::hours(24));
        json::object out{{"labels", std::move(labels)},
                         {"annotations", std::move(annotations)},
                         {"startsAt", to_rfc3339(notice ? notification.queued : alert.created)},
                         {"endsAt", to_rfc3339(over ? last : last + lasting)}};
        if (!view.url.empty()) out["generatorURL"] = view.url;
        return out;
    }
};

}  // namespace

std::unique_ptr<Notifier> make_alertmanager(const Receiver& receiver, const NotifyContext& context) {
    return std::make_unique<Alertmanager>(receiver, context);
}

}  // namespace vigie::notify
