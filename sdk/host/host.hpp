// The side of the plugin contract that loads: opens plugin files, orders them, runs one article through all of them.
//
// Threads: one thread at a time for a Host; several Hosts may live in several threads.
// Lifetime: plugins are never unloaded from the process; a Host destroys its instances, in reverse order.
// Errors: whatever is wrong with a plugin is a value, one line (PluginInfo::problem, Failure::problem). Nothing of it
// throws. A crash or a hang is not caught here: callers put a process around it, and `started` tells them whom to
// blame.
#pragma once

#include <vigie/abi.h>
#include <vigie/annotation.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace vigie::host {

// A plugin to load. `options` reach its create(), but for "sha256": a pinned checksum in hex, which the host itself
// keeps. "data" is set to <folder of the file>/data/<file name without "lib" and ".so"> where that folder exists and
// the options do not name another.
struct PluginSource {
    std::string path;
    std::map<std::string, std::string> options = {};
    const vigie_plugin_entry* entry = nullptr;  // instead of a file: one that is linked into this program
    std::string problem = {};                   // known already to be broken, and why
};

// All *.so of a folder, sorted by name, not those of its subfolders.
std::vector<PluginSource> find_plugins(const std::string& directory);

// plugins/libquotes.so → plugins/data/quotes, where that folder exists; else empty.
std::string data_directory(const std::string& path);

// May this file be run at all? Empty, or a clause that says why not: others may write to it or its folder, or it is not
// the one that is pinned (sha256: hex, empty: any).
std::string check_file(const std::string& path, const std::string& sha256);

// The names that a shared object offers to others, sorted; empty where it is none. Runs nothing of it.
std::vector<std::string> exported_symbols(const std::string& path);

enum class State { active, broken, quarantined };
std::string_view to_string(State state);  // "active", …

struct PluginInfo {
    std::string id;  // of the descriptor; where that could not be read: the file name
    std::string path;
    std::string version;
    std::vector<std::string> languages;  // ISO 639-1; {"*"}: any
    std::vector<std::string> needs;
    std::vector<std::string> provides;
    State state = State::broken;
    std::string problem;  // one line; why it is broken
};

// The watched actors, offered to plugins as vigie.actors/1. Seconds since 1970 UTC.
struct ActorRole {
    std::string title;
    std::int64_t from = VIGIE_NO_TIME;
    std::int64_t until = VIGIE_NO_TIME;
};
struct WatchedActor {
    std::string id;
    std::string name;
    std::string type;
    std::vector<std::string> aliases;
    std::vector<ActorRole> roles;
};

// What a plugin may emit for one article before it is stopped with VIGIE_LIMIT and has failed.
struct Limits {
    std::size_t annotations = 20'000;
    std::size_t parties = 64;         // of one annotation
    std::size_t attributes = 64;      // of one annotation
    std::size_t string_bytes = 4096;  // of one role, id, name, key, value …
    std::size_t log_lines = 100;      // for one call; those beyond are dropped
    std::size_t counts = 100;         // for one call; those beyond are dropped
};

// Called during construction and run(), from the same thread. level: 0 debug, 1 info, 2 warning, 3 error. One line.
using LogSink = std::function<void(std::string_view plugin, int level, std::string_view message)>;

// The same for what a plugin counts (vigie.metrics/1). name: [a-z0-9_].
using CountSink = std::function<void(std::string_view plugin, std::string_view name, double amount)>;

struct Setup {
    std::vector<PluginSource> plugins = {};
    std::set<std::string> quarantined = {};  // ids: loaded far enough to be listed, never run
    std::vector<WatchedActor> actors = {};
    LogSink log = {};
    CountSink count = {};
    Limits limits = {};
    // Called before each file is opened, for opening it runs its code: whom to blame if the process dies.
    std::function<void(std::string_view path)> loading = {};
};

// Views into the caller's memory, valid during run(). All valid UTF-8.
struct ArticleView {
    std::string_view text = {};
    std::string_view language = {};
    std::string_view title = {};
    std::string_view url = {};
    std::int64_t published = VIGIE_NO_TIME;
};

struct Failure {
    std::string plugin;   // id
    std::string problem;  // one line
};

struct Analysis {
    std::vector<Annotation> annotations;          // by begin, the longer first; `plugin` and `text` are set
    std::vector<Failure> failed;                  // these contributed nothing to `annotations`
    std::map<std::string, std::string> versions;  // id → version of those that ran and did not fail
};

class Host {
  public:
    // Loads, orders and creates all plugins. Those with a problem are listed as broken; the others work.
    explicit Host(Setup setup);
    ~Host();
    Host(const Host&) = delete;
    Host& operator=(const Host&) = delete;

    // The active ones first, in the order in which they run. Ids are unique: of two
    // files with the same id the newer version runs, the other one is broken and says so.
    const std::vector<PluginInfo>& plugins() const;

    using Started = std::function<void(std::string_view plugin)>;
    // Runs every active plugin that knows the article's language and is not in `skip`; `started` is called before each
    // one.
    Analysis run(const ArticleView& article, const std::set<std::string>& skip = {}, const Started& started = {});

  private:
    struct Inner;
    std::unique_ptr<Inner> inner_;
};

}  // namespace vigie::host
