// The checks, in the order in which an author wants to hear of them.
#include <malloc.h>
#include <vigie/testing.hpp>

#include <ctime>
#include <sstream>
#include <thread>

#include "check.hpp"

namespace vigie::check {
namespace {

std::string check_load(const Subject& subject) {
    return load(subject), std::string();
}

// The standard library's inline functions are everybody's: their names are not an author's to hide.
bool of_the_library(const std::string& symbol) {
    for (const char* prefix :
         {"_ZNSt", "_ZNKSt", "_ZSt", "_ZZNSt", "_ZZNKSt", "_ZGVZNSt", "_ZTISt", "_ZTSSt", "_ZTVSt", "_ZN9__gnu_cxx"})
        if (symbol.rfind(prefix, 0) == 0) return true;
    return false;
}

std::string check_symbols(const Subject& subject) {
    std::string others;
    int count = 0;
    for (const std::string& symbol : host::exported_symbols(subject.path))
        if (symbol != "vigie_plugin" && !of_the_library(symbol) && count++ < 5) others += " " + symbol;
    return count == 0 ? others
                      : "exports " + std::to_string(count) +
                            " more symbols, which may clash with another plugin's: compile with "
                            "-fvisibility=hidden;" +
                            others;
}

std::string check_create(const Subject& subject) {
    for (int i = 0; i < 10; ++i) {
        note("creation " + std::to_string(i + 1));
        load(subject, i % 2 ? some_actors() : std::vector<host::WatchedActor>());
    }
    return {};
}

std::string check_options(const Subject& subject) {
    Subject odd = subject;
    odd.options["no-such-option"] = "x";
    odd.options[""] = "";
    note("an option that it cannot know");
    try {
        load(odd);
    } catch (const std::runtime_error& error) {
        // One that tells its options (vigie.options/1) is refused by the host: that is how it should be.
        if (std::string_view(error.what()).rfind("has no option", 0) != 0) throw;
    }
    return {};
}

std::string check_texts(const Subject& subject) {
    Loaded loaded = load(subject, some_actors());
    for (const std::string& language : loaded.languages)
        for (const std::string& text :
             {std::string(), std::string(" "), std::string("\n\n\n"), std::string("é"), sample(language)}) {
            note("a text of " + std::to_string(text.size()) + " bytes in " + language);
            if (std::string problem = run(loaded, text, language); !problem.empty()) return problem;
        }
    return {};
}

std::string check_fuzz(const Subject& subject) {
    Loaded loaded = load(subject, some_actors());
    const std::uint64_t first = subject.iteration.value_or(0);
    const std::uint64_t last = subject.iteration ? first + 1 : subject.iterations;
    for (std::uint64_t i = first; i < last; ++i) {
        const std::string at = std::to_string(subject.seed) + ":" + std::to_string(i);
        note("fuzz:" + at);
        const std::string& language = loaded.languages[i % loaded.languages.size()];
        const std::string problem = run(loaded, odd_text(subject.seed, i), language);
        if (!problem.empty()) return problem;
    }
    return {};
}

std::string check_same(const Subject& subject) {
    Loaded loaded = load(subject, some_actors());
    for (const std::string& language : loaded.languages) {
        std::vector<Annotation> first, again, fresh;
        run(loaded, sample(language), language, &first);
        for (std::uint64_t i = 0; i < 50; ++i) run(loaded, odd_text(subject.seed, i), language);
        run(loaded, sample(language), language, &again);
        if (first != again)
            return "answers otherwise to the same text after other texts (" + language + "): it keeps hidden state";
        Loaded other = load(subject, some_actors());
        run(other, sample(language), language, &fresh);
        if (first != fresh) return "another instance answers otherwise to the same text (" + language + ")";
    }
    return {};
}

std::string check_threads(const Subject& subject) {
    constexpr int count = 2, rounds = 200;
    std::vector<Loaded> loaded;
    for (int i = 0; i < count; ++i) loaded.push_back(load(subject, some_actors()));
    const std::string language = loaded[0].languages.front();
    std::vector<std::vector<Annotation>> expected(8);
    for (std::size_t i = 0; i < expected.size(); ++i) run(loaded[0], odd_text(subject.seed, i), language, &expected[i]);
    std::vector<std::string> problems(count);
    std::vector<std::thread> threads;
    for (std::size_t t = 0; t < count; ++t)
        threads.emplace_back([&, t] {
            std::vector<Annotation> found;
            for (std::size_t round = 0; round < rounds && problems[t].empty(); ++round) {
                const std::size_t i = (round + t) % expected.size();
                run(loaded[t], odd_text(subject.seed, i), language, &found);
                if (found != expected[i])
                    problems[t] = "two instances in two threads disturb each other: look for mutable globals";
            }
        });
    for (std::thread& thread : threads) thread.join();
    return problems[0].empty() ? problems[1] : problems[0];
}

std::string check_leaks(const Subject& subject) {
    Loaded loaded = load(subject, some_actors());
    const auto round = [&] {
        for (std::uint64_t i = 0; i < 100; ++i) run(loaded, odd_text(subject.seed, i), loaded.languages.front());
        return ::mallinfo2().uordblks;
    };
    round();
    const std::size_t before = round();
    std::size_t after = before;
    for (int i = 0; i < 4; ++i) after = round();
    constexpr std::size_t articles = 400, slack = 64;  // bytes for each article: a cache may still fill
    if (after <= before + articles * slack) return {};
    return "keeps about " + std::to_string((after - before) / articles) +
           " bytes for each article that it has analyzed";
}

double seconds() {
    timespec now{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

std::string check_time(const Subject& subject) {
    // Memory that goes back to the kernel and comes again would be measured instead of the plugin.
    ::mallopt(M_MMAP_THRESHOLD, 1 << 30);
    ::mallopt(M_TRIM_THRESHOLD, 1 << 30);
    Loaded loaded = load(subject, some_actors());
    const std::string language = loaded.languages.front();
    const std::vector<std::pair<const char*, std::string>> kinds{{"plain text", sample(language) + "\n\n"},
                                                                 {"one word without an end", "abcdefgh"},
                                                                 {"opening marks", "« “ „ "},
                                                                 {"capitals", "NATO UNO FIFA EU "},
                                                                 {"line ends", "\n"},
                                                                 {"words", "Paris "}};
    for (const auto& [name, piece] : kinds) {
        double took[2] = {};
        for (int step = 0; step < 2; ++step) {
            std::string text;
            const std::size_t size = step == 0 ? 8'000 : 64'000;
            while (text.size() < size) text += piece;
            note(std::to_string(size) + " bytes of " + name);
            double best = 1e9;
            for (int i = 0; i < 3; ++i) {
                const double start = seconds();
                run(loaded, text, language);
                best = std::min(best, seconds() - start);
            }
            took[step] = best;
        }
        constexpr double linear = 8, allowed = 4 * linear, noise = 0.05;
        if (took[1] > noise && took[1] > allowed * took[0])
            return "takes " + std::to_string(took[1] / took[0]) + " times as long for 8 times as much of " + name;
    }
    return {};
}

std::string check_cases(const Subject& subject) {
    if (subject.cases.empty()) return {};
    std::vector<std::string> paths{subject.path};
    paths.insert(paths.end(), subject.with.begin(), subject.with.end());
    testing::Plugins plugins(paths, {}, subject.options);
    std::string failures;
    std::size_t failed = 0, count = 0;
    for (const testing::Case& one : testing::read_cases(subject.cases)) {
        note("the case " + one.name);
        ++count;
        const std::vector<std::string> lines = testing::check(one, plugins);
        failed += !lines.empty();
        for (const std::string& line : lines) failures += "\n" + line;
    }
    if (count == 0) return "no *.case file in " + subject.cases;
    return failures.empty() ? failures
                            : std::to_string(failed) + " of " + std::to_string(count) + " cases fail" + failures;
}

}  // namespace

const std::vector<Check>& checks() {
    static const std::vector<Check> all{
        {"load", "the file can be trusted, is a plugin of this ABI and can be created", check_load},
        {"symbols", "it exports nothing but vigie_plugin", check_symbols},
        {"create", "it can be created and destroyed again and again", check_create},
        {"options", "options that it does not know do not harm it", check_options},
        {"texts", "it answers on empty, tiny and plain texts of its languages", check_texts},
        {"cases", "your cases hold (--cases)", check_cases},
        {"same-answer", "the same text has the same answer", check_same},
        {"fuzz", "odd texts neither crash it nor make it emit what is wrong", check_fuzz},
        {"threads", "two instances may work in two threads", check_threads},
        {"leaks", "it gives back what it takes for an article", check_leaks},
        {"time", "its time grows as the text does", check_time}};
    return all;
}

}  // namespace vigie::check
