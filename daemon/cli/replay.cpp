#include "cli/replay.hpp"

#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>
#include <set>

#include "cli/daemon_link.hpp"

namespace vigie::cli {
namespace {

struct ReplayOptions : DaemonOptions {
    std::string id, receiver;
};

std::string replay_of(const std::string& id) {
    return "/api/v1/deliveries/" + http::percent_encode(id) + "/replay";
}

// How many are sent again. A bundle takes its members with it, so that the list shrinks by itself, unless the receiver
// still refuses: what was sent again once is left alone.
std::size_t replay_all(const DaemonOptions& options, const std::string& receiver) {
    const std::string target = "/api/v1/deliveries?state=dead&limit=1000&receiver=" + http::percent_encode(receiver);
    std::set<std::string> known;
    std::size_t count = 0;
    for (bool fresh = true; fresh;) {
        fresh = false;
        const boost::json::value answer = ask(options, target);
        const auto& dead = list(answer, "deliveries");
        for (auto it = dead.rbegin(); it != dead.rend(); ++it) {
            const std::string id = text(*it, "id");
            if (!known.insert(id).second) continue;
            fresh = true;
            const auto told = tell(options, replay_of(id), 404);  // it has arrived, or was pruned, since the listing
            if (flag(told, "due")) ++count;
        }
    }
    return count;
}

}  // namespace

void add_replay(CLI::App& alerts) {
    auto* verb = alerts.add_subcommand("replay", "Send again what was given up: one delivery, or all of a receiver");
    auto options = std::make_shared<ReplayOptions>();
    add_daemon_options(*verb, *options);
    verb->add_option("id", options->id, "The delivery's id")->type_name("DELIVERY");
    verb->add_option("--receiver", options->receiver, "All that was given up for this receiver")->type_name("NAME");
    verb->callback([options] {
        if (options->id.empty() == options->receiver.empty())
            throw CLI::ValidationError("replay", "takes a delivery's id, or --receiver NAME");
        if (!options->id.empty()) {
            tell(*options, replay_of(options->id));
            if (!options->json) std::cout << "It is sent again.\n";
            return;
        }
        DaemonOptions quiet = *options;
        quiet.json = false;
        const std::size_t count = replay_all(quiet, options->receiver);
        std::cout << count << (count == 1 ? " delivery is" : " deliveries are") << " sent again.\n";
    });
}

}  // namespace vigie::cli
