// A shallow grammar for the analyzers: words with their classes, verb groups, noun groups, subjects, and who a noun
// group means (cast.hpp). A language is data: data/<lang>/words.txt (closed classes and nouns for persons, groups,
// documents) and verbs.txt (lemmas and paradigms; all forms are made when it is loaded). Threads: Lexicon is const
// after load; a Reading belongs to one article. Lifetime: a Reading views the article and the lexicon; annotations it
// copies. Time: linear in the article; every search is bounded by its unit and by a fixed number of words.
#pragma once

#include <vigie/abi.h>

#include <bitset>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "plugins/common/common.hpp"
#include "plugins/grammar/classes.hpp"
#include "plugins/grammar/tables.hpp"

namespace vigie::grammar {

struct Sense {  // one reading of a word as a form of a verb
    std::uint16_t verb = 0;
    std::uint16_t forms = 0;
};
struct Entry {
    std::uint64_t classes = 0;
    std::uint32_t features = 0;
    std::uint32_t sense_count = 0;
    Sense senses[3] = {};
    std::uint16_t forms() const {
        return static_cast<std::uint16_t>(senses[0].forms | senses[1].forms | senses[2].forms);
    }
    bool is(std::uint64_t some) const { return (classes & some) != 0; }
    bool known() const { return classes != 0 || sense_count != 0; }
};

struct Reading;

// Under what Lexicon knows the word of a people where it means a person: le Serbe; the adjective is another word.
inline std::string one_of_a_people(std::string_view word) {
    return "^" + std::string(word);
}

// The files of a language, read but not yet inflected: cheap, so that a plugin makes only the languages that it meets.
struct LanguageFiles {
    common::DataFile words, verbs;
    std::string folder;
    static LanguageFiles read(const std::filesystem::path& folder);
};

class Lexicon {
  public:
    // Words of an adverbial phrase (de son côté, par ailleurs) that begins at a word; 0 if none does.
    std::uint32_t phrase(const Reading& reading, std::uint32_t first, std::uint32_t limit) const;
    std::uint32_t role_phrase(const Reading& reading, std::uint32_t first, std::uint32_t limit) const;  // par intérim
    // Reads words.txt and verbs.txt of a folder. Throws std::runtime_error naming file and line.
    static Lexicon load(const std::filesystem::path& folder);
    static Lexicon make(const LanguageFiles& files);
    const Entry& find(std::string_view lower_case) const;
    const Entry& find(std::uint64_t key) const;  // of lower_key
    // What a noun that no list holds is by its end: a gynécologue has a trade. The unknown word where it tells nothing.
    const Entry& by_ending(std::string_view lower_case) const;
    const Entry& verb_by_ending(std::string_view lower_case) const;  // circuleront: a finite form of whatever verb
    bool controls_by_object(std::uint16_t verb) const { return object_control_.count(verb) != 0; }  // empêcher X de
    // Is a capitalised word without an article someone's name, though no analyzer knows it?
    bool bare_names() const { return capital_nouns || drops_subject || (inverts && !articles); }
    // Begins to bring what find(key) will look at into the cache.
    void expect(std::uint64_t key) const {
        if (!slots_.empty()) __builtin_prefetch(&slots_[key & (slots_.size() - 1)]);
    }
    bool is_special(std::uint64_t key) const { return specials_.count(key) != 0; }  // of some kind
    bool is_kind(std::uint64_t special, std::uint64_t general) const;  // is a judge a magistrate? Keys of lower_key
    // The usual name of a body that a noun alone names (l'exécutif: gouvernement); empty if there is none.
    std::string_view body(std::uint64_t key) const;
    // The number of a lemma, from 1: the same in all lexicons of a folder. Throws std::runtime_error naming verbs.txt
    // where it does not list it.
    std::uint16_t verb(std::string_view lemma) const;
    const std::string& lemma(std::uint16_t verb) const { return lemmas_[verb]; }
    const std::string& folder() const { return folder_; }
    // Of impersonal verbs (il faut, il y a, il est urgent de): the pronoun, clitic and predicates; the verbs.
    enum class Impersonal : std::uint8_t { no, always, reflexive, before_clause };
    bool is_impersonal(std::uint64_t key) const { return impersonal_words_.count(key) != 0; }
    Impersonal impersonal(std::uint16_t verb) const {
        const auto at = impersonal_verbs_.find(verb);
        return at == impersonal_verbs_.end() ? Impersonal::no : at->second;
    }
    std::uint16_t have = 0, be = 0, become = 0;  // become: makes passives and futures (werden)
    // The class of a noun that no list holds, by its last part: Vorstandschef, Fraport-Chef. The unknown word if none.
    const Entry& by_last_part(std::string_view capitalised) const;
    // kündigt … an: the verb that a verb is with a particle; the verb itself if there is none.
    std::uint16_t with_particle(std::uint16_t verb, std::uint64_t key) const {
        const auto at = separable_.find(key ^ verb);
        return at == separable_.end() ? verb : at->second;
    }
    std::string adverb_ending;  // angrily: so end the adverbs that no list holds; empty: none do
    const Entry& adverb_like() const { return entries_[adverb_like_]; }
    bool articles = false;       // a noun group begins with one, or with another determiner
    bool inverts = true;         // finite verbs may be told from participles and subjects follow freely (Romance)
    bool verb_second = false;    // what stands before the verb need not be its subject; verbs have two parts (German)
    bool capital_nouns = false;  // every noun has a capital, and no other word inside a sentence
    bool drops_subject = false;  // dijo, disse: a verb may have no subject word
    bool dashes = false;         // «… – said X. – …»: the cue stands between dashes inside the marks

