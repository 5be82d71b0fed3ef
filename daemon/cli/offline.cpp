#include "cli/offline.hpp"

#include <poll.h>
#include <sched.h>

#include <CLI/CLI.hpp>
#include <boost/json/serialize.hpp>
#include <fstream>
#include <iostream>
#include <iterator>
#include <stdexcept>

#include "base/log.hpp"
#include "cli/actors.hpp"

namespace vigie::cli {
namespace {

bool readable_now(int descriptor) {
    pollfd wait{descriptor, POLLIN, 0};
    return poll(&wait, 1, 0) > 0;
}

// An offline verb and its worker share the processors with whoever waits for an answer: neither of the two interrupts
// the other for each message, so that a core goes over from one to the other some twenty times less often. The worker
// inherits it.
void work_in_batches() {
    const sched_param none{};
    sched_setscheduler(0, SCHED_BATCH, &none);  // where it is refused, all goes on as before
}

}  // namespace

void add_worker_options(CLI::App& verb, OfflineOptions& options) {
    verb.add_option("--worker", options.worker, "Another vigie-worker than the one beside this program")->group("");
    verb.add_option_function<std::string>(
            "--deadline",
            [&options](const std::string& text) {
                const auto deadline = parse_duration(text);
                if (!deadline) throw CLI::ValidationError("--deadline", "must be a duration, such as 20s");
                options.deadline = *deadline;
            },
            "Longest time for one job (20s)")
        ->type_name("TIME");
    verb.add_flag("--weak-sandbox", options.weak_sandbox, "Go on where the kernel cannot enforce the whole sandbox");
}

void add_plugin_options(CLI::App& verb, OfflineOptions& options) {
    verb.add_option("--plugins", options.plugins, "Folder of the plugins (default: beside this program)")
        ->type_name("DIR");
    verb.add_option("--actors", options.actors, "Whom to know: a file of actors, as watch files have them")
        ->type_name("FILE");
}

ClientOptions client_options(const OfflineOptions& options, wire::Role role) {
    work_in_batches();
    ClientOptions client;
    client.role = role;
    client.deadline = options.deadline;
    client.worker.program = options.worker;
    client.worker.weak_sandbox = options.weak_sandbox;
    if (role == wire::Role::analyze) {
        client.worker.plugins = list_plugins(options.plugins.empty() ? find_plugin_directory() : options.plugins);
        if (!options.actors.empty()) client.worker.actors = load_actors(options.actors);
    }
    return client;
}

void report(const WorkerClient& client) {
    for (const std::string& warning : client.warnings()) log::warning("sandbox", "{}", warning);
    for (const wire::PluginInfo& plugin : client.plugins())
        if (plugin.state != wire::PluginState::active)
            log::warning("plugin", "{}: {}: {}", plugin.path, to_string(plugin.state), plugin.problem);
}

std::string read_file(const std::string& path) {
    if (path == "-") return {std::istreambuf_iterator<char>(std::cin), {}};
    std::ifstream file(path, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(file), {}};
    if (!file.is_open() || file.bad()) throw std::runtime_error(path + ": cannot be read");
    return bytes;
}

void run_lines(WorkerClient& client, std::string_view what, const SubmitLine& submit) {
    Output output;
    Progress progress(what);
    // Answers are given while there is no input.
    Lines lines([&] {
        do output.flush();
        while (!readable_now(0) && client.wait(0));
        output.flush();
    });
    while (const auto line = lines.next()) submit(*line, output, progress);
    while (client.wait(-1)) output.added();
}

void append_id(std::string& out, const boost::json::value& id) {
    if (const auto* text = id.if_string())
        wire::append_json_string(out, {text->data(), text->size()});
    else
        out += boost::json::serialize(id);
}

}  // namespace vigie::cli
