// vigie why: whether an article answers a watch, condition by condition, and what became of it.
#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

#include "cli/daemon_link.hpp"
#include "cli/reasons.hpp"
#include "cli/table.hpp"
#include "cli/verbs.hpp"

namespace vigie::cli {
namespace {

struct WhyOptions : DaemonOptions {
    std::string article;
    std::string watch;
};

}  // namespace

void add_why(CLI::App& app) {
    auto* verb = app.add_subcommand("why", "Why an article matches a watch, or why not, and what became of it");
    auto options = std::make_shared<WhyOptions>();
    add_daemon_options(*verb, *options);
    verb->add_option("article", options->article, "The article's id or URL")->required();
    verb->add_option("watch", options->watch, "The watch's name")->required();
    verb->callback([options] {
        const boost::json::value answer = ask(*options, "/api/v1/articles/" + http::percent_encode(options->article) +
                                                            "/why?watch=" + http::percent_encode(options->watch));
        if (options->json) return;
        std::cout << bold(plain(text(answer, "title"))) << '\n';
        print_reasons(list(answer, "why"));
        std::cout << plain(text(answer, "outcome")) << '\n';
        for (const boost::json::value& line : list(answer, "told")) {
            const auto* words = line.if_string();
            if (words) std::cout << "  " << plain(std::string(words->data(), words->size())) << '\n';
        }
    });
}

}  // namespace vigie::cli
