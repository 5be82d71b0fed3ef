// vigie watches test: checks a file of watches and says each in words; with a text, whether it would match, and why.
#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

#include "cli/offline.hpp"
#include "cli/table.hpp"
#include "cli/watch_file.hpp"
#include "watch/watch.hpp"

namespace vigie::cli {
namespace {

struct TestOptions : OfflineOptions {
    WatchFileOptions watches;
    std::string text;
    std::string title;
    std::string language;
};

std::string numbers(const std::vector<int>& list) {
    std::string out;
    for (const int one : list) out += (out.empty() ? "" : ", ") + std::to_string(one);
    return out;
}

void print_words(const Watch& watch, const std::vector<int>& steps) {
    std::string tells;
    for (const std::string& receiver : watch.receivers) tells += (tells.empty() ? "" : ", ") + receiver;
    const auto& at = watch.notify_at_carriers.empty() ? steps : watch.notify_at_carriers;
    std::cout << bold(plain(watch.name)) << "\n" << reasons_text(in_words(watch), false, 2);
    std::cout << "  priority " << watch.priority << ", tells " << (tells.empty() ? "nobody: see `vigie alerts`" : tells)
              << (at.empty() ? "; again at each new paper" : "; again at " + numbers(at) + " papers") << "\n";
}

// The article that the text is, analyzed as the daemon would.
wire::Analysis analyze(const TestOptions& options, const std::vector<Actor>& actors, const Article& article) {
    ClientOptions settings = client_options(options, wire::Role::analyze);
    settings.worker.actors = actors;
    WorkerClient client(std::move(settings));
    report(client);
    wire::Analyze request;
    request.text = article.text;
    request.title = article.title;
    request.language = article.language;
    wire::Analysis analysis;
    std::string problem;
    client.submit(std::move(request), [&](const wire::Message& answer) {
        if (const auto* done = std::get_if<wire::Analysis>(&answer))
            analysis = *done;
        else if (const auto* failed = std::get_if<wire::Problem>(&answer))
            problem = failed->problem;
    });
    client.finish();
    if (!problem.empty()) throw std::runtime_error("the text cannot be analyzed: " + problem);
    return analysis;
}

void try_text(const TestOptions& options, const config::Config& config) {
    Article article;
    article.text = read_file(options.text);
    article.title = options.title.empty() ? article.text.substr(0, article.text.find('\n')) : options.title;
    article.language = options.language;
    article.provenance = Provenance::full;
    const wire::Analysis analysis = analyze(options, config.actors, article);
    article.language = analysis.language;
    const Subject subject{article, analysis.annotations, "", "", ""};
    bool matched = false;
    for (const Watch& watch : config.watches) {
        const bool matches = !match(subject, std::span(&watch, 1)).empty();
        matched = matched || matches;
        std::cout << "\n"
                  << bold(plain(watch.name)) << (matches ? " matches the text:\n" : " does not match the text:\n");
        std::cout << reasons_text(explain(subject, watch), true, 2);
    }
    if (!matched) throw CLI::RuntimeError(2);
}

}  // namespace

void add_watches_test(CLI::App& watches) {
    auto* verb = watches.add_subcommand("test", "Check a file of watches and say each in words (exit status 1: wrong)");
    auto options = std::make_shared<TestOptions>();
    add_watch_file_options(*verb, options->watches);
    verb->add_option("--text", options->text, "An article to try them on (exit status 2: none matches)")
        ->type_name("FILE");
    verb->add_option("--title", options->title, "Its title (default: its first line)");
    verb->add_option("--language", options->language, "Its language (default: found out)");
    verb->add_option("--plugins", options->plugins, "Folder of the plugins")->type_name("DIR");
    add_worker_options(*verb, *options);
    verb->callback([options] {
        const config::Config config = load_watches(options->watches);
        for (const Watch& watch : config.watches) print_words(watch, config.alerts.notify_at_carriers);
        std::cout << options->watches.file << ": " << config.watches.size() << " watches, all good\n";
        if (!options->text.empty()) try_text(*options, config);
    });
}

}  // namespace vigie::cli
