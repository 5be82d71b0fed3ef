// vigie analyze: text → names, quotations, stances.
#include <CLI/CLI.hpp>
#include <boost/json/monotonic_resource.hpp>
#include <iostream>
#include <memory>

#include "cli/offline.hpp"
#include "cli/pretty.hpp"
#include "cli/verbs.hpp"
#include "wire/read.hpp"

namespace vigie::cli {
namespace {

struct AnalyzeOptions : OfflineOptions {
    std::string file = "-";
    std::string language;
    bool json = false;
};

// Seconds, or a date.
std::optional<Time> read_time(const wire::Fields& fields, std::string_view key) {
    const boost::json::value* value = fields.find(key);
    if (value == nullptr) return {};
    if (value->is_string()) return parse_rfc3339(fields.text(key));
    return fields.unix_time(key);
}

wire::Analyze read_request(const wire::Fields& fields) {
    wire::Analyze request;
    request.text = fields.text("text");
    request.language = fields.text("language");
    request.title = fields.text("title");
    request.url = fields.text("url");
    request.published = read_time(fields, "published");
    return request;
}

void append_failures(std::string& out, const std::vector<wire::Failure>& failed) {
    out += ",\"failed\":[";
    for (const wire::Failure& failure : failed) {
        out += &failure == failed.data() ? "{\"plugin\":" : ",{\"plugin\":";
        wire::append_json_string(out, failure.plugin);
        out += ",\"problem\":";
        wire::append_json_string(out, failure.problem);
        out += '}';
    }
    out += ']';
}

void append_answer(std::string& out, std::string_view id, const wire::Message& answer) {
    const auto* analysis = std::get_if<wire::Analysis>(&answer);
    out += "{\"id\":";
    out += id;
    if (analysis == nullptr) {
        const auto* problem = std::get_if<wire::Problem>(&answer);
        out += ",\"error\":";
        wire::append_json_string(out, problem != nullptr ? problem->problem : "no answer");
    } else {
        out += ",\"language\":";
        wire::append_json_string(out, analysis->language);
        if (!analysis->failed.empty()) append_failures(out, analysis->failed);
        out += ",\"annotations\":";
        out += analysis->raw_annotations;
    }
    out += "}\n";
}

void submit_line(WorkerClient& client, std::string_view line, Output& output, Progress& progress) {
    boost::json::monotonic_resource memory;
    std::string problem, id = "null";
    wire::Analyze request;
    if (const auto tree = wire::parse_json(line, &memory)) {
        const wire::Fields fields(*tree, problem);
        if (const auto* given = fields.find("id")) append_id(id = "", *given);
        request = read_request(fields);
    } else {
        problem = tree.error().message;
    }
    Answer answer = [id = std::move(id), &output, &progress](const wire::Message& message) {
        append_answer(output.text(), id, message);
        output.added();
        progress.step();
    };
    if (problem.empty())
        client.submit(std::move(request), std::move(answer));
    else
        client.put(wire::Problem{wire::no_job, std::move(problem)}, std::move(answer));
}

void run_lines_verb(const AnalyzeOptions& options) {
    ClientOptions settings = client_options(options, wire::Role::analyze);
    settings.raw_annotations = true;
    WorkerClient client(std::move(settings));
    report(client);
    run_lines(client, "articles", [&](std::string_view line, Output& output, Progress& progress) {
        submit_line(client, line, output, progress);
    });
}

void run_one(const AnalyzeOptions& options) {
    wire::Analyze request;
    request.text = read_file(options.file);
    request.language = options.language;
    const std::string text = request.text;
    ClientOptions settings = client_options(options, wire::Role::analyze);
    settings.raw_annotations = options.json;
    WorkerClient client(std::move(settings));
    report(client);
    client.submit(std::move(request), [&](const wire::Message& answer) {
        Output output;
        if (options.json)
            append_answer(output.text(), "null", answer);
        else
            append_pretty(output.text(), text, answer);
    });
    client.finish();
}

}  // namespace

void add_analyze(CLI::App& app) {
    auto* verb = app.add_subcommand("analyze", "Find who is named, who said what, who stands where");
    auto options = std::make_shared<AnalyzeOptions>();
    verb->add_option("file", options->file, "A text file; standard input where there is none");
    verb->add_flag("--jsonl", options->jsonl, R"(Standard input has {"id","text"} a line; answers one line each)");
    verb->add_flag("--json", options->json, "The annotations of one text as JSON");
    verb->add_option("--language", options->language, "ISO 639-1 (default: found out)");
    add_plugin_options(*verb, *options);
    add_worker_options(*verb, *options);
    verb->callback([options] { options->jsonl ? run_lines_verb(*options) : run_one(*options); });
}

}  // namespace vigie::cli
