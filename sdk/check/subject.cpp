// The plugin under test in a host.
#include <algorithm>
#include <stdexcept>

#include "check.hpp"

namespace vigie::check {
namespace {

host::Setup setup_of(const Subject& subject) {
    host::Setup setup;
    setup.plugins.push_back({subject.path, subject.options});
    for (const std::string& path : subject.with) setup.plugins.push_back({path});
    return setup;
}

const host::PluginInfo& find(const host::Host& host, const std::string& path) {
    for (const host::PluginInfo& plugin : host.plugins())
        if (plugin.path == path) return plugin;
    throw std::runtime_error("is not listed by the host");
}

// A need that nobody meets is a host's reason not to run it: ask the host which, with a stand-in for all its needs.
std::vector<std::string> unmet(const Subject& subject) {
    const host::Host host(setup_of(subject));
    const host::PluginInfo& plugin = find(host, subject.path);
    std::vector<std::string> kinds;
    for (const std::string& kind : plugin.needs) {
        const bool met = std::any_of(host.plugins().begin(), host.plugins().end(), [&](const host::PluginInfo& other) {
            return &other != &plugin && std::count(other.provides.begin(), other.provides.end(), kind) != 0;
        });
        if (!met) kinds.push_back(kind);
    }
    return kinds;
}

}  // namespace

Loaded load(const Subject& subject, std::vector<host::WatchedActor> actors) {
    host::Setup setup = setup_of(subject);
    static const std::vector<std::string> kinds = unmet(subject);  // a process checks one subject
    if (!kinds.empty()) {
        host::PluginSource source;
        source.entry = &stand_in(kinds);
        setup.plugins.push_back(source);
    }
    setup.actors = std::move(actors);
    Loaded loaded;
    loaded.host = std::make_unique<host::Host>(std::move(setup));
    const host::PluginInfo& plugin = find(*loaded.host, subject.path);
    if (plugin.state != host::State::active) throw std::runtime_error(plugin.problem);
    loaded.id = plugin.id;
    loaded.languages = plugin.languages;
    if (loaded.languages.front() == "*") loaded.languages = {"fr", "en", "ru"};
    return loaded;
}

std::string run(Loaded& loaded, const std::string& text, const std::string& language, std::vector<Annotation>* found) {
    host::ArticleView article;
    article.text = text;
    article.language = language;
    article.title = "A title";
    article.url = "https://example.org/article";
    host::Analysis analysis = loaded.host->run(article);
    if (found) {
        found->clear();
        for (Annotation& one : analysis.annotations)
            if (one.plugin == loaded.id) found->push_back(std::move(one));
    }
    for (const host::Failure& failure : analysis.failed)
        if (failure.plugin == loaded.id) return failure.problem;
    return {};
}

}  // namespace vigie::check
