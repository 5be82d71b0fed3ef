// Noun groups and adjuncts, read from left to right.
#include <algorithm>

#include "plugins/grammar/grammar.hpp"
#include "plugins/grammar/steps.hpp"

namespace vigie::grammar {

namespace {

constexpr std::uint64_t noun_classes = person | group | document | source | speech | medium;
constexpr std::uint32_t longest_noun_group = 28;

class Reader {
  public:
    Reader(const Reading& reading, std::uint32_t first, std::uint32_t limit, bool reach)
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

    bool step() {
        const Word& w = word(at_);
        if (w.mark) return over_mark(w);
        if (w.mention != none) return name(w);
        if (w.is(possessor) && nouns_ > 0) return possessed();
        const bool linked = at_ == first_ || open_;
        if (w.is(of)) return link_of(w);
        if (w.is(coordinator)) return link_and();
        // l'un des avocats
        if (w.is(determiner) && nouns_ == 0 && at_ == first_ + 1 && word(first_).has(definite) && next_is(of) &&
            r_.lexicon->inverts)
            return noun(w);
        // toutes les autorités: the group begins behind «toutes»
        if (w.is(determiner) && nouns_ == 0 && at_ == first_ + 1 && r_.lexicon->inverts &&
            w.has(definite | possessive | demonstrative) && word(first_).is(determiner) &&
            !word(first_).has(definite | possessive | demonstrative)) {
            out_.first = at_++;
            out_.features = w.entry->features & ~std::uint32_t{neuter};
            return true;
        }
        if (w.is(determiner) && w.is(person) && at_ == first_ && stands_alone()) return noun(w);  // certains disent
        if (w.is(determiner) && (linked || w.is(adverb) || (nouns_ == 0 && w.is(number)))) return take_determiner(w);
        if (w.is(determiner) && !w.is(person)) return false;
        if (w.is(preposition)) return link_to(w);
        if (w.is(noun_classes) || w.is(title) || w.is(latter)) return noun(w);
        if (w.is(relative | complementiser | subordinator | negation | pronoun)) return false;
        if (w.is(clitic) && !w.is(adverb)) return false;
        if (w.verb_group != none && !stands_as_noun(r_, at_) && !adjectival(w)) return false;
        if (w.is(adverb) && nouns_ > 0) return false;
        if (nouns_ > 0 && !open_ && manner(w)) return false;
        if (w.is(time) && nouns_ > 0 && !open_) return false;
        return noun(w);
    }

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

    bool over_mark(const Word& w) {
        // the 34-year-old
        if (w.mark == '-' && !w.after_space && at_ > first_ && at_ + 1 < limit_ && word(at_ + 1).is(person) &&
            r_.article->tokens[at_ - 1].kind == VIGIE_TOKEN_NUMBER)
            return ++at_, true;
        // le député « marcheur » X: quoted words inside the group
        if (w.mark != '"' || w.quote == none || at_ == first_) return false;
        const Quote& quote = r_.quotes[w.quote];
        // le quotidien « L'Écho »: a name in marks
        if (quote.first == at_ && quote.words <= 5 && quote.last <= limit_ && out_.head != none && !behind_of_ &&
            word(out_.head).is(group | medium))
            if (const Word& inner = word(quote.last - 2); inner.mention != none && out_.mention == none) {
                name(inner);
                at_ = out_.last = quote.last;
                return true;
            }
        if (quote.first != at_ || quote.words > 3 || quote.last >= limit_ || word(quote.last).mark) return false;
        // the “interim” government
        const bool adjective = nouns_ == 0 && !quote.clause && word(quote.last).is(person | group) &&
                               !word(quote.last).is(preposition | determiner);
        if (!adjective && (nouns_ == 0 || word(quote.last).mention == none)) return false;
        at_ = quote.last;
        return true;
    }

    bool name(const Word& w) {
        const Mention& m = r_.mentions[w.mention];
        const std::uint32_t end = std::max(at_ + 1, std::min(m.last, limit_));
        const bool complement =
            behind_of_ && out_.head != none && (word(out_.head).is(group | document | source) || inner_person_);
        // le chef de l'hôpital X, l'affaire X
        if (m.type == 'p' && !open_ && commons_ > 0 && at_ > first_ && word(at_ - 1).is(eponym)) {
            at_ = out_.last = end;
            return true;
        }
        const bool titled = open_ && at_ > first_ && word(at_ - 1).is(title) && !word(at_ - 1).is(of);
        if (titled && out_.mention != none && m.type == 'p' && r_.mentions[out_.mention].type != 'p' && !joined_) {
            out_.mention = w.mention;  // U.S. Sen. X
            linked_name_ = false;
        } else if (out_.mention != none && !open_) {
            // A second name without a link: à l'Agence Sud | Paul Lenoir, but la maire de la cité portuaire | Duval
            if (commons_ == 0) return false;
            // à la radio locale RVL Paul Lenoir: what is no person has no second name
            if (m.type == 'p' && out_.head != none && word(out_.head).is(medium) && !word(out_.head).is(person))
                return false;
            if (complement && m.type == 'p')
                linked_name_ = true;
            else
                out_.mention = m.type == 'p' || !linked_name_ ? w.mention : out_.mention;
            if (!(complement && m.type == 'p')) linked_name_ = false;
        } else if (out_.mention == none) {
            out_.mention = w.mention;
            linked_name_ = (link_ || complement) && commons_ > 0;
        } else if (joined_) {
            out_.others.push_back(w.mention);
        }
        ++nouns_;
        at_ = out_.last = end;
        open_ = link_ = false;
        return true;
    }

