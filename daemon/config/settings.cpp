// The sections of the main file.
#include <algorithm>
#include <filesystem>

#include "config/sections.hpp"

namespace vigie::config {
namespace {

constexpr int many = 100'000;

bool is_one_of(const std::string& word, const std::vector<std::string>& words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

void read_path(Block& block, std::string_view key, std::string& value, const std::string& file) {
    block.read(key, value);
    value = absolute(value, file);
}

void read_state(Block block, State& state, const std::string& file) {
    read_path(block, "directory", state.directory, file);
    block.read("database", state.database);
    if (!state.database.empty() && state.database.find("://") == std::string::npos)
        state.database = absolute(state.database, file);
    block.read("quick_check", state.quick_check);
    block.read("power_safe", state.power_safe);
    block.finish();
}

void read_fetch(Block block, Fetch& fetch, const std::string& file) {
    block.read("allow_private_addresses", fetch.allow_private_addresses);
    block.read("user_agent", fetch.user_agent);
    block.read("proxy", fetch.proxy);
    read_path(block, "ca_file", fetch.ca_file, file);
    block.read("timeout", fetch.timeout, std::chrono::milliseconds(1));
    block.read("connect_timeout", fetch.connect_timeout, std::chrono::milliseconds(1));
    block.read_size("max_bytes", fetch.max_bytes);
    block.read_size("max_page_bytes", fetch.max_page_bytes);
    block.read("concurrency", fetch.concurrency, 1, many);
    block.read("per_host_concurrency", fetch.per_host_concurrency, 1, many);
    block.read("per_host_gap", fetch.per_host_gap);
    block.read("per_host_wait", fetch.per_host_wait);
    block.read("min_interval", fetch.min_interval, std::chrono::seconds(1));
    block.read("max_interval", fetch.max_interval, std::chrono::seconds(1));
    block.read("first_interval", fetch.first_interval, std::chrono::seconds(1));
    block.read("redirect_delay", fetch.redirect_delay);
    block.read("redirect_confirmations", fetch.redirect_confirmations, 1, many);
    block.read("robots", fetch.robots);
    if (fetch.min_interval > fetch.max_interval)
        block.fail("min_interval",
                   "must not be longer than max_interval (" + format_duration(fetch.max_interval) + ")");
    block.finish();
}

void read_read(Block block, Read& read) {
    block.read("pages", read.pages);
    block.read("concurrency", read.concurrency, 1, many);
    block.read("workers", read.workers, 1, 1024);
    block.read("reread", read.reread, std::chrono::milliseconds(1));
    std::sort(read.reread.begin(), read.reread.end());
    if (auto archive = block.table("archive")) {
        archive->read("keep", read.archive.keep);
        archive->read("max_age", read.archive.max_age, std::chrono::minutes(1));
        archive->read_size("max_size", read.archive.max_size);
        archive->finish();
    }
    block.finish();
}

void read_plugin(Block block, Plugins& plugins, const std::string& file) {
    Plugin plugin;
    block.read("library", plugin.library);
    block.read("command", plugin.command);
    block.read("sha256", plugin.sha256);
    block.read("enabled", plugin.enabled);
    block.read("options", plugin.options);
    block.finish();
    if (plugin.library.find('/') != std::string::npos) plugin.library = absolute(plugin.library, file);
    if (plugin.library.empty() == plugin.command.empty())
        block.fail("library", "either library = \"file.so\" or command = [\"program\", …] must be there");
    // Words that are paths are beside this file, as "library" is; the program itself may be found on the PATH.
    for (std::string& word : plugin.command)
        if (word.starts_with("./") || word.starts_with("../")) word = absolute(word, file);
    const bool hex =
        plugin.sha256.size() == 64 && plugin.sha256.find_first_not_of("0123456789abcdefABCDEF") == std::string::npos;
    if (!plugin.sha256.empty() && !hex) block.fail("sha256", "must be 64 hexadecimal digits, as sha256sum prints them");
    plugins.list.push_back(std::move(plugin));
}

void read_plugins(Block block, Plugins& plugins, const std::string& file) {
    read_path(block, "directory", plugins.directory, file);
    block.read("workers", plugins.workers, 1, 1024);
    block.read("deadline", plugins.deadline, std::chrono::milliseconds(10));
    block.read("start_deadline", plugins.start_deadline, std::chrono::milliseconds(10));
    block.read_size("memory", plugins.memory);
    if (plugins.memory < (64U << 20U)) block.fail("memory", "must be at least \"64M\"");
    block.read("quarantine_after", plugins.quarantine_after, 1, many);
    block.read("jobs_per_worker", plugins.jobs_per_worker, 1, 100'000'000);
    block.read("weak_sandbox", plugins.weak_sandbox);
    block.finish();
}

void read_alerts(Block block, Alerts& alerts) {
    block.read("first_poll_max_age", alerts.first_poll_max_age);
    block.read("story_window", alerts.story_window, std::chrono::minutes(1));
    block.read("notify_at_carriers", alerts.notify_at_carriers, 2);
    std::sort(alerts.notify_at_carriers.begin(), alerts.notify_at_carriers.end());
    block.read("operator", alerts.operator_receiver);
    block.read("coverage_every", alerts.coverage_every, std::chrono::milliseconds(100));
    block.read("coverage_patience", alerts.coverage_patience);
    block.read("concurrency", alerts.concurrency, 1, many);
    block.read("retry_first", alerts.retry_first, std::chrono::milliseconds(1));
    block.read("retry_most", alerts.retry_most, std::chrono::milliseconds(1));
    block.read("retry_max_age", alerts.retry_max_age);
    block.finish();
}

// "127.0.0.1:8080" or "[::1]:8080".
bool is_listen(const std::string& listen) {
    const std::size_t colon = listen.rfind(':');
    if (colon == std::string::npos || colon == 0 || colon + 1 == listen.size()) return false;
    const std::string port = listen.substr(colon + 1);
    return port.size() <= 5 && port.find_first_not_of("0123456789") == std::string::npos && std::stoi(port) <= 65535;
}

void read_http(Block block, Http& http, const std::string& file) {
    read_path(block, "socket", http.socket, file);
    block.read("socket_mode", http.socket_mode);
    block.read("listen", http.listen);
    read_path(block, "token_file", http.token_file, file);
    block.read("hosts", http.hosts);
    block.read("public_url", http.public_url);
    block.finish();
    const bool octal = http.socket_mode.size() >= 3 && http.socket_mode.size() <= 4 &&
                       http.socket_mode.find_first_not_of("01234567") == std::string::npos;
    if (!octal) block.fail("socket_mode", "must be octal, such as \"0660\", not \"" + http.socket_mode + "\"");
    constexpr std::size_t longest = 107;  // sun_path of unix(7)
    if (http.socket.size() > longest) block.fail("socket", "must be at most 107 bytes long");
    if (http.listen.empty()) return;
    if (!is_listen(http.listen))
        block.fail("listen", "must be an address and a port such as \"127.0.0.1:8080\", not \"" + http.listen + "\"");
    if (http.token_file.empty())
        block.fail("listen", "http.token_file must be there: whoever reaches the address needs a token");
}

Inhibition read_inhibition(Block block, Origins& origins) {
    Inhibition inhibition;
    std::vector<std::string> same{"story"};
    block.read("source", inhibition.source);
    block.read("target", inhibition.target);
    for (const std::string& name : inhibition.source)
        origins.inhibited.push_back({name, "inhibit.source", block.origin("source")});
    for (const std::string& name : inhibition.target)
        origins.inhibited.push_back({name, "inhibit.target", block.origin("target")});
    block.read("same", same);
    block.read("window", inhibition.window, std::chrono::minutes(1));
    block.finish();
    inhibition.same_story = is_one_of("story", same);
    inhibition.same_actor = is_one_of("actor", same);
    if (inhibition.source.empty()) block.fail("source", "must name the watch whose alerts suppress");
    if (inhibition.target.empty()) block.fail("target", "must name the watch whose alerts are suppressed");
    for (const std::string& name : inhibition.target)
        if (is_one_of(name, inhibition.source)) block.fail("target", "\"" + name + "\" would silence itself");
    if (same.empty()) block.fail("same", "must be of \"story\" and \"actor\"");
    for (const std::string& word : same)
        if (word != "story" && word != "actor") block.fail("same", "must be of \"story\" and \"actor\"");
    return inhibition;
}

}  // namespace

std::string absolute(const std::string& path, const std::string& file) {
    if (path.empty() || path.front() == '/') return path;
    namespace fs = std::filesystem;
    return (fs::absolute(file).parent_path() / path).lexically_normal().string();
}

void read_settings(Block& file, Config& config, Origins& origins) {
    const std::string path = file.origin().file;
    if (auto block = file.table("state")) read_state(std::move(*block), config.state, path);
    if (auto block = file.table("fetch")) read_fetch(std::move(*block), config.fetch, path);
    if (auto block = file.table("read")) read_read(std::move(*block), config.read);
    if (auto block = file.table("plugins")) read_plugins(std::move(*block), config.plugins, path);
    for (Block& block : file.tables("plugin")) read_plugin(std::move(block), config.plugins, path);
    if (auto block = file.table("analyze")) {
        block->read("concurrency", config.analyze.concurrency, 1, many);
        block->finish();
    }
    for (Block& block : file.tables("inhibit"))
        config.inhibitions.push_back(read_inhibition(std::move(block), origins));
    if (auto block = file.table("alerts")) read_alerts(std::move(*block), config.alerts);
    if (auto block = file.table("http")) read_http(std::move(*block), config.http, path);
    if (auto block = file.table("websub")) {
        block->read("callback", config.websub.callback);
        const std::string& callback = config.websub.callback;
        if (!callback.empty() && !callback.starts_with("http://") && !callback.starts_with("https://"))
            block->fail("callback", "must begin with http:// or https://");
        if (!callback.empty() && config.http.listen.empty())
            block->fail("callback", "hubs need an address to reach: http.listen");
        block->finish();
    }
    if (auto block = file.table("log")) {
        block->read("level", config.log.level);
        const std::vector<std::string> levels{"debug", "info", "warning", "error"};
        if (!is_one_of(config.log.level, levels))
            block->fail("level", "must be debug, info, warning or error, not \"" + config.log.level + "\"" +
                                     did_you_mean(config.log.level, levels));
        block->finish();
    }
    if (auto block = file.table("retention")) {
        block->read("articles", config.retention.articles, std::chrono::hours(1));
        block->read("alerts", config.retention.alerts, std::chrono::hours(1));
        block->read("entries", config.retention.entries, std::chrono::hours(1));
        block->finish();
    }
}

}  // namespace vigie::config
