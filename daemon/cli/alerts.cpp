// vigie alerts: the latest ones; vigie alerts show: one with its reasons and its ledger.
#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

#include "base/clock.hpp"
#include "cli/daemon_link.hpp"
#include "cli/feedback.hpp"
#include "cli/reasons.hpp"
#include "cli/replay.hpp"
#include "cli/table.hpp"
#include "cli/verbs.hpp"

namespace vigie::cli {
namespace {

namespace json = boost::json;

struct AlertsOptions : DaemonOptions {
    int limit = 20;
    std::string watch;
    std::string id;
};

void print_list(const json::array& alerts) {
    const Time now = SystemClock().now();
    Table table({"WHEN", "ACTOR", "PART", "WATCH", "PAPERS", "ID", "STORY"});
    for (const json::value& alert : alerts) {
        const json::value& story = member(alert, "story");
        table.add({distance(text(alert, "created"), now), text(member(alert, "actor"), "name"),
                   text(alert, "part") + (flag(alert, "retracted") ? " (retracted)" : ""), text(alert, "watch"),
                   std::to_string(list(story, "carriers").size()), text(alert, "id"), text(story, "title")});
    }
    if (table.empty())
        std::cout << "No alerts yet.\n";
    else
        table.print();
}

// The sentence with the words of the annotation in bold, or in «» where there is no bold.
std::string marked(const json::value& evidence) {
    const std::string sentence = text(evidence, "sentence");
    const auto begin = number(evidence, "begin") - number(evidence, "sentence_begin");
    const auto end = number(evidence, "end") - number(evidence, "sentence_begin");
    if (begin < 0 || end <= begin || end > static_cast<std::int64_t>(sentence.size())) return plain(sentence);
    const auto from = static_cast<std::size_t>(begin), size = static_cast<std::size_t>(end - begin);
    const std::string words = plain(sentence.substr(from, size));
    return plain(sentence.substr(0, from)) + (coloured() ? bold(words) : "[" + words + "]") +
           plain(sentence.substr(from + size));
}

void print_deliveries(const json::array& deliveries) {
    Table table({"RECEIVER", "EVENT", "STATE", "ATTEMPT", "ANSWER", "TOOK", "DELIVERY"});
    for (const json::value& delivery : deliveries) {
        const auto& attempts = list(delivery, "attempts");
        const std::vector<std::string> left{text(delivery, "receiver"), text(delivery, "event"),
                                            text(delivery, "state")};
        if (attempts.empty())
            table.add(
                {left[0], left[1], left[2], text(delivery, "state") == "pending" ? text(delivery, "next_attempt") : "",
                 text(delivery, "reason").empty() ? "none yet" : text(delivery, "reason"), "", text(delivery, "id")});
        for (const json::value& attempt : attempts)
            table.add({left[0], left[1], left[2], text(attempt, "at"), text(attempt, "answer"),
                       std::to_string(number(attempt, "latency_ms")) + " ms", text(delivery, "id")});
    }
    if (!table.empty()) {
        std::cout << '\n';
        table.print();
    }
}

void print_one(const json::value& alert) {
    const json::value& actor = member(alert, "actor");
    const json::value& article = member(alert, "article");
    const json::value& story = member(alert, "story");
    std::cout << bold(plain(text(actor, "name") + " " + text(alert, "part"))) << " (" << plain(text(actor, "id"))
              << ")\n\n";
    for (const json::value& evidence : list(alert, "evidence")) std::cout << "  " << marked(evidence) << "\n\n";
    Table table({"watch", text(alert, "watch") + ", priority " + text(alert, "priority")});
    table.add({"article", text(article, "title")});
    table.add({"", text(article, "url")});
    table.add({"read as", text(article, "language") + ", " + text(article, "provenance") +
                              (flag(article, "partial") ? ", partial: a plugin failed on it" : "")});
    table.add({"published", text(article, "published")});
    table.add({"seen", text(article, "seen")});
    table.add({"alerted", text(alert, "created")});
    table.add(
        {"revision", std::to_string(number(alert, "revision")) + (flag(alert, "retracted") ? ", RETRACTED" : "")});
    for (bool first = true; const json::value& carrier : list(story, "carriers")) {
        table.add({first ? "papers" : "",
                   text(carrier, "published") + "  " + text(carrier, "feed") + "  " + text(carrier, "url")});
        first = false;
    }
    if (const auto* plugins = member(alert, "plugins").if_object())
        for (const auto& plugin : *plugins)
            table.add({"analyzed by", std::string(plugin.key()) + " " + text(member(alert, "plugins"), plugin.key())});
    std::cout << table.text(0);
    if (!list(alert, "why").empty()) std::cout << "\nwhy\n";
    print_reasons(list(alert, "why"));
    print_deliveries(list(alert, "deliveries"));
}

}  // namespace

void add_alerts(CLI::App& app) {
    auto* verb = app.add_subcommand("alerts", "List the latest alerts; show one with its ledger");
    auto options = std::make_shared<AlertsOptions>();
    add_daemon_options(*verb, *options);
    verb->add_option("-n,--limit", options->limit, "How many")->check(CLI::Range(1, 1000))->capture_default_str();
    verb->add_option("--watch", options->watch, "Only of this watch")->type_name("NAME");
    add_feedback(*verb);
    auto* show = verb->add_subcommand("show", "One alert: sentences, papers, and every attempt to deliver it");
    add_daemon_options(*show, *options);
    show->add_option("id", options->id, "The alert's id")->required()->type_name("ID");
    show->callback([options] {
        const json::value alert = ask(*options, "/api/v1/alerts/" + http::percent_encode(options->id));
        if (!options->json) print_one(alert);
    });
    add_replay(*verb);
    verb->callback([verb, options] {
        if (!verb->get_subcommands().empty()) return;
        std::string target = "/api/v1/alerts?limit=" + std::to_string(options->limit);
        if (!options->watch.empty()) target += "&watch=" + http::percent_encode(options->watch);
        const json::value answer = ask(*options, target);
        if (!options->json) print_list(list(answer, "alerts"));
    });
}

}  // namespace vigie::cli
