#include "sdk/host/text/language.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <sstream>
#include <stdexcept>

#include "unicode.hpp"

namespace vigie::text {

Language parse_language(std::string_view code, std::string_view text) {
    Language out;
    out.code = code;
    std::vector<std::string> quotes;
    const std::map<std::string, std::function<void(std::string)>, std::less<>> sections = {
        {"elisions", [&](std::string word) { out.elisions.insert(std::move(word)); }},
        {"contractions", [&](std::string word) { out.contractions.insert(std::move(word)); }},
        {"keep", [&](std::string word) { out.keep.insert(std::move(word)); }},
        {"leading", [&](std::string word) { out.leading.insert(std::move(word)); }},
        {"titles", [&](std::string word) { out.titles.insert(std::move(word)); }},
        {"abbreviations", [&](std::string word) { out.abbreviations.insert(std::move(word)); }},
        {"starters", [&](std::string word) { out.starters.insert(std::move(word)); }},
        {"behind ordinals", [&](std::string word) { out.behind_ordinals.insert(std::move(word)); }},
        {"inverted", [&](std::string word) { out.inverted.push_back(std::move(word)); }},
        {"quotes", [&](std::string word) { quotes.push_back(std::move(word)); }},
    };
    auto section = sections.end();
    std::istringstream lines{std::string(text)};
    for (std::string line; std::getline(lines, line);) {
        if (line.empty() || line[0] == '#') continue;
        if (line[0] == '[') {
            section = sections.find(std::string_view(line).substr(1, line.find(']') - 1));
            if (section == sections.end()) throw std::runtime_error(out.code + ".txt: no section is called " + line);
            continue;
        }
        std::istringstream words(line);
        for (std::string word; words >> word;) section->second(word);
    }
    std::sort(out.inverted.begin(), out.inverted.end(),
              [](const auto& a, const auto& b) { return a.size() > b.size(); });
    for (std::size_t i = 0; i + 1 < quotes.size(); i += 2) {
        std::size_t at = 0;
        out.opening += unicode::next(quotes[i], at);
        out.closing += unicode::next(quotes[i + 1], at = 0);
    }
    return out;
}

}  // namespace vigie::text
