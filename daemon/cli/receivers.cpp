// vigie receivers: where alerts go, what they look like there, and whether they arrive.
#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

#include "cli/daemon_link.hpp"
#include "cli/table.hpp"
#include "cli/verbs.hpp"

namespace vigie::cli {
namespace {

struct ReceiverOptions : DaemonOptions {
    std::string name;
};

}  // namespace

void add_receivers(CLI::App& app) {
    auto* verb = app.add_subcommand("receivers", "List the receivers; preview an alert for one; send it a test");
    auto options = std::make_shared<ReceiverOptions>();
    add_daemon_options(*verb, *options);
    const auto target = [options](const char* what) {
        return "/api/v1/receivers/" + http::percent_encode(options->name) + what;
    };
    auto* preview = verb->add_subcommand("preview", "What the receiver would be sent for the seed article's alert");
    auto* test = verb->add_subcommand("test", "Send that alert, marked as a test, and show the answer");
    for (auto* one : {preview, test}) {
        add_daemon_options(*one, *options);
        one->add_option("name", options->name, "The receiver's name")->required()->type_name("NAME");
    }
    preview->callback([options, target] {
        const auto answer = ask(*options, target("/preview"));
        if (!options->json) std::cout << text(answer, "preview") << '\n';
    });
    test->callback([options, target] {
        const auto answer = tell(*options, target("/test"));
        if (!options->json) std::cout << options->name << " took it: " << text(answer, "answer") << '\n';
    });
    verb->callback([verb, options] {
        if (!verb->get_subcommands().empty()) return;
        const auto answer = ask(*options, "/api/v1/receivers");
        if (options->json) return;
        Table table({"RECEIVER", "TYPE"});
        for (const auto& one : list(answer, "receivers")) table.add({text(one, "name"), text(one, "type")});
        if (table.empty())
            std::cout << "No receivers: add [[receiver]] to the configuration.\n";
        else
            table.print();
    });
}

}  // namespace vigie::cli
