#include "cli/daemon_link.hpp"

#include <CLI/CLI.hpp>
#include <boost/json.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <stdexcept>

#include "config/config.hpp"

namespace vigie::cli {
namespace {

namespace json = boost::json;

constexpr const char* default_config = "/etc/vigie/vigie.toml";

std::string socket_of(const DaemonOptions& options) {
    if (!options.socket.empty()) return options.socket;
    if (const char* given = std::getenv("VIGIE_SOCKET"); given != nullptr && *given != '\0' && options.config.empty())
        return given;
    const std::string file = options.config.empty() ? default_config : options.config;
    std::error_code ignored;
    if (!options.config.empty() || std::filesystem::exists(file, ignored)) return config::load(file).config.http.socket;
    return config::Http{}.socket;
}

std::string token_of(const DaemonOptions& options) {
    if (options.token_file.empty()) {
        const char* given = std::getenv("VIGIE_TOKEN");
        return given != nullptr ? given : "";
    }
    std::ifstream file(options.token_file);
    std::string token;
    if (!(file >> token)) throw std::runtime_error(options.token_file + ": has no token, or cannot be read");
    return token;
}

http::Address address_of(const DaemonOptions& options) {
    http::Address address;
    if (options.address.empty()) {
        address.socket = socket_of(options);
        if (address.socket.empty()) throw std::runtime_error("the configuration has no http.socket; use --address");
        return address;
    }
    address.host = options.address;
    if (address.host.starts_with("http://")) address.host.erase(0, 7);
    while (address.host.ends_with('/')) address.host.pop_back();
    address.token = token_of(options);
    return address;
}

json::value answer_of(const DaemonOptions& options, const Result<http::Answer>& answer, int also) {
    if (!answer) throw std::runtime_error(answer.error().message);
    boost::system::error_code unreadable;
    json::value value = json::parse(answer->body, unreadable);
    if (unreadable) throw std::runtime_error("the answer is not vigied's: HTTP " + std::to_string(answer->status));
    if (answer->status >= 300 && answer->status != also) {
        const std::string why = text(value, "error");
        throw std::runtime_error(why.empty() ? "HTTP " + std::to_string(answer->status) : why);
    }
    if (options.json) std::cout << answer->body;
    return value;
}

}  // namespace

void add_daemon_options(CLI::App& verb, DaemonOptions& options) {
    verb.add_flag("--json", options.json, "The daemon's answer as JSON");
    verb.add_option("--socket", options.socket, "The daemon's socket (else VIGIE_SOCKET, or the configuration's)")
        ->type_name("PATH");
    verb.add_option("-c,--config", options.config, "The configuration whose daemon is meant")->type_name("FILE");
    verb.add_option("--address", options.address, "The daemon's address instead, with a token")->type_name("HOST:PORT");
    verb.add_option("--token-file", options.token_file, "A file with the token (else VIGIE_TOKEN)")->type_name("FILE");
}

json::value ask(const DaemonOptions& options, const std::string& target) {
    return answer_of(options, http::get(address_of(options), target), 0);
}

json::value tell(const DaemonOptions& options, const std::string& target, int also, const std::string& body) {
    http::Address address = address_of(options);
    address.timeout = std::chrono::minutes(5);
    return answer_of(options, http::post(address, target, body), also);
}

const json::value& member(const json::value& object, std::string_view key) {
    static const json::value nothing;
    const auto* members = object.if_object();
    const auto* found = members != nullptr ? members->if_contains(json::string_view(key.data(), key.size())) : nullptr;
    return found != nullptr ? *found : nothing;
}

std::string text(const json::value& object, std::string_view key) {
    const auto* found = member(object, key).if_string();
    return found != nullptr ? std::string(*found) : "";
}

std::int64_t number(const json::value& object, std::string_view key) {
    const json::value& found = member(object, key);
    return found.is_number() ? found.to_number<std::int64_t>() : 0;
}

bool flag(const json::value& object, std::string_view key) {
    const auto* found = member(object, key).if_bool();
    return found != nullptr && *found;
}

const json::array& list(const json::value& object, std::string_view key) {
    static const json::array nothing;
    const auto* found = member(object, key).if_array();
    return found != nullptr ? *found : nothing;
}

std::string joined(const json::array& texts) {
    std::string out;
    for (const json::value& item : texts)
        if (const auto* string = item.if_string()) out += (out.empty() ? "" : ", ") + std::string(*string);
    return out;
}

}  // namespace vigie::cli
