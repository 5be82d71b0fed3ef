// vigie silences: what is not told for a while.
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cstdlib>
#include <iostream>
#include <memory>

#include "base/clock.hpp"
#include "cli/daemon_link.hpp"
#include "cli/table.hpp"
#include "cli/verbs.hpp"

namespace vigie::cli {
namespace {

struct SilenceOptions : DaemonOptions {
    std::string actor, story, watch, receiver, author, comment, lasting, id;
};

std::string own_name() {
    const char* const user = std::getenv("USER");
    return user != nullptr ? user : "uid " + std::to_string(getuid());
}

std::string what_of(const boost::json::value& silence) {
    std::string out;
    for (const char* key : {"actor", "story", "watch", "receiver"})
        if (const std::string value = text(silence, key); !value.empty())
            out += (out.empty() ? "" : ", ") + std::string(key) + " " + value;
    return out;
}

void add_add(CLI::App& verb, const std::shared_ptr<SilenceOptions>& options) {
    auto* add =
        verb.add_subcommand("add", "Deliver nothing of an actor, a story, a watch or to a receiver for a while");
    add_daemon_options(*add, *options);
    add->add_option("--actor", options->actor, "The actor's id")->type_name("ID");
    add->add_option("--story", options->story, "The story's id")->type_name("ID");
    add->add_option("--watch", options->watch, "The watch's name")->type_name("NAME");
    add->add_option("--receiver", options->receiver, "Only for this receiver")->type_name("NAME");
    add->add_option("--for", options->lasting, "How long: 2h, 3d")->required()->type_name("DURATION");
    add->add_option("--author", options->author, "Who silences")->type_name("NAME");
    add->add_option("--comment", options->comment, "Why")->type_name("TEXT");
    add->callback([options] {
        if (options->author.empty()) options->author = own_name();
        std::string query = "/api/v1/silences?for=" + http::percent_encode(options->lasting);
        const auto also = [&](const char* key, const std::string& value) {
            if (!value.empty()) query += std::string("&") + key + "=" + http::percent_encode(value);
        };
        also("actor", options->actor);
        also("story", options->story);
        also("watch", options->watch);
        also("receiver", options->receiver);
        also("author", options->author);
        also("comment", options->comment);
        const auto answer = tell(*options, query);
        if (!options->json) std::cout << "silence " << text(answer, "id") << '\n';
    });
}

}  // namespace

void add_silences(CLI::App& app) {
    auto* verb = app.add_subcommand("silences", "List the silences; add one; end one");
    auto options = std::make_shared<SilenceOptions>();
    add_daemon_options(*verb, *options);
    add_add(*verb, options);
    auto* end = verb->add_subcommand("end", "End a silence now");
    add_daemon_options(*end, *options);
    end->add_option("id", options->id, "The silence's id")->required()->type_name("ID");
    end->callback([options] {
        tell(*options, "/api/v1/silences/" + http::percent_encode(options->id) + "/end");
        if (!options->json) std::cout << "It has ended.\n";
    });
    verb->callback([verb, options] {
        if (!verb->get_subcommands().empty()) return;
        const auto answer = ask(*options, "/api/v1/silences");
        if (options->json) return;
        const Time now = SystemClock().now();
        Table table({"SILENCE", "WHAT", "ENDS", "BY", "WHY"});
        for (const auto& one : list(answer, "silences"))
            table.add({text(one, "id"), what_of(one), distance(text(one, "expires"), now), text(one, "author"),
                       text(one, "comment")});
        if (table.empty())
            std::cout << "No silences.\n";
        else
            table.print();
    });
}

}  // namespace vigie::cli
