// vigie-worker: reads hostile bytes, or runs plugins, inside a sandbox, for the one process that started it.
#include <cstdlib>
#include <exception>
#include <iostream>

#include "base/allocator.hpp"
#include "worker/arguments.hpp"
#include "worker/become.hpp"
#include "worker/serve.hpp"

namespace {

int give_up(vigie::worker::Channel& channel, std::string problem) {
    channel.send(vigie::wire::Problem{vigie::wire::no_job, std::move(problem)});
    channel.flush();
    return 1;
}

int serve(vigie::worker::Channel& channel, std::vector<std::string> missing, bool reads) {
    auto first = channel.receive();
    if (!first) return 0;
    auto* hello = std::get_if<vigie::wire::Hello>(&*first);
    if (hello == nullptr) return give_up(channel, "the first message is not hello");
    if (hello->version != vigie::wire::protocol_version)
        return give_up(channel, "speaks version " + std::to_string(vigie::wire::protocol_version) +
                                    " of the wire, was asked for " + std::to_string(hello->version));
    if (reads != (hello->role == vigie::wire::Role::read)) return give_up(channel, "was started for another role");
    vigie::wire::Ready ready;
    ready.warnings = std::move(missing);
    if (reads)
        vigie::worker::serve_reading(channel, std::move(ready));
    else
        vigie::worker::serve_analyzing(channel, std::move(*hello), std::move(ready));
    return 0;
}

int run(vigie::worker::Channel& channel, const vigie::worker::Arguments& arguments, std::vector<std::string> missing) {
    if (!missing.empty() && !arguments.weak)
        return give_up(channel, "sandbox: " + missing.front() + " (plugins.weak_sandbox = true goes on without)");
    if (arguments.sandbox.program) return give_up(channel, vigie::worker::become(arguments));
    try {
        return serve(channel, std::move(missing), !arguments.sandbox.loads_plugins);
    } catch (const std::exception& error) {
        return give_up(channel, error.what());
    }
}

}  // namespace

// The sandbox first. Put nothing before it: what runs before runs unprotected.
int main(int count, char** texts) {
    const auto arguments = vigie::worker::parse_arguments(count, texts);
    if (!arguments) {
        std::cerr << "vigie-worker is started by vigied and vigie; see docs/wire-protocol.md\n";
        return 2;
    }
    clearenv();  // its one setting was for the C library; plugins find none
    vigie::keep_freed_memory();
    std::vector<std::string> missing = vigie::worker::enter_sandbox(arguments->sandbox);

    vigie::worker::Channel channel(arguments->sandbox.socket);
    const int status = run(channel, *arguments, std::move(missing));
    // Nothing is taken down: plugins are not unloaded, and what they would do on the way out could only do harm.
    std::_Exit(status);
}
