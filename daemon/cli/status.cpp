// vigie status: is the daemon well, and what waits.
#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

#include "base/clock.hpp"
#include "cli/daemon_link.hpp"
#include "cli/table.hpp"
#include "cli/verbs.hpp"

namespace vigie::cli {
namespace {

namespace json = boost::json;

std::string count(const json::value& object, std::string_view key) {
    return std::to_string(number(object, key));
}

void print(const json::value& status) {
    const Time now = SystemClock().now();
    const json::value& counts = member(status, "counts");
    const json::value& plugins = member(status, "plugins");
    int readers = 0, analyzers = 0;
    for (const json::value& worker : list(status, "workers")) ++(text(worker, "role") == "read" ? readers : analyzers);
    const bool ready = flag(status, "ready");
    std::cout << bold("vigied " + text(status, "version") +
                      (ready ? ", ready" : ", NOT READY: " + text(status, "not_ready")))
              << ", started " << distance(text(status, "started"), now) << '\n';
    Table table({"store", text(status, "store")});
    table.add({"loops", joined(list(status, "loops"))});
    table.add({"feeds", count(counts, "feeds") + ", " + count(counts, "feeds_failing") + " in trouble, " +
                            count(counts, "feeds_due") + " due"});
    table.add({"articles", count(counts, "articles") + " in " + count(counts, "stories") + " stories, " +
                               count(counts, "partial") + " partial"});
    table.add({"waiting", count(counts, "to_read") + " to read, " + count(counts, "to_analyze") + " to analyze, " +
                              count(counts, "deliveries_pending") + " to deliver"});
    table.add({"alerts", count(counts, "alerts") + ", " + count(counts, "deliveries_dead") + " deliveries given up"});
    table.add({"workers", std::to_string(readers) + " reading, " + std::to_string(analyzers) + " analyzing; " +
                              count(status, "jobs") + " jobs, " + count(status, "worker_crashes") + " crashes, " +
                              count(status, "worker_hangs") + " hangs"});
    table.add({"plugins", count(plugins, "active") + " active, " + count(plugins, "broken") + " broken, " +
                              count(plugins, "quarantined") + " quarantined"});
    table.print();
    for (const json::value& warning : list(status, "warnings"))
        std::cout << "warning: " << plain(std::string(warning.as_string())) << '\n';
    for (const json::value& problem : list(status, "reload_problems"))
        std::cout << "the last reload was refused: " << plain(std::string(problem.as_string())) << '\n';
}

}  // namespace

void add_status(CLI::App& app) {
    auto* verb = app.add_subcommand("status", "Is the daemon well, and what waits (exit status 1: not ready)");
    auto options = std::make_shared<DaemonOptions>();
    add_daemon_options(*verb, *options);
    verb->callback([options] {
        const json::value status = ask(*options, "/api/v1/status");
        if (!options->json) print(status);
        if (!flag(status, "ready")) throw CLI::RuntimeError(1);
    });
}

}  // namespace vigie::cli
