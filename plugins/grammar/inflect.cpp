// The verbs of a language and all their forms.
#include <stdexcept>
#include <utility>

#include "plugins/common/common.hpp"
#include "plugins/grammar/class_names.hpp"
#include "plugins/grammar/grammar.hpp"

namespace vigie::grammar {

namespace {

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

}  // namespace vigie::grammar
