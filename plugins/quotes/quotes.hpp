// Finds quotations and who said them. The passes, in order: what reports (cues), who is reported (attribution of each
// marked stretch), what kind it is, reported clauses without marks. A language is data: cues.txt and the grammar's
// files. Threads: CueLexicon is const after load; the rest belongs to one call.
#pragma once

#include <bitset>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "plugins/grammar/cast.hpp"

namespace vigie::quotes {

using grammar::NounGroup;
using grammar::Reading;
using grammar::Referent;
using grammar::VerbGroup;

enum Cue : std::uint16_t {
    say = 1,
    think = 2,
    ask = 4,       // with an infinitive: promettre de, appeler à
    judge = 8,     // with a noun group: dénoncer un «…»
    weak = 16,     // reports only beside a quotation: sourit-il
    goes_on = 32,  // ajouter: the same speaker again
    naming = 64,
    show = 128,            // of documents and studies
    takes_word = 512,      // reports only with a word behind it: faire part
    not_reflexive = 1024,  // s'assurer, se trouver: as a reflexive verb it does not report
    answers = 4096,        // what is answered is not his who asked
    addressed = 2048,      // its object is whom it is told: tell X that
    attitude = 256,        // what it governs, be it a noun group, is what is thought or wanted
};

struct Language {
    grammar::Lexicon grammar;
    std::vector<std::uint16_t> cues;  // by verb: bits of Cue
    struct Source {
        std::vector<std::uint64_t> words;
        bool start = false;
        bool names_itself = false;  // de source …: the noun of the phrase is who
        bool clause = false;        // según aseguró X: takes a verb that reports
        bool behind = false;        // „…“, so X: only behind what it reports
        bool postposed = false;     // X zufolge
    };
    grammar::KeyMap<std::vector<Source>> sources;  // by the first word
    std::uint16_t cue(std::uint16_t verb) const { return verb < cues.size() ? cues[verb] : std::uint16_t{0}; }
    // Verbs that report with the word behind them: faire part, tirer la sonnette.
    std::vector<std::pair<std::uint16_t, std::uint64_t>> phrases;
    // As cue(verb); a verb with its word judges.
    std::uint16_t cue(const Reading& reading, const VerbGroup& group) const;
    grammar::KeySet presenters;                         // «…» : c'est par ces mots que …
    std::vector<std::vector<std::uint64_t>> own_views;  // à son avis
    std::bitset<4096> source_starts;  // the first words of sources by their keys, to pass over the others
    static std::size_t bit_of(std::uint64_t key) { return key >> 52; }
    bool may_start_source(std::uint64_t key) const { return source_starts[bit_of(key)]; }
    // Throws std::runtime_error naming file and line.
    static Language make(const common::DataFile& cues, const grammar::LanguageFiles& grammar);
};

// selon X, according to X: where it stands and who it is.
struct SourcePhrase {
    std::uint32_t first = 0, last = 0;
    NounGroup who;
    bool opens = false;  // its unit or clause
};
// «…», a dit X: a finite cue whose subject follows; or stands before in languages that do not invert («…», X said).
struct Trailer {
    std::uint32_t group = 0;
    NounGroup who;
};

// «…», note-t-on chez X: the body where one says so.
NounGroup where_one_says(const Reading& reading, const grammar::Unit& unit, const VerbGroup& group);
// Russian, отметили в X: a plural without a subject, and where it is said.
bool says_in_a_body(const Reading& reading, const grammar::Unit& unit, const VerbGroup& group);
// A la mairie, on dénonce «…»; chez X, on …: the body with which a sentence opens, whose is what "on" says.
NounGroup body_in_front(const Reading& reading, const grammar::Unit& unit);
// Someone, not something: what follows a verb may also be its object.
bool may_speak(const Reading& reading, const NounGroup& who);
// Y, poursuit X, «doit …»: do marked words follow the comma behind a group?
bool before_quotation(const Reading& reading, const grammar::Unit& unit, const NounGroup& who);

struct Attribution {
    std::vector<Referent> speakers;
    std::vector<std::string> via;
    std::uint32_t cue_first = 0, cue_last = 0;  // words; none where they are equal
    int strength = 0;                           // 0: none
    bool hedged = false;
    bool untold = false;     // a cue beside it reports it, and who that is cannot be told: ont-ils scandé
    bool hearsay = false;    // in the conditional of hearsay, and the sentence names no source
    bool goes_on = false;    // behind a colon and a sentence about a thing
    bool passed_on = false;  // from the quotation or sentence before
};

struct Quotation {
    vigie_span span{};
    const char* type = "mixed";
    Attribution by;
    double score = 0.5;
    std::uint32_t first = 0;  // its first word
    std::uint32_t quote = grammar::none;
};

// ---- sources.cpp, cues.cpp
std::vector<SourcePhrase> source_phrases(const Reading& reading, const Language& language, const grammar::Unit& unit);
// ---- source_forms.cpp: who stands before a source word (X zufolge), or with a verb behind it (según aseguró X)
bool postposed_source(const Reading& reading, const grammar::Unit& unit, std::uint32_t word, SourcePhrase& out);
bool clause_source(const Reading& reading, const Language& language, const grammar::Unit& unit, std::uint32_t first,
                   std::uint32_t behind, SourcePhrase& out);
// Segundo a prefeita, Márcia Leal, …: the name between commas is a part of it.
void take_name(const Reading& reading, const grammar::Unit& unit, NounGroup& who);
// По его словам, …: behind which word what the last speaker says begins; none where it does not.
std::uint32_t behind_own_view(const Reading& reading, const Language& language, const grammar::Unit& unit);
// Past a comma or quotation, and someone closes it: „…“, so X.
bool stands_behind(const Reading& reading, const grammar::Unit& unit, std::uint32_t word, const NounGroup& who);
std::vector<Trailer> trailers(const Reading& reading, const Language& language, const grammar::Unit& unit);

// ---- find.cpp: everything, for one article
std::vector<Quotation> find_quotations(const Reading& reading, const Language& language);

// ---- indirect.cpp: reported clauses of a unit without marks
struct UnitCues {
    std::vector<SourcePhrase> sources;
    std::vector<Trailer> trailers;
};
struct Reported {
    std::uint32_t first = 0, last = 0;  // words of the content
    NounGroup who;                      // empty: of whom was told before
    std::uint32_t cue_first = 0, cue_last = 0;
    bool hedged = false;
    double score = 0.5;
};
// ---- untold_subject.cpp: languages whose verbs need no subject word, or tell by their mood that somebody says it
// Señaló que …: does a verb open its unit, without a subject?
bool opens_without_subject(const Reading& reading, const grammar::Unit& unit, const VerbGroup& group);
// «…», dijo.: does such a verb close the sentence of a quotation?
bool reported_without_subject(const Reading& reading, const Language& language, std::uint32_t quote);
// Die Kosten seien gedeckt.: is the main verb of a unit in the mood of what somebody else says?
bool told_in_mood(const Reading& reading, const grammar::Unit& unit);
// По его словам, …; Die Kosten seien gedeckt.: what the last speaker goes on to say, where a unit holds that
void add_untold(const Reading& reading, const Language& language, const grammar::Unit& unit,
                std::vector<Reported>& clauses);
// sagte, | er werde kommen: does a clause in that mood open at a word?
bool opens_in_mood(const Reading& reading, const grammar::Unit& unit, std::uint32_t first);
// Auf die Frage, ob …, sagte er: „…“; sagte er, es sei …: does what is said follow behind a word?
bool goes_on_behind(const Reading& reading, const grammar::Unit& unit, std::uint32_t word);
bool colon_behind(const Reading& reading, const grammar::Unit& unit, std::uint32_t word);

std::vector<Reported> reported_clauses(const Reading& reading, const Language& language, std::uint32_t unit,
                                       const UnitCues& cues);

// Who does what reports. English, the group that represents the farmers said: before a relative clause without commas,
// whose verb (none that reports) takes what stands behind it.
NounGroup subject_of(const Reading& reading, const Language& language, const VerbGroup& group);
bool disagrees(const Reading& reading, const VerbGroup& group, const NounGroup& who);  // English, by the verb's form

// ---- openings.cpp: does a "that" that opens a clause with a verb, or an infinitive, stand at a word?
bool opens_complement(const Reading& reading, const grammar::Unit& unit, std::uint32_t word);
bool infinitive_at(const Reading& reading, const grammar::Unit& unit, std::uint32_t word);

// ---- endings.cpp: how it ends before its sentence does; none where it does not
// Does a finite verb follow a word, past adverbs?
bool verb_follows(const Reading& reading, const grammar::Unit& unit, std::uint32_t word);
// the mayor's daughter, Mary Dunn, | joined: past what stands between commas behind a noun group and holds no verb.
std::uint32_t past_apposition(const Reading& reading, const grammar::Unit& unit, std::uint32_t word);
// When X announced the deal, Y said …: the comma behind which the main clause begins.
std::uint32_t end_of_preamble(const Reading& reading, const grammar::Unit& unit, const VerbGroup& group,
                              const NounGroup& who);
// X, qui a dit que …, a quitté la salle: the comma before the verb of the main clause.
std::uint32_t end_of_relative(const Reading& reading, const grammar::Unit& unit, const VerbGroup& group,
                              std::uint32_t first);
// Does a finite verb that reports begin at a word?
bool cue_at(const Reading& reading, const Language& language, std::uint32_t word);
// Does what stands behind a comma no longer belong to the clause that begins at `first`?
bool breaks_off(const Reading& reading, const Language& language, const grammar::Unit& unit, std::uint32_t word,
                std::uint32_t first);
// a dit, lors d'un point presse, que: the comma before the clause; the limit if there is none.
std::uint32_t aside_before_clause(const Reading& reading, std::uint32_t comma, std::uint32_t limit);
// X prévient : le chantier ne reprendra pas. Is there a verb behind the colon?
bool told_behind_colon(const Reading& reading, const grammar::Unit& unit, std::uint32_t colon);
// Il s'agit, dit-il, d'un «…»: do marked words end the clause that an aside before this comma parts?
bool goes_on_in_marks(const Reading& reading, const grammar::Unit& unit, std::uint32_t comma);
// Le barrage, estime X, tiendra: does the verb of the clause follow this comma?
bool goes_on_with_verb(const Reading& reading, const grammar::Unit& unit, std::uint32_t comma);

// ---- kind.cpp
bool is_scare(const Reading& reading, const Language& language, std::uint32_t quote, const Attribution& by,
              std::uint32_t repeats);
bool is_direct(const Reading& reading, std::uint32_t quote, const Attribution& by);

}  // namespace vigie::quotes
