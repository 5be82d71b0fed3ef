#include <stdexcept>

#include "sdk/host/host.hpp"
#include "vigie/testing.hpp"

namespace vigie::testing {
namespace {

std::vector<host::WatchedActor> watched(const std::vector<Actor>& actors) {
    std::vector<host::WatchedActor> made;
    for (const Actor& actor : actors) made.push_back({actor.id, actor.name, actor.type, actor.aliases, {}});
    return made;
}

}  // namespace

struct Plugins::Inner {
    std::vector<host::PluginSource> sources;
    std::vector<std::string> log;
    std::unique_ptr<host::Host> host;

    Inner(std::vector<host::PluginSource> given, const std::vector<Actor>& actors) : sources(std::move(given)) {
        host::Setup setup;
        setup.plugins = sources;
        setup.actors = watched(actors);
        setup.log = [this](std::string_view plugin, int, std::string_view message) {
            log.push_back(std::string(plugin) + ": " + std::string(message));
        };
        host = std::make_unique<host::Host>(std::move(setup));
        for (const host::PluginInfo& plugin : host->plugins())
            if (plugin.state != host::State::active)
                throw std::runtime_error((plugin.path.empty() ? plugin.id : plugin.path) + ": " + plugin.problem);
    }
};

Plugins::Plugins(const std::vector<std::string>& paths, const std::vector<Actor>& actors, const Options& options) {
    std::vector<host::PluginSource> sources;
    for (const std::string& path : paths) sources.push_back({path, options});
    inner_ = std::make_unique<Inner>(std::move(sources), actors);
}

Plugins::Plugins(const vigie_plugin_entry& entry, const std::vector<Actor>& actors, const Options& options) {
    host::PluginSource source{"", options};
    source.entry = &entry;
    inner_ = std::make_unique<Inner>(std::vector{source}, actors);
}

Plugins::Plugins(std::unique_ptr<Inner> inner) : inner_(std::move(inner)) {}
Plugins::~Plugins() = default;
Plugins::Plugins(Plugins&&) noexcept = default;

Plugins Plugins::with(const std::vector<Actor>& actors) const {
    return Plugins(std::make_unique<Inner>(inner_->sources, actors));
}

Outcome Plugins::run(const Article& article) {
    inner_->log.clear();
    host::ArticleView view;
    view.text = article.text;
    view.language = article.language;
    view.title = article.title;
    view.url = article.url;
    view.published = article.published;
    host::Analysis analysis = inner_->host->run(view);
    Outcome outcome;
    outcome.annotations = std::move(analysis.annotations);
    for (const host::Failure& failure : analysis.failed)
        outcome.problems.push_back(failure.plugin + ": " + failure.problem);
    outcome.log = std::move(inner_->log);
    return outcome;
}

}  // namespace vigie::testing
