// vigie reload: the daemon reads its configuration again.
#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

#include "cli/daemon_link.hpp"
#include "cli/table.hpp"
#include "cli/verbs.hpp"

namespace vigie::cli {

namespace json = boost::json;

void add_reload(CLI::App& app) {
    auto* verb = app.add_subcommand("reload", "Make the daemon read its configuration again; a bad one is refused");
    auto options = std::make_shared<DaemonOptions>();
    add_daemon_options(*verb, *options);
    verb->callback([options] {
        const json::value answer = tell(*options, "/api/v1/reload", 422);
        const bool reloaded = flag(answer, "reloaded");
        if (!options->json) {
            for (const json::value& problem : list(answer, "problems"))
                std::cerr << plain(std::string(problem.as_string())) << '\n';
            if (reloaded)
                std::cout << "Reloaded.\n";
            else
                std::cerr << "Refused; the running configuration stays.\n";
        }
        if (!reloaded) throw CLI::RuntimeError(1);
    });
}

}  // namespace vigie::cli
