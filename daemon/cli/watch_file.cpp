#include "cli/watch_file.hpp"

#include <CLI/CLI.hpp>
#include <filesystem>
#include <iostream>

#include "cli/table.hpp"

namespace vigie::cli {

void add_watch_file_options(CLI::App& verb, WatchFileOptions& options) {
    verb.add_option("file", options.file, "A file of [[watch]]")->required()->type_name("FILE");
    verb.add_option("-c,--config", options.config, "Whose actors and lists the watches may name")
        ->type_name("FILE")
        ->capture_default_str();
}

config::Config load_watches(const WatchFileOptions& options) {
    const bool there = std::filesystem::exists(options.config);
    config::Loaded loaded = config::load_watch_file(options.file, there ? options.config : "");
    for (const config::Problem& warning : loaded.warnings) std::cerr << "warning: " << warning.line() << '\n';
    for (const config::Problem& problem : loaded.problems) std::cerr << problem.line() << '\n';
    if (!loaded.problems.empty()) throw CLI::RuntimeError(1);
    return std::move(loaded.config);
}

std::string reasons_text(const std::vector<Reason>& reasons, bool verdicts, std::size_t indent) {
    std::string out;
    for (const Reason& reason : reasons) {
        out += std::string(indent + 2 * static_cast<std::size_t>(reason.depth), ' ');
        if (verdicts) out += reason.held ? "✓ " : "✗ ";
        out += plain(reason.condition);
        if (verdicts && !reason.detail.empty()) out += " (" + plain(reason.detail) + ")";
        out += '\n';
    }
    return out;
}

}  // namespace vigie::cli
