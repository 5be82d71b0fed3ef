// Reads one noun group from left to right, a word a step. Part of groups.cpp and group_links.cpp.
#pragma once

#include <algorithm>

#include "plugins/grammar/grammar.hpp"
#include "plugins/grammar/steps.hpp"

namespace vigie::grammar {

inline constexpr std::uint64_t group_nouns = person | group | document | source | speech | medium;
inline constexpr std::uint32_t longest_noun_group = 28;

class GroupReader {
  public:
    GroupReader(const Reading& reading, std::uint32_t first, std::uint32_t limit, bool reach)
        : r_(reading), reach_(reach), first_(first), limit_(std::min(limit, first + longest_noun_group)) {}

    NounGroup run() {
        out_.first = out_.last = first_;
        if (first_ >= limit_) return out_;
        const Word& w = r_.words[first_];
        if (w.mark || (w.is(preposition) && !(w.is(of) && w.has(contracted) && w.has(plural)))) return out_;
        if (w.is(pronoun) && !w.is(determiner) && w.mention == none) return alone();
        for (at_ = first_; at_ < limit_ && step();) {
        }
        finish();
        return out_;
    }

  private:
    const Word& word(std::uint32_t i) const { return r_.words[i]; }
    bool next_is(std::uint64_t classes) const {
        return at_ + 1 < limit_ && word(at_ + 1).mark == 0 && word(at_ + 1).is(classes);
    }
    bool next_names() const { return at_ + 1 < limit_ && (word(at_ + 1).mention != none || word(at_ + 1).is(title)); }

    NounGroup alone() {
        out_.last = first_ + 1;
        out_.head = first_;
        out_.features = word(first_).entry->features;
        return out_;
    }

    bool step();

    // A participle beside its noun: les députés élus; only straight before or behind a noun, with nothing of a clause.
    bool adjectival(const Word& w) const {
        const std::uint16_t f = w.entry->forms();
        if (!(f & participle) || (f & finite_forms && r_.lexicon->inverts)) return false;
        return nouns_ == 0 && at_ > first_ && at_ + 1 < limit_ && word(at_ + 1).mark == 0 &&
               !word(at_ + 1).is(preposition | determiner);
    }

    // un projet largement rejeté: an adverb that no list holds, before its participle
    bool manner(const Word& w) const {
        return r_.lexicon->inverts && w.entry->classes == 0 && w.entry->sense_count == 0 &&
               r_.text(at_).ends_with("ment") && at_ + 1 < r_.words.size() && word(at_ + 1).mark == 0 &&
               (word(at_ + 1).entry->forms() & participle) != 0;
    }

    bool stands_alone() const {
        if (at_ + 1 >= limit_ || word(at_ + 1).mark) return true;
        const Word& next = word(at_ + 1);
        return next.mention == none && !next.is(determiner) &&
               (next.verb_group != none || next.is(clitic | negation | preposition | adverb));
    }

    // le maire par intérim de …
    bool over_role_phrase() {
        if (out_.head == none || !word(out_.head).is(person)) return false;
        const std::uint32_t words = r_.lexicon->role_phrase(r_, at_, limit_);
        if (words > 0) out_.last = at_ += words;
        return words > 0;
    }

    bool over_adverb() {  // the newly elected mayor
        ++at_;
        return true;
    }

    bool over_mark(const Word& w);

    bool name(const Word& w);

    // Ukraine's foreign ministry: what is possessed is the head
    bool possessed();

    bool link_of(const Word& w);

    bool link_to(const Word& w);

    bool link_and();

    bool plain(std::uint32_t i) const {
        return word(i).mark == 0 && word(i).mention == none && word(i).entry->classes == 0 &&
               word(i).entry->sense_count == 0;
    }

    bool link() {
        ++at_;
        open_ = link_ = true;
        return true;
    }

    bool take_determiner(const Word& w) {
        if (at_ == first_) out_.features |= w.entry->features & ~std::uint32_t{neuter};  // ce, a pronoun too
        if (w.verb_group != none && !r_.lexicon->inverts) return false;
        ++at_;
        return true;
    }

    bool noun(const Word& w);

    void finish() {
        if (nouns_ == 0) {
            out_.last = out_.first;
            return;
        }
        if (out_.mention != none && commons_ > 0 && linked_name_) {
            // le conseiller du Kremlin: the name belongs to the complement
            out_.mention = none;
        }
        if (out_.mention != none && !(out_.features & (singular | plural)) && !joined_) out_.features |= singular;
        // Russian: who has no article may be known
        if (!r_.lexicon->articles && r_.lexicon->inverts && out_.mention == none && out_.head != none &&
            word(out_.head).is(person))
            out_.features |= definite;
    }

    const Reading& r_;
    bool reach_;
    std::uint32_t first_, limit_, at_ = 0;
    NounGroup out_;
    int nouns_ = 0, commons_ = 0;
    bool open_ = false;         // after a link or a title: a noun must follow
    bool link_ = false;         // after a link, titles read over
    bool behind_of_ = false;    // in the complement
    bool linked_name_ = false;  // the name found stands in the complement
    bool joined_ = false;
    bool inner_person_ = false;  // l'avocat du commerçant X: the name is the merchant's
};

}  // namespace vigie::grammar
