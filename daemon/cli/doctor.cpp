// vigie doctor: what would keep the daemon from working here, and how to mend it.
#include "cli/doctor.hpp"

#include <sys/utsname.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <iostream>
#include <memory>

#include "cli/verbs.hpp"
#include "http/client.hpp"
#include "pool/client.hpp"

namespace vigie::cli {
namespace {

namespace fs = std::filesystem;

constexpr const char* folder_rights =
    "chown root FILE and its folder, chmod go-w both: a plugin is code that the daemon runs";

ClientOptions worker_options(const config::Config& config) {
    ClientOptions options;
    const config::Plugins& plugins = config.plugins;
    options.worker.plugins = plugin_settings(plugins);
    options.worker.actors = config.actors;
    options.worker.memory = plugins.memory;
    options.worker.weak_sandbox = true;  // what is missing is told, not hidden
    return options;
}

std::string kernel() {
    utsname name{};
    return uname(&name) == 0 ? std::string("Linux ") + name.release : "the kernel";
}

void examine_daemon(const config::Config& config, Findings& findings) {
    if (config.http.socket.empty()) return;
    if (!fs::exists(config.http.socket)) {
        findings.push_back({Health::doubtful, "daemon", "does not run here (" + config.http.socket + " is not there)",
                            "systemctl start vigied; journalctl -u vigied says why where it does not stay"});
        return;
    }
    http::Address address;
    address.socket = config.http.socket;
    const auto answer = http::get(address, "/readyz");
    const bool ready = answer && answer->status == 200;
    findings.push_back({ready ? Health::good : Health::bad, "daemon",
                        answer ? answer->body.substr(0, answer->body.find('\n')) : answer.error().message,
                        ready ? "" : "journalctl -u vigied; the socket's group may reach it (http.socket_mode)"});
}

void print(const Findings& findings) {
    for (const Finding& one : findings) {
        const char* mark = one.health == Health::good ? "ok  " : one.health == Health::doubtful ? "WARN" : "FAIL";
        std::cout << mark << "  " << one.about << ": " << one.what << '\n';
        if (!one.mend.empty()) std::cout << "      mend: " << one.mend << '\n';
    }
}

void run_doctor(const std::string& file) {
    Findings findings;
    const config::Loaded loaded = config::load(file);
    for (const config::Problem& problem : loaded.problems)
        findings.push_back(
            {Health::bad, "configuration", problem.line(), "edit it; vigie check " + file + " says the same"});
    if (loaded.problems.empty()) findings.push_back({Health::good, "configuration", file, ""});
    examine_machine(loaded.config, findings);
    examine_plugins(loaded.config, findings);
    examine_daemon(loaded.config, findings);
    print(findings);
    for (const Finding& one : findings)
        if (one.health == Health::bad) throw CLI::RuntimeError(1);
}

}  // namespace

void examine_plugins(const config::Config& config, Findings& findings) {
    try {
        const WorkerClient client(worker_options(config));
        for (const std::string& warning : client.warnings())
            findings.push_back({config.plugins.weak_sandbox ? Health::doubtful : Health::bad, "sandbox", warning,
                                "a newer kernel (5.13 for Landlock; this is " + kernel() +
                                    "), or plugins.weak_sandbox = true to go on without"});
        if (client.warnings().empty())
            findings.push_back({Health::good, "sandbox", kernel() + " enforces all of it", ""});
        for (const wire::PluginInfo& plugin : client.plugins()) {
            const bool good = plugin.state == wire::PluginState::active;
            findings.push_back({good ? Health::good : Health::bad, "plugin",
                                good ? plugin.id + " " + plugin.version : plugin.path + ": " + plugin.problem,
                                good                                                ? ""
                                : plugin.problem.find("write") != std::string::npos ? folder_rights
                                                                                    : "vigie-plugin-check FILE"});
        }
        if (client.plugins().empty())
            findings.push_back({Health::bad, "plugins", "none are loaded: nothing would be found",
                                "[plugins] directory must be where the *.so are"});
    } catch (const std::exception& error) {
        findings.push_back({Health::bad, "worker", error.what(), "reinstall Vigie: vigie-worker must be in lib/vigie"});
    }
}

void add_doctor(CLI::App& app) {
    auto* verb = app.add_subcommand(
        "doctor", "What would keep the daemon from working here, and how to mend it (exit 1: something)");
    auto file = std::make_shared<std::string>("/etc/vigie/vigie.toml");
    verb->add_option("file,-c,--config", *file, "The configuration")->type_name("FILE")->capture_default_str();
    verb->callback([file] { run_doctor(*file); });
}

}  // namespace vigie::cli
