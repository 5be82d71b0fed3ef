// vigie plugin new: a folder with a plugin in it that builds, is tested and runs.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>
#include <stdexcept>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/offline.hpp"
#include "cli/plugin_score.hpp"
#include "cli/verbs.hpp"

namespace vigie::cli {
namespace {

namespace fs = std::filesystem;

struct NewOptions {
    std::string name;
    std::string language = "cpp";
    std::string prefix;  // where Vigie is installed
};

fs::path own_prefix() {
    return fs::read_symlink("/proc/self/exe").parent_path().parent_path();
}

// my-analyzer → MyAnalyzer
std::string class_name(const std::string& name) {
    std::string made;
    bool up = true;
    for (const char c : name) {
        if (c != '-') made += up ? static_cast<char>(std::toupper(static_cast<unsigned char>(c))) : c;
        up = c == '-';
    }
    return made;
}

using Replacements = std::vector<std::pair<std::string_view, std::string>>;

// Each place once, the first of them that fits: what was put in is not looked at again.
std::string replaced(std::string_view text, const Replacements& replacements) {
    std::string out;
    while (!text.empty()) {
        const auto one = std::ranges::find_if(replacements, [&](const auto& r) { return text.starts_with(r.first); });
        if (one == replacements.end()) {
            out += text.front();
            text.remove_prefix(1);
            continue;
        }
        out += one->second;
        text.remove_prefix(one->first.size());
    }
    return out;
}

// Without hyphens. A Python program's own folder comes first where it imports: one that were named like a module of the
// standard library (none of which has a hyphen's place, "_", inside its name but pydoc_data) or of Vigie would be
// imported in its place.
std::string file_name(const NewOptions& options) {
    std::string file = options.name;
    std::ranges::replace(file, '-', '_');
    const bool of_others = file.find('_') == file.npos || file == "pydoc_data" || file.starts_with("vigie_");
    return options.language == "python" && of_others ? file + "_analyzer" : file;
}

std::string renamed(std::string_view text, const NewOptions& options, const fs::path& folder) {
    return replaced(text, {{"org.example.hello", "org.example." + options.name},
                           {"vigie plugin new hello", "vigie plugin new " + options.name},
                           {"hello", file_name(options)},
                           {"Hello", class_name(options.name)},
                           {"@PREFIX@", options.prefix},
                           {"@DIR@", folder.string()}});
}

void check_name(const std::string& name) {
    const bool good = !name.empty() && std::islower(static_cast<unsigned char>(name.front())) &&
                      name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos &&
                      name.back() != '-';
    if (!good) throw std::runtime_error("a plugin's name is lower-case letters, digits and hyphens: my-analyzer");
}

void write_new(NewOptions options) {
    check_name(options.name);
    if (options.prefix.empty()) options.prefix = own_prefix().string();
    const fs::path from =
        fs::path(options.prefix) / "share/vigie" / (options.language == "python" ? "template-python" : "template");
    if (!fs::is_directory(from))
        throw std::runtime_error(from.string() + " is not there; is Vigie installed? (--prefix says where)");
    const fs::path folder = fs::absolute(options.name);
    if (fs::exists(folder)) throw std::runtime_error(folder.string() + " is there already");
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(from)) {
        if (!entry.is_regular_file()) continue;
        const std::string name = renamed(fs::relative(entry.path(), from).string(), options, folder);
        const fs::path to = folder / name;
        fs::create_directories(to.parent_path());
        std::ofstream(to, std::ios::binary) << renamed(read_file(entry.path().string()), options, folder);
        fs::permissions(to, entry.status().permissions());
    }
    // The daemon refuses what others may write to.
    const auto others = fs::perms::group_write | fs::perms::others_write;
    fs::permissions(folder, others, fs::perm_options::remove);
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder))
        fs::permissions(entry.path(), others, fs::perm_options::remove);
    fs::create_directory(folder / "state");
    fs::permissions(folder / "state", fs::perms::owner_all);
    std::cout << folder.string() << " is a plugin that works. Next:\n  " << options.name
              << "/check                                  # builds and tests it\n  vigied --config " << options.name
              << "/vigie.toml --once   # runs it in the daemon\n";
}

}  // namespace

void add_plugin(CLI::App& app) {
    auto* verb = app.add_subcommand("plugin", "Write a plugin, and measure one (see also vigie-plugin-check)");
    verb->require_subcommand(1);
    auto* make = verb->add_subcommand("new", "Write a folder with a plugin that builds, is tested and runs");
    auto options = std::make_shared<NewOptions>();
    make->add_option("name", options->name, "Its name and the folder's: my-analyzer")->required();
    make->add_option("--lang", options->language, "cpp or python")
        ->check(CLI::IsMember({"cpp", "python"}))
        ->capture_default_str();
    make->add_option("--prefix", options->prefix, "Where Vigie is installed (default: where this program is)")
        ->type_name("DIR");
    make->callback([options] { write_new(*options); });
    add_plugin_score(*verb);
}

}  // namespace vigie::cli
