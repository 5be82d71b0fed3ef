#include "http/routes.hpp"

#include <utility>

#include <boost/asio/awaitable.hpp>

#include "http/json.hpp"
#include "wire/write.hpp"

namespace vigie::http {
namespace {

template <typename Range, typename Write>
Response list(std::string_view name, const Range& range, Write write) {
    Response response;
    {
        wire::Object object(response.body);
        wire::append_array(object.key(name), range, write);
    }
    response.body += '\n';
    return response;
}

Response text(int status, std::string_view line) {
    Response response;
    response.status = status;
    response.content_type = "text/plain; charset=utf-8";
    response.body = std::string(line) + '\n';
    return response;
}

template <typename Value, typename Write>
Response one(const std::optional<Value>& value, std::string_view what, Write write) {
    if (!value) return problem(404, "no such " + std::string(what));
    Response response;
    write(response.body, *value);
    response.body += '\n';
    return response;
}

Task<Response> ready(Backend& backend) {
    const std::string not_ready = backend.about().not_ready;
    if (!not_ready.empty()) co_return text(503, "not ready: " + not_ready);
    std::string problem;
    try {
        co_await backend.store([](Store& store) { store.setting("schema_version"); });
    } catch (const std::exception& error) {
        problem = error.what();
    }
    if (!problem.empty()) co_return text(503, "not ready: " + problem);
    co_return text(200, "ready");
}

Task<Response> status(Backend& backend) {
    StoreCounts counts;
    co_await backend.store([&](Store& store) { counts = store.counts(); });
    Response response;
    append_status(response.body, backend.about(), counts, backend.pool());
    response.body += '\n';
    co_return response;
}

Task<Response> feeds(Backend& backend) {
    std::vector<FeedRecord> records;
    co_await backend.store([&](Store& store) { records = store.feeds(); });
    co_return list("feeds", records, append_feed);
}

Task<Response> alerts(const Request& request, Backend& backend) {
    AlertFilter filter;
    filter.limit = number_or(request, "limit", 50, 1, 1000);
    filter.watch = text_or_empty(request, "watch");
    filter.actor = text_or_empty(request, "actor");
    filter.before = text_or_empty(request, "before");
    if (const std::string since = text_or_empty(request, "since"); !since.empty()) {
        filter.since = parse_rfc3339(since);
        if (!filter.since) co_return problem(400, "since: not a time such as 2024-02-08T14:05:11Z");
    }
    std::vector<Alert> found;
    co_await backend.store([&](Store& store) { found = store.alerts(filter); });
    co_return list("alerts", found, append_alert);
}

// With its ledger, oldest delivery first.
Task<Response> alert(const std::string& id, Backend& backend) {
    std::optional<Alert> found;
    std::vector<Delivery> deliveries;
    co_await backend.store([&](Store& store) {
        found = store.alert(id);
        DeliveryFilter filter;
        filter.alert_id = id;
        if (found) deliveries = store.deliveries(filter);
    });
    co_return one(found, "alert", [&](std::string& out, const Alert& alert) {
        append_alert(out, alert);
        out.pop_back();
        out += ",\"deliveries\":";
        std::vector<Delivery> ordered(deliveries.rbegin(), deliveries.rend());
        wire::append_array(out, ordered, append_delivery);
        out += '}';
    });
}

Task<Response> article(const std::string& id, Backend& backend) {
    std::optional<ArticleRecord> found;
    co_await backend.store([&](Store& store) { found = store.article(id); });
    co_return one(found, "article", append_article);
}

Task<Response> story(const std::string& id, Backend& backend) {
    std::optional<Story> found;
    co_await backend.store([&](Store& store) { found = store.story(id); });
    co_return one(found, "story", append_story);
}

Task<Response> deliveries(const Request& request, Backend& backend) {
    DeliveryFilter filter;
    filter.limit = number_or(request, "limit", 100, 1, 1000);
    filter.receiver = text_or_empty(request, "receiver");
    filter.alert_id = text_or_empty(request, "alert");
    if (const std::string state = text_or_empty(request, "state"); !state.empty()) {
        filter.state = parse_delivery_state(state);
        if (!filter.state) co_return problem(400, "state: pending, delivered, dead or suppressed");
    }
    std::vector<Delivery> found;
    co_await backend.store([&](Store& store) { found = store.deliveries(filter); });
    co_return list("deliveries", found, append_delivery);
}

Task<Response> plugins(Backend& backend) {
    std::vector<Quarantine> quarantined;
    co_await backend.store([&](Store& store) { quarantined = store.quarantined(); });
    Response response;
    {
        wire::Object object(response.body);
        wire::append_array(object.key("plugins"), backend.pool().plugins, append_plugin);
        wire::append_array(object.key("quarantined"), quarantined, append_quarantine);
    }
    response.body += '\n';
    co_return response;
}

Response reload(Backend& backend) {
    const std::vector<std::string> problems = backend.reload();
    Response response;
    response.status = problems.empty() ? 200 : 422;
    {
        wire::Object object(response.body);
        object.flag("reloaded", problems.empty());
        object.strings("problems", problems);
    }
    response.body += '\n';
    return response;
}

Task<Response> replay(const std::string& delivery_id, Backend& backend) {
    bool found = false;
    co_await backend.store([&](Store& store) { found = store.replay_delivery(delivery_id); });
    if (!found) co_return problem(404, "no such delivery, or it has arrived");
    backend.wake();
    Response response;
    response.status = 202;
    response.body = "{\"due\":true}\n";
    co_return response;
}

bool reads(const Request& request) {
    return request.method == "GET" || request.method == "HEAD";
}

Response wrong_method(std::string_view allowed) {
    Response response = problem(405, "the method must be " + std::string(allowed));
    response.headers.emplace_back("Allow", allowed);
    return response;
}

// Below /api/v1.
Task<Response> api(const Request& request, Backend& backend) {
    if (auto handled = co_await handling_api(request, backend)) co_return *handled;
    if (auto handled = co_await trust_api(request, backend)) co_return *handled;
    const std::string& topic = request.path[2];
    const std::size_t depth = request.path.size() - 2;
    const std::string id = depth > 1 ? request.path[3] : "";
    if (topic == "feeds" && request.method == "POST") co_return co_await feed_command(request, backend);
    const bool steers_feed =
        depth == 3 && topic == "feeds" && (request.path[4] == "poll" || request.path[4] == "remove");
    const bool to_replay = depth == 3 && topic == "deliveries" && request.path[4] == "replay";
    const bool to_reload = depth == 1 && topic == "reload";
    const bool to_reread = depth == 1 && topic == "reread";
    if (steers_feed || to_replay || to_reload || to_reread) {
        if (request.method != "POST") co_return wrong_method("POST");
        if (to_reread) co_return co_await reread(request, backend);
        if (to_replay) co_return co_await replay(id, backend);
        co_return reload(backend);
    }
    if (depth > 2) co_return problem(404, "no such page");
    if (!reads(request)) co_return wrong_method("GET, HEAD");
    if (depth == 2) {
        if (topic == "alerts") co_return co_await alert(id, backend);
        if (topic == "articles") co_return co_await article(id, backend);
        if (topic == "stories") co_return co_await story(id, backend);
        co_return problem(404, "no such page");
    }
    if (topic == "status") co_return co_await status(backend);
    if (topic == "feeds") co_return co_await feeds(backend);
    if (topic == "watches") co_return list("watches", backend.watches(), append_watch);
    if (topic == "alerts") co_return co_await alerts(request, backend);
    if (topic == "deliveries") co_return co_await deliveries(request, backend);
    if (topic == "plugins") co_return co_await plugins(backend);
    co_return problem(404, "no such page");
}

}  // namespace

namespace {

bool is_callback(const Request& request) {
    return request.path.size() == 3 && request.path[0] == "websub";
}

// Hubs have no token of ours: the address itself is the secret, and pushes are signed.
Task<Response> callback(const Request& request, Backend& backend) {
    if (request.method != "GET" && request.method != "POST") co_return wrong_method("GET, POST");
    Callback asked{request.method == "POST", request.path[1],      request.path[2], request.query,
                   request.hub_signature,    request.content_type, request.body};
    const CallbackAnswer answered = co_await backend.callback(std::move(asked));
    Response response;
    response.status = answered.status;
    response.content_type = "text/plain; charset=utf-8";
    response.body = answered.body;
    co_return response;
}

}  // namespace

bool is_open(const Request& request) {
    if (is_callback(request)) return true;
    return request.path.size() == 1 &&
           (request.path[0] == "healthz" || request.path[0] == "readyz" || request.path[0] == "link");
}

Task<Response> answer(const Request& request, Backend& backend, const Traffic& traffic) {
    const auto& path = request.path;
    if (path.size() >= 3 && path[0] == "api" && path[1] == "v1") co_return co_await api(request, backend);
    if (path.size() == 1 && path[0] == "link") co_return co_await signed_link(request, backend);
    if (is_callback(request)) co_return co_await callback(request, backend);
    if (!reads(request)) co_return wrong_method("GET, HEAD");
    if (path.empty()) co_return co_await dashboard(backend);
    if (path.size() == 1 && path[0] == "healthz") co_return text(200, "ok");
    if (path.size() == 1 && path[0] == "readyz") co_return co_await ready(backend);
    if (path.size() == 1 && path[0] == "metrics") co_return co_await metrics(backend, traffic);
    co_return problem(404, "no such page");
}

}  // namespace vigie::http
