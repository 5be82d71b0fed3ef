#include "watch/stem.hpp"

#include <array>
#include <map>
#include <sstream>
#include <utility>
#include <vector>

namespace vigie {
namespace {

struct Ending {
    std::string suffix;
    std::string replacement;
    std::size_t least;
};
using Steps = std::vector<std::vector<Ending>>;

constexpr std::pair<std::string_view, std::string_view> files[] = {
#include "stem_data.inc"
};

Steps parse(std::string_view text) {
    Steps steps;
    std::istringstream lines{std::string(text)};
    for (std::string line; std::getline(lines, line);) {
        if (line.empty() || line[0] == '#') continue;
        if (line == "[step]") {
            steps.emplace_back();
            continue;
        }
        Ending ending;
        std::istringstream(line) >> ending.suffix >> ending.replacement >> ending.least;
        if (ending.replacement == "-") ending.replacement.clear();
        steps.back().push_back(std::move(ending));
    }
    return steps;
}

const Steps& steps_of(std::string_view language) {
    static const auto all = [] {
        std::map<std::string, Steps, std::less<>> map;
        for (const auto& [name, text] : files) map.emplace(name, parse(text));
        return map;
    }();
    static const Steps none;
    const auto found = all.find(language);
    return found == all.end() ? none : found->second;
}

}  // namespace

std::string stem(std::string word, std::string_view language) {
    for (const auto& step : steps_of(language))
        for (const Ending& ending : step) {
            if (word.size() < ending.suffix.size() + ending.least || !word.ends_with(ending.suffix)) continue;
            word.replace(word.size() - ending.suffix.size(), ending.suffix.size(), ending.replacement);
            break;
        }
    return word;
}

}  // namespace vigie
