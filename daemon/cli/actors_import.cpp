// vigie actors import: lists of people and bodies that others publish, as a watch file.
#include <CLI/CLI.hpp>
#include <fstream>
#include <iostream>
#include <memory>

#include "cli/actor_tables.hpp"
#include "cli/offline.hpp"
#include "cli/verbs.hpp"

namespace vigie::cli {
namespace {

struct ImportOptions {
    std::vector<std::string> files;
    std::string output, type = "person";
};

void import(const ImportOptions& options) {
    ActorList list(options.type);
    std::size_t rows = 0, nobody = 0;
    for (const std::string& file : options.files) {
        try {
            for (const TableRow& row : read_table(read_file(file))) {
                ++rows;
                if (!list.add(row)) ++nobody;
            }
        } catch (const std::exception& error) {
            throw std::runtime_error(file + ": " + error.what());
        }
    }
    if (list.actors().empty())
        throw std::runtime_error("no row names anybody: a column \"name\" or \"itemLabel\" is wanted");
    const std::string toml = to_toml(list.actors());
    if (options.output.empty()) {
        std::cout << toml;
    } else {
        std::ofstream out(options.output, std::ios::binary | std::ios::trunc);
        out << toml;
        if (!out.flush()) throw std::runtime_error(options.output + ": cannot be written");
    }
    std::cerr << list.actors().size() << " actors from " << rows << " rows";
    if (nobody != 0) std::cerr << "; " << nobody << " rows name nobody that can be watched";
    std::cerr << '\n';
}

}  // namespace

void add_actors(CLI::App& app) {
    auto* verb = app.add_subcommand("actors", "Actors to watch, from lists that others publish");
    verb->require_subcommand(1);
    auto* one = verb->add_subcommand("import", "Make a watch file of Wikidata results, FollowTheMoney entities or CSV");
    auto options = std::make_shared<ImportOptions>();
    one->add_option("files", options->files, "Wikidata query results (JSON, CSV, TSV), JSON lines, CSV")->required();
    one->add_option("-o,--output", options->output, "The file to write (default: standard output)");
    one->add_option("--type", options->type, "Of those whose row does not say: person, organisation, …")
        ->check(CLI::IsMember({"person", "organisation", "place", "event", "other"}));
    one->callback([options] { import(*options); });
}

}  // namespace vigie::cli
