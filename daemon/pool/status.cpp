// The rest of the pool: reload, quarantine, status, the end.
#include <algorithm>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>

#include "base/log.hpp"
#include "pool/inner.hpp"

namespace vigie {

namespace asio = boost::asio;

void Pool::reload(WorkerSetup setup) {
    Inner& inner = *inner_;
    if (setup.program.empty()) setup.program = inner.options.worker.program;
    inner.renewed = true;
    inner.broken.clear();
    inner.readers->renew(setup);
    inner.analyzers->renew(setup);
    // Loaded at once, so that status() tells of the new plugins before the next article.
    asio::co_spawn(
        inner.analyzers->loop(),
        [self = inner_]() -> Task<void> {
            try {
                auto link = co_await self->analyzers->take();
                self->analyzers->give_back(std::move(link));
            } catch (const std::exception& error) {
                log::error("pool", "reload: {}", error.what());
            }
        },
        asio::detached);
}

void Pool::quarantine(const std::string& plugin, const std::string& problem) {
    inner_->ledger.quarantine(plugin, problem);
}
void Pool::end_quarantine(const std::string& plugin) {
    inner_->ledger.end_quarantine(plugin);
    // A worker that was started meanwhile has not loaded it.
    const bool unloaded =
        std::any_of(inner_->plugins.begin(), inner_->plugins.end(), [&](const wire::PluginInfo& info) {
            return info.id == plugin && info.state == wire::PluginState::quarantined;
        });
    if (unloaded) inner_->analyzers->renew(inner_->analyzers->setup());
}
void Pool::on_quarantine(std::function<void(const std::string&, const std::string&)> call) {
    inner_->on_quarantine = std::move(call);
}

namespace {

PluginStatus status_of(const wire::PluginInfo& info, const pool::Ledger& ledger) {
    const pool::Record& record = ledger.record(info.id);
    PluginStatus status;
    status.info = info;
    status.failed_articles = static_cast<int>(record.articles.size());
    status.last_failure = record.last_failure;
    status.last_failed = record.last_failed;
    status.calls = record.calls;
    status.counts = record.counts;
    if (record.quarantine) {
        status.info.state = wire::PluginState::quarantined;
        status.info.problem = *record.quarantine;
    }
    return status;
}

void add_workers(PoolStatus& status, const pool::Staff& staff, wire::Role role) {
    for (const auto& link : staff.all())
        status.workers.push_back({link->pid(), role, link->busy, link->jobs, link->generation()});
    status.started += staff.started();
    status.waiting += staff.waiting();
}

}  // namespace

PoolStatus Pool::status() const {
    const Inner& inner = *inner_;
    PoolStatus status;
    add_workers(status, *inner.readers, wire::Role::read);
    add_workers(status, *inner.analyzers, wire::Role::analyze);
    for (const wire::PluginInfo& plugin : inner.plugins) status.plugins.push_back(status_of(plugin, inner.ledger));
    for (const wire::PluginInfo& plugin : inner.broken) status.plugins.push_back(status_of(plugin, inner.ledger));
    const bool old_ones = std::any_of(status.workers.begin(), status.workers.end(), [&](const WorkerStatus& worker) {
        return worker.role == wire::Role::analyze && worker.generation < inner.analyzers->generation();
    });
    if (old_ones) {
        for (const wire::PluginInfo& plugin : inner.draining) {
            status.plugins.push_back(status_of(plugin, inner.ledger));
            status.plugins.back().draining = true;
        }
    }
    status.warnings = inner.warnings;
    status.jobs = inner.jobs;
    status.crashes = inner.crashes;
    status.hangs = inner.hangs;
    return status;
}

void Pool::stop() {
    inner_->readers->stop();
    inner_->analyzers->stop();
}

}  // namespace vigie
