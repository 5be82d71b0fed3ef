// vigie plugins: what analyzes, what is broken, quarantined or draining, and why.
#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

#include "cli/daemon_link.hpp"
#include "cli/table.hpp"
#include "cli/verbs.hpp"

namespace vigie::cli {

namespace json = boost::json;

void add_plugins(CLI::App& app) {
    auto* verb = app.add_subcommand("plugins", "List the plugins: active, draining, quarantined, broken and why");
    auto options = std::make_shared<DaemonOptions>();
    add_daemon_options(*verb, *options);
    verb->callback([options] {
        const json::value answer = ask(*options, "/api/v1/plugins");
        if (options->json) return;
        Table table({"STATE", "PLUGIN", "VERSION", "CALLS", "FAILED ON", "LANGUAGES", "PROBLEM"});
        for (const json::value& plugin : list(answer, "plugins")) {
            const std::string id = text(plugin, "id"), problem = text(plugin, "problem");
            table.add({text(plugin, "state"), id.empty() ? text(plugin, "path") : id, text(plugin, "version"),
                       std::to_string(number(plugin, "calls")), std::to_string(number(plugin, "failed_articles")),
                       joined(list(plugin, "languages")), problem.empty() ? text(plugin, "last_failure") : problem});
        }
        if (table.empty())
            std::cout << "No plugins: see [plugins] directory in the configuration.\n";
        else
            table.print();
        for (const json::value& quarantine : list(answer, "quarantined"))
            std::cout << "quarantined since " << text(quarantine, "since") << ": " << plain(text(quarantine, "plugin"))
                      << ' ' << plain(text(quarantine, "version")) << ": " << plain(text(quarantine, "problem"))
                      << '\n';
    });
}

}  // namespace vigie::cli
