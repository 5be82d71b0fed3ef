#include "main/instance.hpp"

#include <malloc.h>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <csignal>
#include <exception>

#include "base/base.hpp"
#include "main/clock_watch.hpp"
#include "main/control.hpp"
#include "main/parts.hpp"
#include "main/service.hpp"

namespace vigie {

namespace asio = boost::asio;

namespace {

log::Level level_of(const std::string& name) {
    if (name == "debug") return log::Level::debug;
    if (name == "warning") return log::Level::warning;
    if (name == "error") return log::Level::error;
    return log::Level::info;
}

std::vector<std::string> running_loops(const Options& options) {
    std::vector<std::string> loops;
    for (const char* loop : {"poll", "read", "analyze", "deliver", "http"})
        if (options.runs(loop)) loops.emplace_back(loop);
    return loops;
}

}  // namespace

struct Instance::Inner {
    Inner(Options the_options, config::Config config)
        : options(std::move(the_options)),
          parts(options, std::move(config)),
          control(parts, running_loops(options), [this] { return reload(); }),
          signals(parts.loop, SIGTERM, SIGINT, SIGHUP),
          watchdog(parts.loop) {}

    asio::awaitable<void> work() {
        co_await parts.prepare();
        if (options.once) {
            co_await parts.pipeline.run_once();
        } else {
            if (options.runs("http")) control.listen();
            notify_ready(parts.summary());
            log::info("vigied", "{}", parts.summary());
            co_await parts.pipeline.run();
        }
        end();
    }

    // A broken environment: said once, and the service manager decides.
    void failed(const std::exception_ptr& error) {
        if (!error) return;
        try {
            std::rethrow_exception(error);
        } catch (const std::exception& what) {
            log::error("vigied", "{}", what.what());
        }
        code = 1;
        end();
    }

    asio::awaitable<void> obey_signals() {
        for (;;) {
            const int signal = co_await signals.async_wait(asio::use_awaitable);
            if (signal == SIGHUP) {
                control.reload();
                continue;
            }
            if (stopping) end();  // asked twice: what is under way is left to its leases
            stopping = true;
            log::info("vigied", "stopping: what is under way is finished first");
            notify_stopping();
            control.close();
            parts.pipeline.stop();
        }
    }

    asio::awaitable<void> feed_watchdog(Duration interval) {
        for (;;) {
            notify_alive();
            watchdog.expires_after(interval);
            co_await watchdog.async_wait(asio::use_awaitable);
        }
    }

    // What is wrong, a line each; then the running configuration stays.
    std::vector<std::string> reload() {
        notify_reloading();
        Configuration loaded = load_configuration(options);
        for (const std::string& warning : loaded.warnings) log::warning("config", "{}", warning);
        for (const std::string& problem : loaded.problems) log::error("config", "{}", problem);
        if (loaded.problems.empty()) {
            log::set_level(level_of(loaded.config.log.level));
            parts.replace(std::move(loaded.config));
            log::info("vigied", "reloaded: {}", parts.summary());
        } else {
            log::error("vigied", "reload refused, {} problems; the running configuration stays",
                       loaded.problems.size());
        }
        notify_ready(parts.summary());
        malloc_trim(0);  // thousands of feeds take room while they are read, which else stays ours in pieces
        return loaded.problems;
    }

    void end() {
        parts.pool.stop();
        parts.loop.stop();
    }

    Options options;
    Parts parts;
    Control control;
    asio::signal_set signals;
    asio::steady_timer watchdog;
    bool stopping = false;
    int code = 0;
};

Instance::Instance(Options options, config::Config config) {
    log::set_level(level_of(config.log.level));
    inner_ = std::make_unique<Inner>(std::move(options), std::move(config));
}

Instance::~Instance() = default;

int Instance::run() {
    // A receiver or worker that goes away is an error code, not the end.
    std::signal(SIGPIPE, SIG_IGN);
    auto& loop = inner_->parts.loop;
    asio::co_spawn(loop, inner_->work(), [this](const std::exception_ptr& error) { inner_->failed(error); });
    asio::co_spawn(loop, inner_->obey_signals(), asio::detached);
    asio::co_spawn(loop, watch_clock(inner_->parts), asio::detached);
    if (const auto interval = watchdog_interval())
        asio::co_spawn(loop, inner_->feed_watchdog(*interval), asio::detached);
    loop.run();
    return inner_->code;
}

}  // namespace vigie
