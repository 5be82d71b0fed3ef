// Every message of the wire as a value. Plain data. Times are whole Unix seconds on the wire.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/log.hpp"
#include "model/model.hpp"

namespace vigie::wire {

inline constexpr int protocol_version = 1;
inline constexpr std::uint64_t no_job = 0;  // jobs count from 1

using Headers = std::map<std::string, std::string>;  // names in lower case

// A reading worker loads no plugin; an analyzing worker reads no feed and no page.
enum class Role { read, analyze };

struct PluginSetting {
    std::string path;
    std::map<std::string, std::string> options;
    std::vector<std::string> command = {};  // not empty: a program that speaks this wire; `path` names it
    friend bool operator==(const PluginSetting&, const PluginSetting&) = default;
};

// Daemon → worker, first and once. The actors travel as the message's body.
struct Hello {
    int version = protocol_version;
    Role role = Role::analyze;
    std::vector<PluginSetting> plugins;
    std::vector<std::string> quarantined;  // ids of plugins that are not to be called
    std::vector<Actor> actors;
};

enum class PluginState { active, broken, quarantined };

struct PluginInfo {
    std::string id;  // empty where the file told none
    std::string path;
    std::string version;
    std::vector<std::string> languages;
    std::vector<std::string> needs;
    std::vector<std::string> provides;
    PluginState state = PluginState::active;
    std::string problem;  // one line: why it is broken or quarantined
    friend bool operator==(const PluginInfo&, const PluginInfo&) = default;
};

// Worker → daemon, the answer to hello.
struct Ready {
    int version = protocol_version;
    std::vector<PluginInfo> plugins;    // in calling order
    std::vector<std::string> warnings;  // what the sandbox could not enforce here, a line each
};

struct ReadFeed {
    std::uint64_t job = no_job;
    std::string url;
    Headers headers;
    std::string body;
};

struct ReadPage {
    std::uint64_t job = no_job;
    std::string url;
    Headers headers;
    std::string feed_language;
    bool fragment = false;  // the body is HTML from a feed, not a page: only text and language are answered
    int status = 200;       // of the HTTP answer
    std::string body;
};

struct Sentence {
    Span span;
    std::uint32_t paragraph = 0;  // from 0
};

struct Analyze {
    std::uint64_t job = no_job;
    std::vector<std::string> skip;  // ids of plugins to leave out
    std::string language;           // empty: the worker finds out
    std::string title;
    std::string url;
    std::optional<Time> published;
    std::string text;
    // Only from a worker to a program, written and never read here.
    std::vector<Sentence> sentences = {};
    std::vector<Annotation> annotations = {};  // of the kinds that it needs
};

struct DetectLanguage {
    std::uint64_t job = no_job;
    std::string text;
};

struct FeedRead {
    std::uint64_t job = no_job;
    FeedDocument document;
};

struct PageRead {
    std::uint64_t job = no_job;
    PageDocument document;
};

// Written before each call of a plugin: when the worker dies, the last one read names the culprit.
struct Started {
    std::uint64_t job = no_job;
    std::string plugin;
};

struct Failure {
    std::string plugin;
    std::string problem;  // one line
    friend bool operator==(const Failure&, const Failure&) = default;
};

struct Analysis {
    std::uint64_t job = no_job;
    std::string language;
    std::vector<Annotation> annotations;
    std::string raw_annotations;  // a JSON array, instead of annotations, where the decoder was asked for it
    std::vector<Failure> failed;  // not empty: the article is partial
    std::map<std::string, std::string> plugins;  // id → version of those that ran
};

struct LanguageFound {
    std::uint64_t job = no_job;
    std::string code;  // ISO 639-1, empty where unknown
};

struct Log {
    std::string plugin;
    log::Level level = log::Level::info;
    std::string message;
};

// A plugin counted something: shown as vigie_plugin_count_total under its name.
struct Count {
    std::string plugin;
    std::string name;  // [a-z0-9_]
    double amount = 1;
};

// The job could not be done, the worker goes on; with no_job: the worker gives up.
struct Problem {
    std::uint64_t job = no_job;
    std::string problem;
};

using Message = std::variant<Hello, ReadFeed, ReadPage, Analyze, DetectLanguage, Ready, FeedRead, PageRead, Started,
                             Analysis, LanguageFound, Log, Count, Problem>;

// Appends the line and its body. Text that is not UTF-8 is written with U+FFFD in its place; bodies are bytes.
void encode(std::string& out, const Hello& message);
void encode(std::string& out, const ReadFeed& message);
void encode(std::string& out, const ReadPage& message);
void encode(std::string& out, const Analyze& message);
void encode(std::string& out, const DetectLanguage& message);
void encode(std::string& out, const Ready& message);
void encode(std::string& out, const FeedRead& message);
void encode(std::string& out, const PageRead& message);
void encode(std::string& out, const Started& message);
void encode(std::string& out, const Analysis& message);
void encode(std::string& out, const LanguageFound& message);
void encode(std::string& out, const Log& message);
void encode(std::string& out, const Count& message);
void encode(std::string& out, const Problem& message);
void encode(std::string& out, const Message& message);

std::string_view to_string(Role role);
std::string_view to_string(PluginState state);

}  // namespace vigie::wire
