// Reads *.case files.
#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <stdexcept>

#include "vigie/testing.hpp"

namespace vigie::testing {
namespace {

namespace fs = std::filesystem;

std::string_view trim(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(" \t\r");
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
}

// One line of a case, read from left to right.
class Line {
  public:
    Line(std::string_view text, std::string where) : rest_(trim(text)), where_(std::move(where)) {}

    bool empty() const { return rest_.empty(); }
    std::string_view rest() const { return rest_; }
    [[noreturn]] void fail(const std::string& what) const { throw std::runtime_error(where_ + ": " + what); }

    bool take(std::string_view word) {
        if (rest_.substr(0, word.size()) != word) return false;
        rest_ = trim(rest_.substr(word.size()));
        return true;
    }
    // Up to a space or "=".
    std::string word() {
        const std::size_t end = std::min(rest_.find_first_of(" \t="), rest_.size());
        if (end == 0) fail("a word is missing before \"" + std::string(rest_) + "\"");
        return cut(end);
    }
    // A bare word, or words in quotation marks, with \" for a mark.
    std::string value() {
        if (rest_.empty() || rest_[0] != '"') return cut(std::min(rest_.find_first_of(" \t"), rest_.size()));
        std::string made;
        for (std::size_t at = 1; at < rest_.size(); ++at) {
            if (rest_[at] == '"') {
                cut(at + 1);
                return made;
            }
            if (rest_[at] == '\\' && at + 1 < rest_.size()) ++at;
            made += rest_[at];
        }
        fail("a quotation mark is not closed");
    }
    template <typename Number>
    Number number() {
        Number made{};
        const auto [end, error] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), made);
        if (error != std::errc()) fail("a number is missing before \"" + std::string(rest_) + "\"");
        cut(static_cast<std::size_t>(end - rest_.data()));
        return made;
    }

  private:
    std::string cut(std::size_t size) {
        std::string taken(rest_.substr(0, size));
        rest_ = trim(rest_.substr(size));
        return taken;
    }

    std::string_view rest_;
    std::string where_;
};

Actor read_actor(Line line) {
    Actor actor;
    actor.id = line.word();
    actor.type = line.word();
    std::string_view names = line.rest();
    while (!names.empty()) {
        const std::size_t end = std::min(names.find(';'), names.size());
        const std::string name(trim(names.substr(0, end)));
        (actor.name.empty() ? actor.name : actor.aliases.emplace_back()) = name;
        names = names.substr(std::min(end + 1, names.size()));
    }
    if (actor.name.empty()) line.fail("an actor is: id type name; alias; alias");
    return actor;
}

Expectation read_expectation(Line line, int number) {
    Expectation made;
    made.line = number;
    made.absent = line.take("no ");
    made.only = !made.absent && line.take("only ");
    made.kind = line.word();
    if (!line.empty() && line.rest()[0] == '"') {
        made.text = line.value();
        if (line.rest().size() > 1 && line.rest()[0] == '#' && line.rest()[1] != ' ') {
            line.take("#");
            made.occurrence = line.number<int>();
        }
    }
    while (!line.empty() && line.rest()[0] != '#') {  // a remark may follow
        std::string key = line.word();
        if (!line.take("=")) line.fail("\"" + key + "\" needs =value");
        made.fields.emplace_back(std::move(key), line.value());
    }
    return made;
}

void read_into(std::vector<Case>& cases, std::string_view text, const std::string& file, int number) {
    Line line(text, file + ":" + std::to_string(number));
    if (line.empty() || line.rest()[0] == '#') return;
    if (line.take("case:")) {
        Case& made = cases.emplace_back();
        made.name = line.rest();
        made.file = file;
        made.line = number;
        return;
    }
    if (cases.empty()) line.fail("\"case: its name\" comes first");
    Case& test = cases.back();
    if (line.take("language:"))
        test.article.language = line.rest();
    else if (line.take("title:"))
        test.article.title = line.rest();
    else if (line.take("url:"))
        test.article.url = line.rest();
    else if (line.take("published:"))
        test.article.published = line.number<std::int64_t>();
    else if (line.take("actor:"))
        test.actors.push_back(read_actor(line));
    else if (line.take("text:"))
        test.article.text += (test.article.text.empty() ? "" : "\n\n") + std::string(line.rest());
    else
        test.expectations.push_back(read_expectation(line, number));
}

void read_file(std::vector<Case>& cases, const fs::path& path) {
    std::ifstream in(path);
    if (!in) throw std::runtime_error(path.string() + ": cannot be read");
    std::vector<Case> read;
    std::string line;
    for (int number = 1; std::getline(in, line); ++number) read_into(read, line, path.string(), number);
    for (Case& one : read) {
        if (one.article.text.empty())
            throw std::runtime_error(one.file + ":" + std::to_string(one.line) + ": a case without text");
        cases.push_back(std::move(one));
    }
}

}  // namespace

std::vector<Case> read_cases(const std::string& path) {
    std::vector<fs::path> files;
    if (fs::is_directory(path)) {
        for (const fs::directory_entry& entry : fs::recursive_directory_iterator(path))
            if (entry.path().extension() == ".case") files.push_back(entry.path());
        std::sort(files.begin(), files.end());
    } else {
        files.emplace_back(path);
    }
    std::vector<Case> cases;
    for (const fs::path& file : files) read_file(cases, file);
    return cases;
}

}  // namespace vigie::testing
