// /metrics: what the store, the pool, the daemon and this server count, in Prometheus' text form.
#include <prometheus/metric_family.h>
#include <prometheus/text_serializer.h>

#include <map>
#include <utility>

#include <boost/asio/awaitable.hpp>

#include "http/routes.hpp"

namespace vigie::http {
namespace {

using Labels = std::vector<std::pair<std::string, std::string>>;

class Families {
  public:
    void add(const Metric& metric) {
        prometheus::MetricFamily& family = family_of(metric);
        prometheus::ClientMetric& sample = family.metric.emplace_back();
        for (const auto& [name, value] : metric.labels) sample.label.push_back({name, value});
        (metric.counter ? sample.counter.value : sample.gauge.value) = metric.value;
    }
    template <typename T>
    void gauge(const std::string& name, const std::string& help, T value, Labels labels = {}) {
        add({name, help, std::move(labels), static_cast<double>(value), false});
    }
    template <typename T>
    void counter(const std::string& name, const std::string& help, T value, Labels labels = {}) {
        add({name, help, std::move(labels), static_cast<double>(value), true});
    }
    std::string text() const { return prometheus::TextSerializer().Serialize(families_); }

  private:
    prometheus::MetricFamily& family_of(const Metric& metric) {
        for (auto& family : families_)
            if (family.name == metric.name) return family;
        prometheus::MetricFamily family;
        family.name = metric.name;
        family.help = metric.help;
        family.type = metric.counter ? prometheus::MetricType::Counter : prometheus::MetricType::Gauge;
        return families_.emplace_back(std::move(family));
    }

    std::vector<prometheus::MetricFamily> families_;
};

double seconds(Duration duration) {
    return static_cast<double>(duration.count()) / 1000;
}

void add_store(Families& all, const StoreCounts& counts, Time now) {
    const std::string queue = "vigie_queue_length", queue_help = "Work that waits in the store, by loop.";
    all.gauge(queue, queue_help, counts.feeds_due, {{"loop", "poll"}});
    all.gauge(queue, queue_help, counts.to_read, {{"loop", "read"}});
    all.gauge(queue, queue_help, counts.to_analyze, {{"loop", "analyze"}});
    all.gauge(queue, queue_help, counts.deliveries_pending, {{"loop", "deliver"}});
    const auto age = [&](const std::string& loop, const std::optional<Time>& oldest) {
        all.gauge("vigie_queue_oldest_age_seconds", "How long the oldest of them has waited; negative: due later.",
                  oldest ? seconds(now - *oldest) : 0.0, {{"loop", loop}});
    };
    age("read", counts.oldest_to_read);
    age("analyze", counts.oldest_to_analyze);
    age("deliver", counts.oldest_pending_delivery);
    all.gauge("vigie_feeds", "Feeds of the configuration.", counts.feeds);
    all.gauge("vigie_feeds_failing", "Feeds whose last poll failed.", counts.feeds_failing);
    all.gauge("vigie_articles", "Articles in the store.", counts.articles);
    all.gauge("vigie_articles_partial", "Articles on which a plugin failed.", counts.partial);
    all.gauge("vigie_stories", "Stories in the store.", counts.stories);
    all.gauge("vigie_alerts", "Alerts in the store.", counts.alerts);
    all.gauge("vigie_deliveries_dead", "Deliveries that were given up.", counts.deliveries_dead);
}

void add_pool(Families& all, const PoolStatus& pool) {
    all.counter("vigie_worker_jobs_total", "Jobs that workers answered.", pool.jobs);
    all.counter("vigie_worker_starts_total", "Worker processes started.", pool.started);
    all.counter("vigie_worker_crashes_total", "Workers that died at work.", pool.crashes);
    all.counter("vigie_worker_hangs_total", "Workers that were ended at the deadline.", pool.hangs);
    all.gauge("vigie_worker_jobs_waiting", "Jobs that wait for a worker.", pool.waiting);
    for (const char* role : {"read", "analyze"}) {
        int count = 0;
        for (const WorkerStatus& worker : pool.workers) count += wire::to_string(worker.role) == role;
        all.gauge("vigie_workers", "Worker processes now.", count, {{"role", role}});
    }
    // The same series twice would be no answer at all: of several libraries with one id, the active one.
    std::map<std::string, const PluginStatus*> plugins;
    for (const PluginStatus& plugin : pool.plugins) {
        if (plugin.draining) continue;
        const PluginStatus*& shown = plugins[plugin.info.id.empty() ? plugin.info.path : plugin.info.id];
        if (shown == nullptr || plugin.info.state == wire::PluginState::active) shown = &plugin;
    }
    for (const auto& [id, shown] : plugins) {
        const PluginStatus& plugin = *shown;
        all.gauge("vigie_plugin_active", "1: the plugin is called; 0: broken or quarantined.",
                  plugin.info.state == wire::PluginState::active, {{"plugin", id}});
        all.counter("vigie_plugin_calls_total", "Calls of the plugin.", plugin.calls, {{"plugin", id}});
        all.gauge("vigie_plugin_failed_articles", "Distinct articles that the plugin failed on.",
                  plugin.failed_articles, {{"plugin", id}});
        for (const auto& [name, value] : plugin.counts)
            all.counter("vigie_plugin_count_total", "What plugins count themselves, by the name that they give it.",
                        value, {{"plugin", id}, {"name", name}});
    }
}

}  // namespace

Task<Response> metrics(Backend& backend, const Traffic& traffic) {
    StoreCounts counts;
    co_await backend.store([&](Store& store) { counts = store.counts(); });
    const About about = backend.about();
    Families all;
    all.gauge("vigie_info", "Which version runs.", 1, {{"version", about.version}});
    all.gauge("vigie_start_time_seconds", "When the daemon started.", seconds(about.started.time_since_epoch()));
    all.gauge("vigie_ready", "As /readyz says.", about.not_ready.empty());
    all.gauge("vigie_reload_ok", "0: the last reload was refused.", about.problems.empty());
    add_store(all, counts, about.now);
    add_pool(all, backend.pool());
    for (const Metric& metric : backend.metrics()) all.add(metric);
    all.gauge("vigie_http_connections", "Open connections.", traffic.connections);
    all.counter("vigie_http_connections_refused_total", "Connections beyond the limit.", traffic.refused);
    for (const auto& [status, count] : traffic.answers)
        all.counter("vigie_http_responses_total", "Answers, by status.", count, {{"status", std::to_string(status)}});
    Response response;
    response.content_type = "text/plain; version=0.0.4; charset=utf-8";
    response.body = all.text();
    co_return response;
}

}  // namespace vigie::http
