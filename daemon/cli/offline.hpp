// What the offline verbs share: their options, the worker behind them, a job a line.
#pragma once

#include <boost/json/value.hpp>
#include <functional>
#include <string>

#include "cli/lines.hpp"
#include "pool/client.hpp"

namespace CLI {
class App;
}

namespace vigie::cli {

struct OfflineOptions {
    bool jsonl = false;
    std::string worker;   // hidden: another vigie-worker
    std::string plugins;  // the plugins' folder
    std::string actors;   // a file of actors
    Duration deadline = std::chrono::seconds(20);
    bool weak_sandbox = false;
};

void add_worker_options(CLI::App& verb, OfflineOptions& options);
void add_plugin_options(CLI::App& verb, OfflineOptions& options);

// With all plugins of the folder in an analyzing one. Broken plugins and what the sandbox cannot enforce go to standard
// error.
ClientOptions client_options(const OfflineOptions& options, wire::Role role);
void report(const WorkerClient& client);

// The whole of a file, or of standard input for "-". Throws where it cannot be read.
std::string read_file(const std::string& path);

// Runs a verb over standard input's lines: submit(line, output) hands a job to the client, or answers at once.
using SubmitLine = std::function<void(std::string_view line, Output& output, Progress& progress)>;
void run_lines(WorkerClient& client, std::string_view what, const SubmitLine& submit);

// {"id":…} as it came, a string or a number; appended as JSON.
void append_id(std::string& out, const boost::json::value& id);
}  // namespace vigie::cli
