#include "watch/conditions.hpp"

#include <spdlog/fmt/fmt.h>

#include <algorithm>

#include "base/password.hpp"
#include "watch/evidence.hpp"

namespace vigie {
namespace {

Condition simple(Ask ask, std::vector<std::string> values) {
    Condition condition;
    condition.ask = ask;
    condition.values = std::move(values);
    return condition;
}

struct Answer {
    bool held = false;
    std::string detail;
};

bool one_of(const std::vector<std::string>& values, std::string_view value) {
    return std::ranges::find(values, value) != values.end();
}

Answer value_is(const std::vector<std::string>& values, std::string_view value, const char* none, const char* some) {
    return {one_of(values, value), value.empty() ? none : fmt::format("{} {}", some, value)};
}

Answer has_words(Facts& facts, const Condition& condition) {
    const auto found =
        std::ranges::find_if(condition.values, [&](const std::string& phrase) { return facts.words().has(phrase); });
    if (found != condition.values.end()) return {true, fmt::format("«{}» is there", *found)};
    return {false, condition.values.size() == 1 ? "it is missing" : "none of them is there"};
}

Answer feed_is(const Subject& subject, const Condition& condition) {
    const auto& wanted = condition.values;
    return {
        one_of(wanted, subject.feed_name) || one_of(wanted, subject.feed_url) || one_of(wanted, subject.feed_folder),
        fmt::format("it came by {}", without_passwords(subject.feed_name))};
}

Answer agency_is(const Subject& subject, const Condition& condition) {
    const std::string given = fold_words(subject.article.agency);
    const bool held = !given.empty() && std::ranges::any_of(condition.values, [&](const std::string& wanted) {
        return fold_words(wanted) == given;
    });
    return {held, given.empty() ? "the article names no agency" : "its agency is " + subject.article.agency};
}

Answer actor_plays(Facts& facts, const Condition& condition) {
    const auto found = find_evidence(facts, casting_of(condition));
    if (found.empty()) return {false, "no annotation of the article shows it"};
    return {true, recognised(facts, found.front()) + ": «" + found.front().annotation->text + "»"};
}

Answer ask(Facts& facts, const Condition& condition) {
    const Subject& subject = facts.subject;
    switch (condition.ask) {
        case Ask::words:
            return has_words(facts, condition);
        case Ask::near:
            return {facts.words().near(condition.values, static_cast<std::size_t>(condition.number)), ""};
        case Ask::language:
            return value_is(condition.values, subject.article.language, "its language is not known",
                            "the article is in");
        case Ask::feed:
            return feed_is(subject, condition);
        case Ask::folder:
            return value_is(condition.values, subject.feed_folder, "its feed is in no folder", "its feed is in");
        case Ask::country: {
            std::string country = country_of(subject.article.url);
            if (country.empty()) country = country_of(subject.feed_url);
            return value_is(condition.values, country, "its address tells no country", "its address is of");
        }
        case Ask::agency:
            return agency_is(subject, condition);
        case Ask::provenance:
            return value_is(condition.values, to_string(subject.article.provenance), "", "it was read from:");
        case Ask::first_of_story:
            return {subject.first_of_story, subject.first_of_story ? "" : "another paper had it before"};
        case Ask::carriers:
            return {subject.carriers >= static_cast<std::size_t>(condition.number),
                    fmt::format("{} so far", subject.carriers)};
        case Ask::actor:
            return actor_plays(facts, condition);
        case Ask::all:
        case Ask::any:
        case Ask::none:
            break;
    }
    return {};
}

bool joins(Ask ask) {
    return ask == Ask::all || ask == Ask::any || ask == Ask::none;
}

// How many parts held; without reasons, only until that tells.
std::size_t held_parts(Facts& facts, const Condition& condition, std::vector<Reason>* reasons, int depth) {
    std::size_t held = 0;
    for (const Condition& part : condition.parts) {
        const bool one = holds(facts, part, reasons, depth);
        held += one ? 1 : 0;
        if (!reasons && one != (condition.ask == Ask::all)) break;
    }
    return held;
}

}  // namespace

std::vector<Condition> conditions_of(const Watch& watch) {
    std::vector<Condition> all;
    if (!watch.languages.empty()) all.push_back(simple(Ask::language, watch.languages));
    if (!watch.feeds.empty()) all.push_back(simple(Ask::feed, watch.feeds));
    for (const std::string& phrase : watch.all) all.push_back(simple(Ask::words, {phrase}));
    if (!watch.any.empty()) all.push_back(simple(Ask::words, watch.any));
    if (!watch.none.empty()) {
        Condition none;
        none.ask = Ask::none;
        none.parts.push_back(simple(Ask::words, watch.none));
        all.push_back(std::move(none));
    }
    all.insert(all.end(), watch.conditions.begin(), watch.conditions.end());
    return all;
}

bool holds(Facts& facts, const Condition& condition, std::vector<Reason>* reasons, int depth) {
    const std::size_t at = reasons ? reasons->size() : 0;
    if (reasons) reasons->push_back({in_words(condition), false, "", depth});
    Answer answer;
    if (joins(condition.ask)) {
        const std::size_t held = held_parts(facts, condition, reasons, depth + 1);
        answer.held = condition.ask == Ask::none  ? held == 0
                      : condition.ask == Ask::any ? held > 0
                                                  : held == condition.parts.size();
        if (reasons) answer.detail = fmt::format("{} of {} held", held, condition.parts.size());
    } else {
        answer = ask(facts, condition);
    }
    if (reasons) {
        (*reasons)[at].held = answer.held;
        (*reasons)[at].detail = std::move(answer.detail);
    }
    return answer.held;
}

}  // namespace vigie
