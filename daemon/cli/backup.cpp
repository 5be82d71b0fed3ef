// vigie backup, vigie restore: a copy of the database, and putting it back.
#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

#include "cli/verbs.hpp"
#include "config/config.hpp"
#include "store/backup.hpp"

namespace vigie::cli {
namespace {

struct BackupOptions {
    std::string config = "/etc/vigie/vigie.toml";
    std::string database;  // instead of the configuration's
    std::string file;
};

std::string database_of(const BackupOptions& options) {
    if (!options.database.empty()) return options.database;
    const config::State state = config::load(options.config).config.state;
    return state.database.empty() ? state.directory + "/vigie.db" : state.database;
}

void add_options(CLI::App& verb, BackupOptions& options, const char* what) {
    verb.add_option("file", options.file, what)->required();
    verb.add_option("-c,--config", options.config, "Whose database")->type_name("FILE")->capture_default_str();
    verb.add_option("--database", options.database, "This database instead")->type_name("FILE");
}

}  // namespace

void add_backup(CLI::App& app) {
    auto options = std::make_shared<BackupOptions>();
    auto* backup = app.add_subcommand("backup", "Copy the database, also while the daemon runs; the copy is checked");
    add_options(*backup, *options, "The copy; must not be there yet");
    backup->callback([options] {
        const auto size = backup_database(database_of(*options), options->file);
        std::cout << options->file << ": " << size << " bytes, checked\n";
    });
    auto* restore = app.add_subcommand("restore", "Put a copy in the database's place; the daemon must be stopped");
    add_options(*restore, *options, "A copy that `vigie backup` made");
    restore->callback([options] {
        const std::string database = database_of(*options);
        restore_database(options->file, database);
        std::cout << database << ": is the copy now; what was there: " << database << ".before-restore\n";
    });
}

}  // namespace vigie::cli
