#include "cli/replay.hpp"

#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

#include "cli/daemon_link.hpp"

namespace vigie::cli {
namespace {

struct ReplayOptions : DaemonOptions {
    std::string id, receiver;
};

void replay(const DaemonOptions& options, const std::string& id) {
    tell(options, "/api/v1/deliveries/" + http::percent_encode(id) + "/replay");
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
            replay(*options, options->id);
            if (!options->json) std::cout << "It is sent again.\n";
            return;
        }
        DaemonOptions quiet = *options;
        quiet.json = false;
        const std::string target =
            "/api/v1/deliveries?state=dead&limit=1000&receiver=" + http::percent_encode(options->receiver);
        std::size_t count = 0;
        for (;;) {  // a bundle takes its members with it, so that the list shrinks by itself
            const boost::json::value answer = ask(quiet, target);
            const auto& dead = list(answer, "deliveries");
            if (dead.empty()) break;
            for (auto it = dead.rbegin(); it != dead.rend(); ++it) replay(quiet, text(*it, "id"));
            count += dead.size();
        }
        std::cout << count << (count == 1 ? " delivery is" : " deliveries are") << " sent again.\n";
    });
}

}  // namespace vigie::cli
