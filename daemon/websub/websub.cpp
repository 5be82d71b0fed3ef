#include "websub/websub.hpp"

#include <openssl/rand.h>

#include <algorithm>
#include <array>
#include <boost/asio/awaitable.hpp>
#include <boost/json.hpp>
#include <charconv>
#include <stdexcept>

#include "base/log.hpp"

namespace vigie {
namespace {

namespace json = boost::json;

constexpr auto patience = std::chrono::hours(1);       // between two requests to a hub that does not verify
constexpr auto longest_lease = std::chrono::days(60);  // whatever a hub says

std::string random_hex() {
    std::array<unsigned char, 24> bytes{};
    if (RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) != 1) throw std::runtime_error("no random bytes");
    std::string out;
    for (const unsigned char byte : bytes) {
        out += "0123456789abcdef"[byte >> 4U];
        out += "0123456789abcdef"[byte & 15U];
    }
    return out;
}

std::string form_encoded(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                           c == '_' || c == '.' || c == '~';
        const auto byte = static_cast<unsigned char>(c);
        if (plain)
            out += c;
        else
            (out += '%') += {"0123456789ABCDEF"[byte >> 4U], "0123456789ABCDEF"[byte & 15U]};
    }
    return out;
}

std::string to_text(const HubLease& lease) {
    json::object object{{"hub", lease.hub}, {"topic", lease.topic}, {"token", lease.token}, {"secret", lease.secret}};
    if (lease.asked) object["asked"] = to_unix(*lease.asked);
    if (lease.until) object["until"] = to_unix(*lease.until);
    return json::serialize(object);
}

HubLease from_text(const std::string& text) {
    HubLease lease;
    const json::value tree = json::parse(text);
    const json::object& object = tree.as_object();
    const auto string = [&](const char* key) { return std::string(object.at(key).as_string()); };
    const auto time = [&](const char* key) -> std::optional<Time> {
        const auto* found = object.if_contains(key);
        return found ? std::optional(from_unix(found->as_int64())) : std::nullopt;
    };
    lease.hub = string("hub");
    lease.topic = string("topic");
    lease.token = string("token");
    lease.secret = string("secret");
    lease.asked = time("asked");
    lease.until = time("until");
    return lease;
}

std::string value_of(const WebSub::Query& query, const char* key) {
    const auto found = query.find(key);
    return found == query.end() ? std::string() : found->second;
}

bool same(std::string_view a, std::string_view b) {
    unsigned differences = a.size() == b.size() ? 0 : 1;
    for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i)
        differences |= static_cast<unsigned char>(a[i]) ^ static_cast<unsigned char>(b[i]);
    return differences == 0;
}

std::string setting_key(const std::string& feed_id) {
    return "websub:" + feed_id;
}

}  // namespace

WebSub::WebSub(net::Client& client, const Clock& clock, StoreRun store, WebSubOptions options)
    : client_(client), clock_(clock), store_(std::move(store)), options_(std::move(options)) {
    while (options_.callback.ends_with('/')) options_.callback.pop_back();
}

Task<HubLease> WebSub::read(std::string feed_id) {
    std::optional<std::string> text;
    const std::function<void(Store&)> work = [&](Store& store) { text = store.setting(setting_key(feed_id)); };
    co_await store_(work);
    if (!text || text->empty()) {
        leases_.erase(feed_id);
        co_return HubLease{};
    }
    HubLease lease = from_text(*text);
    leases_[feed_id] = lease;
    co_return lease;
}

Task<HubLease> WebSub::find(std::string feed_id) {
    if (pushes(feed_id)) co_return leases_.at(feed_id);
    co_return co_await read(std::move(feed_id));
}

Task<void> WebSub::forget(std::string feed_id) {
    const HubLease lease = co_await find(feed_id);
    if (lease.hub.empty()) co_return;
    leases_.erase(feed_id);
    const std::function<void(Store&)> work = [&](Store& store) { store.set_setting(setting_key(feed_id), ""); };
    co_await store_(work);
    log::info("websub", "{}: names no hub any more", lease.topic);
}

Task<void> WebSub::save(const std::string& feed_id, const HubLease& lease) {
    leases_[feed_id] = lease;
    const std::string text = to_text(lease);
    const std::function<void(Store&)> work = [&](Store& store) { store.set_setting(setting_key(feed_id), text); };
    co_await store_(work);
}

