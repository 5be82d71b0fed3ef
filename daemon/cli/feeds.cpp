// vigie feeds: the subscriptions and how their polls went.
#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

#include "base/clock.hpp"
#include "cli/daemon_link.hpp"
#include "cli/feed_list.hpp"
#include "cli/table.hpp"
#include "cli/verbs.hpp"

namespace vigie::cli {
namespace {

namespace json = boost::json;

struct FeedsOptions : DaemonOptions {
    bool failing = false;
    std::string poll;
};

std::string state_of(const json::value& feed) {
    if (flag(feed, "removed")) return "removed";
    if (flag(feed, "gone")) return "gone";
    if (!text(feed, "problem").empty()) return "problem ×" + std::to_string(number(feed, "failures"));
    if (text(feed, "last_poll").empty()) return "new";
    return flag(feed, "malformed") ? "malformed" : "ok";
}

void print(const json::array& feeds, bool failing) {
    const Time now = SystemClock().now();
    Table table({"STATE", "ARTICLES", "POLLED", "NEXT", "ID", "FEED", "PROBLEM"});
    for (const json::value& feed : feeds) {
        const std::string problem = text(feed, "problem");
        if (failing && problem.empty()) continue;
        std::string name = text(feed, "name");
        if (name == text(feed, "url")) name = text(feed, "title");  // nobody named it: its own title
        table.add({state_of(feed), std::to_string(number(feed, "articles")), distance(text(feed, "last_poll"), now),
                   distance(text(feed, "next_poll"), now), text(feed, "id"),
                   fit(name.empty() ? text(feed, "url") : name, 40), problem});
    }
    if (table.empty())
        std::cout << (failing ? "No feed is in trouble.\n" : "No feeds yet: vigie feeds add URL\n");
    else
        table.print();
}

}  // namespace

void add_feeds(CLI::App& app) {
    auto* verb = app.add_subcommand("feeds", "List the feeds and how their polls went; add, remove, import, export");
    auto options = std::make_shared<FeedsOptions>();
    add_daemon_options(*verb, *options);
    verb->add_flag("--failing", options->failing, "Only those in trouble");
    verb->add_option("--poll", options->poll, "Poll this feed now instead")->type_name("ID");
    add_feed_list(*verb);
    verb->callback([options, verb] {
        if (!verb->get_subcommands().empty()) return;
        if (!options->poll.empty()) {
            tell(*options, "/api/v1/feeds/" + http::percent_encode(options->poll) + "/poll");
            if (!options->json) std::cout << "It is polled now.\n";
            return;
        }
        const json::value answer = ask(*options, "/api/v1/feeds");
        if (!options->json) print(list(answer, "feeds"), options->failing);
    });
}

}  // namespace vigie::cli
