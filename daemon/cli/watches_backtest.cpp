// vigie watches backtest: what a file of watches would have brought, from the stored annotations.
#include <spdlog/fmt/fmt.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <iostream>
#include <memory>

#include "cli/table.hpp"
#include "cli/watch_file.hpp"
#include "store/store.hpp"
#include "watch/watch.hpp"

namespace vigie::cli {
namespace {

struct BacktestOptions : WatchFileOptions {
    int days = 14;
    std::string database;
};

struct Run {
    std::vector<Trial> trials;
    int articles = 0;
    double seconds = 0;
    Time from{};
};

StoreSettings settings_of(const BacktestOptions& options, const config::Config& config) {
    StoreSettings settings;
    const config::State& state = config.state;
    settings.database = !options.database.empty() ? options.database
                        : !state.database.empty() ? state.database
                                                  : state.directory + "/vigie.db";
    settings.quick_check = false;
    return settings;
}

Run run(const BacktestOptions& options, const config::Config& config) {
    const SystemClock clock;
    SystemRandom random;
    const auto began = std::chrono::steady_clock::now();
    Store store(settings_of(options, config), clock, random);
    std::map<std::string, Feed> feeds;
    for (FeedRecord& record : store.feeds()) feeds[record.feed.id] = std::move(record.feed);
    std::vector<std::string> actors;
    for (const Watch& watch : config.watches) actors.insert(actors.end(), watch.actors.begin(), watch.actors.end());
    Run done;
    // Days of the calendar, today's among them.
    done.from = std::chrono::floor<std::chrono::days>(clock.now()) - std::chrono::days(options.days - 1);
    Backtest backtest(config.watches, done.from, options.days, config.alerts.notify_at_carriers);
    static const Feed unknown;
    store.each_article_about(
        done.from, actors, [&](const Article& article, const std::vector<Annotation>& annotations) {
            const auto known = feeds.find(article.feed_id);
            const Feed& feed = known == feeds.end() ? unknown : known->second;
            backtest.add({article, annotations, feed.name.empty() ? feed.url : feed.name, feed.url, feed.folder});
            ++done.articles;
            return true;
        });
    done.trials = backtest.trials();
    for (Trial& trial : done.trials) std::ranges::sort(trial.samples, {}, &Sample::at);
    done.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
    return done;
}

std::string day_of(Time at) {
    return to_rfc3339(at).substr(0, 10);
}

// A bar a day, the longest forty cells.
void print_chart(const Trial& trial, Time from) {
    int most = 1;
    for (const int count : trial.alerts_by_day) most = std::max(most, count);
    for (std::size_t day = 0; day < trial.alerts_by_day.size(); ++day) {
        const int count = trial.alerts_by_day[day];
        std::string bar;
        for (int i = 0; i < (count * 40 + most - 1) / most; ++i) bar += "▇";
        std::cout << fmt::format("  {}  {:>5}  {}\n", day_of(from + std::chrono::hours(24 * day)), count, bar);
    }
}

void print_sample(const Sample& sample, const char* indent) {
    std::cout << indent << day_of(sample.at) << "  " << plain(sample.actor) << ": " << fit(plain(sample.sentence), 160)
              << "\n"
              << indent << "            " << plain(sample.url) << "\n";
}

std::string many(int count, const char* what) {
    return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
}

void print_trial(const Trial& trial, const Watch& watch, const Run& run) {
    const auto days = static_cast<double>(trial.alerts_by_day.size());
    const auto receivers = static_cast<int>(watch.receivers.size());
    std::cout << "\n" << bold(plain(trial.watch)) << "\n";
    print_chart(trial, run.from);
    const int messages = (trial.alerts + trial.again) * receivers;
    std::cout << fmt::format("  {}, {:.1f} a day; {}, of which {} tell again\n", many(trial.alerts, "alert"),
                             trial.alerts / days, many(trial.updates, "further paper"), trial.again);
    if (watch.tempo.asked())
        std::cout << fmt::format("  {} stayed below its threshold\n", many(trial.below, "matching article"));
    std::cout << fmt::format("  cost: {} to {}, {:.1f} a day\n", many(messages, "message"), many(receivers, "receiver"),
                             messages / days);
    if (!trial.samples.empty()) std::cout << "  such as:\n";
    for (const Sample& sample : trial.samples) print_sample(sample, "    ");
    for (const auto& [condition, near] : trial.near) {
        std::cout << fmt::format("  without «{}»: {} more {}, such as\n", condition, near.stories,
                                 near.stories == 1 ? "story" : "stories");
        print_sample(near.sample, "    ");
    }
}

}  // namespace

void add_watches_backtest(CLI::App& watches) {
    auto* verb = watches.add_subcommand("backtest", "What a file of watches would have brought on the stored articles");
    auto options = std::make_shared<BacktestOptions>();
    add_watch_file_options(*verb, *options);
    verb->add_option("--days", options->days, "How far back")->check(CLI::Range(1, 3660))->capture_default_str();
    verb->add_option("--database", options->database, "This database instead of the configuration's")
        ->type_name("FILE");
    verb->callback([options] {
        const config::Config config = load_watches(*options);
        const Run done = run(*options, config);
        for (std::size_t i = 0; i < done.trials.size(); ++i) print_trial(done.trials[i], config.watches[i], done);
        std::cout << fmt::format("\n{} articles of {} days in {:.2f} s\n", done.articles, options->days, done.seconds);
    });
}

}  // namespace vigie::cli
