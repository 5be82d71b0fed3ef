// Loads the words of a language, and looks them up.
#include "plugins/grammar/grammar.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "plugins/common/common.hpp"
#include "plugins/grammar/class_names.hpp"

namespace vigie::grammar {

LanguageFiles LanguageFiles::read(const std::filesystem::path& folder) {
    return {common::DataFile::read(folder / "words.txt"), common::DataFile::read(folder / "verbs.txt"),
            folder.string()};
}

Lexicon Lexicon::load(const std::filesystem::path& folder) {
    return make(LanguageFiles::read(folder));
}

Lexicon Lexicon::make(const LanguageFiles& files) {
    Lexicon out;
    out.folder_ = files.folder;
    out.read_classes(files.words);
    out.read_relations(files.words);
    out.read_verbs(files.verbs);
    out.read_separable(files);
    out.read_order(files);
    return out;
}

void Lexicon::read_classes(const common::DataFile& words) {
    std::string buffer;
    for (const auto& [name, bits] : class_names)
        for (const auto& row : words.section(name)) {
            const std::string where = folder_ + "/words.txt:" + std::to_string(row.line);
            std::uint32_t features = 0;
            for (const auto& feature : common::split(row[0], ' ')) features |= named(feature_names, feature, where);
            articles = articles || (bits == determiner && features & definite);
            for (const auto& word : common::split(row[1], ' ')) {
                Entry& known = entry(lower_key(word, buffer));
                known.classes |= bits;
                known.features |= features;
            }
        }
    for (const auto& row : words.section("adverb ending")) {
        adverb_ending = row[0];
        entry(lower_key("-" + row[0], buffer)).classes = adverb;
        adverb_like_ = entries_.size() - 1;
    }
    for (const auto& row : words.section("people"))
        for (const auto& word : common::split(row[1], ' ')) {
            entry(lower_key(word, buffer)).features |= of_people;
            Entry& one = entry(lower_key(one_of_a_people(word), buffer));
            one.classes = person;
            for (const auto& feature : common::split(row[0], ' '))
                one.features |= named(feature_names, feature, folder_);
        }
}

// What words have to do with each other: kinds, bodies, phrases, endings.
void Lexicon::read_relations(const common::DataFile& words) {
    std::string buffer;
    for (const auto& row : words.section("kinds"))
        for (const auto& general : common::split(row[0], ' '))
            for (const auto& special : common::split(row[1], ' ')) {
                const auto key = lower_key(general, buffer);
                kinds_[key].push_back(lower_key(special, buffer));
                specials_.insert(kinds_[key].back());
            }
    for (const auto& row : words.section("same body"))
        for (const auto& word : common::split(row[0], ' ')) bodies_[lower_key(word, buffer)] = row[1];
    for (const char* section : {"phrases", "role phrases"})
        for (const auto& row : words.section(section)) {
            std::vector<std::uint64_t> keys;
            for (const auto& word : common::split(row[0], ' ')) keys.push_back(lower_key(word, buffer));
            if (section[0] == 'p') phrase_starts_.set(keys.at(0) >> 52);
            auto& phrases = section[0] == 'p' ? phrases_ : role_phrases_;
            phrases[keys.at(0)].push_back(std::move(keys));
        }
    for (const auto& row : words.section("endings"))
        for (const auto& ending : common::split(row[1], ' ')) {
            Entry trade;
            trade.classes = person;
            for (const auto& feature : common::split(row[0], ' '))
                trade.features |= named(feature_names, feature, folder_);
            endings_.emplace_back(ending, trade);
        }
}

std::uint32_t Lexicon::phrase(const Reading& reading, std::uint32_t first, std::uint32_t limit) const {
    const std::uint64_t key = reading.words[first].key;
    return phrase_starts_[key >> 52] ? phrase(phrases_, reading, first, limit) : 0;
}

std::uint32_t Lexicon::role_phrase(const Reading& reading, std::uint32_t first, std::uint32_t limit) const {
    return phrase(role_phrases_, reading, first, limit);
}

std::uint32_t Lexicon::phrase(const Phrases& phrases, const Reading& reading, std::uint32_t first,
                              std::uint32_t limit) {
    const auto at = phrases.find(reading.words[first].key);
    if (at == phrases.end()) return 0;
    for (const auto& keys : at->second) {
        if (first + keys.size() > limit) continue;
        std::size_t k = 1;
        while (k < keys.size() && reading.words[first + k].key == keys[k]) ++k;
        if (k == keys.size()) return static_cast<std::uint32_t>(k);
    }
    return 0;
}

// With a stem before it. The last byte tells most apart.
static bool ends_so(std::string_view word, std::string_view ending) {
    return word.size() >= ending.size() + 3 && word.back() == ending.back() && word.ends_with(ending);
}

const Entry& Lexicon::by_ending(std::string_view lower_case) const {
    for (const auto& [ending, trade] : endings_)
        if (ends_so(lower_case, ending)) return trade;
    return entries_[0];
}

const Entry& Lexicon::verb_by_ending(std::string_view lower_case) const {
    for (const auto& [ending, form] : verb_endings_)
        if (ends_so(lower_case, ending)) return form;
    return entries_[0];
}

std::string_view Lexicon::body(std::uint64_t key) const {
    const auto at = bodies_.find(key);
    return at == bodies_.end() ? std::string_view{} : std::string_view(at->second);
}

bool Lexicon::is_kind(std::uint64_t special, std::uint64_t general) const {
    if (special == general) return true;
    const auto at = kinds_.find(general);
    return at != kinds_.end() && std::find(at->second.begin(), at->second.end(), special) != at->second.end();
}

const Entry& Lexicon::find(std::string_view lower_case) const {
    std::string buffer;
    return find(lower_key(lower_case, buffer));
}

const Entry& Lexicon::find(std::uint64_t key) const {
    if (slots_.empty()) return entries_[0];
    const std::size_t mask = slots_.size() - 1;
    const auto tag = static_cast<std::uint32_t>(key >> 32);
    for (std::size_t i = key & mask; slots_[i].entry != 0; i = (i + 1) & mask)
        if (slots_[i].tag == tag) return entries_[slots_[i].entry];
    return entries_[0];
}

Entry& Lexicon::entry(std::uint64_t key) {
    if (slots_.size() < entries_.size() * 2) grow();
    const std::size_t mask = slots_.size() - 1;
    const auto tag = static_cast<std::uint32_t>(key >> 32);
    std::size_t i = key & mask;
    for (; slots_[i].entry != 0; i = (i + 1) & mask)
        if (slots_[i].tag == tag) return entries_[slots_[i].entry];
    slots_[i] = {tag, static_cast<std::uint32_t>(entries_.size())};
    keys_.push_back(key);
    return entries_.emplace_back();
}

void Lexicon::grow() {
    slots_.assign(std::max<std::size_t>(1024, slots_.size() * 2), {});
    const std::size_t mask = slots_.size() - 1;
    for (std::uint32_t e = 1; e < entries_.size(); ++e) {
        std::size_t i = keys_[e] & mask;
        while (slots_[i].entry != 0) i = (i + 1) & mask;
        slots_[i] = {static_cast<std::uint32_t>(keys_[e] >> 32), e};
    }
}

}  // namespace vigie::grammar
