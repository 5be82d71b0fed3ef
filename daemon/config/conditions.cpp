// What a watch asks beside who plays which part: words, where the article is from, conditions within conditions.
#include <algorithm>

#include "config/sections.hpp"

namespace vigie::config {
namespace {

Condition words_of(std::vector<std::string> phrases) {
    Condition condition;
    condition.ask = Ask::words;
    condition.values = std::move(phrases);
    return condition;
}

void check_phrases(const Block& block, std::string_view key, const std::vector<std::string>& phrases) {
    for (const std::string& phrase : phrases)
        if (phrase.find_first_not_of(" \t\n*=") == std::string::npos)
            block.fail(key, "\"" + phrase + "\" has no letter to look for");
}

void add_values(Block& block, std::string_view key, Ask ask, std::vector<Condition>& all) {
    Condition condition;
    condition.ask = ask;
    if (!block.has(key)) return block.ignore(key);
    block.read(key, condition.values);
    if (condition.values.empty()) return block.fail(key, "must name at least one");
    if (ask == Ask::words || ask == Ask::near) check_phrases(block, key, condition.values);
    all.push_back(std::move(condition));
}

void add_near(Block& block, std::vector<Condition>& all) {
    const std::size_t before = all.size();
    add_values(block, "near", Ask::near, all);
    int within = 10;
    block.read("within", within, 1, 1000);
    if (all.size() == before) {
        if (block.has("within")) block.fail("within", "goes with near = [\"word\", \"word\"] only");
        return;
    }
    all.back().number = within;
    if (all.back().values.size() < 2) block.fail("near", "must name two words or more that stand near each other");
}

void add_places(Block& block, std::vector<Condition>& all) {
    add_values(block, "folder", Ask::folder, all);
    std::size_t before = all.size();
    add_values(block, "country", Ask::country, all);
    if (all.size() > before)
        for (const std::string& country : all.back().values)
            if (country.size() != 2 || country.find_first_not_of("abcdefghijklmnopqrstuvwxyz") != std::string::npos)
                block.fail("country",
                           "must be ISO 3166 codes in small letters, such as \"fr\", not \"" + country + "\"");
    add_values(block, "agency", Ask::agency, all);
    before = all.size();
    add_values(block, "provenance", Ask::provenance, all);
    static const std::vector<std::string> provenances{"full", "feed", "teaser", "paywall", "consent", "error"};
    if (all.size() > before)
        for (const std::string& one : all.back().values)
            if (std::find(provenances.begin(), provenances.end(), one) == provenances.end())
                block.fail("provenance", "must be full, feed, teaser, paywall, consent or error, not \"" + one + "\"" +
                                             did_you_mean(one, provenances));
}

void add_story(Block& block, std::vector<Condition>& all) {
    bool first = false;
    block.read("first_of_story", first);
    Condition condition;
    condition.ask = Ask::first_of_story;
    if (first) all.push_back(condition);
    block.read("carriers", condition.number, 2, 100'000);
    condition.ask = Ask::carriers;
    if (condition.number > 0) all.push_back(condition);
}

Condition read_nested(Block& block, int depth);

using Items = std::vector<std::variant<std::string, Block>>;

void add_joined(Block& block, std::string_view key, Ask ask, int depth, Items items, std::vector<Condition>& all) {
    constexpr int deepest = 12;
    Condition joined;
    joined.ask = ask;
    if (!block.has(key)) return;
    if (depth > deepest) return block.fail(key, "conditions stand too deep within each other");
    for (auto& item : items) {
        if (auto* phrase = std::get_if<std::string>(&item)) {
            check_phrases(block, key, {*phrase});
            joined.parts.push_back(words_of({std::move(*phrase)}));
        } else {
            joined.parts.push_back(read_nested(std::get<Block>(item), depth + 1));
        }
    }
    if (joined.parts.empty()) return block.fail(key, "must hold at least one word or condition");
    all.push_back(std::move(joined));
}

void add_actor(Block& block, std::vector<Condition>& all) {
    const std::size_t before = all.size();
    add_values(block, "actors", Ask::actor, all);
    if (all.size() == before) {
        for (const char* key : {"part", "towards", "polarity"}) {
            if (block.has(key)) block.fail(key, "goes with actors = [...] only");
            block.ignore(key);
        }
        return;
    }
    Condition& actor = all.back();
    read_part(block, actor.part);
    block.read("towards", actor.towards);
    read_polarity(block, actor.polarity);
}

// A table is what all of its keys say together.
Condition read_nested(Block& block, int depth) {
    Condition table;
    auto& all = table.parts;
    add_values(block, "language", Ask::language, all);
    add_values(block, "feed", Ask::feed, all);
    add_places(block, all);
    add_story(block, all);
    add_actor(block, all);
    add_values(block, "words", Ask::words, all);
    add_near(block, all);
    add_joined(block, "all", Ask::all, depth, block.items("all"), all);
    add_joined(block, "any", Ask::any, depth, block.items("any"), all);
    add_joined(block, "none", Ask::none, depth, block.items("none"), all);
    block.finish();
    if (all.size() == 1) return Condition(std::move(all.front()));
    if (all.empty())
        block.fail("",
                   "asks nothing: name words, near, actors, language, feed, folder, country, agency, provenance, "
                   "first_of_story, carriers, all, any or none");
    return table;
}

}  // namespace

void read_conditions(Block& block, Watch& watch) {
    add_places(block, watch.conditions);
    add_story(block, watch.conditions);
    add_values(block, "words", Ask::words, watch.conditions);
    add_near(block, watch.conditions);
    struct Joined {
        const char* key;
        Ask ask;
        std::vector<std::string>& plain;
    };
    for (const auto& [key, ask, plain] : {Joined{"all", Ask::all, watch.all}, Joined{"any", Ask::any, watch.any},
                                          Joined{"none", Ask::none, watch.none}}) {
        Items items = block.items(key);
        const bool words_only = std::all_of(items.begin(), items.end(),
                                            [](const auto& item) { return std::holds_alternative<std::string>(item); });
        if (!words_only) {
            add_joined(block, key, ask, 1, std::move(items), watch.conditions);
            continue;
        }
        for (auto& item : items) plain.push_back(std::move(std::get<std::string>(item)));
        check_phrases(block, key, plain);
    }
}

}  // namespace vigie::config
