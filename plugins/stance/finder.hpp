// The search of one article for stances: what the steps in verbs.cpp, nouns.cpp, judged.cpp and parties.cpp share.
// Threads: one call's own. Time: linear in the article; every search is bounded by its unit and by a number of words.
#pragma once

#include <optional>
#include <span>
#include <unordered_map>

#include "plugins/stance/stance.hpp"

namespace vigie::stance {

using grammar::none;
using grammar::Unit;
using grammar::Word;

class Finder {
  public:
    Finder(const Reading& reading, const Frames& frames);
    std::vector<Stance> run();

  private:
    // ---- parties.cpp: holders and targets
    const Speech* speech_at(std::uint32_t word) const;
    std::size_t speeches_before(std::uint32_t word) const;
    std::vector<Referent> speaker_at(std::uint32_t word) const;
    std::vector<Referent> holder(const VerbGroup& group);
    NounGroup subject(const VerbGroup& group) const;
    std::vector<Referent> behind_subject(const VerbGroup& group, const NounGroup& found);
    bool nobody(std::uint32_t pronoun) const;
    std::vector<Referent> meant(const NounGroup& group);
    bool looks_named(const NounGroup& group) const;
    std::vector<Referent> main_subject(std::uint32_t pronoun);
    std::vector<Referent> named_in_front(std::uint32_t pronoun) const;
    std::vector<Referent> not_the_speaker(std::uint32_t pronoun, std::vector<Referent> meant);
    std::vector<Referent> nearest_before(const VerbGroup& group) const;
    Referent of_mention(std::uint32_t mention) const { return mentioned(r_, cast_, mention); }
    bool tells_apart(const Referent& one) const;
    bool is_body_of_state(std::uint32_t i) const;
    bool named(const Referent& one) const;  // by a name of the text, though whose may be open
    void join_before(const NounGroup& group, std::vector<Referent>& into) const;
    void join_up_to_verb(const NounGroup& group, std::vector<Referent>& into);
    void joined_inside(const NounGroup& group, std::vector<Referent>& into);
    bool join_body(const Unit& unit, std::uint32_t from, std::vector<Referent>& into, std::uint32_t& end);
    std::uint32_t join_behind(const Unit& unit, std::uint32_t from, std::vector<Referent>& into);
    Target target(const NounGroup& group);
    void complete(Referent& unnamed, std::uint32_t last) const;
    NounGroup behind(const Frame& frame, std::uint32_t from, std::uint32_t limit, std::uint32_t reach) const {
        return behind_preposition(r_, frames_, frame, from, limit, reach);
    }
    bool prepositional(const Frame& frame, std::uint32_t i) const { return fits_preposition(r_, frames_, frame, i); }

    // ---- verbs.cpp
    void verb(const Unit& unit, std::uint32_t g);
    bool verb_frame(const Unit& unit, std::uint32_t g, const Frame& frame);
    std::optional<bool> without_object(const Unit& unit, std::uint32_t g, const Frame& frame);
    std::optional<bool> meets_nobody(const VerbGroup& group, const Frame& frame, const NounGroup& object,
                                     const Target& whom) const;
    bool opens_with_agent(const Unit& unit, const VerbGroup& group) const;
    bool judges_by_attribute(const VerbGroup& group, const Frame& frame) const;
    NounGroup cause_of(const VerbGroup& group) const;
    std::vector<Referent> other_than(const Target& whom, std::vector<Referent> holders, const VerbGroup& group);
    bool noun_tells(const VerbGroup& group, const Frame& frame, const NounGroup& object) const;
    bool attribute_before(const Unit& unit, const VerbGroup& group, const Frame& frame);
    std::uint32_t behind_adjuncts(const Unit& unit, std::uint32_t from) const;
    NounGroup whose_antecedent(const Unit& unit, const VerbGroup& group) const;
    bool told_to(const Unit& unit, std::uint32_t that, std::uint32_t first) const;
    NounGroup antecedent(const Unit& unit, const VerbGroup& group) const;
    int attribute(const Unit& unit, std::uint32_t from, const Frame& frame) const;
    bool with_en(const VerbGroup& group) const;
    void cut_charge(NounGroup& object) const;
    bool welcome_news(const Unit& unit, const VerbGroup& group) const;
    bool reports(const VerbGroup& group) const;

    // ---- objects.cpp
    Target met_by(const VerbGroup& group, const NounGroup& object);
    std::vector<Referent> colleague_of(const NounGroup& object, const VerbGroup& group);
    bool at_each_other(const VerbGroup& group) const;
    Referent clause_before(std::uint32_t pronoun, const std::vector<Referent>& not_these);
    std::uint32_t agreeing(const VerbGroup& group, std::uint32_t pronoun) const;
    void told_of(const Unit& unit, std::uint32_t g, const Frame& frame, std::uint32_t pronoun);
    std::uint32_t object_pronoun(const VerbGroup& group, const Frame& frame) const;
    bool is_someone(const NounGroup& object) const;
    bool is_body(const NounGroup& object, const Target& whom) const;

