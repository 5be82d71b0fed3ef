// Finds who stands for or against whom: frames of verbs, nouns, adjectives and relations with their arguments. What it
// is not sure of it leaves out. A language is data: frames.txt and the grammar's files. Threads: Frames is const after
// load; the rest belongs to one call.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "plugins/grammar/cast.hpp"
#include "plugins/grammar/tables.hpp"

namespace vigie::stance {

using grammar::NounGroup;
using grammar::Reading;
using grammar::Referent;
using grammar::VerbGroup;

struct Frame {
    int polarity = 0;
    bool object = false;     // the target is the object
    bool felt = false;       // … who holds it, and the subject is the target: X agace Y
    bool body = false;       // … and must be a body: quitter le gouvernement
    bool who = false;        // … and must be no place: rallier X
    bool own = false;        // of an idiom: whose a possessive in it is: se ranger à ses côtés
    bool reflexive = false;  // only with a reflexive pronoun
    bool clitic = false;     // only with the pronoun en: en vouloir à X
    bool denied = false;     // only behind a negation, and then as it stands: ne pas tarir d'éloges sur X
    bool ties = false;       // liens avec X: the verb tells the polarity (resserrer, rompre)
    bool clause = false;     // the target is the subject of the clause behind the verb
    bool attribute = false;  // the words behind the target tell the polarity: qualifier X de menteur
    bool demand = false;     // a noun that is against someone where it is demanded: la démission de X
    bool sanction = false;   // … and where it is decided: l'exclusion de X
    bool insult = false;     // ~! : whatever the words behind the target are, they are against it
    bool nickname = false;   // ~" : so are quoted ones straight behind it
    std::vector<std::uint64_t> prepositions;
};
using WordsOf = std::vector<std::vector<std::uint64_t>>;  // phrases
struct Demonym {
    std::string id, name;
    bool party = false;
};

struct Idiom {  // a verb, its fixed words (mettre | en cause), then the frame
    std::vector<std::uint64_t> words;
    Frame frame;
    std::uint64_t needs = 0;  // the bits of those words that have one form
    static std::uint64_t bit(std::uint64_t key) { return std::uint64_t{1} << (key & 63U); }
};

struct Frames {
    grammar::Lexicon grammar;
    grammar::VerbMap<std::vector<Idiom>> idioms, deed_idioms, met_idioms;
    grammar::KeyMap<int> judgements;  // words that judge
    grammar::VerbMap<std::vector<Frame>> verbs;
    grammar::KeyMap<std::vector<Frame>> nouns, adjectives, kin;
    grammar::KeyMap<int> mutual;         // amitié entre X et Y: of each for the other
    grammar::VerbMap<int> mutual_verbs;  // s'allier: with a subject of several
    grammar::VerbMap<int> ties;          // by verb: resserrer +1, rompre -1
    grammar::VerbMap<int> deeds;         // what it does speaks for or against its subject: mentir -1
    grammar::VerbMap<int> cues;          // how who says it takes what he tells of: s'agacer -1
    grammar::KeyMap<int> prefixes;       // anti- -1, pro- +1
    grammar::KeyMap<Demonym> demonyms;
    grammar::KeySet limiting, adverse;                 // pas seulement; contre, sans
    grammar::KeyMap<std::vector<std::uint16_t>> acts;  // décision: décider
    grammar::KeyMap<bool> victims;                     // nouns whose complement suffers what is condemned
    grammar::KeySet own;                               // my, our: the speaker's
    grammar::KeySet their;                             // of several
    grammar::KeySet blows;                             // la défaite de X: against him
    grammar::KeySet named_after;                       // l'accord de X: where it was made
    grammar::KeySet nobody;                            // le monde
    grammar::KeySet whether;                           // dire si, ask whether
    grammar::KeySet without;                           // sans condamner X: neither
    grammar::KeySet state_bodies;                      // gouvernement: with an adjective, the state
    grammar::KeySet whose;                             // dont: of whom the clause tells
    grammar::KeySet facing;                            // face aux critiques de X
    grammar::KeySet lacking;                           // no confidence, aucune confiance
    grammar::KeySet must_words;                        // should, must: modals
    grammar::KeySet aims;                              // être la cible de critiques de X
    grammar::KeySet parts;                             // l'ensemble des X: X
    grammar::KeySet harms;                             // violence: against him who causes it
    grammar::KeySet together;                          // X et Y ensemble contre …
    grammar::KeySet calls;                             // appel: with a noun that can be demanded
    grammar::KeySet beside;                            // avec le soutien de X
    grammar::KeySet sign;                              // en soutien à X
    grammar::KeySet between;                           // entre X et Y
    grammar::KeySet offices;                           // who speaks for his state or body: president, spokesman
    grammar::KeySet extensions;                        // X's campaign, the X campaign: X
    grammar::KeySet members;                           // who stands for his party alone: senator, candidate
    grammar::KeySet unwilling;                         // reluctant to support X
    std::vector<std::pair<std::uint64_t, std::vector<std::uint64_t>>> compounds;  // envers: à l'égard de
    WordsOf each_other;                                                           // of two: each the other
    WordsOf about;              // à propos de X: whom what is said is about
    WordsOf among;              // dans les rangs de X: who holds it
    std::vector<bool> judging;  // likewise, of words that judge
    std::vector<bool> filter;   // by the low 16 bits of the keys of nouns, adjectives and kin: most words fail here
    std::vector<bool> beings;   // by verb: a stance only where it is done to somebody
    std::vector<bool> support, refuse, demand, concede, impersonal;  // by verb
    // essuyer les critiques de X; prononcer l'exclusion de X; être exclu de X; inviter X à soutenir Y; opposer X à Y
    std::vector<bool> receive, decide, expel, call, oppose, cause;
    std::vector<bool> copula;    // figurer, faire partie: as être, with an ally or a critic
    std::vector<bool> suffer;    // se voir infliger …, se faire siffler par X
    std::vector<bool> rebut;     // rejeter les accusations de X: X accuses who rejects them
    std::vector<bool> include;   // critics of X include A
    std::vector<bool> swap;      // trade barbs: with a noun that stands against someone, of two
    std::vector<bool> withdraw;  // retirer son soutien
    std::vector<bool> hide;      // ne pas cacher son admiration pour X
    std::vector<bool> charge;    // accuser X de trahir Y: X does what the infinitive says
    std::vector<bool> leave;     // unnamed people who are asked to are in danger
    std::vector<bool> tell;      // dire à X que …
    std::vector<bool> permit;    // let X support Y: X does it
    std::vector<bool> must;      // devoir, falloir: with what can be demanded
    std::vector<bool> animate;   // only someone does this: any subject holds it
    static bool has(const std::vector<bool>& set, std::uint16_t verb) { return verb < set.size() && set[verb]; }
    // Throws std::runtime_error naming file and line.
    static Frames load(const std::filesystem::path& frames, const std::filesystem::path& grammar);
};

struct Target {
    std::vector<Referent> actors;  // empty: an issue
    std::string words;
    vigie_span span{};
    bool inherited = false;
};

// By what a stance was found.
enum class Kind : std::uint8_t {
    verb,
    relative,   // le parti que X soutient
    pronoun,    // l'a accusé
    attribute,  // qualifie X de menteur
    clause,     // déplore que X
    passive,
    demand,
    idiom,
    noun,
    dative,  // lui a renouvelé sa confiance
    adjective,
    kin,
    mutual,
    received,
    judged,  // a word that judges in what someone says
    cued,    // the verb of saying
    count
};

struct Stance {
    std::vector<Referent> holders;
    Target target;
    int polarity = 0;
    bool hedged = false;
    Kind kind = Kind::verb;
    vigie_span evidence{};
    bool guessed_holder = false, guessed_target = false;  // the nearest that may be meant
    bool office = false;                                  // of the body that its holder speaks for
};

// ---- target.cpp
// Whom or what a noun group that is judged comes down to: the policy of a state is the state.
Target target_of(const Reading& reading, const Frames& frames, grammar::Cast& cast, const NounGroup& group);
// Whom a name means; one whose actor is not told apart is meant by its words.
Referent mentioned(const Reading& reading, const grammar::Cast& cast, std::uint32_t mention);

// ---- arguments.cpp
// The noun group that a verb takes as its object; quoted words in it are read over.
NounGroup object_of(const Reading& reading, std::uint32_t first, std::uint32_t limit);
// English: where a group ends with the named place or body behind it (officials | in Norland); `last` where there is
// none.
std::uint32_t with_complement(const Reading& reading, std::uint32_t last);
// Is this word one of the frame's prepositions, in whatever form?
bool fits_preposition(const Reading& reading, const Frames& frames, const Frame& frame, std::uint32_t word);
// The noun group behind the frame's preposition, which stands at most `reach` words behind `from`.
NounGroup behind_preposition(const Reading& reading, const Frames& frames, const Frame& frame, std::uint32_t from,
                             std::uint32_t limit, std::uint32_t reach);
// What someone says, marked or reported, as the quotations analyzer found.
struct Speech {
    std::uint32_t first = 0, last = 0;  // words, half open
    char type = 'd';                    // d(irect) m(ixed) i(ndirect) s(care)
    std::uint32_t cue = grammar::none;  // a word of what reports it
    std::vector<Referent> speakers;
};
std::vector<Speech> speeches_of(const Reading& reading);

// ---- find.cpp
std::vector<Stance> find_stances(const Reading& reading, const Frames& frames);

}  // namespace vigie::stance
