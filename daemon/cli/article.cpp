// vigie article: what one says, and what it said before.
#include <CLI/CLI.hpp>
#include <boost/json/array.hpp>
#include <iostream>
#include <memory>
#include <sstream>

#include "cli/daemon_link.hpp"
#include "cli/table.hpp"
#include "cli/verbs.hpp"
#include "cli/word_diff.hpp"

namespace vigie::cli {
namespace {

namespace json = boost::json;

struct ArticleOptions : DaemonOptions {
    std::string article;
    bool text = false;
};

// Why a version ended, for people.
std::string cause_in_words(const std::string& cause) {
    if (cause == "feed") return "the feed's entry was edited";
    if (cause == "reader") return "its page was read again from the archive";
    return "its page was edited";
}

std::string words_of(const json::value& version) {
    return text(version, "title") + "\n\n" + text(version, "text");
}

void print_versions(const json::value& article) {
    const json::array& older = list(article, "versions");
    for (std::size_t i = 0; i < older.size(); ++i) {
        const json::value& next = i + 1 < older.size() ? older[i + 1] : article;
        std::cout << '\n'
                  << bold("version " + std::to_string(number(older[i], "version")) + " → " +
                          std::to_string(number(next, "version")))
                  << "  " << plain(text(older[i], "until")) << ", " << cause_in_words(text(older[i], "cause")) << '\n';
        auto parts = word_diff(words_of(older[i]), words_of(next));
        for (DiffPart& part : parts) part.text = plain(part.text);
        std::cout << in_lines(parts, coloured());
    }
}

void print_article(const json::value& article, bool with_text) {
    std::cout << bold(plain(text(article, "title"))) << '\n';
    if (const std::string since = text(article, "withdrawn"); !since.empty())
        std::cout << bold("WITHDRAWN: its page is gone since " + since) << '\n';
    const json::value& about = member(article, "about");
    Table table({"address", text(article, "url")});
    table.add({"id", text(article, "id")});
    table.add({"story", text(article, "story")});
    table.add({"read as", text(article, "language") + ", " + text(article, "provenance") +
                              (flag(article, "partial") ? ", partial: a plugin failed on it" : "")});
    table.add({"published", text(article, "published")});
    table.add({"seen", text(article, "seen")});
    table.add(
        {"stage", text(article, "stage") + (text(about, "problem").empty() ? "" : ": " + text(about, "problem"))});
    table.add({"version", std::to_string(number(article, "version"))});
    table.add({"annotations", std::to_string(list(article, "annotations").size())});
    if (const std::string next = text(about, "next_look"); !next.empty()) table.add({"looked at again", next});
    std::cout << table.text(0);
    print_versions(article);
    if (!with_text) return;
    std::istringstream lines(text(article, "text"));  // line breaks are the text's own
    std::cout << '\n';
    for (std::string line; std::getline(lines, line);) std::cout << plain(line) << '\n';
}

}  // namespace

void add_article(CLI::App& app) {
    auto* verb = app.add_subcommand("article", "Show an article: how it was read, its versions and what was edited");
    auto options = std::make_shared<ArticleOptions>();
    add_daemon_options(*verb, *options);
    verb->add_option("article", options->article, "The article's id or URL")->required();
    verb->add_flag("--text", options->text, "With its text as it is now");
    verb->callback([options] {
        const json::value article = ask(*options, "/api/v1/articles/" + http::percent_encode(options->article));
        if (!options->json) print_article(article, options->text);
    });
}

}  // namespace vigie::cli