    // ---- polarity.cpp
    bool open_question(const Unit& unit, const VerbGroup& group) const;
    bool only(std::uint32_t first, std::uint32_t last) const;
    bool limited(const VerbGroup& group) const;
    bool opposed(const Unit& unit, const VerbGroup& group) const;
    bool without(const Unit& unit, const VerbGroup& group) const;
    bool counterfactual(const Unit& unit, const VerbGroup& group) const;
    int polarity(const Unit& unit, std::uint32_t g, int plain) const;

    // ---- control.cpp: who is to do what an infinitive says
    std::vector<Referent> charged_with(const VerbGroup& group);
    std::vector<Referent> permitted_to(const VerbGroup& group);
    std::vector<Referent> effort_of(const VerbGroup& group);
    const VerbGroup* caller_of(const VerbGroup& group) const;
    const VerbGroup* wisher_of(const VerbGroup& group, const NounGroup& who) const;

    // ---- passive.cpp
    bool agrees(const VerbGroup& participle, const NounGroup& group) const;
    NounGroup patient(const Unit& unit, const VerbGroup& group) const;
    std::uint32_t join_agents(const Unit& unit, std::uint32_t from, std::vector<Referent>& into);
    bool passive(const Unit& unit, const VerbGroup& group, const Frame& frame);
    void keep_apart(const NounGroup& described, std::vector<Referent>& meant,
                    const std::vector<Referent>& others) const;
    bool is_unknown_people(const NounGroup& group) const;
    bool i_was(const VerbGroup& group, std::vector<Referent> by, const Frame& frame, int value, std::uint32_t end);
    bool suffered(const Unit& unit, std::uint32_t g);
    bool expelled(const Unit& unit, const VerbGroup& group);

    // ---- idioms.cpp
    bool idiom(const Unit& unit, std::uint32_t g);
    std::uint64_t words_around(const VerbGroup& group, std::uint32_t limit) const;
    bool around(const Unit& unit, std::uint32_t g, const Idiom& one);
    bool owned_idiom(const Unit& unit, std::uint32_t g, const Idiom& one);
    bool is_dative(const Frame& frame) const;
    bool owned_by(const Unit& unit, std::uint32_t g, const Idiom& one, std::uint32_t end);
    bool met(const Unit& unit, std::uint32_t g);
    std::uint32_t fixed_words(const Idiom& one, std::uint32_t first, std::uint32_t limit) const;
    bool clause_target(const Unit& unit, std::uint32_t g, const Frame& frame, std::uint32_t i);

    // ---- demands.cpp
    bool demand(const Unit& unit, std::uint32_t g);
    bool clause_demanded(const Unit& unit, const VerbGroup& group, const VerbGroup& asked);
    std::vector<Referent> demanders(const Unit& unit, std::uint32_t i, const Frame& frame, std::uint32_t& first,
                                    std::uint32_t& end);
    std::pair<Target, int> befallen(const Unit& unit, const NounGroup& event);
    Referent named_before(const Unit& unit, std::uint32_t word, const std::vector<Referent>& not_these) const;
    bool event_of(const Unit& unit, const VerbGroup& group, const NounGroup& object, int value, std::uint32_t end);
    bool demanded(const Unit& unit, std::uint32_t i, const Frame& frame, const NounGroup& object);
    Target owner_of(const Unit& unit, std::uint32_t i, const std::vector<Referent>& not_these);

    // ---- received.cpp
    std::vector<Referent> givers(const Unit& unit, std::uint32_t i, const Frame& frame, std::uint32_t& end);
    Target whose(const NounGroup& group);
    std::vector<Referent> doer_of_act(const NounGroup& act);
    bool received(const Unit& unit, std::uint32_t i, const std::vector<Frame>& frames);
    bool rebutted(const Unit& unit, std::uint32_t i, const VerbGroup& governor);
    bool alongside(const Unit& unit, std::uint32_t i, const std::vector<Frame>& frames);

    // ---- mutual.cpp
    void each_other(const std::vector<Referent>& some, int value, std::uint32_t first, std::uint32_t last);
    char kind(const Referent& one) const;  // the letter of an actor's type
    std::vector<Referent> named_together(const Unit& unit, std::uint32_t first, std::uint32_t& end);
    bool side_by_side(const Unit& unit, std::uint32_t i);
    bool mutual(const Unit& unit, std::uint32_t i, int value);
    bool swapped(const Unit& unit, std::uint32_t i, const Frame& frame);
    bool mutual_verb(const Unit& unit, const VerbGroup& group);
    void compound(const Unit& unit, std::uint32_t i);

