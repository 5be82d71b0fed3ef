// What the lexicon makes of parts of words: verbs with a particle that may leave them, nouns joined to others.
#include "plugins/common/common.hpp"
#include "plugins/grammar/grammar.hpp"
#include "plugins/grammar/steps.hpp"

namespace vigie::grammar {

namespace {

constexpr std::uint64_t joined_nouns = person | group | document | source | medium | speech;
constexpr std::size_t shortest_part = 5;  // bytes; shorter ones end too many names

}  // namespace

bool Lexicon::inseparable(std::string_view lemma) const {
    for (const auto& prefix : inseparable_)
        if (lemma.size() > prefix.size() + 4 && lemma.starts_with(prefix)) return true;
    return false;
}

// Rows: particle | verbs. The particle stands before the verb's own forms at the end of a clause, else behind it.
void Lexicon::read_separable(const LanguageFiles& files) {
    std::string buffer;
    for (const auto& row : files.verbs.section("separable"))
        for (const auto& base : common::split(row[1], ' ')) {
            add_verb(base);
            const std::uint16_t plain = verb(base), joined = number(row[0] + base);
            separable_[lower_key(row[0], buffer) ^ plain] = joined;
            const auto forms = forms_made_.at(plain);  // a copy: adding forms moves them
            for (const auto& [bits, form] : forms) {
                add_form(row[0] + form, joined, bits);
                if (bits & infinitive) add_form(row[0] + "zu" + form, joined, infinitive);
            }
        }
    keeps_forms_ = false;
    forms_made_.clear();
}

void Lexicon::read_order(const LanguageFiles& files) {
    for (const auto& row : files.verbs.section("auxiliaries"))
        (row[0] == "have" ? have : row[0] == "be" ? be : become) = verb(row[1]);
    for (const auto& row : files.verbs.section("order")) {
        inverts = row[0] == "inverts";
        for (std::size_t i = 1; i < row.fields.size(); ++i) {
            verb_second = verb_second || row[i] == "verb second";
            capital_nouns = capital_nouns || row[i] == "capital nouns";
            drops_subject = drops_subject || row[i] == "drops subject";
            dashes = dashes || row[i] == "dashes";
        }
    }
}

const Entry& Lexicon::by_last_part(std::string_view word) const {
    std::string buffer;
    const auto hyphen = word.rfind('-');
    if (hyphen != std::string_view::npos) {
        if (hyphen + 1 >= word.size()) return entries_[0];
        const auto last = word.substr(hyphen + 1);
        const Entry& entry = find(lower_key(last, buffer));
        return entry.is(joined_nouns) ? entry : by_ending(last);
    }
    for (std::size_t i = 3; i + shortest_part <= word.size() && i < 40; ++i) {
        if ((static_cast<unsigned char>(word[i]) & 0xC0U) == 0x80U) continue;
        const Entry& entry = find(lower_key(word.substr(i), buffer));
        if (entry.is(joined_nouns)) return entry;
    }
    if (word.ends_with('s') && word.size() > shortest_part)  // des Ministeriums
        if (const Entry& entry = find(lower_key(word.substr(0, word.size() - 1), buffer)); entry.is(joined_nouns))
            return entry;
    return by_ending(word);
}

}  // namespace vigie::grammar
