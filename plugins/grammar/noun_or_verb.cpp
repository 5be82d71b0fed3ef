// Is a word a noun although a verb has the same form?
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

}  // namespace

bool stands_as_noun(const Reading& reading, std::uint32_t i) {
    const Word& word = reading.words[i];
    const std::uint16_t f = word.entry->forms();
    if (i == 0) return false;
    if (word.entry->sense_count != 0 && word.entry->senses[0].verb == 0) return false;  // told by a verb's ending
    for (std::uint32_t k = 0; k < word.entry->sense_count; ++k)  // l'a accusé: an auxiliary is no noun
        if (word.entry->senses[k].verb == reading.lexicon->have || word.entry->senses[k].verb == reading.lexicon->be)
            return false;
    if (reading.lexicon->capital_nouns && word.upper && reading.words[i - 1].unit == word.unit &&
        (reading.words[i - 1].mark == 0 || reading.words[i - 1].mark == ','))
        return true;
    if (reading.lexicon->capital_nouns && word.upper && (f & first_singular) && !(f & participle))
        return true;  // Teile der Halle: it opens its sentence
    if (f & (infinitive | gerund) && reading.lexicon->inverts)
        return word.is(person) && reading.words[i - 1].is(determiner);
    const Word& before = reading.words[i - 1];
    const bool many_only = (f & third_plural) != 0 && (f & (third_singular | participle)) == 0;
    if (before.mark == '"' && reading.lexicon->inverts && i >= 2 && reading.words[i - 2].mark == 0 &&
        reading.words[i - 2].is(determiner))
        return true;                                                                   // un «massacre»
    if (before.mark && reading.lexicon->inverts) return many_only && word.is(person);  // X, président de Y
    if (before.mark) return opening_noun(reading, i);
    if (before.is(possessor) && before.mark == 0) return i < 2 || !reading.words[i - 2].is(pronoun);
    if (before.is(pronoun) && !before.is(determiner)) return false;
    if (before.is(determiner) && before.is(person) && (f & third_plural) && !(f & participle) && !word.is(noun_classes))
        return false;  // certains regrettent
    if (before.is(determiner)) {
        if (!before.is(clitic)) return true;
        // le, la, les, l': a pronoun only where a subject, a negation or a relative stands before it
        if (i < 2) return true;
        const Word& two = reading.words[i - 2];
        if (two.mark == ',' && (asks_someone(reading, i) || charges_with(reading, i))) return false;
        if (two.mark) return true;
        if (two.is(subordinator) && (before.has(masculine) || !word.after_space) &&
            i + 1 < reading.words.size()) {  // comme le résume X
            const Word& next = reading.words[i + 1];
            if (next.mark == 0 && (next.is(determiner | title) || next.mention != none) && (f & third_singular))
                return false;
        }
        // X l'accuse, le parti la soutient: no noun follows another without a link
        const bool subject = two.mention != none || (two.is(person | group) && i >= 3 && !reading.words[i - 3].mark &&
                                                     reading.words[i - 3].is(determiner));
        if (subject && reading.lexicon->inverts && f & (third_singular | third_plural) && !(f & participle) &&
            !word.is(noun_classes) && before.has(definite))
            return false;
        return !(two.is(pronoun | relative | clitic) && !two.is(determiner | complementiser)) && !two.is(negation);
    }
    if (before.is(of) && !reading.lexicon->inverts) return (f & gerund) == 0;  // Secretary of State, in need of help
    // X en veut à Y
    if (before.is(preposition) && before.is(clitic) && i >= 2 && reading.words[i - 2].mention != none &&
        i + 1 < reading.words.size() && reading.words[i + 1].mark == 0 && reading.words[i + 1].is(to))
        return false;
    if (before.is(preposition) && before.is(clitic) &&
        !(i >= 2 && reading.words[i - 2].is(pronoun | negation | clitic)))
        return (f & finite_forms) != 0 && !(f & (gerund | participle));
    if (word.is(adjective) && reading.lexicon->inverts && i >= 2 && reading.words[i - 2].mark == 0 &&
        reading.words[i - 2].is(of) && !before.is(determiner | of))
        return true;                                                      // un an de prison ferme
    if (before.has(contracted) && reading.lexicon->inverts) return true;  // l'avocat des parties civiles
    if (before.is(preposition) && before.is(subordinator) && reading.lexicon->drops_subject)
        return false;  // según dijo
    if (before.is(preposition) && !before.is(clitic)) return (f & finite_forms) != 0 && !(f & infinitive);
    if (before.is(title) && word.upper) return true;
    // White House Press Secretary X: capitals go on
    if (!reading.lexicon->inverts && before.mention != none && word.upper && i + 1 < reading.words.size() &&
        reading.words[i + 1].mark == 0 && reading.words[i + 1].upper && reading.words[i + 1].is(person | group | title))
        return true;
    // a Courier report accused X: a base form behind a name, before another verb
    if (!reading.lexicon->inverts && before.mention != none && (f & infinitive) && !(f & third_singular) &&
        i + 1 < reading.words.size() && reading.words[i + 1].mark == 0 &&
        ((reading.words[i + 1].entry->forms() & third_singular) || reading.words[i + 1].is(modal)))
        return true;
    // 11 states; in 2012 finds
    if (!reading.lexicon->inverts && reading.article->tokens[i - 1].kind == VIGIE_TOKEN_NUMBER &&
        reading.text(i - 1).size() != 4 && reading.text(i).ends_with('s'))
        return true;
    if (!reading.lexicon->inverts && bare_noun(reading, i)) return true;
    // l'ancien président: a plural verb does not follow a singular article
    return many_only && i >= 2 && reading.words[i - 2].mark == 0 && reading.words[i - 2].is(determiner) &&
           reading.words[i - 2].has(singular) &&
           (word.is(person | group) ||
            (!reading.lexicon->inverts && before.entry->sense_count == 0 && !before.is(adverb)));
}

}  // namespace vigie::grammar
