#include "plugins/entities/knowledge/loader.hpp"

#include <algorithm>
#include <chrono>
#include <stdexcept>

namespace vigie::entities {

namespace {

using common::DataFile;
using common::Row;
using common::split;

// "2013-03-14" as seconds since 1970; empty: `otherwise`.
std::int64_t day(const std::string& text, std::int64_t otherwise) {
    if (text.empty()) return otherwise;
    if (text.size() != 10) throw std::runtime_error("not a date: " + text);
    const std::chrono::year_month_day date{std::chrono::year(std::stoi(text.substr(0, 4))),
                                           std::chrono::month(static_cast<unsigned>(std::stoi(text.substr(5, 2)))),
                                           std::chrono::day(static_cast<unsigned>(std::stoi(text.substr(8, 2))))};
    return std::chrono::sys_seconds(std::chrono::sys_days(date)).time_since_epoch().count();
}

// An acronym is written in capitals, with few letters.
bool is_acronym(std::string_view written) {
    std::size_t letters = 0;
    for (const char c : written) {
        if (c >= 'a' && c <= 'z') return false;
        letters += c >= 'A' && c <= 'Z' ? 1 : 0;
        if (c == ' ') return false;
    }
    return letters >= 2 && written.size() <= 8;
}

// The V of "Harald V" is no surname.
bool numeral(const std::string& name, std::size_t from) {
    return name.find_first_not_of("IVXLC", from) == std::string::npos;
}

std::string joined(const std::string& text) {
    std::string out = text;
    std::replace(out.begin(), out.end(), '_', ' ');
    return out;
}

}  // namespace

void Loader::run() {
    states();
    people(data_ / "people.txt");
    people(data_ / "leaders.txt");
    holders(data_ / "holders.txt");
    by_hand_ = out_.holders_.size();
    holders(data_ / "leaders.txt");
    for (const std::string& code : common::languages_in(data_)) language(code);
    share_people("", out_.shared_);
    for (const char* code : {"en", "fr"}) state_names(code, data_ / code / "names.txt", "states", true);
    out_.shared_.aliases.finish();
    out_.shared_.adjectives.finish();
    out_.shared_.surnames.finish();
}

std::uint32_t Loader::entity(const std::string& id, const std::string& name, Type type) {
    const std::string folded = "name:" + common::fold(name);
    const std::string key = id.empty() ? std::string(to_string(type)) + folded : id;
    const auto [at, fresh] = by_key_.emplace(key, static_cast<std::uint32_t>(out_.entities_.size()));
    if (fresh)
        out_.entities_.push_back({id.empty() ? folded : id, name, type, {}, false, false, false, {}, {}, false, false});
    return at->second;
}

void Loader::alias(Knowledge::Language& into, std::uint32_t which, const std::string& written) {
    if (written.empty()) return;
    const auto index = static_cast<std::uint32_t>(out_.aliases_.size());
    Alias alias;
    alias.entity = which;
    alias.upper = is_acronym(written);
    alias.lower = written[0] >= 'a' && written[0] <= 'z';
    alias.single = common::fold(written).find(' ') == std::string::npos;
    alias.written = written;
    out_.aliases_.push_back(std::move(alias));
    into.aliases.add(written, index);
}

void Loader::states() {
    const DataFile rows = DataFile::read(data_ / "states.txt");
    for (const Row& row : rows.section("states")) {
        const auto index = static_cast<std::uint32_t>(out_.entities_.size());
        const bool union_ = row[0] == "EU" || row[0] == "UN";
        out_.entities_.push_back({row[1],
                                  row[0],
                                  union_ ? Type::organisation : Type::place,
                                  row[0],
                                  false,
                                  false,
                                  false,
                                  {},
                                  {},
                                  false,
                                  false});
        out_.state_index_[row[0]] = index;
        by_key_.emplace(row[1], index);
    }
}

void Loader::people(const std::filesystem::path& file) {
    const DataFile rows = DataFile::read(file);
    for (const Row& row : rows.section("person")) {
        const std::uint32_t index = entity(row[0], row[2], Type::person);
        Entity& person = out_.entities_[index];
        if (person.names.emplace("fr", row[1]).second) {  // people.txt, read first, has the better names
            person.name = row[2];
            person.woman = row[4] == "f";
            person.everyday = row[5] == "everyday";
        }
        Person known{index, {row[1]}};
        if (row[2] != row[1]) known.names.push_back(row[2]);
        for (std::string& name : split(row[3], ';')) known.names.push_back(std::move(name));
        people_.push_back(std::move(known));
        person_by_name_.emplace(row[2], index);
    }
}

void Loader::holders(const std::filesystem::path& file) {
    const DataFile rows = DataFile::read(file);
    for (const Row& row : rows.section("holders")) {
        const auto person = person_by_name_.find(row[2]);
        if (person == person_by_name_.end()) continue;  // leaders.txt names some only by their office
        Holder held{row[0], row[1], person->second, day(row[3], INT64_MIN), day(row[4], INT64_MAX)};
        // leaders.txt knows years only: where holders.txt has somebody in that time, it is right.
        const auto overlaps = [&](const Holder& other) {
            return other.state == held.state && other.role == held.role && other.from < held.until &&
                   held.from < other.until;
        };
        const auto first = out_.holders_.begin(), last = first + static_cast<std::ptrdiff_t>(by_hand_);
        if (std::any_of(first, last, overlaps)) continue;
        out_.offices_.emplace(person->second, static_cast<std::uint32_t>(out_.holders_.size()));
        out_.holders_.push_back(std::move(held));
    }
}

void Loader::share_people(const std::string& code, Knowledge::Language& into) {
    for (const Person& person : people_) {
        for (const std::string& name : person.names) alias(into, person.entity, name);
        const std::string& full = person.names.front();
        std::set<std::string> last;
        for (const std::string& name : person.names) {
            if (name.empty() || static_cast<unsigned char>(name[0]) > 0xCF) continue;
            // The surname: what follows the first name; "Le Pen", "von der Leyen", "al-Assad" keep their particle.
            const auto blank = name.find(' ');
            if (blank != std::string::npos && name.find(' ', blank + 1) == std::string::npos &&
                !numeral(name, blank + 1))
                last.insert(common::fold(name.substr(blank + 1)));
            for (const char* particle : {" Le ", " de ", " von ", " Van ", " van ", " ben ", " bin ", " Di ", " da "})
                if (const auto at = name.find(particle); at != std::string::npos)
                    last.insert(common::fold(name.substr(at)));
        }
        if (full.find("Xi ") == 0 || full.find("Hu ") == 0 || full.find("Li ") == 0 || full.find("Kim ") == 0)
            last = {};
        for (const std::string& name : last) into.surnames.add(name, person.entity);
    }
    (void)code;
}

void Loader::state_names(const std::string& code, const std::filesystem::path& file, std::string_view section,
                         bool shared) {
    std::error_code none;
    if (!std::filesystem::exists(file, none)) return;
    // A language with nothing but these names shares one index with all such.
    const bool own = std::filesystem::exists(data_ / code / "cues.txt", none);
    Knowledge::Language& into = own && !shared ? out_.languages_[code] : out_.shared_;
    const DataFile rows = DataFile::read(file);
    for (const Row& row : rows.section(section)) {
        const auto state = out_.state_index_.find(row[0]);
        if (state == out_.state_index_.end()) continue;
        Entity& entity = out_.entities_[state->second];
        auto names = split(row[1], ';');
        for (std::string& name : names) {
            for (std::size_t at = 0; (at = name.find("\u2019", at)) != std::string::npos;) name.replace(at, 3, "'");
            if (name.front() == '=') {  // what the language calls the state, CLDR notwithstanding
                name.erase(0, 1);
                entity.names[code] = name;
            }
            if (entity.names.emplace(code, name).second && code == "en") entity.name = name;
            alias(into, state->second, name);
        }
    }
}

void Loader::adjectives(const DataFile& file, Knowledge::Language& into) {
    for (const Row& row : file.section("adjectives")) {
        const auto index = static_cast<std::uint32_t>(out_.states_.size());
        out_.states_.push_back(row[0]);
        for (const std::string& word : split(row[1], ' ')) {
            const std::string form = joined(word);
            into.adjectives.add(form, index);
            if (form.back() != 's' && form.back() != 'x') into.adjectives.add(form + "s", index);
        }
    }
}

void Loader::capitals(const std::string& code, const DataFile& file, Knowledge::Language& into) {
    for (const Row& row : file.section("capitals")) {
        const auto names = split(row[2], ';');
        if (names.empty()) continue;
        const std::uint32_t index = entity(row[1], names.front(), Type::place);
        Entity& city = out_.entities_[index];
        city.state = row[0];
        city.capital = true;
        city.names.emplace(code, names.front());
        for (const std::string& name : names) alias(into, index, name);
    }
}

void Loader::things(const std::string& code, const DataFile& file, Type type, Knowledge::Language& into) {
    for (const Row& row : file.section(to_string(type))) {
        if (row[1].empty()) throw std::runtime_error(code + ": line " + std::to_string(row.line) + ": no name");
        const std::uint32_t index = entity(row[0], row[1], type);
        out_.entities_[index].names.emplace(code, row[1]);
        alias(into, index, row[1]);
        for (std::string& name : split(row[2], ';')) {
            if (name.front() == '=') {  // what papers call it, where the name only tells it from others
                name.erase(0, 1);
                out_.entities_[index].names[code] = name;
                out_.entities_[index].shared_name = true;
            }
            alias(into, index, name);
        }
        if (row[3].empty()) continue;
        out_.entities_[index].home = row[3].substr(0, 2);
        out_.entities_[index].shared = row[3].ends_with("*");
    }
}

void Loader::language(const std::string& code) {
    const auto directory = data_ / code;
    std::error_code none;
    if (!std::filesystem::exists(directory / "cues.txt", none))
        return state_names(code, directory / "names.txt", "states", true);
    Knowledge::Language& into = out_.languages_[code];
    if (std::filesystem::exists(directory / "states.txt", none)) {
        const DataFile file = DataFile::read(directory / "states.txt");
        adjectives(file, into);
        capitals(code, file, into);
    }
    state_names(code, directory / "names.txt", "states", false);
    state_names(code, directory / "states.txt", "names", false);
    if (std::filesystem::exists(directory / "organisations.txt", none)) {
        const DataFile file = DataFile::read(directory / "organisations.txt");
        for (const Type type : {Type::organisation, Type::place, Type::event}) things(code, file, type, into);
    }
    share_people(code, into);
    into.aliases.finish();
    into.adjectives.finish();
    into.surnames.finish();
}

}  // namespace vigie::entities