bool WebSub::pushes(const std::string& feed_id) const {
    const auto found = leases_.find(feed_id);
    return found != leases_.end() && found->second.until && *found->second.until > clock_.now();
}

Task<void> WebSub::follow(std::string feed_id, std::string hub, std::string topic) {
    if (options_.callback.empty()) co_return;
    if (hub.empty() && !topic.empty()) {
        co_await forget(std::move(feed_id));
        co_return;
    }
    HubLease lease = co_await find(feed_id);
    if (hub.empty()) {
        hub = lease.hub;
        topic = lease.topic;
    }
    if (hub.empty() || topic.empty() || !net::origin_of(hub)) co_return;
    const Time now = clock_.now();
    if (hub != lease.hub || topic != lease.topic) lease = {hub, topic, random_hex(), random_hex(), {}, {}};
    const bool fresh_lease = lease.until && *lease.until - now > options_.lease / 2;
    if (fresh_lease || (lease.asked && now - *lease.asked < patience)) co_return;
    lease.asked = now;
    co_await save(feed_id, lease);  // before the hub asks back
    co_await ask(feed_id, std::move(lease));
}

Task<void> WebSub::ask(const std::string& feed_id, HubLease lease) {
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(options_.lease).count();
    net::Request request;
    request.url = lease.hub;
    request.method = "POST";
    request.headers = {{"Content-Type", "application/x-www-form-urlencoded"}};
    request.body = "hub.mode=subscribe&hub.topic=" + form_encoded(lease.topic) +
                   "&hub.callback=" + form_encoded(options_.callback + "/websub/" + feed_id + "/" + lease.token) +
                   "&hub.secret=" + form_encoded(lease.secret) + "&hub.lease_seconds=" + std::to_string(seconds);
    request.limits.body = 64U << 10U;
    const net::Response response = co_await client_.send(std::move(request));
    if (!response.ok())
        log::warning("websub", "{}: the hub does not take the subscription: {}", lease.hub,
                     response.answered() ? "HTTP " + std::to_string(response.status) : response.problem);
}

Task<std::optional<std::string>> WebSub::verify(std::string feed_id, std::string token, Query query) {
    if (options_.callback.empty()) co_return std::nullopt;
    HubLease lease = co_await read(feed_id);  // another process may have asked the hub
    const std::string mode = value_of(query, "hub.mode");
    const bool ours = !lease.hub.empty() && same(token, lease.token) && value_of(query, "hub.topic") == lease.topic;
    if (!ours) co_return std::nullopt;
    if (mode == "denied") {
        log::warning("websub", "{}: the hub refuses {}: {}", lease.hub, lease.topic, value_of(query, "hub.reason"));
        lease.until.reset();
        co_await save(feed_id, lease);
        co_return std::string();
    }
    const std::string challenge = value_of(query, "hub.challenge");
    if (mode != "subscribe" || challenge.empty()) co_return std::nullopt;  // we never unsubscribe: leases run out
    const std::string text = value_of(query, "hub.lease_seconds");
    std::int64_t seconds = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), seconds);
    Duration granted = options_.lease;
    if (read.ec == std::errc() && seconds > 0)
        granted = std::min<Duration>(std::chrono::seconds(std::min<std::int64_t>(seconds, 1 << 30)), longest_lease);
    lease.until = clock_.now() + granted;
    co_await save(feed_id, lease);
    log::info("websub", "{} pushes {} until {}", lease.hub, lease.topic, to_rfc3339(*lease.until));
    co_return challenge;
}

Task<std::optional<std::string>> WebSub::accept(std::string feed_id, std::string token, std::string signature,
                                                std::string_view body) {
    if (options_.callback.empty()) co_return std::nullopt;
    HubLease lease = co_await find(feed_id);
    if (!same(token, lease.token)) lease = co_await read(feed_id);
    if (lease.hub.empty() || !same(token, lease.token) || !lease.until) co_return std::nullopt;
    if (!signature_holds(signature, lease.secret, body)) {
        log::warning("websub", "{}: a push without a valid signature is ignored", lease.topic);
        co_return std::nullopt;
    }
    co_return lease.topic;
}

}  // namespace vigie
