// Loads the words and verbs of a language and makes all their forms.
#include "plugins/grammar/grammar.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "plugins/common/common.hpp"
#include "plugins/grammar/class_names.hpp"

namespace vigie::grammar {

namespace {

template <class Names>
auto named(const Names& names, std::string_view name, const std::string& where) {
    for (const auto& [known, value] : names)
        if (known == name) return value;
    throw std::runtime_error(where + ": unknown word '" + std::string(name) + "'");
}

// "3s:e,a" → the form's bits and its endings; an ending may be empty.
std::pair<std::uint16_t, std::vector<std::string>> form_field(const std::string& field, const std::string& where) {
    const auto colon = field.find(':');
    if (colon == std::string::npos) throw std::runtime_error(where + ": expected form:ending,… in '" + field + "'");
    std::uint16_t forms = 0;
    for (const auto& name : common::split(field.substr(0, colon), '+'))
        forms = static_cast<std::uint16_t>(forms | named(form_names, name, where));
    std::vector<std::string> endings;
    std::string_view rest = std::string_view(field).substr(colon + 1);
    for (;;) {
        const auto comma = rest.find(',');
        endings.emplace_back(rest.substr(0, comma));
        if (comma == std::string_view::npos) break;
        rest.remove_prefix(comma + 1);
    }
    return {forms, endings};
}

// The stem with its last e or é opened to è.
std::string opened(std::string stem) {
    for (std::size_t i = stem.size(); i-- > 0;) {
        if (stem[i] == 'e') return stem.replace(i, 1, "è");
        if (i > 0 && stem.compare(i - 1, 2, "é") == 0) return stem.replace(i - 1, 2, "è");
    }
    return stem;
}

}  // namespace

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

void Lexicon::read_verbs(const common::DataFile& verbs) {
    std::string buffer;
    for (const auto& row : verbs.section("inseparable")) inseparable_ = common::split(row[1], ' ');
    keeps_forms_ = !verbs.section("separable").empty();
    const std::string name = folder_ + "/verbs.txt:";
    for (const auto& row : verbs.section("paradigms")) read_paradigm(row.fields, name + std::to_string(row.line));
    for (const auto& row : verbs.section("irregular")) read_irregular(row.fields, name + std::to_string(row.line));
    for (const auto& row : verbs.section("verbs"))
        for (const auto& lemma : common::split(row[0], ' ')) add_verb(lemma);
    for (const auto& row : verbs.section("object control"))
        for (const auto& lemma : common::split(row[0], ' ')) object_control_[verb(lemma)] = true;
    for (const auto& row : verbs.section("finite endings"))
        for (const auto& ending : common::split(row[1], ' ')) {
            Entry form;  // of no verb that is known
            form.sense_count = 1;
            form.senses[0].forms = named(form_names, row[0], folder_ + "/verbs.txt");
            verb_endings_.emplace_back(ending, form);
        }
    for (const auto& row : verbs.section("impersonal"))
        for (const auto& word : common::split(row[1], ' ')) {
            if (row[0] == "word")
                impersonal_words_.insert(lower_key(word, buffer));
            else
                impersonal_verbs_[verb(word)] = row[0] == "verb"        ? Impersonal::always
                                                : row[0] == "reflexive" ? Impersonal::reflexive
                                                                        : Impersonal::before_clause;
        }
}

void Lexicon::read_paradigm(const std::vector<std::string>& fields, const std::string& where) {
    if (fields.size() < 3) throw std::runtime_error(where + ": expected endings | cut | form:ending …");
    Paradigm paradigm{common::split(fields[0], ' '), fields[1] == "-" ? "" : fields[1], {}};
    for (std::size_t i = 2; i < fields.size(); ++i) {
        auto [forms, endings] = form_field(fields[i], where);
        for (auto& ending : endings) paradigm.forms.emplace_back(forms, std::move(ending));
    }
    paradigms_.push_back(std::move(paradigm));
}

void Lexicon::read_irregular(const std::vector<std::string>& fields, const std::string& where) {
    const std::uint16_t verb = number(fields.at(0));
    for (std::size_t i = 1; i < fields.size(); ++i) {
        const auto [forms, whole] = form_field(fields[i], where);
        for (const auto& form : whole) add_form(form, verb, forms);
    }
}

std::uint16_t Lexicon::number(std::string_view lemma) {
    const auto [at, fresh] = numbers_.try_emplace(std::string(lemma), static_cast<std::uint16_t>(lemmas_.size()));
    if (fresh) lemmas_.emplace_back(lemma);
    return at->second;
}

void Lexicon::add_verb(const std::string& lemma) {
    if (!numbers_.contains(lemma)) inflect(lemma, number(lemma));
}

std::uint16_t Lexicon::verb(std::string_view lemma) const {
    const auto at = numbers_.find(lemma);
    if (at != numbers_.end()) return at->second;
    throw std::runtime_error(folder_ + "/verbs.txt: does not list the verb '" + std::string(lemma) + "'");
}

void Lexicon::inflect(const std::string& lemma, std::uint16_t verb) {
    const Paradigm* best = nullptr;
    std::size_t length = 0;
    for (const auto& paradigm : paradigms_)
        for (const auto& ending : paradigm.endings)
            if (const std::size_t size = ending == "-" ? 0 : ending.size();
                (ending == "-" || lemma.ends_with(ending)) && (!best || size > length))
                best = &paradigm, length = size;
    if (!best) return;
    const std::string stem = lemma.substr(0, lemma.size() - best->cut.size());
    for (const auto& [forms, ending] : best->forms) {
        const auto prefix = ending.find('~');  // ge~t: before the stem, but not before verkauf-
        if (prefix != std::string::npos)
            add_form((inseparable(lemma) ? "" : ending.substr(0, prefix)) + stem + ending.substr(prefix + 1), verb,
                     forms);
        else
            add_form(ending.starts_with('^') ? opened(stem) + ending.substr(1) : stem + ending, verb, forms);
    }
}

void Lexicon::add_form(std::string_view form, std::uint16_t verb, std::uint16_t forms) {
    std::string buffer;
    if (keeps_forms_) {
        if (forms_made_.size() <= verb) forms_made_.resize(verb + 1U);
        forms_made_[verb].emplace_back(forms, form);
    }
    Entry& found = entry(lower_key(form, buffer));
    for (std::uint32_t i = 0; i < found.sense_count; ++i)
        if (found.senses[i].verb == verb) {
            found.senses[i].forms = static_cast<std::uint16_t>(found.senses[i].forms | forms);
            return;
        }
    if (found.sense_count < 3) found.senses[found.sense_count++] = {verb, forms};
}

std::uint32_t Lexicon::phrase(const Reading& reading, std::uint32_t first, std::uint32_t limit) const {
    return phrase(phrases_, reading, first, limit);
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

const Entry& Lexicon::by_ending(std::string_view lower_case) const {
    for (const auto& [ending, trade] : endings_)
        if (lower_case.size() >= ending.size() + 3 && lower_case.ends_with(ending)) return trade;
    return entries_[0];
}

const Entry& Lexicon::verb_by_ending(std::string_view lower_case) const {
    for (const auto& [ending, form] : verb_endings_)
        if (lower_case.size() >= ending.size() + 3 && lower_case.ends_with(ending)) return form;
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
