#include "cli/word_diff.hpp"

#include <algorithm>
#include <cstdint>
#include <span>

namespace vigie::cli {
namespace {

using Words = std::vector<std::string_view>;
using Kind = DiffPart::Kind;

constexpr std::string_view paragraph = "¶";
constexpr std::size_t most_cells = 16'000'000;  // of the table of common words: 32 MB
constexpr std::size_t words_around = 6;

Words words_of(std::string_view text) {
    Words words;
    while (!text.empty()) {
        const std::size_t begin = std::min(text.find_first_not_of(" \n\t\r"), text.size());
        if (!words.empty() && begin < text.size() && text.substr(0, begin).find('\n') != text.npos)
            words.push_back(paragraph);
        text.remove_prefix(begin);
        const std::size_t end = std::min(text.find_first_of(" \n\t\r"), text.size());
        if (end > 0) words.push_back(text.substr(0, end));
        text.remove_prefix(end);
    }
    return words;
}

void add(std::vector<DiffPart>& parts, Kind kind, std::string_view word) {
    if (parts.empty() || parts.back().kind != kind)
        parts.push_back({kind, std::string(word)});
    else
        parts.back().text.append(" ").append(word);
}

// The longest common sequence of words, by the table of its lengths from the end.
void compare(std::span<const std::string_view> a, std::span<const std::string_view> b, std::vector<DiffPart>& parts) {
    std::size_t i = 0, j = 0;
    const bool small = (a.size() + 1) * (b.size() + 1) <= most_cells && std::max(a.size(), b.size()) < UINT16_MAX;
    if (small) {
        const std::size_t width = b.size() + 1;
        std::vector<std::uint16_t> common((a.size() + 1) * width);
        const auto at = [&](std::size_t x, std::size_t y) -> std::uint16_t& { return common[x * width + y]; };
        for (std::size_t x = a.size(); x-- > 0;)
            for (std::size_t y = b.size(); y-- > 0;)
                at(x, y) = a[x] == b[y] ? static_cast<std::uint16_t>(at(x + 1, y + 1) + 1)
                                        : std::max(at(x + 1, y), at(x, y + 1));
        while (i < a.size() && j < b.size()) {
            if (a[i] == b[j]) {
                add(parts, Kind::same, a[i]);
                ++i, ++j;
            } else if (at(i + 1, j) >= at(i, j + 1)) {
                add(parts, Kind::removed, a[i++]);
            } else {
                add(parts, Kind::added, b[j++]);
            }
        }
    }
    for (; i < a.size(); ++i) add(parts, Kind::removed, a[i]);
    for (; j < b.size(); ++j) add(parts, Kind::added, b[j]);
}

std::string marked(const DiffPart& part, bool coloured) {
    if (part.kind == Kind::removed) return coloured ? "\x1b[31m" + part.text + "\x1b[0m" : "[-" + part.text + "-]";
    return coloured ? "\x1b[32m" + part.text + "\x1b[0m" : "{+" + part.text + "+}";
}

// The words of an unchanged part that stand beside a change.
std::string end_of(const Words& words) {
    const std::size_t from = words.size() > words_around ? words.size() - words_around : 0;
    std::string out = from > 0 ? "… " : "";
    for (std::size_t i = from; i < words.size(); ++i) out.append(words[i]).append(" ");
    return out;
}
std::string begin_of(const Words& words) {
    std::string out;
    for (std::size_t i = 0; i < std::min(words.size(), words_around); ++i) out.append(" ").append(words[i]);
    return out + (words.size() > words_around ? " …" : "");
}

}  // namespace

std::vector<DiffPart> word_diff(std::string_view before, std::string_view after) {
    const Words a = words_of(before), b = words_of(after);
    std::size_t head = 0, tail = 0;
    while (head < std::min(a.size(), b.size()) && a[head] == b[head]) ++head;
    while (tail < std::min(a.size(), b.size()) - head && a[a.size() - 1 - tail] == b[b.size() - 1 - tail]) ++tail;
    std::vector<DiffPart> parts;
    for (std::size_t i = 0; i < head; ++i) add(parts, Kind::same, a[i]);
    compare(std::span(a).subspan(head, a.size() - head - tail), std::span(b).subspan(head, b.size() - head - tail),
            parts);
    for (std::size_t i = a.size() - tail; i < a.size(); ++i) add(parts, Kind::same, a[i]);
    return parts;
}

std::string in_lines(const std::vector<DiffPart>& parts, bool coloured) {
    std::string out;
    bool open = false;  // a line that a change stands in
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (parts[i].kind != Kind::same) {
            if (open && out.back() != ' ') out += ' ';
            out += marked(parts[i], coloured);
            open = true;
            continue;
        }
        const Words words = words_of(parts[i].text);
        const bool between = open && i + 1 < parts.size();
        if (between && words.size() <= 2 * words_around) {
            out += ' ' + parts[i].text + ' ';
            continue;
        }
        if (open) out += begin_of(words) + '\n';
        open = i + 1 < parts.size();
        if (open) out += end_of(words);
    }
    if (open) out += '\n';
    return out;
}

}  // namespace vigie::cli
