// vigie language: which language a text is in.
#include <CLI/CLI.hpp>
#include <memory>

#include "cli/offline.hpp"
#include "cli/verbs.hpp"

namespace vigie::cli {
namespace {

std::string code_of(const wire::Message& answer) {
    const auto* found = std::get_if<wire::LanguageFound>(&answer);
    return found != nullptr && !found->code.empty() ? found->code : "und";
}

void submit_line(WorkerClient& client, std::string_view line, Output& output, Progress& progress) {
    const std::size_t tab = line.find('\t');
    std::string id(line.substr(0, tab == std::string_view::npos ? 0 : tab));
    std::string text(line.substr(tab == std::string_view::npos ? 0 : tab + 1));
    client.submit(wire::DetectLanguage{wire::no_job, std::move(text)},
                  [id = std::move(id), &output, &progress](const wire::Message& answer) {
                      output.text() += id + '\t' + code_of(answer) + '\n';
                      output.added();
                      progress.step();
                  });
}

}  // namespace

void add_language(CLI::App& app) {
    auto* verb = app.add_subcommand("language", "Tell the language of each line of standard input (id, tab, text)");
    auto options = std::make_shared<OfflineOptions>();
    add_worker_options(*verb, *options);
    verb->callback([options] {
        WorkerClient client(client_options(*options, wire::Role::read));
        report(client);
        run_lines(client, "texts", [&](std::string_view line, Output& output, Progress& progress) {
            submit_line(client, line, output, progress);
        });
    });
}

}  // namespace vigie::cli
