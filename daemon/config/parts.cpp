// The small keys that watches and their conditions share.
#include <algorithm>

#include "config/sections.hpp"

namespace vigie::config {

void read_part(Block& block, Part& part) {
    static const std::vector<std::string> parts{"appears",      "in-headline",  "speaks",
                                                "quoted-about", "takes-stance", "is-target"};
    std::string word(to_string(part));
    block.read("part", word);
    if (const auto parsed = parse_part(word))
        part = *parsed;
    else
        block.fail("part", "must be appears, in-headline, speaks, quoted-about, takes-stance or is-target, not \"" +
                               word + "\"" + did_you_mean(word, parts));
}

void read_polarity(Block& block, std::optional<int>& polarity) {
    int given = 0;
    block.read("polarity", given, -1, 1);
    if (block.has("polarity")) polarity = given;
}

void read_lists(Block& file, Origins& origins) {
    for (Block& block : file.tables("list")) {
        std::string name;
        std::vector<std::string> actors;
        block.read("name", name);
        block.read("actors", actors);
        block.finish();
        if (!block.require("name", name)) continue;
        if (actors.empty()) block.fail("actors", "must name at least one actor");
        const auto [at, is_new] = origins.lists.emplace(name, block.origin());
        if (is_new)
            origins.members[name] = std::move(actors);
        else
            block.fail("name",
                       "\"" + name + "\" is already at " + at->second.file + ":" + std::to_string(at->second.line));
    }
}

namespace {

void read_of(Block& block, Tempo::Of& of) {
    static const std::vector<std::string> words{"papers", "articles", "stories"};
    std::string word = words[static_cast<std::size_t>(of)];
    block.read("of", word);
    const auto found = std::find(words.begin(), words.end(), word);
    if (found == words.end())
        block.fail("of", "must be papers, articles or stories, not \"" + word + "\"" + did_you_mean(word, words));
    else
        of = static_cast<Tempo::Of>(found - words.begin());
}

}  // namespace

void read_tempo(Block& block, Tempo& tempo) {
    constexpr int most = 100'000;
    if (auto threshold = block.table("threshold")) {
        threshold->read("at_least", tempo.at_least, 2, most);
        read_of(*threshold, tempo.of);
        threshold->read("within", tempo.window, std::chrono::minutes(1));
        if (!threshold->has("at_least")) threshold->fail("at_least", "is missing");
        threshold->finish();
    }
    if (auto spike = block.table("spike")) {
        int times = 3;
        tempo.at_least = std::max(tempo.at_least, 3);
        spike->read("times", times, 2, 1000);
        spike->read("at_least", tempo.at_least, 2, most);
        read_of(*spike, tempo.of);
        spike->read("within", tempo.window, std::chrono::minutes(1));
        tempo.spike = times;
        spike->finish();
    }
    if (tempo.window > std::chrono::hours(24 * 7))
        block.fail(block.has("spike") ? "spike" : "threshold", "within must not be longer than 7d");
}

}  // namespace vigie::config
