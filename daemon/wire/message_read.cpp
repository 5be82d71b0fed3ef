#include "wire/message_read.hpp"

#include <boost/json/array.hpp>
#include <boost/json/monotonic_resource.hpp>
#include <type_traits>

#include "wire/annotation_read.hpp"
#include "wire/document_read.hpp"
#include "wire/json.hpp"
#include "wire/read.hpp"

namespace vigie::wire {
namespace {

Hello read_hello(const Fields& fields, std::string& problem) {
    Hello hello;
    hello.version = static_cast<int>(fields.number("version", 0, 1000));
    const std::string role = fields.text("role");
    if (role == "read")
        hello.role = Role::read;
    else if (role != "analyze")
        fields.wrong("role", "\"read\" or \"analyze\"");
    fields.each("plugins", [&](const auto& item) {
        const Fields plugin(item, problem);
        hello.plugins.push_back({plugin.text("path"), plugin.map("options"), plugin.texts("command")});
    });
    hello.quarantined = fields.texts("quarantined");
    return hello;
}

PluginInfo read_plugin(const Fields& fields) {
    PluginInfo plugin;
    plugin.id = fields.text("id");
    plugin.path = fields.text("path");
    plugin.version = fields.text("version");
    plugin.languages = fields.texts("languages");
    plugin.needs = fields.texts("needs");
    plugin.provides = fields.texts("provides");
    const std::string state = fields.text("state");
    if (state == "broken")
        plugin.state = PluginState::broken;
    else if (state == "quarantined")
        plugin.state = PluginState::quarantined;
    else if (!state.empty() && state != "active")
        fields.wrong("state", "\"active\", \"broken\" or \"quarantined\"");
    plugin.problem = fields.text("problem");
    return plugin;
}

Ready read_ready(const Fields& fields, std::string& problem) {
    Ready ready;
    ready.version = static_cast<int>(fields.number("version", 0, 1000));
    fields.each("plugins", [&](const auto& item) { ready.plugins.push_back(read_plugin(Fields(item, problem))); });
    ready.warnings = fields.texts("warnings");
    return ready;
}

ReadPage read_read_page(const Fields& fields) {
    ReadPage page{fields.unsigned_number("job"),
                  fields.text("url"),
                  fields.map("headers"),
                  fields.text("feed_language"),
                  false,
                  200,
                  {}};
    page.fragment = fields.flag("fragment");
    if (fields.find("status") != nullptr) page.status = static_cast<int>(fields.number("status", 0, 999));
    return page;
}

Analyze read_analyze(const Fields& fields) {
    Analyze analyze;
    analyze.job = fields.unsigned_number("job");
    analyze.skip = fields.texts("skip");
    analyze.language = fields.text("language");
    analyze.title = fields.text("title");
    analyze.url = fields.text("url");
    analyze.published = fields.unix_time("published");
    return analyze;
}

Analysis read_analysis(const Fields& fields, std::string& problem) {
    Analysis analysis;
    analysis.job = fields.unsigned_number("job");
    analysis.language = fields.text("language");
    fields.each("failed", [&](const auto& item) {
        const Fields failure(item, problem);
        analysis.failed.push_back({failure.text("plugin"), failure.text("problem")});
    });
    analysis.plugins = fields.map("plugins");
    fields.each("annotations",
                [&](const auto& item) { analysis.annotations.push_back(read_annotation(item, problem)); });
    return analysis;
}

Log read_log(const Fields& fields) {
    const std::string level = fields.text("level");
    return {fields.text("plugin"),
            level == "debug"     ? log::Level::debug
            : level == "warning" ? log::Level::warning
            : level == "error"   ? log::Level::error
                                 : log::Level::info,
            fields.text("message")};
}

template <typename Document, typename Read>
Document read_document(const Fields& fields, Read read, std::string& problem) {
    if (const auto* document = fields.find("document")) return read(*document, problem);
    fields.wrong("document", "an object");
    return {};
}

std::optional<Message> read_typed(std::string_view type, const Fields& fields, std::string& problem) {
    const auto job = [&] { return fields.unsigned_number("job"); };
    if (type == "hello") return read_hello(fields, problem);
    if (type == "ready") return read_ready(fields, problem);
    if (type == "read-feed") return ReadFeed{job(), fields.text("url"), fields.map("headers"), {}};
    if (type == "read-page") return read_read_page(fields);
    if (type == "analyze") return read_analyze(fields);
    if (type == "language" && fields.find("code") != nullptr) return LanguageFound{job(), fields.text("code")};
    if (type == "language") return DetectLanguage{job(), {}};
    if (type == "feed") return FeedRead{job(), read_document<FeedDocument>(fields, read_feed_document, problem)};
    if (type == "page") return PageRead{job(), read_document<PageDocument>(fields, read_page_document, problem)};
    if (type == "started") return Started{job(), fields.text("plugin")};
    if (type == "analysis") return read_analysis(fields, problem);
    if (type == "log") return read_log(fields);
    if (type == "count") return Count{fields.text("plugin"), fields.text("name"), fields.real("amount")};
    if (type == "error") return Problem{job(), fields.text("problem")};
    return {};
}

Result<Line> read_tree(const boost::json::value& tree) {
    std::string problem;
    const Fields fields(tree, problem);
    const std::string type = fields.text("type");
    if (type.empty()) fields.wrong("type", "a word");
    if (!problem.empty()) return Error{problem};
    auto message = read_typed(type, fields, problem);
    if (!message) return Error{"no message is called \"" + type.substr(0, 40) + '"'};
    Line line{std::move(*message), {}};
    if (fields.find("bytes") != nullptr) line.bytes = fields.unsigned_number("bytes");
    if (!problem.empty()) return Error{type + ": " + problem};
    return line;
}

Result<Line> read_whole(std::string_view line) {
    // Lines of a few hundred bytes (jobs, started) need no allocation.
    unsigned char space[4096];
    boost::json::monotonic_resource memory(space);
    const auto tree = parse_json(line, &memory);
    if (!tree) return tree.error();
    return read_tree(*tree);
}

// Cuts the annotations off where encode() puts them. Inside a JSON string the mark before the key would be escaped, so
// what is found is the key.
std::optional<Result<Line>> read_raw(std::string_view line) {
    constexpr std::string_view start = R"({"type":"analysis",)";
    constexpr std::string_view key = R"(,"annotations":[)";
    if (line.substr(0, start.size()) != start || line.substr(line.size() - 2) != "]}") return {};
    const std::size_t at = line.find(key);
    if (at == std::string_view::npos) return {};
    auto head = read_whole(std::string(line.substr(0, at)) + '}');
    if (head) {
        if (auto* analysis = std::get_if<Analysis>(&head->message))
            analysis->raw_annotations = line.substr(at + key.size() - 1, line.size() - at - key.size());
    }
    return head;
}

}  // namespace

Result<Line> read_line(std::string_view line, bool raw_annotations) {
    if (raw_annotations)
        if (auto raw = read_raw(line)) return std::move(*raw);
    return read_whole(line);
}

std::optional<Error> set_body(Message& message, std::string body) {
    return std::visit(
        [&](auto& any) -> std::optional<Error> {
            using Type = std::decay_t<decltype(any)>;
            if constexpr (requires { any.body; })
                any.body = std::move(body);
            else if constexpr (std::is_same_v<Type, Analyze> || std::is_same_v<Type, DetectLanguage>)
                any.text = std::move(body);
            else if constexpr (std::is_same_v<Type, Hello>) {
                if (body.empty()) return {};
                auto actors = parse_actors(body);
                if (!actors) return actors.error();
                any.actors = std::move(*actors);
            } else
                return Error{"a message without body says \"bytes\""};
            return {};
        },
        message);
}

}  // namespace vigie::wire
