// Is a word a noun although a verb has the same form?
#include <optional>

#include "plugins/grammar/steps.hpp"

namespace vigie::grammar {

namespace {

constexpr std::uint64_t noun_classes = person | group | document | speech | medium | time;

// English, behind a mark: campaign spokesman X. A base form without a subject would be an order.
bool opening_noun(const Reading& r, std::uint32_t i) {
    const Word& word = r.words[i];
    const std::uint16_t f = word.entry->forms();
    if (!(f & infinitive) || (f & third_singular) || i + 1 >= r.words.size()) return false;
    const Word& next = r.words[i + 1];
    if (next.has(plural) && !next.has(singular)) return false;  // “…”, say activists
    return next.mark == 0 && next.is(person | group | title | document) && !next.is(determiner | preposition);
}

// English: a base form behind a singular noun (the Friday evening talk), or a form that is also a noun's behind an
// adjective (his late-night posts).
bool bare_noun(const Reading& r, std::uint32_t i) {
    const Word &word = r.words[i], &before = r.words[i - 1];
    const std::uint16_t f = word.entry->forms();
    if (before.mention != none) return false;
    if (before.entry->sense_count != 0 && !before.is(noun_classes)) return false;
    const bool grammatical = before.is(pronoun | relative | complementiser | coordinator | adverb | negation | modal |
                                       clitic | to | preposition | subordinator | question | determiner | title);
    if (grammatical) return false;
    const bool base = (f & infinitive) && !(f & (third_singular | participle));
    const auto text = r.text(i - 1);
    if (base && !before.has(plural) && !text.ends_with('s') && !text.ends_with("ple") && !text.ends_with("men") &&
        !text.ends_with("ly"))
        return true;
    // its current plans, with new calls
    const bool opens = i < 2 || r.words[i - 2].mark != 0 || r.words[i - 2].unit != word.unit;
    if (before.is(adjective) && before.mark == 0 && before.mention == none &&
        (opens || r.words[i - 2].is(determiner | preposition | of | possessor | adjective) || r.words[i - 2].upper) &&
        (f & third_singular) && !(f & participle))
        return true;
    // media questions: no verb agrees so
    if (word.is(noun_classes) && before.is(noun_classes) && before.has(plural) && !before.has(singular) &&
        (f & third_singular) && !(f & third_plural))
        return true;
    return word.is(noun_classes) && before.entry->classes == 0 && i >= 2 && r.words[i - 2].mark == 0 &&
           r.words[i - 2].is(determiner) && (f & third_singular) && !(f & participle);
}

// X, l'ancien maire, l'accuse d'avoir menti
bool charges_with(const Reading& r, std::uint32_t i) {
    const std::uint16_t f = r.words[i].entry->forms();
    return r.lexicon->inverts && (f & third_singular) && !(f & participle) && i + 2 < r.words.size() &&
           r.words[i + 1].mark == 0 && r.words[i + 1].is(of) && (r.words[i + 2].entry->forms() & infinitive);
}

// «…», l'interroge la juge: between a quotation and someone a pronoun and its verb, no noun
bool asks_someone(const Reading& r, std::uint32_t i) {
    if (i < 3 || i + 1 >= r.words.size() || r.words[i - 3].mark != '"' || !r.lexicon->inverts) return false;
    if (!(r.words[i].entry->forms() & (third_singular | third_plural)) || r.words[i].is(noun_classes)) return false;
    const Word& next = r.words[i + 1];
    return next.mark == 0 && (next.is(determiner | title) || next.mention != none);
}

// Behind an article; le, la, les, l' are pronouns only where a subject, a negation or a relative stands before them.
bool noun_behind_article(const Reading& r, std::uint32_t i) {
    const Word &word = r.words[i], &before = r.words[i - 1];
    const std::uint16_t f = word.entry->forms();
    if (!before.is(clitic) || i < 2) return true;
    const Word& two = r.words[i - 2];
    if (two.mark == ',' && (asks_someone(r, i) || charges_with(r, i))) return false;
    if (two.mark) return true;
    if (two.is(subordinator) && (before.has(masculine) || !word.after_space) &&
        i + 1 < r.words.size()) {  // comme le résume X
        const Word& next = r.words[i + 1];
        if (next.mark == 0 && (next.is(determiner | title) || next.mention != none) && (f & third_singular))
            return false;
    }
    // X l'accuse, le parti la soutient: no noun follows another without a link
    const bool subject = two.mention != none ||
                         (two.is(person | group) && i >= 3 && !r.words[i - 3].mark && r.words[i - 3].is(determiner));
    if (subject && r.lexicon->inverts && f & (third_singular | third_plural) && !(f & participle) &&
        !word.is(noun_classes) && before.has(definite))
        return false;
    return !(two.is(pronoun | relative | clitic) && !two.is(determiner | complementiser)) && !two.is(negation);
}

// Behind a preposition, or what may be one; nothing where it does not tell.
std::optional<bool> noun_behind_preposition(const Reading& r, std::uint32_t i) {
    const Word &word = r.words[i], &before = r.words[i - 1];
    const std::uint16_t f = word.entry->forms();
    if (before.is(of) && !r.lexicon->inverts) return (f & gerund) == 0;  // Secretary of State, in need of help
    // X en veut à Y
    if (before.is(preposition) && before.is(clitic) && i >= 2 && r.words[i - 2].mention != none &&
        i + 1 < r.words.size() && r.words[i + 1].mark == 0 && r.words[i + 1].is(to))
        return false;
    if (before.is(preposition) && before.is(clitic) && !(i >= 2 && r.words[i - 2].is(pronoun | negation | clitic)))
        return (f & finite_forms) != 0 && !(f & (gerund | participle));
    if (word.is(adjective) && r.lexicon->inverts && i >= 2 && r.words[i - 2].mark == 0 && r.words[i - 2].is(of) &&
        !before.is(determiner | of))
        return true;                                                // un an de prison ferme
    if (before.has(contracted) && r.lexicon->inverts) return true;  // l'avocat des parties civiles
    if (before.is(preposition) && before.is(subordinator) && r.lexicon->drops_subject) return false;  // según dijo
    if (before.is(agent) && r.lexicon->inverts && word.is(noun_classes)) return true;                 // par communiqué
    if (before.is(preposition) && !before.is(clitic)) return (f & finite_forms) != 0 && !(f & infinitive);
    if (before.is(negation) && r.lexicon->inverts && i >= 2 && r.words[i - 2].mark == 0 &&
        r.words[i - 2].is(determiner) && word.is(noun_classes))
        return true;  // lors d'un point presse
    return {};
}

// English: behind a name, a number or another noun.
bool noun_behind_noun(const Reading& r, std::uint32_t i) {
    const Word &word = r.words[i], &before = r.words[i - 1];
    const std::uint16_t f = word.entry->forms();
    const Word* next = i + 1 < r.words.size() && r.words[i + 1].mark == 0 ? &r.words[i + 1] : nullptr;
    // White House Press Secretary X: capitals go on
    if (next && before.mention != none && word.upper && next->upper && next->is(person | group | title)) return true;
    // a Courier report accused X: a base form behind a name, before another verb
    if (next && before.mention != none && (f & infinitive) && !(f & third_singular) &&
        ((next->entry->forms() & third_singular) || next->is(modal)))
        return true;
    // 11 states; in 2012 finds
    if (r.article->tokens[i - 1].kind == VIGIE_TOKEN_NUMBER && r.text(i - 1).size() != 4 && r.text(i).ends_with('s'))
        return true;
    return bare_noun(r, i);
}

// German: a capital inside its sentence, or (Teile der Halle) a form of the first person that opens it.
bool is_capital_noun(const Reading& r, std::uint32_t i) {
    const Word &word = r.words[i], &before = r.words[i - 1];
    const std::uint16_t f = word.entry->forms();
    return (before.unit == word.unit && (before.mark == 0 || before.mark == ',')) ||
           ((f & first_singular) && !(f & participle));
}

bool is_auxiliary(const Reading& r, const Word& word) {
    for (std::uint32_t k = 0; k < word.entry->sense_count; ++k)
        if (word.entry->senses[k].verb == r.lexicon->have || word.entry->senses[k].verb == r.lexicon->be) return true;
    return false;
}

}  // namespace

bool stands_as_noun(const Reading& reading, std::uint32_t i) {
    const Word& word = reading.words[i];
    const std::uint16_t f = word.entry->forms();
    if (i == 0) return false;
    if (word.entry->sense_count != 0 && word.entry->senses[0].verb == 0) return false;  // told by a verb's ending
    if (is_auxiliary(reading, word)) return false;                                      // l'a accusé
    const bool inverts = reading.lexicon->inverts;
    if (reading.lexicon->capital_nouns && word.upper && is_capital_noun(reading, i)) return true;
    if (reading.lexicon->verb_second && word.is(determiner) && i + 1 < reading.words.size() &&
        reading.words[i + 1].mark == 0 && !reading.words[i - 1].is(pronoun))
        return true;  // meinen Freund, sein Haus
    const Word& before = reading.words[i - 1];
    const Word* two = i >= 2 && reading.words[i - 2].mark == 0 ? &reading.words[i - 2] : nullptr;
    if (f & (infinitive | gerund) && inverts) return word.is(person) && before.is(determiner);
    const bool many_only = (f & third_plural) != 0 && (f & (third_singular | participle)) == 0;
    if (before.mark == '"' && inverts && two && two->is(determiner)) return true;  // un «massacre»
    if (before.mark && inverts) return many_only && word.is(person);               // X, président de Y
    if (before.mark) return opening_noun(reading, i);
    if (before.is(possessor)) return i < 2 || !reading.words[i - 2].is(pronoun);
    if (before.is(pronoun) && !before.is(determiner)) return false;
    if (before.is(determiner) && before.is(person) && (f & third_plural) && !(f & participle) && !word.is(noun_classes))
        return false;  // certains regrettent
    if (before.is(determiner)) return noun_behind_article(reading, i);
    if (const auto told = noun_behind_preposition(reading, i)) return *told;
    if (before.is(title) && word.upper) return true;
    if (!inverts && noun_behind_noun(reading, i)) return true;
    // l'ancien président: a plural verb does not follow a singular article
    return many_only && two && two->is(determiner) && two->has(singular) &&
           (word.is(person | group) || (!inverts && before.entry->sense_count == 0 && !before.is(adverb)));
}

}  // namespace vigie::grammar
