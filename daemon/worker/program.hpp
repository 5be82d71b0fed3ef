// An analyzer that is a program of its own, made to look like a plugin: what the host calls becomes messages on a
// socket that the worker was born with.
//
// Threads: one. Lifetime: for ever (the host holds its entry). Errors: what is wrong at the start is problem(); a
// program that ends or breaks the protocol later ends the worker, as a plugin that crashes would.
#pragma once

#include <vigie/abi.h>

#include <functional>
#include <string>

#include "wire/wire.hpp"
#include "worker/channel.hpp"

namespace vigie::worker {

class Program {
  public:
    // Says hello and hears who it is. `daemon`: where its counts, its words at the start and its end are told.
    Program(Channel& daemon, int socket, const wire::PluginSetting& setting, const std::vector<Actor>& actors);
    Program(const Program&) = delete;
    Program& operator=(const Program&) = delete;

    const std::string& problem() const { return problem_; }
    const vigie_plugin_entry& entry() const { return entry_; }
    // The option under which the host hands this object to create().
    static constexpr const char* option = "vigie.program";
    std::string address() const;

  private:
    static void* create(const vigie_host* host, const vigie_option* options, size_t count);
    static void destroy(void*) {}
    static vigie_status analyze(void* self, const vigie_article* article);

    vigie_status ask(const vigie_article& article);
    vigie_status emit(const wire::Analysis& analysis);
    void say(int level, std::string_view words) const;
    void write(std::string_view bytes);
    // Nothing: it has ended.
    std::optional<wire::Message> read();
    std::string hear_ready(const std::string& path);
    void take_descriptor(wire::PluginInfo info);
    [[noreturn]] void die(const std::string& how);

    Channel& daemon_;
    int socket_;
    wire::Decoder decoder_;
    std::string problem_;
    std::string id_, version_, languages_, needs_, provides_;
    vigie_descriptor descriptor_{};
    vigie_plugin_entry entry_{};
    const vigie_host* host_ = nullptr;
    std::uint64_t last_job_ = 0;
};

}  // namespace vigie::worker
