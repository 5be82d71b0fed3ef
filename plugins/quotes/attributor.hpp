// The candidates for the speaker of one marked stretch, ranked. Lives for one call; views the reading.
#pragma once

#include <algorithm>
#include <utility>
#include <vector>

#include "plugins/quotes/attribute.hpp"

namespace vigie::quotes {

using grammar::none;
using grammar::Quote;
using grammar::Unit;
using grammar::Word;

// What speaks for a candidate, strongest first. A candidate of one sentence rarely meets more than three others.
enum Strength : int {
    behind = 110,         // «…», a dit X
    source_behind = 105,  // «…», selon X
    governs = 100,        // X a dit que «…»
    inside = 95,          // «…, dit X. …»
    colon = 90,           // X a dit …: «…»
    later = 80,           // «…» …, a dit X
    source_before = 75,   // Selon X, … «…»
    before = 70,          // X a dit … «…»
    source_later = 72,    // … «…» …, selon X
    bare_colon = 62,      // X : «…»
    other_verb = 30,      // X refuse … «…»
};

struct Candidate {
    int strength = 0;
    NounGroup who;
    std::uint32_t cue_first = 0, cue_last = 0;
    const VerbGroup* group = nullptr;
};

class Attributor {
  public:
    Attributor(const Reading& reading, const Language& language, grammar::Cast& cast, std::uint32_t quote,
               const UnitCues& cues)
        : r_(reading),
          language_(language),
          cast_(cast),
          q_(reading.quotes[quote]),
          number_(quote),
          unit_(reading.units[q_.unit]),
          cues_(cues) {}

    Attribution run();

  private:
    const Word& word(std::uint32_t i) const { return r_.words[i]; }
    bool outside(std::uint32_t i) const { return word(i).quote == none; }

    std::vector<Referent> speakers(const Candidate& candidate);

    // Is there nothing but a comma, or adjuncts, between the quotation and a word behind it?
    bool straight_behind(std::uint32_t i) const {
        std::uint32_t at = q_.last;
        while (at < i && word(at).mark != 0 && word(at).mark != '"') ++at;
        return at >= i;
    }

    std::vector<Referent> who_answers(const Candidate& candidate) const;
    bool own_view() const;
    void from_trailers();

    void from_sources();

    // According to leaked minutes: a thing, whoever wrote it
    bool is_thing(const NounGroup& who) const {
        return who.mention == none && who.head != none && !names_someone(who) &&
               !word(who.head).is(grammar::source | grammar::pronoun | grammar::medium | grammar::latter);
    }
    bool names_someone(const NounGroup& who) const {
        for (std::uint32_t i = who.first; i < who.last; ++i)
            if (word(i).mention != none || word(i).is(grammar::group | grammar::person) ||
                (i > who.head && word(i).is(grammar::pronoun)))  // l'un d'eux
                return true;
        return false;
    }
    // Someone who can speak: named, a person, a body; not "leurs deux pays".
    bool animate(const NounGroup& who) const {
        if (who.mention != none || who.apposition != none) return true;
        if (who.head == none || (who.features & grammar::possessive)) return false;
        return word(who.head).is(grammar::person | grammar::group | grammar::pronoun | grammar::source |
                                 grammar::document | grammar::latter) ||
               (word(who.head).is(grammar::determiner) && names_someone(who));  // l'un des …
    }

    void from_inside();

    // Words between a cue and the quotation, and whether a colon stands there.
    struct Gap {
        std::uint32_t words = 0;
        bool colon = false, comma = false, that = false, verb = false;
    };
    Gap gap(std::uint32_t from) const {
        Gap out;
        for (std::uint32_t i = from; i < q_.first; ++i) {
            const Word& w = word(i);
            if (w.quote != none) continue;
            if (w.mark == ':') out.colon = true;
            if (w.mark == ',') out.comma = true;
            if (w.mark) continue;
            ++out.words;
            if (w.is(grammar::complementiser)) out.that = true;
            if (w.verb_group != none && r_.groups[w.verb_group].finite()) out.verb = true;
        }
        return out;
    }

    void from_left();

    NounGroup inverted_clause(const VerbGroup& group) const;

    bool goes_on_speaking(const Candidate& candidate) const;

    NounGroup subject_of_aside(const Candidate& candidate) const;

    NounGroup subject_before_colon(const Candidate& candidate) const;

    bool reported_itself(std::uint32_t group) const;

    bool outer_cue(std::uint32_t group) const;
    bool in_complement(const VerbGroup& group) const;

    void from_right();

    void subject_of_quoted_verb();

    bool by_trailer(std::uint32_t g) const {
        return std::any_of(cues_.trailers.begin(), cues_.trailers.end(),
                           [&](const Trailer& t) { return t.group == g; });
    }

    void participle_behind();
    void passive(const VerbGroup& group, const Gap& between);

    NounGroup owner_of(const NounGroup& words) const;
    void before_colon();

    void other_verbs();

    void add(int strength, NounGroup who, std::uint32_t cue_first, std::uint32_t cue_last, const VerbGroup* group) {
        if (!who.empty() && !grammar::means_nobody(r_, who))
            found_.push_back({strength, std::move(who), cue_first, cue_last, group});
    }

    const Reading& r_;
    const Language& language_;
    grammar::Cast& cast_;
    const Quote& q_;
    std::uint32_t number_;
    const Unit& unit_;
    const UnitCues& cues_;
    std::vector<Candidate> found_;
    bool hearsay_ = false, goes_on_ = false;
};

}  // namespace vigie::quotes