  private:
    struct Paradigm {
        std::vector<std::string> endings;
        std::string cut;
        std::vector<std::pair<std::uint16_t, std::string>> forms;
    };
    void add_form(std::string_view form, std::uint16_t verb, std::uint16_t forms);
    void inflect(const std::string& lemma, std::uint16_t verb);
    void read_classes(const common::DataFile& words);
    void read_relations(const common::DataFile& words);
    void read_verbs(const common::DataFile& verbs);
    void read_paradigm(const std::vector<std::string>& fields, const std::string& where);
    void read_irregular(const std::vector<std::string>& fields, const std::string& where);
    std::uint16_t number(std::string_view lemma);
    void read_order(const LanguageFiles& files);
    void read_separable(const LanguageFiles& files);
    void add_verb(const std::string& lemma);
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    // By lower_key: 64 bits tell a language's words apart. Open addressing: one cache line a lookup.
    struct Slot {
        std::uint32_t tag = 0;    // upper half of the key
        std::uint32_t entry = 0;  // 0: free
    };
    Entry& entry(std::uint64_t key);
    void grow();
    std::string folder_;
    std::vector<Slot> slots_;
    std::vector<Entry> entries_{Entry{}};  // the first is the unknown word
    std::vector<std::uint64_t> keys_{0};   // of the entries
    std::size_t adverb_like_ = 0;
    std::vector<std::string> lemmas_{""};
    std::unordered_map<std::string, std::uint16_t, Hash, std::equal_to<>> numbers_;
    std::vector<Paradigm> paradigms_;
    using Phrases = KeyMap<std::vector<std::vector<std::uint64_t>>>;
    static std::uint32_t phrase(const Phrases& phrases, const Reading& reading, std::uint32_t first,
                                std::uint32_t limit);
    Phrases phrases_, role_phrases_;
    std::bitset<4096> phrase_starts_;  // of phrases_, by their keys: most words begin none
    KeyMap<std::vector<std::uint64_t>> kinds_;
    KeySet specials_;
    KeyMap<std::string> bodies_;
    std::vector<std::pair<std::string, Entry>> endings_, verb_endings_;
    VerbMap<bool> object_control_;
    KeyMap<std::uint16_t> separable_;  // by key of the particle ^ verb
    bool inseparable(std::string_view lemma) const;
    std::vector<std::string> inseparable_;
    bool keeps_forms_ = false;  // while a language with separable verbs is made
    std::vector<std::vector<std::pair<std::uint16_t, std::string>>> forms_made_;  // by verb
    KeySet impersonal_words_;
    VerbMap<Impersonal> impersonal_verbs_;
};

inline constexpr std::uint32_t none = UINT32_MAX;

struct Word {
    vigie_span span{};
    const Entry* entry = nullptr;  // never null
    std::uint64_t key = 0;         // hash of the lower-case form
    std::uint32_t mention = none;  // number in Reading::mentions of the longest name, alias or epithet over it
    std::uint32_t quote = none;    // number in Reading::quotes of the outermost stretch around it, its marks included
    std::uint32_t unit = 0;
    std::uint32_t verb_group = none;
    char mark =
        0;  // punctuation: ',' '.' ':' ';' '(' ')' '-' (any dash) '"' (any quotation mark) '?' for other; 0: a word
    bool upper = false;
    bool after_space = false;
    bool is(std::uint64_t some) const { return (entry->classes & some) != 0; }
    bool has(std::uint32_t some) const { return (entry->features & some) != 0; }
};

struct Mention {
    vigie_span span{};
    std::uint32_t first = 0, last = 0;  // words, half open
    std::uint32_t actor = none;         // number in Reading::actors
    char type = 'x';                    // p o l e x
    char form = 'n';                    // n(ame) a(lias) e(pithet) p(ronoun)
    bool subject = false;               // stands as one
};

struct Actor {
    std::string_view id, name;
    char type = 'x';
    std::uint32_t features = 0;              // gender and number, as far as known
    std::vector<std::uint64_t> descriptors;  // nouns that stood beside its name: ministre, procureur
    std::vector<std::uint64_t> fields;       // what stood behind "of" there: le ministre de l'Économie
    std::vector<std::uint32_t> mentions;     // in order
};

struct Quote {
    std::uint32_t first = 0, last = 0;  // words with the marks, half open
    vigie_span inner{}, outer{};
    std::uint32_t unit = 0;
    std::uint32_t paragraph = 0;
    std::uint32_t words = 0;  // in it
    bool clause = false;      // holds a finite verb
    bool capital = false;     // begins with a capital
    bool stop = false;        // ends with . ? ! …
    bool closed = true;
};

// A stretch between sentence ends, where a quotation counts as one word.
struct Unit {
    std::uint32_t first = 0, last = 0;
    std::uint32_t first_group = 0, last_group = 0;
    std::uint32_t paragraph = 0;
};

struct VerbGroup {
    std::uint32_t first = 0, last = 0;  // words, half open, clitics before it included
    std::uint32_t head = 0;
    std::uint16_t verb = 0;
    std::uint16_t forms = 0;                       // of the group: finite forms, or infinitive, gerund, participle
    std::uint32_t before = none, inverted = none;  // subject pronouns: il a dit, a-t-il dit
    bool passive = false, negated = false, hedged = false, reflexive = false, perfect = false;
    bool finite() const { return (forms & finite_forms) != 0; }
    bool bare_participle() const { return (forms & participle) && !(forms & (finite_forms | infinitive | gerund)); }
    bool plural() const {
        return (forms & (third_plural | first_plural | second_plural)) && !(forms & (third_singular | first_singular));
    }
};

struct NounGroup {
    std::uint32_t first = 0, last = 0;
    std::uint32_t head = none;     // its noun
    std::uint32_t mention = none;  // whom it names, if it does
    std::uint32_t features = 0;
    std::uint32_t apposition = none;    // a name after a comma, or before it
    std::vector<std::uint32_t> others;  // further mentions: A et B
    bool empty() const { return first == last; }
};

struct Reading {
    const vigie_article* article = nullptr;
    const Lexicon* lexicon = nullptr;
    std::vector<Word> words;
    std::vector<Mention> mentions;
    std::vector<Actor> actors;
    std::vector<Quote> quotes;
    std::vector<Unit> units;
    std::vector<VerbGroup> groups;
    std::deque<std::string> strings;   // ids and names of the actors
    std::uint64_t mentions_print = 0;  // of those it was made with

