#include <algorithm>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "plugins/common/common.hpp"

namespace vigie::common {

namespace {

std::string_view trim(std::string_view text) {
    constexpr std::string_view blanks = " \t\r";
    const auto begin = text.find_first_not_of(blanks);
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

}  // namespace

const std::string& Row::operator[](std::size_t i) const {
    static const std::string none;
    return i < fields.size() ? fields[i] : none;
}

std::vector<std::string> split(std::string_view text, char separator) {
    std::vector<std::string> out;
    while (!text.empty()) {
        const auto cut = std::min(text.find(separator), text.size());
        if (const auto part = trim(text.substr(0, cut)); !part.empty()) out.emplace_back(part);
        text.remove_prefix(std::min(cut + 1, text.size()));
    }
    return out;
}

DataFile DataFile::parse(std::string_view text, std::string name) {
    DataFile out;
    std::vector<Row>* rows = nullptr;
    for (int number = 1; !text.empty(); ++number) {
        const auto cut = std::min(text.find('\n'), text.size());
        const auto line = trim(text.substr(0, cut));
        text.remove_prefix(std::min(cut + 1, text.size()));
        if (line.empty() || line.front() == '#') continue;
        if (line.front() == '[' && line.back() == ']') {
            rows = &out.sections_[std::string(trim(line.substr(1, line.size() - 2)))];
            continue;
        }
        if (rows == nullptr)
            throw std::runtime_error(name + ":" + std::to_string(number) + ": a row before the first [section]");
        Row row;
        row.line = number;
        for (std::string_view rest = line;;) {
            const auto bar = rest.find('|');
            row.fields.emplace_back(trim(rest.substr(0, bar)));
            if (bar == std::string_view::npos) break;
            rest.remove_prefix(bar + 1);
        }
        rows->push_back(std::move(row));
    }
    return out;
}

DataFile DataFile::read(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    if (!in) throw std::runtime_error(path.string() + ": cannot be read");
    return parse(text.str(), path.string());
}

const std::vector<Row>& DataFile::section(std::string_view name) const& {
    static const std::vector<Row> none;
    const auto found = sections_.find(name);
    return found == sections_.end() ? none : found->second;
}

std::filesystem::path data_directory(const vigie_option* options, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i)
        if (view(options[i].key) == "data") return std::filesystem::path(view(options[i].value));
    return {};
}

std::vector<std::string> languages_in(const std::filesystem::path& directory) {
    std::vector<std::string> out;
    std::error_code problem;
    for (const auto& entry : std::filesystem::directory_iterator(directory, problem))
        if (entry.is_directory() && entry.path().filename().string().size() == 2)
            out.push_back(entry.path().filename().string());
    std::sort(out.begin(), out.end());
    return out;
}

}  // namespace vigie::common
