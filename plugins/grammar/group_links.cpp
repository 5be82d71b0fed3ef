// Names inside noun groups, and what links their parts: of, to, and, possession.
#include "plugins/grammar/group_reader.hpp"

namespace vigie::grammar {

bool GroupReader::name(const Word& w) {
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
    } else if (joined_ && !open_ && m.type == 'p' && !out_.others.empty() &&
               r_.mentions[out_.others.back()].last < at_) {
        out_.others.back() = w.mention;  // A and Norbury council leader | B
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

bool GroupReader::possessed() {
    if (at_ + 1 >= limit_ || word(at_ + 1).mark) return false;
    if (behind_of_ && !joined_) {  // veterans of Norland's foreign service
        open_ = link_ = true;
        return ++at_, true;
    }
    out_.mention = none;
    out_.head = none;
    out_.features &= ~std::uint32_t{masculine | feminine | singular | plural};
    out_.features |= definite;
    nouns_ = commons_ = 0;
    open_ = behind_of_ = false;
    ++at_;
    return true;
}

bool GroupReader::link_of(const Word& w) {
    if (at_ == first_) {
        out_.features |= w.entry->features;
        ++at_;
        open_ = true;
        return true;
    }
    if (nouns_ == 0 || at_ + 1 >= limit_ || word(at_ + 1).mark == '"') return false;
    if (out_.head != none && word(out_.head).is(determiner) && r_.lexicon->inverts) {  // l'un d'eux, d'entre eux
        std::uint32_t i = at_ + 1;
        if (i + 1 < limit_ && word(i).mark == 0 && word(i).is(preposition)) ++i;
        if (word(i).mark == 0 && word(i).is(pronoun) && word(i).has(plural)) {
            out_.last = at_ = i + 1;
            return false;
        }
    }
    if (word(at_ + 1).mark || (word(at_ + 1).is(pronoun | time) && !word(at_ + 1).is(determiner))) return false;
    if (word(at_ + 1).entry->forms() & infinitive &&
        (!word(at_ + 1).is(group_nouns) ||  // la décision de reporter le vote
         (at_ + 2 < limit_ && word(at_ + 2).mark == 0 && word(at_ + 2).is(determiner))))
        return false;
    behind_of_ = true;
    return link();
}

bool GroupReader::link_to(const Word& w) {
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

bool GroupReader::link_and() {
    if (nouns_ == 0 || at_ + 1 >= limit_) return false;
    const bool same_kind = next_names() || (next_is(determiner) && at_ + 2 < limit_ &&
                                            (word(at_ + 2).is(person | group) || word(at_ + 2).mention != none));
    const bool joined_verb = at_ + 1 < limit_ && word(at_ + 1).verb_group != none &&
                             r_.groups[word(at_ + 1).verb_group].finite();  // a salué X et condamné Y
    if (joined_verb && !next_is(determiner)) return false;
    if (next_is(person) && !next_is(determiner) && out_.head != none && (word(at_ + 1).entry->features & plural) == 0)
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

}  // namespace vigie::grammar
