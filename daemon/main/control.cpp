#include "main/control.hpp"

#include <unistd.h>
#include <boost/asio/awaitable.hpp>
#include <map>

#include <stdexcept>
#include <utility>

#include "http/http.hpp"
#include "main/find_feeds.hpp"
#include "main/health.hpp"
#include "main/own_feeds.hpp"
#include "main/settings.hpp"
#include "net/net.hpp"

namespace vigie {
namespace {

constexpr std::size_t most_pushed = 4U << 20U;

http::Settings settings_of(const config::Http& config, const config::WebSub& websub) {
    http::Settings settings;
    settings.socket = config.socket;
    settings.socket_mode = static_cast<unsigned>(std::stoul(config.socket_mode, nullptr, 8));
    settings.listen = config.listen;
    settings.hosts = config.hosts;
    // Links in messages lead here by that name.
    if (const auto origin = net::origin_of(config.public_url)) settings.hosts.push_back(origin->host);
    if (!websub.callback.empty()) {  // hubs call us by that name, and push whole feeds
        if (const auto origin = net::origin_of(websub.callback)) settings.hosts.push_back(origin->host);
        settings.max_body = most_pushed;
    }
    if (!config.token_file.empty()) {
        auto tokens = http::load_tokens(config.token_file);
        if (!tokens) throw std::runtime_error(tokens.error().message);
        settings.tokens = std::move(*tokens);
    }
    return settings;
}

}  // namespace

struct Control::Inner final : http::Backend {
    Inner(Parts& the_parts, std::vector<std::string> the_loops, std::function<std::vector<std::string>()> the_reload)
        : parts(the_parts), loops(std::move(the_loops)), reload_configuration(std::move(the_reload)) {}

    http::About about() override {
        http::About about;
        about.version = VIGIE_VERSION;
        about.started = parts.started;
        about.now = parts.clock.now();
        about.store = parts.store.name();
        about.loops = loops;
        about.problems = problems;
        about.not_ready = why_not_ready(parts, stopping);
        return about;
    }
    std::vector<Watch> watches() override { return parts.config.watches; }
    std::vector<Receiver> receivers() override { return parts.config.receivers; }
    PoolStatus pool() override { return parts.pool.status(); }
    std::vector<http::Metric> metrics() override { return own_metrics(parts); }
    Task<void> store(std::function<void(Store&)> work) override { co_await parts.store_thread.run(std::move(work)); }
    std::vector<std::string> reload() override {
        problems = reload_configuration();
        return problems;
    }
    void wake() override { parts.pipeline.wake(); }
    Result<std::unique_ptr<Notifier>> notifier(const std::string& name) {
        for (const Receiver& receiver : parts.config.receivers)
            if (receiver.name == name)
                return make_notifier(receiver,
                                     {parts.loop, parts.receiver_client, parts.clock, STDOUT_FILENO, host_name()});
        return Error{"no such receiver"};
    }
    Result<std::string> preview(const std::string& receiver) override {
        const auto found = notifier(receiver);
        if (!found) return found.error();
        return {boost::system::in_place_value, (*found)->preview(example_notification())};
    }
    Task<Result<std::string>> test(std::string receiver) override {
        const auto found = notifier(receiver);
        if (!found) co_return found.error();
        Notification notification = example_notification();
        notification.test = true;
        notification.alert.watch = "vigie-test";
        notification.alert.created = notification.alert.updated = parts.clock.now();
        notification.delivery_id = make_id(parts.clock, parts.random);
        notification.alert.id = "test-" + notification.delivery_id;
        const SendResult result = co_await (*found)->send(notification);
        if (result.state != SendState::delivered) co_return Error{result.answer};
        co_return Result<std::string>{boost::system::in_place_value, result.answer};
    }
    Task<http::CallbackAnswer> callback(http::Callback asked) override;
    Task<http::Looked> look(std::string address) override;
    Task<http::Subscribed> subscribe(std::vector<Feed> feeds) override;
    Task<std::string> unsubscribe(std::string feed_id) override;
    Task<RereadCounts> reread(Time since, std::string after, int limit) override {
        return parts.pipeline.reread(since, std::move(after), limit);
    }

