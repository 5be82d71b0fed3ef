// The list of receiver types, and the check of what a configuration says of them.
#include <spdlog/fmt/fmt.h>

#include <algorithm>

#include "net/net.hpp"
#include "notify/handling.hpp"
#include "notify/settings.hpp"
#include "notify/template.hpp"
#include "notify/types.hpp"

namespace vigie {
namespace notify {
namespace {

constexpr Setting webhook[] = {{"url", Kind::url, true, {}},
                               {"secret_file", Kind::file, false, {}},
                               {"format", Kind::choice, false, "vigie|cloudevents"},
                               {"content_type", Kind::text, false, {}},
                               {"timeout", Kind::duration, false, {}}};
constexpr Setting email[] = {
    {"server", Kind::text, true, {}},    {"from", Kind::addresses, true, {}},
    {"to", Kind::addresses, true, {}},   {"security", Kind::choice, false, "starttls|tls|none"},
    {"username", Kind::text, false, {}}, {"password_file", Kind::file, false, {}},
    {"ca_file", Kind::file, false, {}},  {"timeout", Kind::duration, false, {}}};
constexpr Setting command[] = {{"timeout", Kind::duration, false, {}}};
constexpr Setting file[] = {{"path", Kind::file, true, {}}};
constexpr Setting ntfy[] = {
    {"url", Kind::url, true, {}}, {"token_file", Kind::file, false, {}}, {"timeout", Kind::duration, false, {}}};
constexpr Setting slack[] = {{"url", Kind::url, false, {}},
                             {"url_file", Kind::file, false, {}},
                             {"dialect", Kind::choice, false, "slack|mattermost|discord"},
                             {"timeout", Kind::duration, false, {}}};
constexpr Setting alertmanager[] = {{"url", Kind::url, true, {}},
                                    {"token_file", Kind::file, false, {}},
                                    {"lasting", Kind::duration, false, {}},
                                    {"timeout", Kind::duration, false, {}}};
constexpr Setting matrix[] = {{"url", Kind::url, true, {}},
                              {"room", Kind::text, true, {}},
                              {"token_file", Kind::file, true, {}},
                              {"timeout", Kind::duration, false, {}}};
constexpr Setting telegram[] = {{"chat", Kind::text, true, {}},
                                {"token_file", Kind::file, true, {}},
                                {"url", Kind::url, false, {}},
                                {"timeout", Kind::duration, false, {}}};
constexpr Setting mqtt[] = {{"server", Kind::text, true, {}},
                            {"topic", Kind::text, true, {}},
                            {"username", Kind::text, false, {}},
                            {"password_file", Kind::file, false, {}},
                            {"timeout", Kind::duration, false, {}}};
constexpr Setting syslog[] = {{"server", Kind::text, false, {}},
                              {"protocol", Kind::choice, false, "udp|tcp"},
                              {"timeout", Kind::duration, false, {}}};
// Of every type.
constexpr Setting common[] = {{"template", Kind::text, false, {}},
                              {"template_file", Kind::file, false, {}},
                              {"subject", Kind::text, false, {}},
                              {"group_by", Kind::choice, false, "story|actor|watch"},
                              {"group_wait", Kind::duration, false, {}},
                              {"group_interval", Kind::duration, false, {}},
                              {"digest", Kind::text, false, {}},
                              {"quiet", Kind::text, false, {}},
                              {"timezone", Kind::text, false, {}},
                              {"limit", Kind::text, false, {}},
                              {"bypass", Kind::choice, false, "true|false"}};

constexpr ReceiverType types[] = {
    {"console", {}, false, make_console},   {"webhook", webhook, false, make_webhook},
    {"email", email, false, make_email},    {"command", command, true, make_command},
    {"file", file, false, make_file},       {"ntfy", ntfy, false, make_ntfy},
    {"slack", slack, false, make_slack},    {"alertmanager", alertmanager, false, make_alertmanager},
    {"matrix", matrix, false, make_matrix}, {"telegram", telegram, false, make_telegram},
    {"mqtt", mqtt, false, make_mqtt},       {"syslog", syslog, false, make_syslog},
};

// A setting of the type, or of all types; none: unknown.
const Setting* find_setting(const ReceiverType& type, std::string_view name) {
    for (const Setting& one : type.settings)
        if (one.name == name) return &one;
    for (const Setting& one : common)
        if (one.name == name) return &one;
    return nullptr;
}

const ReceiverType* find_type(std::string_view name) {
    const auto found =
        std::find_if(std::begin(types), std::end(types), [&](const ReceiverType& type) { return type.name == name; });
    return found == std::end(types) ? nullptr : found;
}

template <typename List>
std::string joined(const List& list) {
    std::string out;
    for (const auto& item : list) out += (out.empty() ? "" : ", ") + std::string(item.name);
    return out;
}

bool is_address(std::string_view text) {
    const auto at = text.find('@');
    return at != std::string_view::npos && at > 0 && at + 1 < text.size() &&
           text.find('@', at + 1) == std::string_view::npos &&
           std::all_of(text.begin(), text.end(), [](char c) { return c > 0x20 && c != 0x7f && c != '<' && c != '>'; });
}

bool is_choice(std::string_view choices, std::string_view value) {
    return ("|" + std::string(choices) + "|").find("|" + std::string(value) + "|") != std::string::npos;
}

// What is wrong with a value; empty: nothing.
std::string wrong(const Setting& setting, const std::string& value) {
    if (value.empty()) return "must not be empty";
    switch (setting.kind) {
        case Kind::text:
            return {};
        case Kind::url:
            return net::origin_of(value) ? "" : "must be a URL of http or https";
        case Kind::file:
            return value.front() == '/' || value.starts_with("credential:") ? "" : "must be an absolute path";
        case Kind::duration: {
            const auto duration = parse_duration(value);
            return duration && *duration > Duration(0) ? "" : "must be a duration such as \"10s\"";
        }
        case Kind::addresses: {
            const auto list = list_of(value);
            const auto bad = std::find_if_not(list.begin(), list.end(), is_address);
            if (list.empty()) return "must be a mail address";
            return bad == list.end() ? "" : fmt::format("\"{}\" is not a mail address", *bad);
        }
        case Kind::choice:
            return is_choice(setting.choices, value) ? "" : fmt::format("must be one of {}", setting.choices);
    }
    return {};
}

// What only some settings together can get wrong.
std::string wrong_together(const Receiver& receiver) {
    const auto has = [&](const char* name) { return receiver.settings.count(name) != 0; };
    if (has("template") && has("template_file")) return "takes either template or template_file";
    for (const char* name : {"template", "subject"})
        if (const auto problem = template_problem(setting(receiver, name)); !problem.empty())
            return fmt::format("cannot read {}: {}", name, problem);
    if (const auto problem = wrong_handling(receiver); !problem.empty()) return problem;
    if (receiver.type == "mqtt" && has("username") != has("password_file"))
        return "needs username and password_file together";
    if (receiver.type == "slack" && has("url") == has("url_file")) return "needs either url or url_file";
    if (receiver.type != "email") return {};
    if (has("username") != has("password_file")) return "needs username and password_file together";
    if (has("username") && setting(receiver, "security") == "none")
        return "would send a password without encryption (security)";
    if (list_of(setting(receiver, "from")).size() != 1) return "needs exactly one address in from";
    return {};
}

}  // namespace
}  // namespace notify

std::optional<Error> check_receiver(const Receiver& receiver) {
    using namespace notify;
    const auto error = [&](std::string text) { return Error{fmt::format("receiver \"{}\": {}", receiver.name, text)}; };
    const ReceiverType* type = find_type(receiver.type);
    if (type == nullptr)
        return error(fmt::format("there is no type \"{}\"; known are {}", receiver.type, joined(types)));
    for (const Setting& known : type->settings)
        if (known.required && receiver.settings.count(std::string(known.name)) == 0)
            return error(fmt::format("{} needs {}", type->name, known.name));
    for (const auto& [name, value] : receiver.settings) {
        const Setting* known = find_setting(*type, name);
        if (known == nullptr)
            return error(fmt::format("{} has no setting {}{}", type->name, name,
                                     type->settings.empty() ? "" : "; it has " + joined(type->settings)));
        if (const auto problem = wrong(*known, value); !problem.empty())
            return error(fmt::format("{} {}", name, problem));
    }
    if (type->command == receiver.command.empty())
        return error(type->command ? "command needs command = [\"program\", \"argument\", …]"
                                   : fmt::format("{} has no command", type->name));
    if (const auto problem = wrong_together(receiver); !problem.empty())
        return error(fmt::format("{} {}", type->name, problem));
    return std::nullopt;
}

std::vector<std::string_view> receiver_types() {
    std::vector<std::string_view> names;
    for (const auto& type : notify::types) names.push_back(type.name);
    return names;
}

Result<std::unique_ptr<Notifier>> make_notifier(const Receiver& receiver, const NotifyContext& context) {
    if (auto error = check_receiver(receiver)) return *error;
    return notify::find_type(receiver.type)->make(receiver, context);
}

}  // namespace vigie
