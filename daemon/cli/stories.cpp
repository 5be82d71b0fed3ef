// vigie stories: which articles print the same story. Answers come at the end, for a late article can prove that two
// stories are one.
#include <CLI/CLI.hpp>
#include <boost/json/monotonic_resource.hpp>
#include <memory>
#include <vector>

#include "cli/offline.hpp"
#include "cli/verbs.hpp"
#include "reader/story/story.hpp"
#include "wire/read.hpp"

namespace vigie::cli {
namespace {

struct Told {
    std::string id;       // as JSON
    std::string problem;  // instead of a story
};

std::optional<Time> time_of(const wire::Fields& fields) {
    const boost::json::value* value = fields.find("published");
    if (value == nullptr) return {};
    return value->is_string() ? parse_rfc3339(fields.text("published")) : fields.unix_time("published");
}

Told add_line(MemoryStoryIndex& index, std::string_view line) {
    boost::json::monotonic_resource memory;
    const auto tree = wire::parse_json(line, &memory);
    if (!tree) return {"null", tree.error().message};
    Told told;
    const wire::Fields fields(*tree, told.problem);
    append_id(told.id, fields.find("id") != nullptr ? *fields.find("id") : boost::json::value());
    const std::string text = fields.text("text");
    const auto published = time_of(fields);
    if (told.problem.empty()) index.add(told.id, text, published.value_or(Time{}));
    return told;
}

void run() {
    MemoryStoryIndex index;
    std::vector<Told> all;
    Output output;
    {
        Progress progress("articles");
        Lines lines([] {});
        while (const auto line = lines.next()) {
            all.push_back(add_line(index, *line));
            progress.step();
        }
    }
    for (const Told& told : all) {
        output.text() += "{\"id\":" + told.id + (told.problem.empty() ? ",\"story\":" : ",\"error\":");
        // A story is called after its first article, whose id is JSON already.
        if (told.problem.empty())
            output.text() += index.story(told.id);
        else
            wire::append_json_string(output.text(), told.problem);
        output.text() += "}\n";
        output.added();
    }
}

}  // namespace

void add_stories(CLI::App& app) {
    auto* verb = app.add_subcommand("stories", "Tell which articles print the same story");
    auto jsonl = std::make_shared<bool>(false);
    verb->add_flag("--jsonl", *jsonl, R"(Standard input has {"id","text"} a line; answers {"id","story"} a line)")
        ->required();
    verb->callback(run);
}

}  // namespace vigie::cli
