#include "main/load.hpp"

#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

#include "main/own_feeds.hpp"
#include "net/net.hpp"
#include "notify/notify.hpp"
#include "reader/opml/opml.hpp"

namespace vigie {
namespace {

Feed feed_of(std::string url, std::string name, std::string folder, std::string language) {
    Feed feed;
    feed.id = feed_id(url);
    feed.name = name.empty() ? url : std::move(name);
    feed.url = std::move(url);
    feed.folder = std::move(folder);
    feed.language = std::move(language);
    return feed;
}

std::vector<Feed> feeds_of_lines(const std::string& path, std::string_view text, std::vector<std::string>& problems) {
    std::vector<Feed> feeds;
    std::istringstream lines{std::string(text)};
    int number = 0;
    for (std::string line; std::getline(lines, line);) {
        ++number;
        line.erase(0, line.find_first_not_of(" \t\r"));
        line.erase(line.find_last_not_of(" \t\r") + 1);
        if (line.empty() || line.front() == '#') continue;
        if (net::origin_of(line))
            feeds.push_back(feed_of(line, "", "", ""));
        else
            problems.push_back(fmt::format("{}:{}: not a http or https URL: {}", path, number, line));
    }
    return feeds;
}

// A feed that the configuration and a list both name is the configuration's.
void add_feeds(std::vector<Feed>& feeds, std::vector<Feed> more) {
    for (Feed& feed : more)
        if (std::ranges::find(feeds, feed.id, &Feed::id) == feeds.end()) feeds.push_back(std::move(feed));
}

void check_receivers(Configuration& loaded) {
    const std::string& told = loaded.config.alerts.operator_receiver;
    if (!told.empty() && loaded.config.receiver_origins.count(told) == 0)
        loaded.problems.push_back("alerts.operator: there is no [[receiver]] named \"" + told + "\"");
    for (const Receiver& receiver : loaded.config.receivers) {
        const auto error = check_receiver(receiver);
        if (!error) continue;
        const auto origin = loaded.config.receiver_origins.find(receiver.name);
        const std::string where = origin == loaded.config.receiver_origins.end()
                                      ? ""
                                      : fmt::format("{}:{}: ", origin->second.file, origin->second.line);
        loaded.problems.push_back(fmt::format("{}receiver {}: {}", where, receiver.name, error->message));
    }
}

}  // namespace

std::vector<Feed> read_feed_file(const std::string& path, std::vector<std::string>& problems) {
    std::ifstream file(path, std::ios::binary);
    if (!file) {
        problems.push_back(path + ": cannot be read");
        return {};
    }
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    const auto first = text.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    if (first == std::string::npos || text[first] != '<') return feeds_of_lines(path, text, problems);
    const auto list = read_opml(text);
    if (!list) {
        problems.push_back(path + ": " + list.error().message);
        return {};
    }
    std::vector<Feed> feeds;
    for (const Subscription& one : *list) feeds.push_back(feed_of(one.url, one.title, one.folder, one.language));
    return feeds;
}

Configuration load_configuration(const Options& options) {
    Configuration loaded;
    if (options.config_given || options.feeds.empty() || std::filesystem::exists(options.config)) {
        config::Loaded read = config::load(options.config);
        loaded.config = std::move(read.config);
        for (const config::Problem& problem : read.problems) loaded.problems.push_back(problem.line());
        for (const config::Problem& warning : read.warnings) loaded.warnings.push_back(warning.line());
    }
    if (!options.state.empty()) {
        loaded.config.state.directory = options.state;
        loaded.config.state.database.clear();
    }
    if (!options.log_level.empty()) loaded.config.log.level = options.log_level;
    std::vector<std::string> lists = loaded.config.feed_files;
    if (!options.feeds.empty()) lists.push_back(options.feeds);
    if (const std::string own = own_feeds_file(loaded.config); std::filesystem::exists(own)) lists.push_back(own);
    for (const std::string& path : lists) add_feeds(loaded.config.feeds, read_feed_file(path, loaded.problems));
    check_receivers(loaded);
    return loaded;
}

}  // namespace vigie
