// vigie alerts wrong: a person's word that an alert is wrong; vigie alerts cases: all of them, and what they come to.
#include <spdlog/fmt/fmt.h>

#include <CLI/CLI.hpp>
#include <boost/json/serialize.hpp>
#include <iostream>
#include <memory>

#include "cli/daemon_link.hpp"
#include "cli/feedback.hpp"
#include "cli/table.hpp"
#include "model/model.hpp"

namespace vigie::cli {
namespace {

struct WrongOptions : DaemonOptions {
    std::string id, verdict, comment, author;
};

struct CasesOptions : DaemonOptions {
    bool jsonl = false;
};

void add_wrong(CLI::App& alerts) {
    auto* verb = alerts.add_subcommand("wrong", "Say that an alert is wrong, and how");
    auto options = std::make_shared<WrongOptions>();
    add_daemon_options(*verb, *options);
    verb->add_option("id", options->id, "The alert's id")->required()->type_name("ID");
    verb->add_option("verdict", options->verdict, "wrong-person, not-a-quotation or not-about-this")
        ->required()
        ->check(CLI::IsMember(feedback_verdicts()));
    verb->add_option("--comment", options->comment, "In your words");
    verb->add_option("--author", options->author, "Who says so");
    verb->callback([options] {
        const auto answer = tell(*options, "/api/v1/alerts/" + http::percent_encode(options->id) + "/wrong?verdict=" +
                                               options->verdict + "&comment=" + http::percent_encode(options->comment) +
                                               "&author=" + http::percent_encode(options->author));
        if (!options->json) std::cout << "kept as case " << plain(text(answer, "id")) << '\n';
    });
}

void print_precision(const char* what, const boost::json::array& rows) {
    Table table({what, "ALERTS", "WRONG", "PRECISION"});
    for (const boost::json::value& row : rows) {
        const auto alerts = number(row, "alerts"), wrong = number(row, "wrong");
        const double right = alerts == 0 ? 1 : 1 - static_cast<double>(wrong) / static_cast<double>(alerts);
        table.add({text(row, "name"), std::to_string(alerts), std::to_string(wrong), fmt::format("{:.3f}", right)});
    }
    if (!table.empty()) table.print();
}

void add_cases(CLI::App& alerts) {
    auto* verb = alerts.add_subcommand("cases", "What was called wrong, and the precision of watches and plugins");
    auto options = std::make_shared<CasesOptions>();
    add_daemon_options(*verb, *options);
    verb->add_flag("--jsonl", options->jsonl, "The cases in the form of the gold, a line each");
    verb->callback([options] {
        const auto answer = ask(*options, options->jsonl ? "/api/v1/feedback?text=1" : "/api/v1/feedback");
        if (options->json) return;
        if (options->jsonl) {
            for (const boost::json::value& one : list(answer, "cases"))
                std::cout << boost::json::serialize(one) << '\n';
            return;
        }
        print_precision("WATCH", list(answer, "watches"));
        print_precision("PLUGIN", list(answer, "plugins"));
    });
}

}  // namespace

void add_feedback(CLI::App& alerts) {
    add_wrong(alerts);
    add_cases(alerts);
}

}  // namespace vigie::cli
