#include "sdk/host/host.hpp"

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <iterator>

#include "sdk/host/instance.hpp"
#include "sdk/host/library.hpp"
#include "sdk/host/offer.hpp"
#include "sdk/host/order.hpp"
#include "sdk/host/text/text.hpp"
#include "sdk/host/trust.hpp"

namespace vigie::host {
namespace {

namespace fs = std::filesystem;

void add_data_directory(PluginSource& source) {
    if (source.path.empty() || source.options.count("data")) return;
    if (const std::string data = data_directory(source.path); !data.empty()) source.options["data"] = data;
}

bool knows(const PluginInfo& plugin, std::string_view language) {
    return std::any_of(plugin.languages.begin(), plugin.languages.end(),
                       [&](const std::string& known) { return known == "*" || known == language; });
}

// 1.10.0 is newer than 1.9.0.
bool newer(const PluginInfo& one, const PluginInfo& other) {
    return ::strverscmp(one.version.c_str(), other.version.c_str()) > 0;
}

bool before(const Annotation& a, const Annotation& b) {
    return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
}

void merge(std::vector<Annotation>& all, std::vector<Annotation> more) {
    if (!std::is_sorted(more.begin(), more.end(), before)) std::stable_sort(more.begin(), more.end(), before);
    if (all.empty()) return void(all = std::move(more));
    std::vector<Annotation> both;
    both.reserve(all.size() + more.size());
    std::merge(std::make_move_iterator(all.begin()), std::make_move_iterator(all.end()),
               std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()), std::back_inserter(both),
               before);
    all = std::move(both);
}

}  // namespace

std::string data_directory(const std::string& path) {
    const fs::path file(path);
    std::string name = file.stem().string();
    if (name.starts_with("lib")) name.erase(0, 3);
    const fs::path data = file.parent_path() / "data" / name;
    std::error_code ignored;
    return fs::is_directory(data, ignored) ? data.string() : "";
}

std::string check_file(const std::string& path, const std::string& sha256) {
    std::string problem = check_permissions(path);
    if (problem.empty() && !sha256.empty()) problem = check_sha256(path, sha256);
    return problem;
}

std::vector<PluginSource> find_plugins(const std::string& directory) {
    std::vector<PluginSource> found;
    std::error_code ignored;
    for (const fs::directory_entry& entry : fs::directory_iterator(directory, ignored))
        if (entry.path().extension() == ".so") found.push_back({entry.path().string()});
    std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
    return found;
}

std::string_view to_string(State state) {
    switch (state) {
        case State::active:
            return "active";
        case State::broken:
            return "broken";
        case State::quarantined:
            return "quarantined";
    }
    return "?";
}

struct Host::Inner {
    Setup setup;
    ActorTable actors;
    text::Segmenter segmenter;
    std::vector<PluginInfo> plugins;
    std::vector<std::unique_ptr<Instance>> running;

    explicit Inner(Setup given) : setup(std::move(given)), actors(setup.actors) { load(); }
    // Those that need others go before them.
    ~Inner() {
        while (!running.empty()) running.pop_back();
    }

    void load();
    std::unique_ptr<Instance> load_one(PluginSource& source, PluginInfo& info) const;
};

// Fills info; null where it is not to run.
std::unique_ptr<Instance> Host::Inner::load_one(PluginSource& source, PluginInfo& info) const {
    info.path = source.path;
    info.id = fs::path(source.path).filename().string();
    if (setup.loading) setup.loading(source.path);
    const Library library = open_library(source);
    info.problem = library.entry ? read_descriptor(*library.entry, info) : library.problem;
    for (const PluginInfo& other : plugins)
        if (info.problem.empty() && other.state != State::broken && other.id == info.id && !newer(info, other))
            info.problem = "has the same id as " + other.path;
    if (!info.problem.empty()) return nullptr;
    info.state = setup.quarantined.count(info.id) ? State::quarantined : State::active;
    if (info.state == State::quarantined) return nullptr;
    add_data_directory(source);
    source.options.erase("sha256");
    auto instance =
        std::make_unique<Instance>(*library.entry, info, source, actors, Sinks{setup.log, setup.count}, setup.limits);
    if (instance->problem().empty()) return instance;
    info.state = State::broken;
    info.problem = instance->problem();
    return nullptr;
}

void Host::Inner::load() {
    std::vector<std::unique_ptr<Instance>> loaded;
    for (PluginSource& source : setup.plugins) {
        PluginInfo info;
        loaded.push_back(load_one(source, info));
        // A newer version that lies beside the old one takes its place once it works.
        for (std::size_t at = 0; at < plugins.size() && info.state != State::broken; ++at) {
            if (plugins[at].id != info.id || plugins[at].state == State::broken) continue;
            plugins[at].state = State::broken;
            plugins[at].problem = "is replaced by version " + info.version + ": " + info.path;
            loaded[at].reset();
        }
        plugins.push_back(std::move(info));
    }
    const std::vector<std::size_t> sorted = order(plugins);
    std::vector<PluginInfo> listed;
    for (std::size_t at : sorted) {
        if (plugins[at].state != State::active) continue;
        listed.push_back(std::move(plugins[at]));
        running.push_back(std::move(loaded[at]));
        plugins[at].id.clear();  // listed
    }
    for (PluginInfo& rest : plugins)
        if (!rest.id.empty()) listed.push_back(std::move(rest));
    plugins = std::move(listed);
}

Host::Host(Setup setup) : inner_(std::make_unique<Inner>(std::move(setup))) {}
Host::~Host() = default;

const std::vector<PluginInfo>& Host::plugins() const {
    return inner_->plugins;
}

Analysis Host::run(const ArticleView& article, const std::set<std::string>& skip, const Started& started) {
    const text::Segmented segmented = inner_->segmenter.segment(article.text, article.language);
    vigie_article raw{};
    raw.size = sizeof raw;
    raw.text = to_c(article.text);
    raw.language = to_c(article.language);
    raw.title = to_c(article.title);
    raw.url = to_c(article.url);
    raw.published = article.published;
    raw.sentences = segmented.sentences.data();
    raw.sentence_count = segmented.sentences.size();
    raw.tokens = segmented.tokens.data();
    raw.token_count = segmented.tokens.size();

    Analysis analysis;
    Shared shared;
    for (const std::unique_ptr<Instance>& instance : inner_->running) {
        const PluginInfo& plugin = instance->info();
        if (skip.count(plugin.id) || !knows(plugin, article.language)) continue;
        const Offer offer(analysis.annotations, plugin.needs);
        raw.annotations = offer.data();
        raw.annotation_count = offer.size();
        if (started) started(plugin.id);
        Instance::Answer answer = instance->analyze(raw, shared);
        if (!answer.problem.empty()) {
            analysis.failed.push_back({plugin.id, std::move(answer.problem)});
            continue;
        }
        analysis.versions[plugin.id] = plugin.version;
        merge(analysis.annotations, std::move(answer.annotations));
    }
    return analysis;
}

}  // namespace vigie::host