    Reading(const vigie_article& article, const Lexicon& lexicon);
    std::string_view text(vigie_span span) const { return {article->text.data + span.begin, span.end - span.begin}; }
    std::string_view text(std::uint32_t word) const { return text(words[word].span); }
    std::string_view text(std::uint32_t first, std::uint32_t last) const {
        return first < last ? text(vigie_span{words[first].span.begin, words[last - 1].span.end}) : std::string_view{};
    }
    bool is_of_people(std::uint32_t word) const;      // a word of a people or town, be it an adjective here
    std::uint32_t word_at(std::uint64_t byte) const;  // first word that ends behind it
};

// ---- mentions.cpp: tells whether an article has the same mentions as another had
std::uint64_t print_of_mentions(const vigie_article& article);

// ---- groups.cpp
// The noun group that begins at a word; empty if none does. Not beyond limit. reach: a role may take a complement with
// "à" (la commissaire aux droits de l'homme), which behind a verb would rather be an addressee.
NounGroup noun_group(const Reading& reading, std::uint32_t first, std::uint32_t limit, bool reach = false);
// The longest noun group that ends at a word and begins at floor or behind it.
NounGroup noun_group_ending(const Reading& reading, std::uint32_t floor, std::uint32_t end);
// Past a prepositional group, adverbs and times that begin at a word.
std::uint32_t skip_adjuncts(const Reading& reading, std::uint32_t first, std::uint32_t limit);

// ---- subject.cpp
// The subject of a verb group; that of its governor where it is an infinitive or a gerund. Empty if it cannot be told.
NounGroup subject_before(const Reading& reading, const VerbGroup& group);
NounGroup subject_after(const Reading& reading, const VerbGroup& group);
// The noun group that a relative pronoun takes up.
NounGroup antecedent_before(const Reading& reading, std::uint32_t relative_word, const Unit& unit);
bool subordinate(const Reading& reading, const VerbGroup& group);  // German: verb_second.cpp
bool means_nobody(const Reading& reading,
                  const NounGroup& subject);  // il faut, il est urgent de: an impersonal pronoun

std::uint64_t lower_key(std::string_view text, std::string& buffer);  // also leaves the lower-case form in buffer

}  // namespace vigie::grammar
