// vigie: asks and steers the daemon, and reads and analyzes offline.
#include <CLI/CLI.hpp>
#include <csignal>
#include <exception>
#include <iostream>

#include "base/allocator.hpp"
#include "base/log.hpp"
#include "cli/verbs.hpp"

int main(int count, char** texts) {
    using namespace vigie::cli;
    vigie::keep_freed_memory();
    vigie::log::set_level(vigie::log::Level::warning);
    std::signal(SIGPIPE, SIG_DFL);  // `vigie … | head` ends quietly
    CLI::App app{"Vigie watches the news: who is named, who said what, who stands where."};
    app.require_subcommand(1);
    app.failure_message(CLI::FailureMessage::help);
    try {
        // control verbs: of the daemon that runs
        add_status(app);
        add_feeds(app);
        add_watches(app);
        add_alerts(app);
        add_article(app);
        add_why(app);
        add_reread(app);
        add_plugins(app);
        add_reload(app);
        add_receivers(app);
        add_silences(app);
        add_check(app);
        add_actors(app);
        add_completion(app);
        add_plugin(app);
        add_backup(app);
        add_doctor(app);

        // offline verbs
        add_read(app);
        add_analyze(app);
        add_stories(app);
        add_language(app);
        app.parse(count, texts);
        return 0;
    } catch (const CLI::Error& error) {
        return app.exit(error);
    } catch (const std::exception& error) {
        std::cerr << "vigie: " << error.what() << '\n';
        return 1;
    }
}
