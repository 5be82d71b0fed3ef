// What a watch asks, for people.
#include <spdlog/fmt/fmt.h>
#include <spdlog/fmt/ranges.h>

#include "watch/conditions.hpp"
#include "watch/evidence.hpp"

namespace vigie {
namespace {

std::string quoted(const std::vector<std::string>& phrases, const char* between) {
    return fmt::format("«{}»", fmt::join(phrases, between));
}

void say(const Condition& condition, int depth, std::vector<Reason>& lines) {
    lines.push_back({in_words(condition), true, "", depth});
    for (const Condition& part : condition.parts) say(part, depth + 1, lines);
}

}  // namespace

std::string in_words(const Condition& condition) {
    const auto values = [&](const char* what) {
        return fmt::format("{} {}", what, fmt::join(condition.values, " or "));
    };
    switch (condition.ask) {
        case Ask::all:
            return "all of:";
        case Ask::any:
            return "any of:";
        case Ask::none:
            return "none of:";
        case Ask::actor:
            return values("").substr(1) + " " + in_words(casting_of(condition));
        case Ask::words:
            return "title or text has " + quoted(condition.values, "» or «");
        case Ask::near:
            return fmt::format("within {} words of each other: {}", condition.number, quoted(condition.values, "», «"));
        case Ask::language:
            return values("language is");
        case Ask::feed:
            return values("feed is");
        case Ask::folder:
            return values("folder is");
        case Ask::country:
            return values("country is");
        case Ask::agency:
            return values("agency is");
        case Ask::provenance:
            return values("provenance is");
        case Ask::first_of_story:
            return "it is the first of its story";
        case Ask::carriers:
            return fmt::format("at least {} papers carry the story", condition.number);
    }
    return "";
}

std::string in_words(const Tempo& tempo) {
    static constexpr const char* counted[] = {"papers", "articles", "stories"};
    std::string words;
    if (tempo.at_least > 0)
        words = fmt::format("at least {} {} within {}", tempo.at_least, counted[static_cast<int>(tempo.of)],
                            format_duration(tempo.window));
    if (tempo.spike > 0)
        words += fmt::format("{}{:g} times what is usual for the actor at this hour of the week",
                             words.empty() ? "" : ", and ", tempo.spike);
    return words;
}

std::vector<Reason> in_words(const Watch& watch) {
    std::vector<Reason> lines;
    lines.push_back({fmt::format("{} {}", fmt::join(watch.actors, " or "), in_words(casting_of(watch))), true, "", 0});
    for (const Condition& condition : conditions_of(watch)) say(condition, 0, lines);
    if (watch.tempo.asked()) lines.push_back({in_words(watch.tempo), true, "", 0});
    return lines;
}

bool asks_of_story(const Watch& watch) {
    const auto asks = [](const auto& self, const Condition& one) -> bool {
        if (one.ask == Ask::first_of_story || one.ask == Ask::carriers) return true;
        for (const Condition& part : one.parts)
            if (self(self, part)) return true;
        return false;
    };
    for (const Condition& condition : watch.conditions)
        if (asks(asks, condition)) return true;
    return false;
}

}  // namespace vigie
