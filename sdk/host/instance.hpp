// One living plugin: its instance, and the host functions that it is given. Does not move: the plugin holds its
// address.
#pragma once

#include <vigie/abi.h>

#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "sdk/host/collector.hpp"
#include "sdk/host/offer.hpp"
#include "sdk/host/shared.hpp"

namespace vigie::host {

// Where what a plugin says goes.
struct Sinks {
    const LogSink& log;
    const CountSink& count;
};

class Instance {
  public:
    // Entry, actors, sinks' targets and limits must outlive it. Calls create(); see problem().
    Instance(const vigie_plugin_entry& entry, PluginInfo info, const PluginSource& source, const ActorTable& actors,
             Sinks sinks, const Limits& limits);
    ~Instance();
    Instance(const Instance&) = delete;
    Instance& operator=(const Instance&) = delete;

    // Empty: create succeeded.
    const std::string& problem() const { return problem_; }

    // Emitted annotations, or a problem (one line).
    struct Answer {
        std::vector<Annotation> annotations;
        std::string problem;
    };
    // shared: what the plugins before it left for this article.
    Answer analyze(const vigie_article& article, Shared& shared);

    const PluginInfo& info() const { return info_; }

  private:
    static vigie_status on_emit(void* self, const vigie_annotation* annotation);
    static void on_log(void* self, std::int32_t level, vigie_text message);
    static void on_count(void* self, vigie_text name, double amount);
    static vigie_status on_keep(void* self, vigie_text key, void* value, void (*drop)(void* value));
    static void* on_find(void* self, vigie_text key);
    static const void* on_extension(void* self, const char* id);
    void log(std::int32_t level, vigie_text message);
    void begin_call();
    bool foreign_thread() const { return !in_call_ || std::this_thread::get_id() != caller_; }

    const vigie_plugin_entry& entry_;
    const PluginInfo info_;
    const ActorTable& actors_;
    const Sinks sinks_;
    const Limits& limits_;
    vigie_host host_{};
    void* instance_ = nullptr;
    std::string problem_;

    Collector* collector_ = nullptr;  // during analyze, as the next
    Shared* shared_ = nullptr;
    std::thread::id caller_;
    bool in_call_ = false;
    std::size_t logged_ = 0, counted_ = 0;
    std::string last_error_;  // of this call: what an error status means
};

}  // namespace vigie::host