    // Key → address of every feed that is polled now, wherever redirects have led it.
    Task<std::map<std::string, std::string>> known_feeds();
    Task<void> feeds_changed();

    Parts& parts;
    std::vector<std::string> loops;
    std::function<std::vector<std::string>()> reload_configuration;
    std::vector<std::string> problems;  // of the last reload
    bool stopping = false;
    std::unique_ptr<http::Server> server;
};

Task<std::map<std::string, std::string>> Control::Inner::known_feeds() {
    std::vector<FeedRecord> records;
    co_await parts.store_thread.run([&](Store& s) { records = s.feeds(); });
    std::map<std::string, std::string> known;
    for (const FeedRecord& record : records) {
        if (record.removed) continue;
        known.emplace(feed_key(record.state.url), record.feed.url);
        known.emplace(feed_key(record.feed.url), record.feed.url);
    }
    co_return known;
}

Task<void> Control::Inner::feeds_changed() {
    const std::vector<Feed> feeds = parts.config.feeds;
    co_await parts.store_thread.run([&](Store& s) { s.sync_feeds(feeds); });
    parts.pipeline.wake();
}

Task<http::CallbackAnswer> Control::Inner::callback(http::Callback asked) {
    if (parts.config.websub.callback.empty()) co_return http::CallbackAnswer{};
    if (!asked.push) {
        auto challenge = co_await parts.websub.verify(asked.feed_id, asked.token, std::move(asked.query));
        if (!challenge) co_return http::CallbackAnswer{};
        co_return http::CallbackAnswer{200, std::move(*challenge)};
    }
    const auto topic = co_await parts.websub.accept(asked.feed_id, asked.token, std::move(asked.signature), asked.body);
    // Whoever forges learns nothing: the answer is the same.
    if (topic) parts.pipeline.push({asked.feed_id, *topic, std::move(asked.content_type), std::move(asked.body)});
    co_return http::CallbackAnswer{202, ""};
}

Task<http::Looked> Control::Inner::look(std::string address) {
    const auto known = co_await known_feeds();
    const std::function<std::string(const std::string&)> subscription = [&known](const std::string& url) {
        const auto found = known.find(feed_key(url));
        return found == known.end() ? std::string() : found->second;
    };
    co_return co_await find_feeds(parts.fetcher, parts.pool, typed_address(address), subscription);
}

Task<http::Subscribed> Control::Inner::subscribe(std::vector<Feed> feeds) {
    auto known = co_await known_feeds();
    http::Subscribed done;
    std::vector<Feed> fresh;
    for (Feed& feed : feeds) {
        if (!known.emplace(feed_key(feed.url), feed.url).second) {
            done.known.push_back(feed.url);
            continue;
        }
        feed.id = feed_id(feed.url);
        if (feed.name.empty()) feed.name = feed.url;
        done.added.push_back(feed.url);
        fresh.push_back(std::move(feed));
    }
    if (fresh.empty()) co_return done;
    if (const auto kept = keep_feeds(parts.config, fresh); !kept) {
        done.added.clear();
        done.problem = kept.error().message;
        co_return done;
    }
    co_await feeds_changed();
    co_return done;
}

Task<std::string> Control::Inner::unsubscribe(std::string feed_id) {
    const auto dropped = drop_feed(parts.config, feed_id);
    if (!dropped) co_return dropped.error().message;
    if (!*dropped)
        co_return "no feed of `vigie feeds add` has that id; one that the configuration names is removed there";
    co_await feeds_changed();
    co_return "";
}

Control::Control(Parts& parts, std::vector<std::string> loops, std::function<std::vector<std::string>()> reload)
    : inner_(std::make_unique<Inner>(parts, std::move(loops), std::move(reload))) {}

Control::~Control() = default;

void Control::listen() {
    inner_->server = std::make_unique<http::Server>(
        inner_->parts.loop, settings_of(inner_->parts.config.http, inner_->parts.config.websub), *inner_);
    inner_->server->listen();
}

void Control::close() {
    inner_->stopping = true;
    if (inner_->server) inner_->server->close();
}

std::vector<std::string> Control::reload() {
    return inner_->reload();
}

}  // namespace vigie
