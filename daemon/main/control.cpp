#include "main/control.hpp"

#include <boost/asio/awaitable.hpp>
#include <stdexcept>
#include <utility>

#include "http/http.hpp"

namespace vigie {
namespace {

http::Settings settings_of(const config::Http& config) {
    http::Settings settings;
    settings.socket = config.socket;
    settings.socket_mode = static_cast<unsigned>(std::stoul(config.socket_mode, nullptr, 8));
    settings.listen = config.listen;
    settings.hosts = config.hosts;
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
        return about;
    }
    std::vector<Watch> watches() override { return parts.config.watches; }
    std::vector<Receiver> receivers() override { return parts.config.receivers; }
    PoolStatus pool() override { return parts.pool.status(); }
    std::vector<http::Metric> metrics() override { return {}; }
    Task<void> store(std::function<void(Store&)> work) override { co_await parts.store_thread.run(std::move(work)); }
    std::vector<std::string> reload() override {
        problems = reload_configuration();
        return problems;
    }
    void wake() override { parts.pipeline.wake(); }

    Parts& parts;
    std::vector<std::string> loops;
    std::function<std::vector<std::string>()> reload_configuration;
    std::vector<std::string> problems;  // of the last reload
    std::unique_ptr<http::Server> server;
};

Control::Control(Parts& parts, std::vector<std::string> loops, std::function<std::vector<std::string>()> reload)
    : inner_(std::make_unique<Inner>(parts, std::move(loops), std::move(reload))) {}

Control::~Control() = default;

void Control::listen() {
    inner_->server =
        std::make_unique<http::Server>(inner_->parts.loop, settings_of(inner_->parts.config.http), *inner_);
    inner_->server->listen();
}

void Control::close() {
    if (inner_->server) inner_->server->close();
}

std::vector<std::string> Control::reload() {
    return inner_->reload();
}

}  // namespace vigie