    // ---- nouns.cpp: le soutien de Y à X, the accusation that X lied
    void word(const Unit& unit, std::uint32_t i);
    const VerbGroup* verb_before(const Unit& unit, std::uint32_t i, std::uint32_t reach) const;
    const VerbGroup* governor_of(const Unit& unit, std::uint32_t i) const;
    Referent last_plural(std::uint32_t pronoun) const;
    bool grammar_noun(std::uint32_t i) const;
    bool participle_as_noun(std::uint32_t i, const std::vector<Frame>& frames) const;
    bool owned(const Unit& unit, std::uint32_t i) const;
    bool noun(const Unit& unit, std::uint32_t i, const Frame& frame);
    bool noun_holders(const Unit& unit, std::uint32_t i, std::vector<Referent>& holders, std::uint32_t& first);
    bool given_by(const Unit& unit, std::uint32_t i, const Frame& frame);
    bool assured(std::uint32_t i, const Frame& frame, const VerbGroup& governor);
    bool accusation(const Unit& unit, std::uint32_t i, const Frame& frame);
    bool dative(const Unit& unit, std::uint32_t i, const Frame& frame);
    bool opens_sentence(std::uint32_t i) const;
    static constexpr std::uint32_t reach_of_among = 16;
    NounGroup behind_phrase(const Unit& unit, std::uint32_t from, std::uint32_t reach, const WordsOf& phrases) const;
    std::vector<Referent> holders_among(const Unit& unit, std::uint32_t from, std::uint32_t& end, std::uint32_t reach);
    bool same_key(std::uint32_t i, std::uint64_t key) const;

    // ---- ties.cpp
    bool strained(const Unit& unit, std::uint32_t i);
    bool tie(const Unit& unit, std::uint32_t i, const NounGroup& target);
    bool their_tie(const Unit& unit, std::uint32_t i);
    bool own_state(const std::vector<Referent>& holders, const Referent& state) const;

    // ---- adjectives.cpp
    std::vector<Referent> opened(const Unit& unit, std::uint32_t i, std::uint32_t last);
    std::vector<Referent> between_commas(const Unit& unit, std::uint32_t i, std::uint32_t last);
    std::vector<Referent> bearers(const Unit& unit, std::uint32_t i);
    bool adjective(const Unit& unit, std::uint32_t i, const Frame& frame);

    // ---- kin.cpp
    bool kin(const Unit& unit, std::uint32_t i, const Frame& frame);
    std::vector<Referent> apposed(const Unit& unit, std::uint32_t comma, std::uint32_t i) const;
    bool owned_kin(const Unit& unit, std::uint32_t i, const Frame& frame);
    bool beside(const Unit& unit, std::uint32_t i, const Frame& frame);

    // ---- judged.cpp: words that judge in what someone says
    void judged(const Speech& speech);
    void cued(const Speech& speech);
    Target topic(const Speech& speech);
    std::vector<Referent> addressees(const Speech& speech);
    std::vector<Referent> called_upon(const Speech& speech) const;
    const VerbGroup* auxiliary_of(const VerbGroup& group) const;
    bool punished(const VerbGroup& group) const;
    bool must_go(const VerbGroup& group) const;
    bool around_object(const Idiom& one, const VerbGroup& group, std::uint32_t last) const;
    int deed(const VerbGroup& group, std::uint32_t last) const;
    Target doer(const Speech& speech, const VerbGroup& group, std::uint32_t first, std::uint32_t last);
    void judge_sentence(const Speech& speech, std::uint32_t first, std::uint32_t last);
    std::uint32_t apposed_to(std::uint32_t word, std::uint32_t first) const;
    int judgement(std::uint32_t first, std::uint32_t last, std::uint32_t& word) const;
    bool denied(std::uint32_t word, std::uint32_t floor) const;
    Target judged_target(const Speech& speech, std::uint32_t word, int value, std::uint32_t first, std::uint32_t last);
    Target judgeable(const Speech& speech, const NounGroup& group, bool direct);

    void add(std::vector<Referent> holders, Target target, int value, bool hedged, Kind kind, std::uint32_t first,
             std::uint32_t last);
    void keep(Stance stance);

    // ---- standing.cpp
    Referent body_at(std::uint32_t i) const;
    bool party_at(std::uint32_t i) const;
    Referent body_before(std::uint32_t first) const;
    Referent body_behind(std::uint32_t last) const;
    void stand_for();

    // ---- guesses.cpp: the nearest that may be meant, where the frame's place tells nobody
    void loosen(const Stance& stance, std::uint32_t first, std::uint32_t last);
    Referent holder_near(std::uint32_t first, const Target& target) const;
    Referent target_near(std::uint32_t from, std::uint32_t limit, const std::vector<Referent>& not_these) const;

    const Reading& r_;
    const Frames& frames_;
    grammar::Cast cast_;
    std::vector<Speech> speeches_;
    std::vector<std::uint32_t> speech_of_;  // by word
    std::vector<bool> reporting_;           // by word: reports what someone says
    std::vector<Stance> out_;
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> alike_;  // in out_, by first holder and polarity
};

}  // namespace vigie::stance
