#include "main/own_feeds.hpp"

#include <spdlog/fmt/fmt.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "net/net.hpp"
#include "reader/opml/opml.hpp"

namespace vigie {
namespace {

namespace fs = std::filesystem;

Result<std::vector<Subscription>> read_list(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) {
        if (fs::exists(path)) return Error{path + ": cannot be read"};
        return std::vector<Subscription>{};
    }
    auto list = read_opml(std::string{std::istreambuf_iterator<char>(file), {}});
    if (!list) return Error{path + ": " + list.error().message};
    return list;
}

Result<bool> write_list(const std::string& path, const std::vector<Subscription>& list) {
    const std::string fresh = path + ".new";
    std::ofstream file(fresh, std::ios::binary | std::ios::trunc);
    file << write_opml(list, "Vigie");
    file.close();
    std::error_code failed;
    if (file) fs::rename(fresh, path, failed);
    if (!file || failed) return Error{path + ": cannot be written"};
    return true;
}

}  // namespace

std::string own_feeds_file(const config::Config& config) {
    return config.state.directory + "/feeds.opml";
}

Result<bool> keep_feeds(config::Config& config, const std::vector<Feed>& feeds) {
    if (config.state.database.starts_with("postgres"))
        return Error{
            "machines that share a PostgreSQL database must name the same feeds: write it as [[feed]] or into a "
            "file of feed_files on each of them, then vigie reload"};
    const std::string path = own_feeds_file(config);
    auto list = read_list(path);
    if (!list) return list.error();
    for (const Feed& feed : feeds)
        list->push_back({feed.url, feed.name == feed.url ? "" : feed.name, "", feed.folder, feed.language});
    if (auto written = write_list(path, *list); !written) return written;
    config.feeds.insert(config.feeds.end(), feeds.begin(), feeds.end());
    return true;
}

Result<bool> drop_feed(config::Config& config, std::string_view id) {
    const std::string path = own_feeds_file(config);
    auto list = read_list(path);
    if (!list) return list.error();
    const auto same = [&](const Subscription& one) { return feed_id(one.url) == id; };
    if (std::erase_if(*list, same) == 0) return false;
    if (auto written = write_list(path, *list); !written) return written;
    std::erase_if(config.feeds, [&](const Feed& feed) { return feed.id == id; });
    return true;
}

std::string feed_key(std::string_view url) {
    const auto origin = net::origin_of(url);
    if (!origin) return std::string(url);
    std::string rest(url.substr(url.find("://") + 3));
    rest.erase(std::min(rest.find('#'), rest.size()));
    rest.erase(0, std::min(rest.find_first_of("/?"), rest.size()));
    while (rest.ends_with('/')) rest.pop_back();
    const bool usual = origin->port == (origin->scheme == "https" ? 443 : 80);
    return origin->host + (usual ? "" : fmt::format(":{}", origin->port)) + rest;
}

}  // namespace vigie
