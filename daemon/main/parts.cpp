#include "main/parts.hpp"

#include <spdlog/fmt/fmt.h>
#include <unistd.h>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <filesystem>

#include "main/settings.hpp"

namespace vigie {

namespace asio = boost::asio;

namespace {

Subscriptions subscriptions_of(const config::Config& config, const NotifyContext& context) {
    Subscriptions subscriptions;
    subscriptions.watches = config.watches;
    for (const Receiver& receiver : config.receivers) {
        auto notifier = make_notifier(receiver, context);
        if (!notifier) throw std::runtime_error("receiver " + receiver.name + ": " + notifier.error().message);
        subscriptions.notifiers[receiver.name] = std::move(*notifier);
        subscriptions.handling[receiver.name] = handling_of(receiver);
    }
    subscriptions.inhibitions = config.inhibitions;
    subscriptions.operator_receiver = config.alerts.operator_receiver;
    subscriptions.public_url = config.http.public_url;
    return subscriptions;
}

StoreSettings prepared_store(const config::Config& config) {
    StoreSettings settings = store_settings(config);
    if (config.state.database.empty()) std::filesystem::create_directories(config.state.directory);
    return settings;
}

}  // namespace

Parts::Parts(const Options& options, config::Config the_config)
    : loop_(new asio::io_context(1), [](asio::io_context* ended) { delete ended; }),
      loop(*loop_),
      config(std::move(the_config)),
      store(prepared_store(config), clock, random),
      store_thread(store),
      client(loop, client_options(config)),
      receiver_client(loop, receiver_client_options(config)),
      pool(loop, pool_options(config)),
      fetcher(loop, client, clock, random, fetch_options(config)),
      websub(client, clock, [this](std::function<void(Store&)> work) { return store_thread.run(std::move(work)); },
             {.callback = config.websub.callback}),
      pipeline({loop, store_thread, pool, fetcher, clock, random, &websub}, pipeline_settings(config, options),
               subscriptions_of(config, {loop, receiver_client, clock, STDOUT_FILENO, host_name()})),
      started(clock.now()),
      // With --once, the first document starts the reader: often a poll finds nothing new.
      reads_(!options.once && (options.runs("poll") || options.runs("read"))),
      analyzes_(options.runs("analyze")) {}

Parts::~Parts() = default;

Task<void> Parts::prepare() {
    std::vector<Quarantine> quarantined;
    co_await store_thread.run([&](Store& s) {
        s.sync_feeds(config.feeds);
        quarantined = s.quarantined();
    });
    // Only the workers that this process' loops give work to; `feeds add` starts a reader when it is asked.
    co_await pool.start(reads_, analyzes_);
    for (const Quarantine& one : quarantined) pool.quarantine(one.plugin, one.problem);
    pool.on_quarantine([this](const std::string& plugin, const std::string& problem) {
        asio::co_spawn(
            loop,
            [this, row = Quarantine{plugin, "", problem, clock.now()}]() -> Task<void> {
                co_await store_thread.run([&](Store& s) { s.quarantine(row); });
            },
            asio::detached);
    });
    for (const std::string& warning : pool.status().warnings) log::warning("sandbox", "{}", warning);
    for (const PluginStatus& plugin : pool.status().plugins)
        if (plugin.info.state == wire::PluginState::broken)
            log::error("plugins", "{}: {}", plugin.info.path, plugin.info.problem);
}

void Parts::replace(config::Config fresh) {
    if (fresh.state.directory != config.state.directory || fresh.state.database != config.state.database)
        log::warning("vigied", "[state] changed: takes effect at the next start");
    if (fresh.http.socket != config.http.socket || fresh.http.listen != config.http.listen)
        log::warning("vigied", "[http] changed: takes effect at the next start");
    if (fresh.read.concurrency != config.read.concurrency || fresh.read.workers != config.read.workers ||
        fresh.fetch.concurrency != config.fetch.concurrency ||
        fresh.analyze.concurrency != config.analyze.concurrency ||
        fresh.alerts.concurrency != config.alerts.concurrency)
        log::warning("vigied", "concurrency or [read] workers changed: takes effect at the next start");
    Subscriptions subscriptions = subscriptions_of(fresh, {loop, receiver_client, clock, STDOUT_FILENO, host_name()});
    config = std::move(fresh);
    pipeline.replace(pipeline_settings(config, {}), std::move(subscriptions));
    fetcher.set_options(fetch_options(config));
    pool.reload(worker_setup(config));
    asio::co_spawn(
        loop,
        [this, feeds = config.feeds]() -> Task<void> {
            co_await store_thread.run([&](Store& s) { s.sync_feeds(feeds); });
            pipeline.wake();
        },
        asio::detached);
}

std::string Parts::summary() const {
    std::size_t plugins = 0;
    for (const PluginStatus& plugin : pool.status().plugins)
        plugins += plugin.info.state == wire::PluginState::active ? 1 : 0;
    return fmt::format("{} feeds, {} watches, {} receivers, {} plugins; {}", config.feeds.size(), config.watches.size(),
                       config.receivers.size(), plugins, store.name());
}

}  // namespace vigie