    // Ukraine's foreign ministry: what is possessed is the head
    bool possessed() {
        if (at_ + 1 >= limit_ || word(at_ + 1).mark) return false;
        out_.mention = none;
        out_.head = none;
        out_.features &= ~std::uint32_t{masculine | feminine | singular | plural};
        out_.features |= definite;
        nouns_ = commons_ = 0;
        open_ = behind_of_ = false;
        ++at_;
        return true;
    }

    bool link_of(const Word& w) {
        if (at_ == first_) {
            out_.features |= w.entry->features;
            ++at_;
            open_ = true;
            return true;
        }
        if (nouns_ == 0 || at_ + 1 >= limit_ || word(at_ + 1).mark == '"') return false;
        if (word(at_ + 1).mark == 0 && word(at_ + 1).is(pronoun) && word(at_ + 1).has(plural) && out_.head != none &&
            word(out_.head).is(determiner) && r_.lexicon->inverts) {  // l'un d'eux
            out_.last = at_ += 2;
            return false;
        }
        if (word(at_ + 1).mark || (word(at_ + 1).is(pronoun | time) && !word(at_ + 1).is(determiner))) return false;
        if (word(at_ + 1).entry->forms() & infinitive && !word(at_ + 1).is(noun_classes)) return false;
        behind_of_ = true;
        return link();
    }

    bool link_to(const Word& w) {
        if (!w.is(to) || nouns_ == 0 || out_.head == none) return false;
        const bool role = word(out_.head).is(person) && out_.mention == none;
        if (!role && !word(out_.head).is(source)) return false;
        std::uint32_t i = at_ + 1;
        if (i < limit_ && word(i).is(determiner)) ++i;
        if (i >= limit_ || word(i).mark) return false;
        if (!word(out_.head).is(source) && !reach_ && (!word(i).upper || word(i).mention != none)) return false;
        behind_of_ = true;
        return link();
    }

    bool link_and() {
        if (nouns_ == 0 || at_ + 1 >= limit_) return false;
        const bool same_kind = next_names() || (next_is(determiner) && at_ + 2 < limit_ &&
                                                (word(at_ + 2).is(person | group) || word(at_ + 2).mention != none));
        const bool joined_verb = at_ + 1 < limit_ && word(at_ + 1).verb_group != none &&
                                 r_.groups[word(at_ + 1).verb_group].finite();  // a salué X et condamné Y
        if (joined_verb && !next_is(determiner)) return false;
        if (next_is(person) && !next_is(determiner) && out_.head != none &&
            (word(at_ + 1).entry->features & plural) == 0)
            return link();  // petit-fils de … et ancien ministre
        if (out_.features & plural && out_.head != none && word(out_.head).is(person) && at_ + 1 < limit_ &&
            plain(at_ + 1) && plain(at_ - 1))
            return link();  // les dirigeants russe et chinois
        if (!same_kind || (out_.mention == none && commons_ == 0)) return false;
        if (behind_of_ && out_.mention != none && linked_name_) return link();
        joined_ = true;
        out_.features = (out_.features & ~std::uint32_t{singular}) | plural;
        return link();
    }

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

    bool noun(const Word& w) {
        if (out_.head == none ||
            (!behind_of_ && w.is(person | group | document | source) &&
             (!r_.lexicon->inverts || !word(out_.head).is(person | source | group | document | medium))) ||
            (!behind_of_ && !r_.lexicon->inverts && out_.mention == none &&
             !(out_.head != none && word(out_.head).is(source))))
            out_.head = at_;
        if (!behind_of_ && !w.is(title))
            out_.features |= w.entry->features & ((out_.features & (masculine | feminine) ? 0U : masculine | feminine) |
                                                  (out_.features & (singular | plural) ? 0U : singular | plural));
        if (behind_of_ && w.is(person)) inner_person_ = true;
        if (!w.is(title)) ++commons_;
        ++nouns_;
        open_ = w.is(title);
        link_ = link_ && open_;
        out_.last = ++at_;
        return true;
    }

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

}  // namespace

NounGroup noun_group(const Reading& reading, std::uint32_t first, std::uint32_t limit, bool reach) {
    return Reader(reading, first, limit, reach).run();
}

}  // namespace vigie::grammar
