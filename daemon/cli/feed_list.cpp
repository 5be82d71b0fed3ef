// vigie feeds add|remove|import|export: the list of subscriptions.
#include <CLI/CLI.hpp>
#include <boost/json.hpp>
#include <fstream>
#include <iostream>
#include <memory>
#include <stdexcept>

#include "cli/daemon_link.hpp"
#include "cli/feed_list.hpp"
#include "cli/offline.hpp"
#include "cli/table.hpp"
#include "reader/opml/opml.hpp"

namespace vigie::cli {
namespace {

namespace json = boost::json;

// Of one request: vigied takes bodies of 64 KiB where WebSub is off.
constexpr std::size_t most_bytes = 48U << 10U;
constexpr std::size_t most_at_once = 200;

struct AddOptions : DaemonOptions {
    std::string address, name, folder, language;
    std::vector<int> picks;  // from 1
    bool all = false;
    bool dry_run = false;
};

struct FileOptions : DaemonOptions {
    std::string file;
};

std::string how_it_reads(const json::value& feed) {
    std::string out = text(feed, "format");
    if (const auto parts = number(feed, "parts"); parts > 0) return out + ", " + std::to_string(parts) + " parts";
    out += ", " + std::to_string(number(feed, "entries")) + " entries";
    if (const std::string newest = text(feed, "newest"); !newest.empty()) out += ", newest " + newest;
    if (flag(feed, "malformed")) out += ", malformed but readable";
    if (!text(feed, "hub").empty()) out += ", pushes (WebSub)";
    return out;
}

void show(const json::array& found) {
    for (std::size_t i = 0; i < found.size(); ++i) {
        const json::value& feed = found[i];
        std::cout << i + 1 << ". " << plain(text(feed, "title")) << "\n   " << plain(text(feed, "url")) << "\n   "
                  << plain(how_it_reads(feed)) << '\n';
        if (const std::string entry = text(feed, "first_entry"); !entry.empty())
            std::cout << "   first: " << fit(plain(entry), 90) << '\n';
        if (const std::string moved = text(feed, "moved_to"); !moved.empty())
            std::cout << "   says that it moved to " << plain(moved) << '\n';
        if (const std::string known = text(feed, "known"); !known.empty())
            std::cout << "   already subscribed as " << plain(known) << '\n';
    }
}

json::object subscription(const std::string& url, const std::string& name, const std::string& folder,
                          const std::string& language) {
    return {{"url", url}, {"name", name}, {"folder", folder}, {"language", language}};
}

json::value send(const DaemonOptions& options, json::array feeds) {
    const std::string body = json::serialize(json::object{{"feeds", std::move(feeds)}});
    return tell(options, "/api/v1/feeds", 409, body);
}

// Those that the user named, else the only one. Throws where the choice is the user's.
std::vector<std::size_t> chosen(const AddOptions& options, const json::array& found) {
    std::vector<std::size_t> picks;
    for (const int pick : options.picks) {
        if (pick < 1 || static_cast<std::size_t>(pick) > found.size())
            throw std::runtime_error("--pick " + std::to_string(pick) + ": there are " + std::to_string(found.size()));
        picks.push_back(static_cast<std::size_t>(pick - 1));
    }
    if (!picks.empty()) return picks;
    if (found.size() > 1 && !options.all)
        throw std::runtime_error("several feeds: choose with --pick 1 (or more numbers), or take them --all");
    for (std::size_t i = 0; i < found.size(); ++i) picks.push_back(i);
    return picks;
}

void add(const AddOptions& options) {
    DaemonOptions quiet = options;
    quiet.json = options.json && options.dry_run;
    const json::value answer = tell(quiet, "/api/v1/feeds/look?url=" + http::percent_encode(options.address));
    const json::array& found = list(answer, "feeds");
    if (!options.json) show(found);
    if (options.dry_run) return;
    json::array wanted;
    for (const std::size_t i : chosen(options, found)) {
        if (!text(found[i], "known").empty()) continue;
        wanted.push_back(subscription(text(found[i], "url"), options.name, options.folder, options.language));
    }
    if (wanted.empty()) throw std::runtime_error("already subscribed; nothing was added");
    const json::value done = send(options, std::move(wanted));
    if (options.json) return;
    for (const json::value& url : list(done, "added"))
        std::cout << "Added " << plain(url.as_string()) << ": it is polled now.\n";
}

void import(const FileOptions& options) {
    const auto found = read_opml(read_file(options.file));
    if (!found) throw std::runtime_error(options.file + ": " + found.error().message);
    std::size_t added = 0, known = 0;
    for (std::size_t at = 0; at < found->size();) {
        json::array part;
        std::size_t bytes = 0;
        for (; at < found->size() && part.size() < most_at_once; ++at) {
            const Subscription& one = (*found)[at];
            if (!one.url.starts_with("http://") && !one.url.starts_with("https://")) {
                std::cerr << "vigie: left out, not http or https: " << plain(one.url) << '\n';
                continue;
            }
            json::object wanted = subscription(one.url, one.title, one.folder, one.language);
            const std::size_t size = json::serialize(wanted).size() + 1;
            if (!part.empty() && bytes + size > most_bytes) break;
            bytes += size;
            part.push_back(std::move(wanted));
        }
        if (part.empty()) continue;
        const json::value done = send(options, std::move(part));
        added += list(done, "added").size();
        known += list(done, "known").size();
    }
    if (!options.json) std::cout << added << " added, " << known << " were subscribed already\n";
}

void write_out(const FileOptions& options) {
    DaemonOptions quiet = options;
    quiet.json = false;
    const json::value answer = ask(quiet, "/api/v1/feeds");
    std::vector<Subscription> subscriptions;
    for (const json::value& feed : list(answer, "feeds")) {
        if (flag(feed, "removed")) continue;
        const std::string url = text(feed, "url");
        std::string name = text(feed, "name");
        if (name == url) name = text(feed, "title");
        subscriptions.push_back({url, name, "", text(feed, "folder"), text(feed, "language")});
    }
    const std::string opml = write_opml(subscriptions, "Vigie");
    if (options.file == "-") {
        std::cout << opml;
        return;
    }
    std::ofstream file(options.file, std::ios::binary | std::ios::trunc);
    if (!(file << opml).flush()) throw std::runtime_error(options.file + ": cannot be written");
}

void add_add(CLI::App& feeds) {
    auto* verb = feeds.add_subcommand("add", "Find the feeds of a page or feed and subscribe to one");
    auto options = std::make_shared<AddOptions>();
    add_daemon_options(*verb, *options);
    verb->add_option("url", options->address, "A page or a feed")->required()->type_name("URL");
    verb->add_option("--pick", options->picks, "Which of those found, from 1")->type_name("N")->delimiter(',');
    verb->add_flag("--all", options->all, "All that are found");
    verb->add_flag("--dry-run", options->dry_run, "Only show what is found and how it reads");
    verb->add_option("--name", options->name, "Shown instead of the feed's own title");
    verb->add_option("--folder", options->folder, "Groups feeds, for `feed` in a watch; a/b: nested");
    verb->add_option("--language", options->language, "Its language, where it does not say (ISO 639-1)");
    verb->callback([options] { add(*options); });
}

void add_remove(CLI::App& feeds) {
    auto* verb = feeds.add_subcommand("remove", "End the subscription to a feed that was added or imported");
    auto options = std::make_shared<FileOptions>();
    add_daemon_options(*verb, *options);
    verb->add_option("id", options->file, "As `vigie feeds` shows it")->required()->type_name("ID");
    verb->callback([options] {
        tell(*options, "/api/v1/feeds/" + http::percent_encode(options->file) + "/remove");
        if (!options->json) std::cout << "Removed; its articles stay.\n";
    });
}

void add_transfer(CLI::App& feeds) {
    auto* in = feeds.add_subcommand("import", "Subscribe to all feeds of an OPML file");
    auto from = std::make_shared<FileOptions>();
    add_daemon_options(*in, *from);
    in->add_option("file", from->file, "OPML in any charset; - is standard input")->required()->type_name("FILE");
    in->callback([from] { import(*from); });
    auto* out = feeds.add_subcommand("export", "Write all subscriptions as OPML");
    auto to = std::make_shared<FileOptions>();
    to->file = "-";
    add_daemon_options(*out, *to);
    out->add_option("file", to->file, "Standard output where there is none")->type_name("FILE");
    out->callback([to] { write_out(*to); });
}

}  // namespace

void add_feed_list(CLI::App& feeds) {
    add_add(feeds);
    add_remove(feeds);
    add_transfer(feeds);
}

}  // namespace vigie::cli
