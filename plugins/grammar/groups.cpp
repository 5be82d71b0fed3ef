// Noun groups, read from left to right: a word a step.
#include "plugins/grammar/group_reader.hpp"

namespace vigie::grammar {

bool GroupReader::step() {
    const Word& w = word(at_);
    if (w.mark) return over_mark(w);
    if (w.mention != none) return name(w);
    if (w.is(possessor) && nouns_ > 0) return possessed();
    const bool linked = at_ == first_ || open_;
    if (nouns_ > 0 && !open_ && w.is(preposition | of | to) && over_role_phrase()) return true;
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
    // сказала Орлова | журналистам: behind a bare name
    if (w.has(oblique) && nouns_ == 1 && !open_ && out_.head != none && out_.head + 1 == at_ && word(out_.head).upper &&
        !word(out_.head).entry->known())
        return false;
    if (w.has(genitive) && nouns_ > 0 && !open_ && out_.mention == none && at_ + 1 < limit_ &&
        word(at_ + 1).mark == 0 && !word(at_ + 1).is(determiner | preposition))
        return behind_of_ = true, link();  // die Chefin der Bank
    if (w.is(determiner) && !w.is(person)) return false;
    if (w.is(preposition)) return link_to(w);
    if (w.is(group_nouns) || w.is(title) || w.is(latter)) return noun(w);
    if (w.is(relative | complementiser | subordinator | negation | pronoun)) return false;
    if (w.is(clitic) && !w.is(adverb)) return false;
    if (w.verb_group != none && !stands_as_noun(r_, at_) && !adjectival(w)) return false;
    if (w.is(adverb) && nouns_ > 0) return false;
    if (w.is(adverb) && !r_.lexicon->inverts) return over_adverb();
    if (nouns_ > 0 && !open_ && manner(w)) return false;
    if (w.is(time) && nouns_ > 0 && !open_) return false;
    return noun(w);
}

bool GroupReader::over_mark(const Word& w) {
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

bool GroupReader::noun(const Word& w) {
    const bool first_of_its_kind =  // le premier adjoint
        out_.head != none && !behind_of_ && r_.lexicon->inverts && word(out_.head).is(listed) && w.is(person);
    if (out_.head == none || first_of_its_kind ||
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

NounGroup noun_group(const Reading& reading, std::uint32_t first, std::uint32_t limit, bool reach) {
    return GroupReader(reading, first, limit, reach).run();
}

}  // namespace vigie::grammar
