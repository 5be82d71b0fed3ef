// vigie check: the configuration, as the daemon would read it.
#include <unistd.h>
#include <CLI/CLI.hpp>

#include <filesystem>
#include <iostream>
#include <memory>

#include "cli/verbs.hpp"
#include "config/config.hpp"

namespace vigie::cli {
namespace {

// The daemon also opens feed lists and asks receivers: where it is installed beside us, its own check is the check.
void run_daemon_check(const std::string& file) {
    std::error_code error;
    const auto self = std::filesystem::read_symlink("/proc/self/exe", error);
    const std::string daemon = self.parent_path() / "vigied";
    if (error || access(daemon.c_str(), X_OK) != 0) return;
    std::cout.flush();
    execl(daemon.c_str(), daemon.c_str(), "--check", "--config", file.c_str(), nullptr);
}

}  // namespace

void add_check(CLI::App& app) {
    auto* verb = app.add_subcommand("check", "Check a configuration without touching the daemon (exit status 1: bad)");
    auto file = std::make_shared<std::string>("/etc/vigie/vigie.toml");
    verb->add_option("file,-c,--config", *file, "The configuration")->type_name("FILE")->capture_default_str();
    verb->callback([file] {
        run_daemon_check(*file);
        const config::Loaded loaded = config::load(*file);
        for (const config::Problem& warning : loaded.warnings) std::cerr << "warning: " << warning.line() << '\n';
        for (const config::Problem& problem : loaded.problems) std::cerr << problem.line() << '\n';
        if (!loaded.problems.empty()) throw CLI::RuntimeError(1);
        std::cout << *file << " is good: " << loaded.config.feeds.size() << " feeds, " << loaded.config.actors.size()
                  << " actors, " << loaded.config.watches.size() << " watches, " << loaded.config.receivers.size()
                  << " receivers.\n";
    });
}

}  // namespace vigie::cli
