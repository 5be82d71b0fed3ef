#include "cli/plugin_score.hpp"

#include <vigie/testing.hpp>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <map>
#include <memory>
#include <stdexcept>

#include "cli/offline.hpp"

namespace vigie::cli {
namespace {

namespace json = boost::json;
using Scores = std::map<std::string, testing::Score>;  // by language; "all" too

struct ScoreOptions {
    OfflineOptions offline;
    std::vector<std::string> plugin;  // a library, or a command
    std::string gold;
    std::string baseline;
    double at_least = 0;
    bool update = false, alone = false, show = false;
};

std::vector<Actor> actors_of(const testing::Case& gold) {
    std::vector<Actor> actors;
    for (const testing::Actor& one : gold.actors) {
        Actor actor;
        actor.id = one.id;
        actor.name = one.name;
        actor.type = one.type;
        actor.aliases = one.aliases;
        actors.push_back(std::move(actor));
    }
    return actors;
}

bool same(const std::vector<testing::Actor>& a, const std::vector<testing::Actor>& b) {
    return std::ranges::equal(a, b, [](const testing::Actor& x, const testing::Actor& y) {
        return x.id == y.id && x.name == y.name && x.type == y.type && x.aliases == y.aliases;
    });
}

wire::PluginSetting setting_of(const ScoreOptions& options) {
    if (options.plugin.size() == 1 && options.plugin.front().ends_with(".so"))
        return {std::filesystem::absolute(options.plugin.front()).string(), {}};
    return program_setting(options.plugin);
}

// Every actor list needs a worker of its own, for plugins learn it when they are made.
class Scorer {
  public:
    explicit Scorer(const ScoreOptions& options) : options_(options), setting_(setting_of(options)) {}

    void add(const testing::Case& gold) {
        if (!client_ || !same(gold.actors, actors_)) start(gold);
        wire::Analyze article;
        article.text = gold.article.text;
        article.language = gold.article.language;
        article.title = gold.article.title;
        article.url = gold.article.url;
        if (gold.article.published != VIGIE_NO_TIME) article.published = from_unix(gold.article.published);
        client_->submit(article, [this, &gold](wire::Message answer) { take(gold, std::move(answer)); });
    }
    Scores finish() {
        if (client_) client_->finish();
        return std::move(scores_);
    }

  private:
    void start(const testing::Case& gold) {
        if (client_) client_->finish();
        ClientOptions client = client_options(options_.offline, wire::Role::analyze);
        if (options_.alone) client.worker.plugins.clear();
        std::erase_if(client.worker.plugins, [&](const auto& other) { return other.path == setting_.path; });
        client.worker.plugins.push_back(setting_);
        client.worker.actors = actors_of(gold);
        actors_ = gold.actors;
        client_ = std::make_unique<WorkerClient>(std::move(client));
        const auto own = std::ranges::find(client_->plugins(), setting_.path, &wire::PluginInfo::path);
        if (own == client_->plugins().end()) throw std::runtime_error(setting_.path + ": is not loaded");
        if (own->state != wire::PluginState::active) throw std::runtime_error(setting_.path + ": " + own->problem);
        id_ = own->id;
        kinds_ = own->provides;
    }

    void take(const testing::Case& gold, wire::Message answer) {
        auto* analysis = std::get_if<wire::Analysis>(&answer);
        if (analysis == nullptr) throw std::runtime_error(gold.file + ": " + gold.name + ": no analysis");
        for (const wire::Failure& failure : analysis->failed)
            if (failure.plugin == id_) throw std::runtime_error(gold.file + ": " + gold.name + ": " + failure.problem);
        std::erase_if(analysis->annotations, [&](const Annotation& one) { return one.plugin != id_; });
        const testing::Score score = testing::score(gold, analysis->annotations, kinds_);
        scores_[gold.article.language].add(score);
        scores_["all"].add(score);
    }

