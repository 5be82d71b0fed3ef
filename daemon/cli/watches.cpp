// vigie watches: who is watched for what, and whom it tells.
#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

#include "cli/daemon_link.hpp"
#include "cli/table.hpp"
#include "cli/verbs.hpp"
#include "cli/watch_file.hpp"

namespace vigie::cli {
namespace {

namespace json = boost::json;

std::string conditions(const json::value& watch) {
    std::string out;
    const auto add = [&](const std::string& words) {
        if (!words.empty()) out += (out.empty() ? "" : "; ") + words;
    };
    if (const std::string words = joined(list(watch, "towards")); !words.empty()) add("towards " + words);
    if (!member(watch, "polarity").is_null()) add("polarity " + std::to_string(number(watch, "polarity")));
    for (const json::value& condition : list(watch, "conditions")) add(std::string(condition.as_string()));
    return out;
}

}  // namespace

void add_watches(CLI::App& app) {
    auto* verb =
        app.add_subcommand("watches", "List the watches that the daemon matches; test or backtest a file of them");
    auto options = std::make_shared<DaemonOptions>();
    add_daemon_options(*verb, *options);
    add_watches_test(*verb);
    add_watches_backtest(*verb);
    verb->callback([verb, options] {
        if (!verb->get_subcommands().empty()) return;
        const json::value answer = ask(*options, "/api/v1/watches");
        if (options->json) return;
        Table table({"WATCH", "ACTORS", "PART", "PRIORITY", "RECEIVERS", "CONDITIONS"});
        for (const json::value& watch : list(answer, "watches"))
            table.add({text(watch, "name"), joined(list(watch, "actors")), text(watch, "part"), text(watch, "priority"),
                       joined(list(watch, "receivers")), conditions(watch)});
        if (table.empty())
            std::cout << "No watches: add [[watch]] to the configuration.\n";
        else
            table.print();
    });
}

}  // namespace vigie::cli
