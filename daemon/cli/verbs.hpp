// The verbs of `vigie`, one file each; main.cpp lists them. A function adds its verb to the app; what runs it is the
// verb's callback, which throws CLI::RuntimeError(status) where the program is to end with another status than 0.
#pragma once

namespace CLI {
class App;
}

namespace vigie::cli {

// Control: over HTTP, of the daemon that runs.
void add_status(CLI::App& app);
void add_feeds(CLI::App& app);
void add_watches(CLI::App& app);
void add_alerts(CLI::App& app);
void add_article(CLI::App& app);
void add_why(CLI::App& app);
void add_reread(CLI::App& app);
void add_plugins(CLI::App& app);
void add_reload(CLI::App& app);
void add_receivers(CLI::App& app);
void add_silences(CLI::App& app);

// Without a daemon or a worker.
void add_actors(CLI::App& app);
void add_check(CLI::App& app);
void add_completion(CLI::App& app);
void add_backup(CLI::App& app);  // and restore
void add_doctor(CLI::App& app);
void add_plugin(CLI::App& app);  // `plugin new` and `plugin score`; score runs a worker

// Offline: through a sandboxed worker of its own, without a daemon.
void add_read(CLI::App& app);
void add_analyze(CLI::App& app);
void add_stories(CLI::App& app);
void add_language(CLI::App& app);

}  // namespace vigie::cli
