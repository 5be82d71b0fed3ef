#include "main/settings.hpp"

#include <spdlog/fmt/fmt.h>
#include <unistd.h>

#include <algorithm>
#include <array>

namespace vigie {
std::string host_name() {
    std::array<char, 256> name{};
    return gethostname(name.data(), name.size() - 1) == 0 ? name.data() : "localhost";
}

StoreSettings store_settings(const config::Config& config) {
    StoreSettings settings;
    settings.database = config.state.database.empty() ? config.state.directory + "/vigie.db" : config.state.database;
    settings.quick_check = config.state.quick_check;
    settings.power_safe = config.state.power_safe;
    settings.owner = fmt::format("{}/{}", host_name(), getpid());
    return settings;
}

net::ClientOptions client_options(const config::Config& config) {
    net::ClientOptions options;
    options.user_agent = config.fetch.user_agent;
    options.allow_private_addresses = config.fetch.allow_private_addresses;
    options.proxy = config.fetch.proxy;
    options.ca_file = config.fetch.ca_file;
    return options;
}

net::ClientOptions receiver_client_options(const config::Config& config) {
    net::ClientOptions options = client_options(config);
    options.allow_private_addresses = true;
    return options;
}

FetchOptions fetch_options(const config::Config& config) {
    const config::Fetch& from = config.fetch;
    FetchOptions options;
    options.gap = from.per_host_gap;
    options.per_host = from.per_host_concurrency;
    options.max_wait = from.per_host_wait;
    options.min_interval = from.min_interval;
    options.max_interval = from.max_interval;
    options.first_interval = from.first_interval;
    options.redirect_delay = from.redirect_delay;
    options.redirect_confirmations = from.redirect_confirmations;
    options.max_feed_bytes = from.max_bytes;
    options.max_page_bytes = from.max_page_bytes;
    options.connect_timeout = from.connect_timeout;
    options.timeout = from.timeout;
    options.robots = from.robots;
    return options;
}

WorkerSetup worker_setup(const config::Config& config) {
    WorkerSetup setup;
    setup.plugins = plugin_settings(config.plugins);
    setup.actors = config.actors;
    setup.memory = config.plugins.memory;
    setup.weak_sandbox = config.plugins.weak_sandbox;
    return setup;
}

PoolOptions pool_options(const config::Config& config) {
    PoolOptions options;
    options.worker = worker_setup(config);
    options.readers = config.read.workers;
    options.analyzers = config.plugins.workers;
    options.deadline = config.plugins.deadline;
    options.start_deadline = config.plugins.start_deadline;
    options.jobs_per_worker = config.plugins.jobs_per_worker;
    options.quarantine_after = config.plugins.quarantine_after;
    return options;
}

PipelineSettings pipeline_settings(const config::Config& config, const Options& options) {
    PipelineSettings settings;
    settings.poll = options.runs("poll");
    settings.read = options.runs("read");
    settings.analyze = options.runs("analyze");
    settings.deliver = options.runs("deliver");
    settings.polls = config.fetch.concurrency;
    settings.reads = config.read.concurrency;
    settings.analyses = config.analyze.concurrency;
    settings.deliveries = config.alerts.concurrency;
    settings.read_pages = config.read.pages;
    settings.alerting_age = config.alerts.first_poll_max_age;
    settings.story_window = config.alerts.story_window;
    settings.quarantine_after = config.plugins.quarantine_after;
    settings.coverage_every = config.alerts.coverage_every;
    settings.coverage_patience = config.alerts.coverage_patience;
    settings.notify_at_carriers = config.alerts.notify_at_carriers;
    settings.reread = config.read.reread;
    settings.keep_pages = config.read.archive.keep;
    settings.retry = {config.alerts.retry_first, config.alerts.retry_most, config.alerts.retry_max_age};
    settings.retention = {.articles = config.retention.articles,
                          .alerts = config.retention.alerts,
                          .entries = config.retention.entries,
                          .fingerprints = 2 * config.alerts.story_window + std::chrono::hours(24),
                          .pages = config.read.archive.max_age,
                          .page_bytes = config.read.archive.max_size};
    // A page may wait for its host, its robots.txt and itself; a job of the pool may be tried again after a crash.
    const Duration work = 2 * config.plugins.deadline + config.fetch.per_host_wait;
    settings.poll_lease = work + config.fetch.timeout + std::chrono::seconds(10);
    settings.read_lease = work + 2 * config.fetch.timeout + std::chrono::seconds(10);
    // Each plugin may hang or end its worker, and the article is then done again without it.
    const auto plugins = static_cast<int>(plugin_settings(config.plugins).size());
    settings.analyze_lease = (std::max(plugins, 3) + 1) * (config.plugins.deadline + std::chrono::seconds(5));
    return settings;
}

}  // namespace vigie
