// vigie-plugin-check: runs every check of a plugin in a process of its own and prints what a person can act on.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <filesystem>

#include "check.hpp"
#include "child.hpp"

namespace vigie::check {
namespace {

struct Options {
    Subject subject;
    std::vector<std::string> only;
    std::string reproduce;
    int deadline = 60;
    bool list = false;
    bool in_process = false;
};

// "x: y" and its further lines, indented under the check's name.
void print_problem(const std::string& problem) {
    for (std::size_t at = 0; at < problem.size();) {
        const std::size_t end = std::min(problem.find('\n', at), problem.size());
        std::printf("%s%s\n", at == 0 ? "" : "        ", problem.substr(at, end - at).c_str());
        at = end + 1;
    }
}

const Check* find(const std::string& name) {
    for (const Check& check : checks())
        if (name == check.name) return &check;
    return nullptr;
}

// How to see it again: by the very iteration where there is one.
std::string how_again(const Check& check, const Result& result, const Subject& subject) {
    const std::string prefix = std::string(check.name) + ":";
    const std::string what = result.doing.rfind(prefix, 0) == 0 ? result.doing : prefix + std::to_string(subject.seed);
    return "vigie-plugin-check --reproduce " + what + " " + subject.path;
}

void print_subject(const Subject& subject) {
    // In a child, too: loading runs the plugin's code.
    static const Check describe{"describe", "", [](const Subject& one) -> std::string {
                                    const host::Host host(host::Setup{{{one.path, one.options}}});
                                    const host::PluginInfo& info = host.plugins().front();
                                    const auto list = [](const std::vector<std::string>& words) {
                                        std::string all;
                                        for (const std::string& word : words) all += " " + word;
                                        return all.empty() ? std::string(" nothing") : all;
                                    };
                                    if (info.version.empty()) return std::string();  // the check "load" tells why
                                    return info.id + " " + info.version + ", languages" + list(info.languages) +
                                           ", needs" + list(info.needs) + ", provides" + list(info.provides);
                                }};
    const Result result = run_in_child(describe, subject, std::chrono::seconds(60), std::uint64_t{4} << 30U);
    std::printf("%s\n%s%s\n", subject.path.c_str(), result.problem.c_str(), result.problem.empty() ? "" : "\n");
}

int run_all(const Options& options) {
    print_subject(options.subject);
    int failed = 0;
    for (const Check& check : checks()) {
        const std::string name = check.name;
        if (!options.only.empty() && std::find(options.only.begin(), options.only.end(), name) == options.only.end())
            continue;
        const Result result =
            run_in_child(check, options.subject, std::chrono::seconds(options.deadline), std::uint64_t{4} << 30U);
        std::printf("%-5s %-12s ", result.passed ? "ok" : "FAIL", check.name);
        if (result.passed) {
            std::printf("%s\n", check.what);
            continue;
        }
        ++failed;
        print_problem(result.problem);
        if (!result.doing.empty()) std::printf("        while at: %s\n", result.doing.c_str());
        std::printf("        again, in a debugger's process: %s\n", how_again(check, result, options.subject).c_str());
        if (name == "load") break;  // nothing else can be said
    }
    std::printf(failed ? "\n%d failed\n" : "\nall is well\n", failed);
    return failed ? 1 : 0;
}

// "fuzz:1:17" or "leaks:1", in this very process.
int reproduce(Options options) {
    std::istringstream in(options.reproduce);
    std::string name, seed, iteration;
    std::getline(in, name, ':');
    std::getline(in, seed, ':');
    std::getline(in, iteration, ':');
    const Check* check = find(name);
    if (!check) {
        std::fprintf(stderr, "there is no check \"%s\"; --list names them\n", name.c_str());
        return 2;
    }
    if (!seed.empty()) options.subject.seed = std::stoull(seed);
    if (!iteration.empty()) {
        options.subject.iteration = std::stoull(iteration);
        std::printf("the text:\n%s\n\n", odd_text(options.subject.seed, *options.subject.iteration).c_str());
        std::fflush(stdout);
    }
    const std::string problem = check->run(options.subject);
    std::printf("%s\n", problem.empty() ? "it holds" : problem.c_str());
    return problem.empty() ? 0 : 1;
}

}  // namespace
}  // namespace vigie::check

int main(int argc, char** argv) {
    using namespace vigie::check;
    Options options;
    CLI::App app(
        "vigie-plugin-check: tells what is wrong with a plugin before the daemon does. Every check runs in a process "
        "of its "
        "own.");
    app.set_version_flag("--version", VIGIE_VERSION);
    auto* file = app.add_option("FILE", options.subject.path, "The plugin, a shared object");
    app.add_option("--with", options.subject.with,
                   "Another plugin, whose annotations it needs (else a stand-in invents them)")
        ->allow_extra_args(false);
    app.add_option("--cases", options.subject.cases, "A *.case file, or a folder of them");
    app.add_option("--option", options.subject.options, "An option for it: KEY VALUE")
        ->type_size(2)
        ->allow_extra_args(false);
    app.add_option("--only", options.only, "Only this check (again for more)")->allow_extra_args(false);
    app.add_option("--seed", options.subject.seed, "Of the odd texts")->capture_default_str();
    app.add_option("--iterations", options.subject.iterations, "How many odd texts")->capture_default_str();
    app.add_option("--deadline", options.deadline, "Seconds for a check")->capture_default_str();
    app.add_option("--reproduce", options.reproduce,
                   "CHECK:SEED or fuzz:SEED:ITERATION, in this process, for a debugger");
    app.add_flag("--list", options.list, "Name the checks");
    app.footer("Exit code: 0 all holds, 1 something does not, 2 wrong usage. Documentation: docs/plugin-guide.md");
    CLI11_PARSE(app, argc, argv);
    try {
        if (options.list) {
            for (const Check& check : checks()) std::printf("%-12s %s\n", check.name, check.what);
            return 0;
        }
        if (file->count() == 0) {
            std::fprintf(stderr, "FILE is missing; --help tells more\n");
            return 2;
        }
        return options.reproduce.empty() ? run_all(options) : reproduce(options);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "vigie-plugin-check: %s\n", error.what());
        return 2;
    }
}
