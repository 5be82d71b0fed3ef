// Makes a Reading: words, quotations, units, mentions and actors of an article.
#include <algorithm>

#include "plugins/common/common.hpp"
#include "plugins/grammar/grammar.hpp"
#include "plugins/grammar/steps.hpp"
#include "unicode.hpp"

namespace vigie::grammar {

namespace {

char mark_of(std::string_view text, std::uint32_t kind) {
    if (kind == VIGIE_TOKEN_OPEN_QUOTE || kind == VIGIE_TOKEN_CLOSE_QUOTE) return '"';
    std::size_t at = 0;
    switch (const char32_t c = unicode::next(text, at)) {
        case U',':
        case U'.':
        case U':':
        case U';':
        case U'(':
        case U')':
            return static_cast<char>(c);
        case U'[':
            return '(';
        case U']':
            return ')';
        case U'?':
        case U'!':
        case U'\u2026':
            return '.';
        case U'-':
        case U'\u2010':
        case U'\u2011':
        case U'\u2012':
        case U'\u2013':
        case U'\u2014':
        case U'\u2015':
            return '-';
        default:
            return '?';
    }
}

bool is_upper(std::string_view text) {
    std::size_t at = 0;
    return !text.empty() && unicode::class_of(unicode::next(text, at)) == unicode::Class::upper;
}

// the German chancellor, but: the German said
bool before_noun(const Reading& reading, std::size_t i) {
    if (i + 1 >= reading.words.size()) return false;
    const Word& next = reading.words[i + 1];
    if (next.mark != 0) return next.mark == '-';
    if (next.upper || next.is(person | group | document | title)) return true;
    return !next.is(modal | preposition | relative | adverb | negation | coordinator | complementiser | subordinator) &&
           (next.entry->forms() & finite_forms) == 0;
}

// Does it end as adverbs do: said angrily, the newly elected mayor?
bool is_manner(const Reading& reading, std::size_t i) {
    const std::string& ending = reading.lexicon->adverb_ending;
    const Word& word = reading.words[i];
    if (ending.empty() || (word.upper && i > 0 && reading.words[i - 1].mark == 0)) return false;
    const auto text = reading.text(word.span);
    return text.size() >= ending.size() + 3 && text.ends_with(ending);
}

// le Serbe, l'ex-championne: words that are in the lexicon as others.
void other_entry(Reading& reading, std::size_t i) {
    Word& word = reading.words[i];
    const auto text = reading.text(word.span);
    std::string buffer;
    const Word* before = i > 0 && reading.words[i - 1].mark == 0 ? &reading.words[i - 1] : nullptr;
    if (word.upper && word.has(of_people) && before && before->is(determiner) && !before->has(plural)) {
        const Entry& entry = reading.lexicon->find(lower_key(one_of_a_people(text), buffer));
        if (reading.lexicon->inverts || !before_noun(reading, i)) word.entry = &entry;
        return;
    }
    if (text == "A" && reading.lexicon->inverts && i + 1 < reading.words.size()) {  // A la mairie: À
        const Word& next = reading.words[i + 1];
        const Entry& other = reading.lexicon->find("à");
        const bool auxiliary = next.is(pronoun | negation | clitic) && !next.is(determiner);
        if (other.is(to) && next.mark == 0 && !auxiliary && !(next.entry->forms() & participle)) word.entry = &other;
        return;
    }
    if (word.entry->known()) return;
    if (reading.lexicon->capital_nouns) {
        if (word.upper) word.entry = &reading.lexicon->by_last_part(text);
        return;
    }
    if (text.starts_with('E') && reading.lexicon->inverts) {  // Etat, Elus: capitals without their accent
        const auto key = lower_key("é" + std::string(text.substr(1)), buffer);
        if (const Entry& entry = reading.lexicon->find(key); entry.known()) word.entry = &entry, word.key = key;
        return;
    }
    if (!word.upper)
        if (const Entry& form = reading.lexicon->verb_by_ending(text); form.known()) return void(word.entry = &form);
    if (before && before->is(determiner) && !word.upper) {  // une gynécologue: the trade that a word's end tells
        const Entry& trade = reading.lexicon->by_ending(text);
        if (trade.known()) word.entry = &trade;
        if (trade.known() || reading.lexicon->adverb_ending.empty()) return;
    }
    if (is_manner(reading, i)) return void(word.entry = &reading.lexicon->adverb_like());
    const auto hyphen = text.find('-');
    if (hyphen == text.npos || hyphen + 1 >= text.size()) return;
    if (!reading.lexicon->find(lower_key(text.substr(0, hyphen), buffer)).is(prefix)) return;
    word.entry = &reading.lexicon->find(lower_key(text.substr(hyphen + 1), buffer));
}

void read_words(Reading& reading) {
    const vigie_article& article = *reading.article;
    reading.words.resize(article.token_count);
    std::string buffer;
    std::uint64_t end = UINT64_MAX;
    for (std::size_t i = 0; i < article.token_count; ++i) {
        const vigie_token& token = article.tokens[i];
        Word& word = reading.words[i];
        const auto text = reading.text(token.span);
        word.span = token.span;
        word.after_space = end != token.span.begin;
        end = token.span.end;
        word.key = word_key(text, buffer);
        reading.lexicon->expect(word.key);
        word.upper = is_upper(text);
        if (token.kind != VIGIE_TOKEN_WORD && token.kind != VIGIE_TOKEN_NUMBER) word.mark = mark_of(text, token.kind);
    }
    for (Word& word : reading.words) {
        word.entry = &reading.lexicon->find(word.key);
        __builtin_prefetch(word.entry);
    }
    for (std::size_t i = 0; i < reading.words.size(); ++i) {
        const Word& word = reading.words[i];  // small words that the lexicon knows are as they stand
        if (word.upper || (word.entry->classes == 0 && word.entry->sense_count == 0)) other_entry(reading, i);
    }
}

// Some sites set every mark the wrong way round (» vol aggravé «, » vol aggravé »). Where the first mark of a paragraph
// only closes, the marks of that shape open and close by turns.
bool alternate_marks(const vigie_article& article, std::vector<vigie_token>& tokens) {
    bool changed = false;
    std::vector<std::uint32_t> marks;
    for (std::size_t s = 0; s < article.sentence_count;) {
        const std::uint32_t paragraph = article.sentences[s].paragraph, first = article.sentences[s].first_token;
        std::uint32_t last = first;
        for (; s < article.sentence_count && article.sentences[s].paragraph == paragraph; ++s)
            last = article.sentences[s].first_token + article.sentences[s].token_count;
        marks.clear();
        for (std::uint32_t i = first; i < last; ++i)
            if (article.tokens[i].kind == VIGIE_TOKEN_OPEN_QUOTE || article.tokens[i].kind == VIGIE_TOKEN_CLOSE_QUOTE)
                marks.push_back(i);
        if (marks.size() < 2 || marks.size() % 2 != 0 || article.tokens[marks[0]].kind != VIGIE_TOKEN_CLOSE_QUOTE)
            continue;
        if (!changed) tokens.assign(article.tokens, article.tokens + article.token_count);
        changed = true;
        for (std::size_t k = 0; k < marks.size(); ++k)
            tokens[marks[k]].kind = k % 2 == 0 ? VIGIE_TOKEN_OPEN_QUOTE : VIGIE_TOKEN_CLOSE_QUOTE;
    }
    return changed;
}

void read_quotes(Reading& reading) {
    std::vector<vigie_token> tokens;
    vigie_article article = *reading.article;
    if (alternate_marks(article, tokens)) article.tokens = tokens.data();
    const auto stretches = common::quoted_stretches(article);
    for (const auto& stretch : stretches) {
        if (stretch.depth != 0) continue;
        Quote quote;
        quote.first = stretch.open_token;
        quote.last = stretch.closed ? stretch.close_token + 1 : stretch.close_token;
        quote.inner = stretch.inner;
        quote.outer = stretch.outer;
        quote.paragraph = stretch.paragraph;
        quote.closed = stretch.closed;
        if (quote.inner.begin >= quote.inner.end) continue;
        const auto number = static_cast<std::uint32_t>(reading.quotes.size());
        bool opened = false;
        for (std::uint32_t i = quote.first; i < quote.last; ++i) {
            Word& word = reading.words[i];
            word.quote = number;
            if (word.mark != 0) {
                if (word.mark != '"') quote.stop = word.mark == '.';
                continue;
            }
            quote.stop = false;
            if (!opened) quote.capital = word.upper;
            opened = true;
            ++quote.words;
        }
        reading.quotes.push_back(quote);
    }
}

// Does a new sentence begin behind this quotation, whose last sentence ended in it?
bool goes_on(const Reading& reading, std::uint32_t next) {
    if (next >= reading.words.size()) return false;
    const Word& word = reading.words[next];
    if (word.mark != 0) return word.mark == ',' || word.mark == '-' || word.mark == ':' || word.mark == ';';
    if (!word.upper) return true;
    if (reading.lexicon->inverts) return false;
    // “Does anybody know?” Paul Hart asked: a subject, and a verb with nothing behind it
    for (std::size_t i = next; i + 1 < reading.words.size() && i < next + 8; ++i) {
        if (reading.words[i].mark != 0 && reading.words[i].mark != '.') return false;
        if (reading.words[i].mark == 0 && reading.words[i].is(complementiser | to))
            return false;  // X said that he did.
        const char behind = reading.words[i + 1].mark;
        if (behind == '.' || behind == ',')
            if (i > next && (reading.words[i].entry->forms() & finite_forms) != 0) return true;
    }
    return false;
}

// Searches are bounded by the unit, so a unit is bounded too: a text without sentence ends stays linear.
constexpr std::uint32_t longest_unit = 400;

bool joinable(const Reading& reading, std::uint32_t last) {
    return !reading.units.empty() && last - reading.units.back().first <= longest_unit;
}

void read_units(Reading& reading) {
    const vigie_article& article = *reading.article;
    std::uint32_t inside_until = 0;  // word behind the quotation that is open
    std::size_t quote = 0;
    for (std::size_t s = 0; s < article.sentence_count; ++s) {
        const vigie_sentence& sentence = article.sentences[s];
        const std::uint32_t first = sentence.first_token, last = first + sentence.token_count;
        if (first == last) continue;
        const bool same_paragraph = !reading.units.empty() && reading.units.back().paragraph == sentence.paragraph;
        const bool room = joinable(reading, last);
        const bool joined =
            same_paragraph && room && (first < inside_until || (first == inside_until && goes_on(reading, first)));
        if (!joined) reading.units.push_back({first, last, 0, 0, sentence.paragraph});
        reading.units.back().last = last;
        for (std::uint32_t i = first; i < last; ++i) {
            if (i - reading.units.back().first >= longest_unit && !joined) {  // a sentence that does not end
                reading.units.back().last = i;
                reading.units.push_back({i, last, 0, 0, sentence.paragraph});
            }
            reading.words[i].unit = static_cast<std::uint32_t>(reading.units.size() - 1);
        }
        while (quote < reading.quotes.size() && reading.quotes[quote].first < last) {
            inside_until = std::max(inside_until, reading.quotes[quote].last);
            reading.quotes[quote].unit = reading.words[reading.quotes[quote].first].unit;
            ++quote;
        }
    }
}

}  // namespace

bool Reading::is_of_people(std::uint32_t word) const {
    std::string buffer;
    return lexicon->find(lower_key(one_of_a_people(text(word)), buffer)).classes != 0;
}

std::uint32_t Reading::word_at(std::uint64_t byte) const {
    const auto at = std::upper_bound(words.begin(), words.end(), byte,
                                     [](std::uint64_t b, const Word& w) { return b < w.span.end; });
    return static_cast<std::uint32_t>(at - words.begin());
}

Reading::Reading(const vigie_article& a, const Lexicon& l) : article(&a), lexicon(&l) {
    read_words(*this);
    read_quotes(*this);
    read_units(*this);
    read_mentions(*this);
    find_verb_groups(*this);
    describe_actors(*this);
}

}  // namespace vigie::grammar
