// Message → line and body.
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "wire/messages.hpp"
#include "wire/write.hpp"

namespace vigie::wire {
namespace {

template <typename Write>
void line(std::string& out, std::string_view type, Write write) {
    {
        Object object(out);
        object.text("type", type);
        write(object);
    }
    out += '\n';
}

template <typename Write>
void line_and_body(std::string& out, std::string_view type, std::string_view body, Write write) {
    line(out, type, [&](Object& object) {
        write(object);
        object.number("bytes", static_cast<std::uint64_t>(body.size()));
    });
    out += body;
}

void append_plugin_setting(std::string& out, const PluginSetting& plugin) {
    Object object(out);
    object.text("path", plugin.path);
    object.map("options", plugin.options);
    object.strings_if("command", plugin.command);
}

void append_sentence(std::string& out, const Sentence& sentence) {
    out += '[';
    append_number(out, sentence.span.begin);
    out += ',';
    append_number(out, sentence.span.end);
    out += ',';
    append_number(out, std::uint64_t{sentence.paragraph});
    out += ']';
}

void append_plugin_info(std::string& out, const PluginInfo& plugin) {
    Object object(out);
    object.text("id", plugin.id);
    object.text("path", plugin.path);
    object.text("version", plugin.version);
    object.strings("languages", plugin.languages);
    object.strings("needs", plugin.needs);
    object.strings("provides", plugin.provides);
    object.text("state", to_string(plugin.state));
    object.text_if("problem", plugin.problem);
}

void append_failure(std::string& out, const Failure& failure) {
    Object object(out);
    object.text("plugin", failure.plugin);
    object.text("problem", failure.problem);
}

// A plugin may count bytes or euros, so it is no score: as much of it as every parser of JSON reads to the last bit: 15
// digits, and powers of ten that are exact.
void append_amount(std::string& out, double amount) {
    constexpr double least = 1e-7, most = 1e15;
    if (!std::isfinite(amount) || std::abs(amount) < least) amount = 0;
    std::array<char, 32> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), std::clamp(amount, -most, most),
                                   std::chars_format::general, 15)
                         .ptr;
    out.append(digits.data(), end);
}

std::string_view level_word(log::Level level) {
    switch (level) {
        case log::Level::debug:
            return "debug";
        case log::Level::info:
            return "info";
        case log::Level::warning:
            return "warning";
        case log::Level::error:
            return "error";
    }
    return "error";
}

}  // namespace

void encode(std::string& out, const Hello& message) {
    std::string actors;
    append_json(actors, std::span<const Actor>(message.actors));
    line_and_body(out, "hello", actors, [&](Object& object) {
        object.number("version", message.version);
        object.text("role", to_string(message.role));
        append_array(object.key("plugins"), message.plugins, append_plugin_setting);
        object.strings("quarantined", message.quarantined);
    });
}

void encode(std::string& out, const ReadFeed& message) {
    line_and_body(out, "read-feed", message.body, [&](Object& object) {
        object.number("job", message.job);
        object.text("url", message.url);
        object.map("headers", message.headers);
    });
}

void encode(std::string& out, const ReadPage& message) {
    line_and_body(out, "read-page", message.body, [&](Object& object) {
        object.number("job", message.job);
        object.text("url", message.url);
        object.map("headers", message.headers);
        object.text_if("feed_language", message.feed_language);
        if (message.fragment) object.flag("fragment", true);
        if (message.status != 200) object.number("status", message.status);
    });
}

void encode(std::string& out, const Analyze& message) {
    line_and_body(out, "analyze", message.text, [&](Object& object) {
        object.number("job", message.job);
        object.strings_if("skip", message.skip);
        object.text_if("language", message.language);
        object.text_if("title", message.title);
        object.text_if("url", message.url);
        object.unix_if("published", message.published);
        if (!message.sentences.empty()) append_array(object.key("sentences"), message.sentences, append_sentence);
        if (!message.annotations.empty())
            append_json(object.key("annotations"), std::span<const Annotation>(message.annotations));
    });
}

void encode(std::string& out, const DetectLanguage& message) {
    line_and_body(out, "language", message.text, [&](Object& object) { object.number("job", message.job); });
}

void encode(std::string& out, const Ready& message) {
    line(out, "ready", [&](Object& object) {
        object.number("version", message.version);
        append_array(object.key("plugins"), message.plugins, append_plugin_info);
        object.strings_if("warnings", message.warnings);
    });
}

void encode(std::string& out, const FeedRead& message) {
    line(out, "feed", [&](Object& object) {
        object.number("job", message.job);
        append_json(object.key("document"), message.document);
    });
}

void encode(std::string& out, const PageRead& message) {
    line(out, "page", [&](Object& object) {
        object.number("job", message.job);
        append_json(object.key("document"), message.document);
    });
}

void encode(std::string& out, const Started& message) {
    line(out, "started", [&](Object& object) {
        object.number("job", message.job);
        object.text("plugin", message.plugin);
    });
}

// The annotations stand last: a reader that only passes them on cuts them off without reading them (Decoder).
void encode(std::string& out, const Analysis& message) {
    line(out, "analysis", [&](Object& object) {
        object.number("job", message.job);
        object.text("language", message.language);
        append_array(object.key("failed"), message.failed, append_failure);
        object.map("plugins", message.plugins);
        if (message.raw_annotations.empty())
            append_json(object.key("annotations"), std::span<const Annotation>(message.annotations));
        else
            object.key("annotations") += message.raw_annotations;
    });
}

void encode(std::string& out, const LanguageFound& message) {
    line(out, "language", [&](Object& object) {
        object.number("job", message.job);
        object.text("code", message.code);
    });
}

void encode(std::string& out, const Log& message) {
    line(out, "log", [&](Object& object) {
        object.text("plugin", message.plugin);
        object.text("level", level_word(message.level));
        object.text("message", message.message);
    });
}

void encode(std::string& out, const Count& message) {
    line(out, "count", [&](Object& object) {
        object.text("plugin", message.plugin);
        object.text("name", message.name);
        append_amount(object.key("amount"), message.amount);
    });
}

void encode(std::string& out, const Problem& message) {
    line(out, "error", [&](Object& object) {
        if (message.job != no_job) object.number("job", message.job);
        object.text("problem", message.problem);
    });
}

void encode(std::string& out, const Message& message) {
    std::visit([&](const auto& any) { encode(out, any); }, message);
}

std::string_view to_string(Role role) {
    return role == Role::read ? "read" : "analyze";
}

std::string_view to_string(PluginState state) {
    switch (state) {
        case PluginState::active:
            return "active";
        case PluginState::broken:
            return "broken";
        case PluginState::quarantined:
            return "quarantined";
    }
    return "broken";
}

}  // namespace vigie::wire
