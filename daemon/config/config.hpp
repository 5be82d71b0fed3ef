// vigie.toml and what it includes, as values; the defaults here are the truth that config/vigie.toml and the docs
// repeat.
//
// Errors: nothing throws. Every problem of every file is found in one pass; each is one line with file, line and key.
#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "model/handling.hpp"
#include "model/model.hpp"

namespace vigie::config {

struct State {
    std::string directory = "/var/lib/vigie";
    std::string database;     // "postgresql://…"; empty: vigie.db in the directory
    bool quick_check = true;  // of an SQLite file at start
    bool power_safe = true;   // SQLite: a commit is on the disk before it counts
    friend bool operator==(const State&, const State&) = default;
};

struct Fetch {
    bool allow_private_addresses = false;
    std::string user_agent = "Vigie/0.1 (+https://github.com/vigie/vigie)";
    std::string proxy;
    std::string ca_file;                          // empty: the system's
    Duration timeout = std::chrono::seconds(60);  // of a whole request
    Duration connect_timeout = std::chrono::seconds(10);
    std::uint64_t max_bytes = 32U << 20U;  // of a feed, decoded
    std::uint64_t max_page_bytes = 8U << 20U;
    int concurrency = 64;          // feeds polled at once
    int per_host_concurrency = 2;  // for feeds, pages and robots.txt together, as the gap
    Duration per_host_gap = std::chrono::seconds(1);
    Duration per_host_wait = std::chrono::seconds(30);  // for the host's turn; what would wait longer is put off
    Duration min_interval = std::chrono::minutes(5);
    Duration max_interval = std::chrono::hours(24);
    Duration first_interval = std::chrono::minutes(30);  // before a feed has shown its rhythm
    Duration redirect_delay = std::chrono::hours(72);    // a permanent redirect is adopted after so long …
    int redirect_confirmations = 4;                      // … and so many polls that said the same
    bool robots = true;                                  // honour robots.txt for pages
    friend bool operator==(const Fetch&, const Fetch&) = default;
};

// Pages as they came, so that a better reader can be run again.
struct Archive {
    bool keep = false;
    Duration max_age = std::chrono::hours(24 * 14);
    std::uint64_t max_size = std::uint64_t{2} << 30U;  // of all of them, compressed
    friend bool operator==(const Archive&, const Archive&) = default;
};

struct Read {
    bool pages = true;     // false: the feed's own content is the article
    int concurrency = 16;  // pages fetched at once
    int workers = 1;       // reading processes
    // Ages of an article at which its page is looked at again, ascending; empty: never.
    std::vector<Duration> reread{std::chrono::minutes(10), std::chrono::minutes(30), std::chrono::hours(1),
                                 std::chrono::hours(3),    std::chrono::hours(8),    std::chrono::hours(24),
                                 std::chrono::hours(48)};
    Archive archive;
    friend bool operator==(const Read&, const Read&) = default;
};

// One plugin beside those of the directory, or settings for one of them.
struct Plugin {
    std::string library;               // a file name in the directory, or a path
    std::vector<std::string> command;  // instead: a program that speaks the wire; "./x": beside the file
    std::string sha256;                // pinned; empty: any
    bool enabled = true;
    std::map<std::string, std::string> options;
    friend bool operator==(const Plugin&, const Plugin&) = default;
};

struct Plugins {
    std::string directory;                               // empty: beside the program
    int workers = 1;                                     // analyzing processes
    Duration deadline = std::chrono::seconds(20);        // of one article
    Duration start_deadline = std::chrono::seconds(60);  // of loading all plugins
    std::uint64_t memory = std::uint64_t{1} << 30U;      // of address space, a worker
    int quarantine_after = 5;                            // distinct articles that it failed
    int jobs_per_worker = 5000;                          // then the process is replaced
    bool weak_sandbox = false;                           // go on where the kernel cannot enforce all of it
    std::vector<Plugin> list;                            // [[plugin]]
    friend bool operator==(const Plugins&, const Plugins&) = default;
};

struct Analyze {
    int concurrency = 4;  // articles at once
    friend bool operator==(const Analyze&, const Analyze&) = default;
};

struct Alerts {
    Duration first_poll_max_age = std::chrono::hours(48);  // older entries of a feed's first poll do not alert
    Duration story_window = std::chrono::hours(24 * 7);    // copies within it are one story
    std::string operator_receiver;                         // is told when deliveries are given up; empty: only the log
    // Receivers are told again when a story reaches so many papers; empty: at each further one. A story that everybody
    // prints is a handful of messages, two or three papers more are none.
    std::vector<int> notify_at_carriers{5, 20, 100};
    Duration coverage_every = std::chrono::minutes(10);   // looks for feeds that fail or are silent
    Duration coverage_patience = std::chrono::hours(24);  // shortest failure or silence that the operator is told of
    int concurrency = 32;                                 // deliveries at once
    Duration retry_first = std::chrono::seconds(5);
    Duration retry_most = std::chrono::hours(1);      // between two attempts
    Duration retry_max_age = std::chrono::hours(72);  // of a delivery; then it is dead
    friend bool operator==(const Alerts&, const Alerts&) = default;
};

struct Http {
    std::string socket = "/run/vigie/vigied.sock";  // empty: none
    std::string socket_mode = "0660";               // who may write to it may command the daemon
    std::string listen;                             // "127.0.0.1:8080"; empty: none
    std::string token_file;                         // bearer tokens for `listen`
    std::vector<std::string> hosts;                 // names that `listen` answers to, beside localhost
    std::string public_url;                         // in links of messages
    friend bool operator==(const Http&, const Http&) = default;
};

struct WebSub {
    std::string callback;  // "https://vigie.example.org": where hubs reach `listen`; empty: off
    friend bool operator==(const WebSub&, const WebSub&) = default;
};

struct Log {
    std::string level = "info";  // debug | info | warning | error
    friend bool operator==(const Log&, const Log&) = default;
};

struct Retention {
    Duration articles = std::chrono::hours(24 * 90);
    Duration alerts = std::chrono::hours(24 * 365);
    Duration entries = std::chrono::hours(24 * 90);  // ids of entries that a feed no longer lists
    friend bool operator==(const Retention&, const Retention&) = default;
};

// Where something was said.
struct Origin {
    std::string file;
    std::uint32_t line = 0;
    auto operator<=>(const Origin&) const = default;
};

struct Config {
    State state;
    Fetch fetch;
    Read read;
    Plugins plugins;
    Analyze analyze;
    Alerts alerts;
    Http http;
    WebSub websub;
    Log log;
    Retention retention;
    std::vector<Feed> feeds;              // [[feed]]; id and name are filled
    std::vector<std::string> feed_files;  // feed_files = ["feeds.opml"]: OPML, for the caller to read
    std::vector<Actor> actors;
    std::vector<Watch> watches;
    std::vector<Inhibition> inhibitions;  // [[inhibit]]
    std::vector<Receiver> receivers;      // their settings are checked by notify
    std::map<std::string, Origin> receiver_origins;
    std::vector<std::string> files;  // all that were read, the main one first
};

struct Problem {
    Origin origin;
    std::string key;  // "fetch.timeout"; empty where it is about no key
    std::string message;
    std::string line() const;  // "vigie.toml:12: fetch.timeout: must be …"
};

struct Loaded {
    Config config;                  // to be used only where there are no problems
    std::vector<Problem> problems;  // in the order of the files and lines
    std::vector<Problem> warnings;  // as well
};

// Relative paths in a file are relative to its folder; in the values they are made absolute.
Loaded load(const std::string& path);

// A file of [[actor]] (and [[watch]], [[receiver]]) alone, as --actors takes it; the main sections are refused. Watches
// may name receivers that are not in it.
Loaded load_watch_file(const std::string& path);
// The same file beside the main one, whose actors and lists it may name; it need not be included there. The watches are
// those of the file alone, the problems too. No main file: "".
Loaded load_watch_file(const std::string& path, const std::string& main);

}  // namespace vigie::config
