#include "main/options.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>

namespace vigie {

bool Options::runs(const std::string& loop) const {
    return loops.empty() || std::ranges::find(loops, loop) != loops.end();
}

std::optional<Options> parse_options(int argc, char** argv, int& code) {
    Options options;
    CLI::App app("vigied: polls feeds, reads the articles, has plugins find who says what, and alerts.");
    app.set_version_flag("--version", VIGIE_VERSION);
    auto* config = app.add_option("-c,--config", options.config, "Configuration file")->capture_default_str();
    app.add_option("--feeds", options.feeds, "More feeds: an OPML file, or a text file with a URL a line")
        ->check(CLI::ExistingFile);
    app.add_option("--state", options.state, "Directory for the database, instead of [state] directory");
    app.add_option("--loops", options.loops, "Run only these loops in this process")
        ->delimiter(',')
        ->check(CLI::IsMember({"poll", "read", "analyze", "deliver", "http"}));
    app.add_flag("--once", options.once, "Poll each due feed once, bring it all the way through, and exit");
    app.add_flag("--check", options.check, "Check the configuration and exit");
    app.add_option("--log-level", options.log_level, "debug, info, warning or error, instead of [log] level")
        ->check(CLI::IsMember({"debug", "info", "warning", "error"}));
    app.footer(
        "Signals: SIGHUP reloads the configuration, SIGTERM and SIGINT stop cleanly.\nFull documentation: "
        "docs/configuration.md");
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        code = app.exit(error);
        return std::nullopt;
    }
    options.config_given = config->count() > 0;
    return options;
}

}  // namespace vigie
