// vigie reread: the page reader, as it is now, over the pages of the archive. The daemon does it, a part at each
// request.
#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

#include "base/clock.hpp"
#include "cli/daemon_link.hpp"
#include "cli/lines.hpp"
#include "cli/verbs.hpp"

namespace vigie::cli {
namespace {

struct RereadOptions : DaemonOptions {
    std::string since;
};

// "2d", or a time.
std::string since_of(const std::string& given) {
    if (const auto age = parse_duration(given)) return to_rfc3339(SystemClock().now() - *age);
    if (const auto time = parse_rfc3339(given)) return to_rfc3339(*time);
    throw std::runtime_error("--since: an age such as 2d or 12h, or a date such as 2024-02-08, not \"" + given + "\"");
}

void run(const RereadOptions& options) {
    const std::string since = since_of(options.since);
    std::int64_t read = 0, changed = 0, failed = 0;
    Progress progress("pages");
    DaemonOptions quiet = options;
    quiet.json = false;  // of the parts
    for (std::string after;;) {
        const boost::json::value part = tell(
            quiet, "/api/v1/reread?since=" + http::percent_encode(since) + "&after=" + http::percent_encode(after));
        const auto pages = number(part, "read") + number(part, "failed");
        for (std::int64_t i = 0; i < pages; ++i) progress.step();
        read += number(part, "read");
        changed += number(part, "changed");
        failed += number(part, "failed");
        after = text(part, "after");
        if (after.empty()) break;
    }
    if (options.json)
        std::cout << "{\"read\":" << read << ",\"changed\":" << changed << ",\"failed\":" << failed << "}\n";
    else
        std::cout << read << " pages read, " << changed << " articles changed, " << failed << " pages failed\n";
    if (failed > 0) throw CLI::RuntimeError(1);
}

}  // namespace

void add_reread(CLI::App& app) {
    auto* verb = app.add_subcommand("reread", "Read the kept pages again; what reads differently is analyzed anew");
    auto options = std::make_shared<RereadOptions>();
    add_daemon_options(*verb, *options);
    verb->add_option("--since", options->since, "Of articles seen since then: an age (2d, 12h) or a date")
        ->required()
        ->type_name("AGE");
    verb->callback([options] { run(*options); });
}

}  // namespace vigie::cli
