// Analyzers that are programs: how they are named, found and started.
#include <unistd.h>

#include <filesystem>
#include <set>

#include "pool/process.hpp"

namespace vigie {
namespace {

namespace fs = std::filesystem;

// As a shell would, but only where programs are installed.
std::string found_on_path(const std::string& name) {
    if (name.find('/') != std::string::npos) return name;
    for (const char* folder : {"/usr/local/bin/", "/usr/bin/", "/bin/"})
        if (access((folder + name).c_str(), X_OK) == 0) return folder + name;
    return name;
}

bool is_file(const std::string& word) {
    std::error_code ignored;
    return word.find('/') != std::string::npos && fs::is_regular_file(word, ignored);
}

}  // namespace

wire::PluginSetting program_setting(std::vector<std::string> command) {
    wire::PluginSetting setting;
    setting.command = std::move(command);
    setting.command.front() = found_on_path(setting.command.front());
    // The script, where there is one, is what the author wrote; else the program.
    setting.path = setting.command.front();
    for (std::size_t i = setting.command.size(); i-- > 1;)
        if (is_file(setting.command[i])) setting.path = fs::absolute(setting.command[i]).string();
    return setting;
}

namespace pool {

std::vector<std::string> program_arguments(const WorkerSetup& setup, const wire::PluginSetting& plugin) {
    std::vector<std::string> arguments{setup.program.empty() ? find_worker() : setup.program, "--role", "program",
                                       "--memory", std::to_string(setup.memory)};
    const auto add = [&](const char* name, std::string value) {
        if (value.empty()) return;
        arguments.emplace_back(name);
        arguments.push_back(std::move(value));
    };
    const std::string python = find_python_module();
    std::set<std::string> readable(setup.readable.begin(), setup.readable.end());
    readable.insert(fs::path(plugin.path).parent_path().string());
    // An interpreter may live in a folder of its own, with its library beside it (a virtual environment).
    readable.insert(fs::path(plugin.command.front()).parent_path().parent_path().string());
    readable.erase("/");
    readable.insert(python);
    if (const auto data = plugin.options.find("data"); data != plugin.options.end()) readable.insert(data->second);
    for (const std::string& path : readable) add("--readable", path);
    add("--python", python);
    add("--file", plugin.path);
    if (const auto pinned = plugin.options.find("sha256"); pinned != plugin.options.end())
        add("--sha256", pinned->second);
    if (setup.weak_sandbox) arguments.emplace_back("--weak");
    arguments.emplace_back("--");
    arguments.insert(arguments.end(), plugin.command.begin(), plugin.command.end());
    return arguments;
}

}  // namespace pool
}  // namespace vigie