    const ScoreOptions& options_;
    const wire::PluginSetting setting_;
    std::vector<testing::Actor> actors_;
    std::unique_ptr<WorkerClient> client_;
    std::string id_;
    std::vector<std::string> kinds_;
    Scores scores_;
};

double rounded(double value) {
    return std::round(value * 1e4) / 1e4;
}

void print(const Scores& scores, bool show) {
    if (show)
        for (const std::string& remark : scores.at("all").remarks) std::cout << remark << '\n';
    std::cout << "LANGUAGE  PRECISION  RECALL      F1   RIGHT   WRONG  MISSED\n" << std::fixed << std::setprecision(4);
    for (const auto& [language, score] : scores)
        std::cout << std::left << std::setw(8) << language << std::right << std::setw(11) << score.precision()
                  << std::setw(8) << score.recall() << std::setw(8) << score.f1() << std::setw(8) << score.right
                  << std::setw(8) << score.wrong << std::setw(8) << score.missed << '\n';
}

void write_baseline(const std::string& path, const Scores& scores) {
    std::ofstream file(path);
    file << "{";
    const char* between = "\n";
    for (const auto& [language, score] : scores) {
        file << between << "  \"" << language << "\": {\"precision\": " << rounded(score.precision())
             << ", \"recall\": " << rounded(score.recall()) << ", \"f1\": " << rounded(score.f1()) << "}";
        between = ",\n";
    }
    file << "\n}\n";
    if (!file.flush()) throw std::runtime_error(path + ": cannot be written");
    std::cout << "baseline written: " << path << '\n';
}

// A line for each language and measure that is worse than it was.
std::vector<std::string> regressions(const std::string& path, const Scores& scores) {
    std::vector<std::string> worse;
    const json::value stored = json::parse(read_file(path));
    for (const auto& [language, measures] : stored.as_object()) {
        const auto now = scores.find(std::string(language));
        if (now == scores.end()) {
            worse.push_back(std::string(language) + ": no case any more");
            continue;
        }
        const auto compare = [&](const char* measure, double value) {
            const double before = measures.at(measure).to_number<double>();
            if (rounded(value) + 0.00005 < before)
                worse.push_back(std::string(language) + ": " + measure + " was " + std::to_string(before) + ", is " +
                                std::to_string(rounded(value)));
        };
        compare("precision", now->second.precision());
        compare("recall", now->second.recall());
        compare("f1", now->second.f1());
    }
    return worse;
}

void run_score(const ScoreOptions& options) {
    const std::vector<testing::Case> cases = testing::read_cases(options.gold);
    if (cases.empty()) throw std::runtime_error(options.gold + ": no case in it");
    Scorer scorer(options);
    for (const testing::Case& one : cases) scorer.add(one);
    const Scores scores = scorer.finish();
    print(scores, options.show);
    std::vector<std::string> problems;
    for (const auto& [language, score] : scores)
        if (score.f1() < options.at_least) problems.push_back(language + ": F1 is below what is asked");
    if (!options.baseline.empty()) {
        if (options.update || !std::filesystem::exists(options.baseline))
            write_baseline(options.baseline, scores);
        else
            for (std::string& line : regressions(options.baseline, scores)) problems.push_back(std::move(line));
    }
    for (const std::string& problem : problems) std::cout << "REGRESSION  " << problem << '\n';
    if (!problems.empty()) throw CLI::RuntimeError(1);
}

}  // namespace

void add_plugin_score(CLI::App& verb) {
    auto* score = verb.add_subcommand("score", "Precision, recall and F1 by language, on cases whose answer is known");
    auto options = std::make_shared<ScoreOptions>();
    score->add_option("plugin", options->plugin, "my.so, or behind -- a program and its arguments")->required();
    score
        ->add_option("--gold", options->gold, "Folder or file of *.case, each complete: what it does not name is wrong")
        ->required()
        ->type_name("DIR");
    score
        ->add_option("--baseline", options->baseline,
                     "Exit status 1 where a language is worse than in this file; written where it is missing")
        ->type_name("FILE");
    score->add_flag("--update", options->update, "Write the baseline anew");
    score->add_option("--at-least", options->at_least, "Exit status 1 where a language's F1 is lower")->type_name("F1");
    score->add_flag("--show", options->show, "Each annotation that is wrong or missed");
    score->add_flag("--alone", options->alone, "Without the plugins that came with Vigie");
    add_worker_options(*score, options->offline);
    add_plugin_options(*score, options->offline);
    score->callback([options] { run_score(*options); });
}

}  // namespace vigie::cli
