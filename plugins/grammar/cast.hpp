// Whom the noun groups and pronouns of an article mean. Threads: belongs to one call. Lifetime: views its Reading.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "plugins/grammar/grammar.hpp"

namespace vigie::grammar {

// Whom a noun group means.
struct Referent {
    std::string id, name;
    vigie_span span{};
    std::uint32_t actor = none;
    bool empty() const { return name.empty(); }
};
struct Cast {
    explicit Cast(const Reading& reading) : reading_(reading), actors_(reading.actors) {}
    // Several where the group names several (les deux hommes). Empty where it cannot be told.
    std::vector<Referent> resolve(const NounGroup& group);
    // Whom an object pronoun (l'a accusé, him) means: the most salient fitting actor who is none of these.
    // A participle that agrees with it (l'a défendue) tells its gender.
    Referent object(std::uint32_t word, const std::vector<Referent>& not_these, std::uint32_t gender = 0) const;
    // Whose a possessive (sa démission) is: as object(), whatever its gender, which is that of what is owned.
    Referent owner(std::uint32_t word, const std::vector<Referent>& not_these) const;
    void spoke(const std::vector<Referent>& who, std::uint32_t at);  // remember the last speakers
    const std::vector<Referent>& last_speakers() const { return last_speakers_; }
    bool fits(std::uint32_t actor, std::uint32_t features) const;  // in gender, as far as known

    Referent of_actor(std::uint32_t actor, vigie_span span) const;
    const Actor& actor(std::uint32_t number) const { return actors_[number]; }

  private:
    std::uint32_t by_description(const NounGroup& group, char type) const;
    std::vector<Referent> by_adjectives(const NounGroup& group) const;
    std::vector<Referent> last_two(const NounGroup& group) const;
    // Those whom the text joined last before a word, within some units: A, B et C.
    std::vector<Referent> joined_before(std::uint32_t word, std::uint32_t units) const;
    bool agrees(const Referent& unnamed, const Word& pronoun) const;  // in gender, as far as its article tells
    bool several(const Referent& unnamed) const;                      // do its words mean more than one?
    std::uint32_t most_salient(const NounGroup& group, bool persons_only) const;
    std::size_t mentions_before(std::uint32_t word) const;                   // how many begin before a word
    const std::vector<std::uint32_t>& candidates(std::uint32_t word) const;  // actors who may be meant there, in order
    bool named_behind(std::uint32_t actor, const NounGroup& group) const;
    // By an office, or, by_trade, by whatever one is.
    bool otherwise_known(std::uint32_t actor, const NounGroup& group, bool by_trade) const;
    bool of_other_field(std::uint32_t actor, const NounGroup& group) const;
    bool named_otherwise(std::uint32_t actor, std::uint64_t noun) const;
    std::uint32_t told_by_last_speaker(const NounGroup& group) const;
    std::uint32_t protagonist(const NounGroup& group) const;
    std::uint32_t topic(const NounGroup& group) const;
    std::uint32_t named_last(const NounGroup& group) const;
    std::vector<Referent> subject_of_last_unit(const NounGroup& group);
    std::vector<Referent> pronominal(const NounGroup& group);
    std::vector<Referent> described(const NounGroup& group);
    struct Description;
    std::vector<Referent> told_just_now(const Description& description) const;
    std::vector<Referent> described_together(const Description& description) const;
    std::vector<Referent> whose_document(const Description& description) const;
    std::uint32_t person_described(const Description& description) const;
    std::uint32_t body_described(const Description& description) const;
    void call(const Referent& one);
    Referent anonymous(const NounGroup& group) const;
    std::uint32_t issuer(const NounGroup& document) const;
    Referent one_of_two(const NounGroup& group) const;
    std::vector<Referent> latter_ones(const NounGroup& group) const;
    std::vector<Referent> of_mentions(std::uint32_t first, const std::vector<std::uint32_t>& others) const;
    bool known_said(const NounGroup& group) const;
    std::vector<Referent> spoke_earlier(const Word& pronoun) const;
    bool told_in_paragraph(std::uint32_t actor, const NounGroup& group) const;  // before
    bool tells_of_here(std::uint32_t actor, std::uint32_t word) const;          // in its sentence, not as its subject
    bool tells_here(std::uint32_t actor, std::uint32_t word) const;
    std::uint32_t first_named(std::uint32_t actor) const {  // the word
        const auto& mentions = actors_[actor].mentions;
        return mentions.empty() ? 0 : reading_.mentions[mentions[0]].first;
    }
    Referent at_hand(std::uint32_t word, std::uint32_t features, const std::vector<Referent>& not_these,
                     bool bodies) const;
    double salience(std::uint32_t actor, std::uint32_t at) const;
    const Reading& reading_;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> spoke_;  // actor, word
    KeyMap<std::uint32_t> called_;  // by noun: whom a description alone meant last (le chancelier)
    std::vector<Referent> last_sources_;
    std::vector<Referent> last_speakers_, earlier_speakers_;  // those before them
    const std::vector<Actor>& actors_;
    mutable std::vector<std::uint32_t> near_;  // what candidates() tells
};

}  // namespace vigie::grammar
