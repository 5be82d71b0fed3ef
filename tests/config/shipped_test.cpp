// The files that we ship: right, complete, and telling the true defaults.
#include <gmock/gmock.h>

#include <regex>
#include <sstream>

#include "config/report.hpp"
#include "config/sections.hpp"
#include "config/support.hpp"

namespace vigie::config {
namespace {

using ::testing::IsEmpty;
using Shipped = Folder;

std::string shipped() {
    return std::string(VIGIE_SOURCE_DIR) + "/config/vigie.toml";
}

std::string text_of(const std::string& path) {
    std::ifstream in(path);
    return {std::istreambuf_iterator<char>(in), {}};
}

// "#key = value" becomes an option; the last part, with the examples of [[feed]] and so on, only where it is asked for.
std::string uncommented(bool with_examples) {
    std::istringstream in(text_of(shipped()));
    std::string all, line;
    bool in_example = false;
    while (std::getline(in, line)) {
        if (line.starts_with("#[[")) in_example = true;
        if (line.starts_with("[") || line.empty()) in_example = false;
        const bool option = line.starts_with("#") && line.size() > 1 && line[1] != ' ';
        if (option && (with_examples || !in_example)) line.erase(0, 1);
        all += line + "\n";
    }
    return all;
}

TEST_F(Shipped, TheMainFileLoads) {
    const Loaded loaded = load(shipped());
    EXPECT_THAT(lines(loaded.problems), IsEmpty());
    EXPECT_THAT(lines(loaded.warnings), IsEmpty());
}

TEST_F(Shipped, ItsCommentedOptionsAreTheDefaults) {
    const Loaded loaded = load_text(uncommented(false));
    EXPECT_THAT(lines(loaded.problems), IsEmpty());
    const Config& config = loaded.config;
    EXPECT_EQ(config.state, State());
    EXPECT_EQ(config.fetch, Fetch());
    EXPECT_EQ(config.read, Read());
    EXPECT_EQ(config.plugins, Plugins());
    EXPECT_EQ(config.analyze, Analyze());
    EXPECT_EQ(config.alerts, Alerts());
    EXPECT_EQ(config.http, Http());
    EXPECT_EQ(config.log, Log());
    EXPECT_EQ(config.retention, Retention());
}

TEST_F(Shipped, ItsExamplesAreKnownKeys) {
    for (const std::string& line : lines(load_text(uncommented(true)).problems))
        EXPECT_EQ(line.find("is not known"), std::string::npos) << line;
}

TEST_F(Shipped, ItAndTheDocumentationNameEveryOption) {
    const std::string path = write("all.toml", "");
    const std::string text = uncommented(true);
    const toml::table table = toml::parse(text);
    Report report;
    Config config;
    Origins origins;
    Block file(table, "", path, report);
    read_settings(file, config, origins);
    read_feeds(file, config, origins);
    read_actors(file, config, origins, report);
    read_watches(file, config, origins);
    read_receivers(file, config);
    const std::string documentation = text_of(std::string(VIGIE_SOURCE_DIR) + "/docs/configuration.md");
    for (const std::string& key : report.known) {
        const std::string option_name = key.substr(key.rfind('.') + 1);
        const std::regex named("(`|\\.|\\[|\\{ |, )" + option_name + "(`|\\]|, | \\}| =)");
        EXPECT_TRUE(std::regex_search(documentation, named)) << key << " is not in docs/configuration.md";
        if (key == "actor.roles.until") continue;  // named in a remark
        const std::string last = key.substr(key.rfind('.') + 1);
        const std::regex option("(^|\\n|[{,] ?)(\\[+)?" + last + "( =|\\])");
        EXPECT_TRUE(std::regex_search(text, option)) << key;
    }
    EXPECT_TRUE(report.known.count("fetch.timeout"));
    EXPECT_TRUE(report.known.count("retention.entries"));
}

TEST_F(Shipped, TheWatchesLoadWithoutAWord) {
    const Loaded loaded = load_text("include = [\"" VIGIE_SOURCE_DIR "/config/watches.d/*.toml\"]\n");
    EXPECT_THAT(lines(loaded.problems), IsEmpty());
    EXPECT_THAT(lines(loaded.warnings), IsEmpty());
    EXPECT_GE(loaded.config.actors.size(), 10u);
    EXPECT_GE(loaded.config.watches.size(), 3u);
}

}  // namespace
}  // namespace vigie::config
