// vigie read feed|page: bytes → what the readers make of them.
#include <CLI/CLI.hpp>
#include <boost/json/monotonic_resource.hpp>
#include <boost/json/object.hpp>
#include <cctype>
#include <memory>

#include "cli/documents.hpp"
#include "cli/offline.hpp"
#include "cli/verbs.hpp"
#include "wire/read.hpp"

namespace vigie::cli {
namespace {

struct ReadOptions : OfflineOptions {
    std::string file = "-";
    std::string url;
    std::string content_type;
};

wire::Headers lower_case(std::map<std::string, std::string> headers) {
    wire::Headers result;
    for (auto& [name, value] : headers) {
        std::string lower = name;
        for (char& c : lower) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        result.emplace(std::move(lower), std::move(value));
    }
    return result;
}

// {"id","input":path,"http":{"headers","content_type","url"}}
Request feed_request(const wire::Fields& fields, std::string& problem) {
    wire::ReadFeed request;
    request.body = read_file(fields.text("input"));
    if (const auto* http = fields.find("http")) {
        const wire::Fields with(*http, problem);
        request.url = with.text("url");
        request.headers = lower_case(with.map("headers"));
        if (const std::string type = with.text("content_type"); !type.empty())
            request.headers.emplace("content-type", type);
    }
    return request;
}

// {"id","page":path,"url"}
Request page_request(const wire::Fields& fields, std::string& problem) {
    wire::ReadPage request;
    request.body = read_file(fields.text("page"));
    request.url = fields.text("url");
    if (const auto* http = fields.find("http"))
        request.headers = lower_case(wire::Fields(*http, problem).map("headers"));
    return request;
}

using MakeRequest = Request (*)(const wire::Fields&, std::string&);

void submit_line(WorkerClient& client, std::string_view line, MakeRequest make, Output& output, Progress& progress) {
    boost::json::monotonic_resource memory;
    std::string problem, id = "null";
    Request request;
    if (const auto tree = wire::parse_json(line, &memory)) {
        const wire::Fields fields(*tree, problem);
        if (const auto* given = fields.find("id")) append_id(id = "", *given);
        try {
            request = make(fields, problem);
        } catch (const std::exception& error) {
            problem = error.what();
        }
    } else {
        problem = tree.error().message;
    }
    Answer answer = [id = std::move(id), &output, &progress](const wire::Message& message) {
        append_answer_line(output.text(), id, message);
        output.added();
        progress.step();
    };
    if (problem.empty())
        client.submit(std::move(request), std::move(answer));
    else
        client.put(wire::Problem{wire::no_job, std::move(problem)}, std::move(answer));
}

void run_lines_verb(const ReadOptions& options, std::string_view what, MakeRequest make) {
    ClientOptions settings = client_options(options, wire::Role::read);
    settings.in_flight = 8;  // their bodies are large
    WorkerClient client(std::move(settings));
    report(client);
    run_lines(client, what, [&](std::string_view line, Output& output, Progress& progress) {
        submit_line(client, line, make, output, progress);
    });
}

void run_one(const ReadOptions& options, Request request) {
    std::visit(
        [&](auto& any) {
            if constexpr (requires { any.body; }) {
                any.url = options.url;
                any.body = read_file(options.file);
                if (!options.content_type.empty()) any.headers.emplace("content-type", options.content_type);
            }
        },
        request);
    WorkerClient client(client_options(options, wire::Role::read));
    report(client);
    int status = 0;
    client.submit(std::move(request), [&](const wire::Message& answer) {
        Output output;
        status = append_readable(output.text(), answer) ? 0 : 1;
    });
    client.finish();
    if (status != 0) throw CLI::RuntimeError(status);
}

void add_one(CLI::App& read, const char* name, const char* about, std::string_view what, MakeRequest make,
             Request empty) {
    auto* verb = read.add_subcommand(name, about);
    auto options = std::make_shared<ReadOptions>();
    verb->add_option("file", options->file, "A file; standard input where there is none");
    verb->add_option("--url", options->url, "Where it came from: the base of its links");
    verb->add_option("--content-type", options->content_type, "The HTTP header that came with it");
    verb->add_flag("--jsonl", options->jsonl, "Standard input names a file a line, as JSON; answers one line each");
    add_worker_options(*verb, *options);
    verb->callback([=] { options->jsonl ? run_lines_verb(*options, what, make) : run_one(*options, empty); });
}

}  // namespace

void add_read(CLI::App& app) {
    auto* read = app.add_subcommand("read", "Read a feed or a page as the daemon does");
    read->require_subcommand(1);
    add_one(*read, "feed", "A feed's bytes → its entries", "feeds", feed_request, wire::ReadFeed{});
    add_one(*read, "page", "A page's bytes → the article on it", "pages", page_request, wire::ReadPage{});
}

}  // namespace vigie::cli
