// What became of a text, word by word. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vigie::cli {

struct DiffPart {
    enum class Kind { same, removed, added } kind;
    std::string text;  // words with one space between them; "¶" where a paragraph began
    friend bool operator==(const DiffPart&, const DiffPart&) = default;
};

// In the order of the newer text. Of what is very long and very different, it is only said that all was replaced.
std::vector<DiffPart> word_diff(std::string_view before, std::string_view after);

// "… the minister [-denied-] {+confirmed+} that …": changes with some words around them, a line each.
std::string in_lines(const std::vector<DiffPart>& parts, bool coloured);

}  // namespace vigie::cli
