// Reads the main file and what it includes.
#include <glob.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "config/sections.hpp"

namespace vigie::config {
namespace {

constexpr std::size_t longest_file = 256U << 20U;

enum class Kind { main, included };

class Loader {
  public:
    explicit Loader(Loaded& loaded) : loaded_(loaded) {}

    void read_file(const std::string& path, Kind kind) {
        loaded_.config.files.push_back(path);
        std::ifstream in(path, std::ios::binary | std::ios::ate);
        if (!in || in.tellg() < 0) return report_.fail({path, 0}, "", "cannot be read");
        if (static_cast<std::size_t>(in.tellg()) > longest_file) return report_.fail({path, 0}, "", "is too long");
        in.seekg(0);
        const std::string text{std::istreambuf_iterator<char>(in), {}};
        try {
            const toml::table table = toml::parse(text, path);
            read_blocks(Block(table, "", path, report_), kind);
        } catch (const toml::parse_error& error) {
            std::string what(error.description());  // with what stood there, line breaks included
            std::ranges::replace_if(
                what, [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
            report_.fail({path, error.source().begin.line}, "", what);
        }
    }

    // Whether a file, however it was named, was read already.
    bool has_read(const std::string& path) const {
        return std::any_of(loaded_.config.files.begin(), loaded_.config.files.end(), [&](const std::string& one) {
            std::error_code error;
            return std::filesystem::equivalent(one, path, error);
        });
    }

    // Leaves out what other files say.
    void keep_only(const std::string& path) {
        const auto elsewhere = [&](const std::string& file) {
            std::error_code error;
            return file != path && !std::filesystem::equivalent(file, path, error);
        };
        std::erase_if(loaded_.config.watches,
                      [&](const Watch& watch) { return elsewhere(origins_.watches[watch.name].file); });
        std::erase_if(report_.problems, [&](const Problem& problem) { return elsewhere(problem.origin.file); });
        std::erase_if(report_.warnings, [&](const Problem& warning) { return elsewhere(warning.origin.file); });
    }

    void finish(bool receivers_too) {
        resolve_references(loaded_.config, origins_, receivers_too, report_);
        const auto order = [&](const Problem& a, const Problem& b) {
            const auto place = [&](const Problem& one) {
                const auto& files = loaded_.config.files;
                return std::pair(std::find(files.begin(), files.end(), one.origin.file) - files.begin(),
                                 one.origin.line);
            };
            return place(a) < place(b);
        };
        std::stable_sort(report_.problems.begin(), report_.problems.end(), order);
        std::stable_sort(report_.warnings.begin(), report_.warnings.end(), order);
        loaded_.problems = std::move(report_.problems);
        loaded_.warnings = std::move(report_.warnings);
    }

  private:
    void read_blocks(Block file, Kind kind) {
        std::vector<std::string> include;
        if (kind == Kind::main) {
            file.read("include", include);
            std::vector<std::string> lists;
            file.read("feed_files", lists);
            for (const std::string& list : lists)
                loaded_.config.feed_files.push_back(absolute(list, file.origin().file));
            read_settings(file, loaded_.config, origins_);
        } else {
            refuse_main_keys(file);
        }
        read_feeds(file, loaded_.config, origins_);
        read_actors(file, loaded_.config, origins_, report_);
        read_lists(file, origins_);
        read_watches(file, loaded_.config, origins_);
        read_receivers(file, loaded_.config);
        file.finish();
        for (const std::string& pattern : include) read_pattern(file, pattern);
    }

    void refuse_main_keys(Block& file) {
        for (const char* key : {"include", "feed_files", "state", "fetch", "read", "plugins", "plugin", "analyze",
                                "alerts", "inhibit", "http", "log", "retention"}) {
            if (!file.has(key)) continue;
            file.fail(
                key,
                "belongs into the main file; here are only [[feed]], [[actor]], [[list]], [[watch]] and [[receiver]]");
            file.ignore(key);
        }
    }

    void read_pattern(const Block& file, const std::string& pattern) {
        const std::string path = absolute(pattern, file.origin().file);
        glob_t found{};
        // GLOB_NOSORT is not given: files are read by name, so that a message and a merge are the same each time.
        const int answer = ::glob(path.c_str(), 0, nullptr, &found);
        for (std::size_t i = 0; i < found.gl_pathc; ++i) read_file(found.gl_pathv[i], Kind::included);
        ::globfree(&found);
        if (answer != 0 && path.find_first_of("*?[") == std::string::npos)
            file.fail("include", "there is no file " + path);
    }

    Loaded& loaded_;
    Origins origins_;
    Report report_;
};

}  // namespace

Loaded load(const std::string& path) {
    Loaded loaded;
    Loader loader(loaded);
    loader.read_file(path, Kind::main);
    loader.finish(true);
    return loaded;
}

Loaded load_watch_file(const std::string& path) {
    Loaded loaded;
    Loader loader(loaded);
    loader.read_file(path, Kind::included);
    loader.finish(false);
    return loaded;
}

Loaded load_watch_file(const std::string& path, const std::string& main) {
    Loaded loaded;
    Loader loader(loaded);
    if (!main.empty()) loader.read_file(main, Kind::main);
    if (!loader.has_read(path)) loader.read_file(path, Kind::included);
    loader.keep_only(path);
    loader.finish(false);
    return loaded;
}

}  // namespace vigie::config
