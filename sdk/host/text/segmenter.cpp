#include <algorithm>
#include <map>

#include "sdk/host/text/cut.hpp"

namespace vigie::text {

namespace {

struct File {
    const char* name;
    const char* text;
};
const File files[] = {
#include "text_data.inc"
};

// The end of the paragraph that begins at `from`, and where the next one begins.
std::pair<std::size_t, std::size_t> paragraph_end(std::string_view text, std::size_t from, bool by_line) {
    for (std::size_t at = from; at < text.size();) {
        const std::size_t line = text.find('\n', at);
        if (line == std::string_view::npos) break;
        std::size_t next = line + 1;
        while (next < text.size() && (text[next] == ' ' || text[next] == '\t' || text[next] == '\r')) ++next;
        if (by_line || (next < text.size() && text[next] == '\n')) return {line, next};
        at = next;
    }
    return {text.size(), text.size()};
}

bool has_empty_line(std::string_view text) {
    for (std::size_t at = 0; (at = text.find('\n', at)) != std::string_view::npos;) {
        ++at;
        while (at < text.size() && (text[at] == ' ' || text[at] == '\t' || text[at] == '\r')) ++at;
        if (at < text.size() && text[at] == '\n') return true;
    }
    return false;
}

}  // namespace

struct Segmenter::Languages {
    std::map<std::string, Language, std::less<>> by_code;
    Language none;
};

Segmenter::Segmenter() : languages_(std::make_unique<Languages>()) {
    for (const File& file : files) languages_->by_code.emplace(file.name, parse_language(file.name, file.text));
}

Segmenter::~Segmenter() = default;

std::vector<std::string> Segmenter::languages() const {
    std::vector<std::string> out;
    for (const auto& [code, language] : languages_->by_code) out.push_back(code);
    return out;
}

Segmented Segmenter::segment(std::string_view text, std::string_view language) const {
    const auto found = languages_->by_code.find(language.substr(0, 2));
    Work work{text, found == languages_->by_code.end() ? languages_->none : found->second, {}, {}, {}, {}, false, 0};
    work.tokens.reserve(text.size() / 5 + 16);
    const bool by_line = !has_empty_line(text);
    for (std::size_t at = 0; at < text.size();) {
        const auto [end, next] = paragraph_end(text, at, by_line);
        const std::size_t first = work.tokens.size();
        cut_tokens(work, at, end);
        if (work.tokens.size() > first) {
            if (!work.marks.empty())
                decide_marks(work, at, end);
            else
                work.left_open = false;
            cut_sentences(work, first);
            ++work.paragraph;
        }
        at = next;
    }
    return {std::move(work.sentences), std::move(work.tokens)};
}

}  // namespace vigie::text
