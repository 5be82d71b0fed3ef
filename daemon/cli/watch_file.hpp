// A file of watches, for the verbs that try one: `vigie watches test` and `vigie watches backtest`.
#pragma once

#include <string>
#include <vector>

#include "config/config.hpp"
#include "model/model.hpp"

namespace CLI {
class App;
}

namespace vigie::cli {

struct WatchFileOptions {
    std::string file;
    std::string config = "/etc/vigie/vigie.toml";  // whose actors, lists and database; need not be there
};

void add_watch_file_options(CLI::App& verb, WatchFileOptions& options);
// Prints what is wrong, a line each, and throws CLI::RuntimeError(1).
config::Config load_watches(const WatchFileOptions& options);

// A tree of reasons, a line each: "✓ language is fr: the article is in fr". Without verdicts: what is asked.
std::string reasons_text(const std::vector<Reason>& reasons, bool verdicts, std::size_t indent);

void add_watches_test(CLI::App& watches);
void add_watches_backtest(CLI::App& watches);

}  // namespace vigie::cli
