// Articles → annotations, by the plugins.
#include <set>

#include "reader/charset/charset.hpp"
#include "reader/language/language.hpp"
#include "sdk/host/host.hpp"
#include "wire/program.hpp"
#include "worker/program.hpp"
#include "worker/serve.hpp"

namespace vigie::worker {
namespace {

log::Level level_of(int level) {
    return level <= 0   ? log::Level::debug
           : level == 1 ? log::Level::info
           : level == 2 ? log::Level::warning
                        : log::Level::error;
}

host::WatchedActor watched(Actor actor) {
    host::WatchedActor result{
        std::move(actor.id), std::move(actor.name), std::move(actor.type), std::move(actor.aliases), {}};
    for (Role& role : actor.roles)
        result.roles.push_back({std::move(role.title), role.from ? to_unix(*role.from) : VIGIE_NO_TIME,
                                role.until ? to_unix(*role.until) : VIGIE_NO_TIME});
    return result;
}

// Loading runs the plugin's code: the blame goes ahead of it, by path, for its id is not known yet.
void blame(Channel& channel, std::string_view path) {
    channel.send(wire::Started{wire::no_job, std::string(path)});
    channel.flush();
}

// A program's socket was there before us; what it says of itself makes it a plugin. Never destroyed: see main.
host::PluginSource source_of(Channel& channel, wire::PluginSetting& setting, int socket,
                             const std::vector<Actor>& actors) {
    blame(channel, setting.path);
    if (const std::string data = host::data_directory(wire::file_of(setting));
        !data.empty() && !setting.options.contains("data"))
        setting.options["data"] = data;
    setting.options.erase("sha256");  // kept before it was started
    const auto& program = *new Program(channel, socket, setting, actors);
    host::PluginSource source{setting.path};
    source.problem = program.problem();
    source.entry = &program.entry();
    source.options = {{Program::option, program.address()}};
    return source;
}

host::Setup setup_of(Channel& channel, wire::Hello hello) {
    host::Setup setup;
    int socket = first_program;
    for (wire::PluginSetting& plugin : hello.plugins) {
        if (plugin.command.empty())
            setup.plugins.push_back({std::move(plugin.path), std::move(plugin.options)});
        else
            setup.plugins.push_back(source_of(channel, plugin, socket++, hello.actors));
    }
    setup.count = [&channel](std::string_view plugin, std::string_view name, double amount) {
        channel.send(wire::Count{std::string(plugin), std::string(name), amount});
    };
    setup.quarantined.insert(hello.quarantined.begin(), hello.quarantined.end());
    for (Actor& actor : hello.actors) setup.actors.push_back(watched(std::move(actor)));
    setup.log = [&channel](std::string_view plugin, int level, std::string_view message) {
        channel.send(wire::Log{std::string(plugin), level_of(level), std::string(message)});
    };
    setup.loading = [&channel](std::string_view path) { blame(channel, path); };
    return setup;
}

wire::PluginInfo on_wire(const host::PluginInfo& plugin) {
    const auto state = plugin.state == host::State::active        ? wire::PluginState::active
                       : plugin.state == host::State::quarantined ? wire::PluginState::quarantined
                                                                  : wire::PluginState::broken;
    return {plugin.id,    plugin.path,     plugin.version, plugin.languages,
            plugin.needs, plugin.provides, state,          plugin.problem};
}

void answer(Channel& channel, host::Host& host, const wire::Analyze& request) {
    if (!is_valid_utf8(request.text)) {
        refuse(channel, request.job, "the text is not valid UTF-8");
        return;
    }
    wire::Analysis analysis;
    analysis.job = request.job;
    analysis.language = language_code(request.language);
    if (analysis.language.empty()) analysis.language = detect_language(request.text);
    const host::ArticleView article{request.text, analysis.language, request.title, request.url,
                                    request.published ? to_unix(*request.published) : VIGIE_NO_TIME};
    const std::set<std::string> skip(request.skip.begin(), request.skip.end());
    host::Analysis result = host.run(article, skip, [&](std::string_view plugin) {
        channel.send(wire::Started{request.job, std::string(plugin)});
        channel.flush();
    });
    analysis.annotations = std::move(result.annotations);
    for (host::Failure& failure : result.failed)
        analysis.failed.push_back({std::move(failure.plugin), std::move(failure.problem)});
    analysis.plugins = std::move(result.versions);
    channel.send(analysis);
}

}  // namespace

void serve_analyzing(Channel& channel, wire::Hello hello, wire::Ready ready) {
    // Never destroyed (see main), and never lost either: a leak checker finds it.
    static host::Host& host = *new host::Host(setup_of(channel, std::move(hello)));
    for (const host::PluginInfo& plugin : host.plugins()) ready.plugins.push_back(on_wire(plugin));
    channel.send(ready);
    while (const auto message = channel.receive()) {
        if (const auto* article = std::get_if<wire::Analyze>(&*message))
            answer(channel, host, *article);
        else if (const auto* text = std::get_if<wire::DetectLanguage>(&*message))
            worker::answer(channel, *text);
        else
            refuse(channel, wire::no_job, "an analyzing worker has no answer to this message");
    }
}

}  // namespace vigie::worker
