// Analyzers that are programs: how they are named, found and started.
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "pool/process.hpp"
#include "wire/program.hpp"

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
    // It is known by the script, where there is one, for that is what the author wrote, else by the program; and by the
    // words behind, for one interpreter or script may be several analyzers.
    auto first = setting.command.begin();
    if (const auto script = std::find_if(first + 1, setting.command.end(), is_file); script != setting.command.end())
        first = script;
    if (is_file(*first)) *first = fs::absolute(*first).lexically_normal().string();
    setting.path = *first;
    for (auto word = first + 1; word != setting.command.end(); ++word) setting.path += " " + *word;
    return setting;
}

namespace pool {
namespace {

// An interpreter may live in a folder of its own with its library beside it (a virtual environment). Only what such a
// folder is made of, for ~/bin/analyzer must not open the whole of ~.
void add_prefix(std::set<std::string>& readable, const fs::path& program) {
    const fs::path folder = program.parent_path();
    if (folder.filename() != "bin") return;
    for (const char* part : {"bin", "lib", "lib64", "share", "pyvenv.cfg"})
        readable.insert((folder.parent_path() / part).string());
}

}  // namespace

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
    const std::string file = wire::file_of(plugin);
    readable.insert(fs::path(file).parent_path().string());
    add_prefix(readable, plugin.command.front());
    readable.erase("/");
    readable.insert(python);
    if (const auto data = plugin.options.find("data"); data != plugin.options.end()) readable.insert(data->second);
    for (const std::string& path : readable) add("--readable", path);
    add("--python", python);
    add("--file", file);
    if (const auto pinned = plugin.options.find("sha256"); pinned != plugin.options.end())
        add("--sha256", pinned->second);
    if (setup.weak_sandbox) arguments.emplace_back("--weak");
    arguments.emplace_back("--");
    arguments.insert(arguments.end(), plugin.command.begin(), plugin.command.end());
    return arguments;
}

}  // namespace pool
}  // namespace vigie
