// What stands before a quotation: reporting verbs, colons, the clause in which its words stand.
#include "plugins/quotes/attributor.hpp"

namespace vigie::quotes {

void Attributor::from_left() {
    const bool has_colon = q_.first > unit_.first && word(q_.first - 1).mark == ':';
    bool cue_found = false;
    for (std::uint32_t g = unit_.last_group; g-- > unit_.first_group;) {
        const VerbGroup& group = r_.groups[g];
        if (group.last > q_.first || !outside(group.head)) continue;
        const std::uint16_t cue = language_.cue(r_, group);
        // les associations dites du «…»: no form of "vous"
        if (group.before == none && group.inverted == none && r_.lexicon->inverts &&
            (group.forms & grammar::finite_forms) == grammar::second_plural)
            continue;
        const NounGroup inverted = inverted_clause(group);
        if (!(cue & (say | think | ask | judge)) && inverted.empty()) continue;
        if (by_trailer(g)) continue;
        if (reported_itself(g)) continue;
        if (has_colon && r_.lexicon->verb_second && group.last + 1 < q_.first && grammar::subordinate(r_, group))
            continue;
        const Gap between = gap(inverted.empty() ? group.last : inverted.last);
        if (group.passive || (group.forms & grammar::participle && !group.finite())) {
            passive(group, between);
            continue;
        }
        int strength = before;
        if (between.words <= 3 && !between.comma)
            strength = governs;
        else if (between.that && !between.comma && (cue & (say | think)))
            strength = governs - 2;
        const bool other_clause = between.verb && !between.that;  // X thanked Y and Z fired back: «…»
        if (between.colon) strength = other_clause ? 60 : std::max<int>(strength, colon);
        if (cue_found) strength = std::min(strength, 65);
        // Selon X, Y aurait dit «…»: what the conditional tells is X's
        if (group.hedged && !cues_.sources.empty() && cues_.sources[0].opens && cues_.sources[0].last <= group.first)
            strength = 45;
        NounGroup who = inverted.empty() ? subject_of(r_, language_, group) : inverted;
        if (!animate(who)) {
            // le dispositif dit «…», du «…»: a participle that names
            if (group.last == group.head + 1 && group.first == group.head && between.words <= 2 && !between.colon &&
                (word(group.head).entry->forms() & grammar::participle))
                continue;
            strength = std::min(strength, 45);
        }
        // X rappelle que Y avait appelé Z à …, «…»: the words are those of the one who tells all of it
        const bool told = strength == before && !between.colon && outer_cue(g);
        if (told) strength = 64;
        // … que Y veuille «…», a-t-il dit: the sentence is his who closes it
        if (strength > later && !found_.empty() && in_complement(group)) strength = later - 1;
        // X aurait remarqué un «…»: what a source told
        if (group.hedged && group.perfect && cues_.sources.empty() && !between.colon && !q_.capital && !q_.clause) {
            hearsay_ = true;
            continue;
        }
        add(strength, std::move(who), group.first, group.last, &group);
        cue_found = cue_found || strength >= before;
        if (strength >= before && !told) break;
    }
    if (has_colon && !cue_found) before_colon();
    if (!cue_found && !hearsay_) other_verbs();
    if (found_.empty()) subject_of_quoted_verb();
    if (found_.empty()) from_right();
}

// Face à «la crise», X a annoncé …: words of an adjunct that opens the sentence are those of whom it goes on to tell
void Attributor::from_right() {
    for (std::uint32_t g = unit_.first_group; g < unit_.last_group; ++g) {
        const VerbGroup& group = r_.groups[g];
        if (!group.finite() || !outside(group.head)) continue;
        if (group.first < q_.last || group.passive || by_trailer(g)) return;
        if (!(language_.cue(r_, group) & (say | think | ask | judge))) return;
        NounGroup who = grammar::subject_before(r_, group);
        if (who.empty() || who.first < q_.last || !animate(who)) return;
        return add(q_.words <= 3 ? 36 : 52, std::move(who), group.first, group.last, &group);
    }
}

// comme le résume X: the subject behind the verb
NounGroup Attributor::inverted_clause(const VerbGroup& group) const {
    if (!r_.lexicon->inverts || group.before != none || group.inverted != none || group.first <= unit_.first ||
        word(group.first - 1).mark ||
        !word(group.first - 1).is(grammar::subordinator | grammar::complementiser))  // ce qu'affirme X
        return {};
    const VerbGroup* said = &group;  // comme devait conclure X
    if (const auto next = static_cast<std::uint32_t>(&group - r_.groups.data()) + 1;
        next < unit_.last_group && r_.groups[next].first == group.last && r_.groups[next].forms & grammar::infinitive)
        said = &r_.groups[next];
    NounGroup who = grammar::subject_after(r_, *said);
    return animate(who) && who.last <= q_.first ? who : NounGroup{};
}

// X a assuré qu'il répondrait «…»: the words are those of the one who assures
bool Attributor::reported_itself(std::uint32_t g) const {
    const VerbGroup& group = r_.groups[g];
    if (group.before == none || group.before < unit_.first + 1) return false;
    const Word& pronoun = word(group.before);
    if (!pronoun.has(grammar::third) || !word(group.before - 1).is(grammar::complementiser)) return false;
    for (std::uint32_t k = g; k-- > unit_.first_group;) {
        const VerbGroup& outer = r_.groups[k];
        if (!outside(outer.head) || !(language_.cue(outer.verb) & (say | think)) || outer.passive) continue;
        return outer.last + 1 >= group.before && !by_trailer(k);
    }
    return false;
}

// Does a group stand in the clause that another one reports?
bool Attributor::outer_cue(std::uint32_t g) const {
    if (!in_complement(r_.groups[g])) return false;
    for (std::uint32_t k = g; k-- > unit_.first_group;) {
        const VerbGroup& outer = r_.groups[k];
        if (!outer.finite() || !outside(outer.head) || outer.passive) continue;
        if (!(language_.cue(r_, outer) & (say | think)) || by_trailer(k)) continue;
        const std::uint32_t limit = std::min(r_.groups[g].first, outer.last + 3);
        for (std::uint32_t i = outer.last; i < limit; ++i)
            if (word(i).mark == 0 && word(i).is(grammar::complementiser))
                return animate(grammar::subject_before(r_, outer));
    }
    return false;
}

bool Attributor::in_complement(const VerbGroup& group) const {
    for (std::uint32_t i = group.first; i > unit_.first && i + 10 > group.first; --i)
        if (word(i - 1).mark == 0 && word(i - 1).is(grammar::complementiser) && !word(i - 1).is(grammar::adverb))
            return true;
    return false;
}

// le parti «s'étonne de …»: the verb stands in the quotation, its subject before it
void Attributor::subject_of_quoted_verb() {
    if (q_.first + 1 >= q_.last || q_.first == unit_.first) return;
    const auto g = word(q_.first + 1).verb_group;
    if (g == none || !r_.groups[g].finite()) return;
    NounGroup who = grammar::noun_group_ending(r_, unit_.first, q_.first);
    if (animate(who)) add(40, std::move(who), q_.first, q_.first, nullptr);
}

// le «plan massif» promis hier par X
void Attributor::participle_behind() {
    const std::uint32_t g = q_.last < unit_.last && word(q_.last).mark == 0 ? word(q_.last).verb_group : none;
    if (g == none || r_.groups[g].finite() || !(r_.groups[g].forms & grammar::participle)) return;
    if (!(language_.cue(r_, r_.groups[g]) & (say | think | ask | judge | weak))) return;
    for (std::uint32_t i = r_.groups[g].last; i + 1 < unit_.last && i < r_.groups[g].last + 5; ++i) {
        if (word(i).mark || !outside(i)) return;
        if (!word(i).is(grammar::agent)) continue;
        NounGroup who = grammar::noun_group(r_, i + 1, unit_.last);
        if (animate(who)) add(behind, std::move(who), r_.groups[g].first, r_.groups[g].last, &r_.groups[g]);
        return;
    }
}

// jugé «…» par X: the agent, behind the quotation or before
void Attributor::passive(const VerbGroup& group, const Gap& between) {
    if (between.words > 8) return;
    for (std::uint32_t i = group.last; i + 1 < q_.first; ++i) {  // accusé par X de «…»
        if (!outside(i) || word(i).mark || !word(i).is(grammar::agent)) continue;
        NounGroup who = grammar::noun_group(r_, i + 1, q_.first);
        const Gap behind_agent = gap(who.last);
        if (animate(who) && behind_agent.words <= 3 && !behind_agent.comma && !behind_agent.verb)
            return add(before - 5, std::move(who), group.first, group.last, &group);
    }
    for (std::uint32_t i = q_.last; i + 1 < unit_.last && i < q_.last + 30; ++i) {
        if (!outside(i) || word(i).mark || !word(i).is(grammar::agent)) continue;
        const NounGroup who = grammar::noun_group(r_, i + 1, unit_.last);
        if (who.empty() ||
            (who.mention == none && !(who.head != none && word(who.head).is(grammar::person | grammar::group))))
            continue;
        add(before - 5, who, group.first, group.last, &group);
        return;
    }
}

// le bilan de l'entraîneur était mitigé : «…»: whose words a noun of speech says they are
NounGroup Attributor::owner_of(const NounGroup& words) const {
    if (!r_.lexicon->inverts || words.head == none || words.mention != none ||
        !word(words.head).is(grammar::speech | grammar::document))
        return {};
    for (std::uint32_t i = words.head + 1; i + 1 < words.last; ++i) {
        if (word(i).mark || !word(i).is(grammar::of)) continue;
        NounGroup who = grammar::noun_group(r_, i + 1, words.last);
        if (word(i).has(grammar::contracted)) who.features |= grammar::definite;
        return animate(who) ? who : NounGroup{};
    }
    return {};
}

void Attributor::before_colon() {
    for (std::uint32_t g = unit_.last_group; g-- > unit_.first_group;) {
        const VerbGroup& group = r_.groups[g];
        if (group.last > q_.first || !outside(group.head) || !group.finite() || group.passive) continue;
        if (r_.lexicon->verb_second && grammar::subordinate(r_, group)) continue;
        NounGroup who = grammar::subject_before(r_, group);
        if (who.empty()) continue;  // fired back: no verb of its own
        if (NounGroup owner = owner_of(who); !owner.empty()) who = std::move(owner);
        // Le métier est une vocation : «…»: what stands before tells of a thing; who spoke before goes on
        if (!animate(who) && who.mention == none && r_.lexicon->inverts && !cast_.last_speakers().empty()) {
            goes_on_ = true;
            return;
        }
        return add(bare_colon, std::move(who), group.first, group.last, &group);
    }
    std::uint32_t i = unit_.first;
    const bool verb = gap(i).verb;  // chez nos voisins, elle n'a pas été prise au sérieux : «…»
    while (i + 1 < q_.first) {
        const NounGroup who = grammar::noun_group(r_, i, q_.first - 1);
        if (NounGroup owner = owner_of(who); !verb && !owner.empty()) {  // Réponse de la direction : «…»
            if (who.last + 1 < q_.first && word(who.last).mark == ',') owner.apposition = word(who.last + 1).mention;
            return add(bare_colon, std::move(owner), who.first, who.first, nullptr);
        }
        const bool place = verb && i > unit_.first && word(i - 1).mark == 0 && word(i - 1).is(grammar::preposition);
        if (!who.empty() && !place &&
            (who.mention != none || (who.head != none && word(who.head).is(grammar::person | grammar::group))))
            return add(bare_colon, who, who.first, who.first, nullptr);
        i = std::max(i + 1, who.last);
    }
}

// No reporting verb: the subject of the clause in which the words stand, weakly.
void Attributor::other_verbs() {
    for (std::uint32_t g = unit_.last_group; g-- > unit_.first_group;) {
        const VerbGroup& group = r_.groups[g];
        if (group.last > q_.first || !outside(group.head) || !group.finite() || group.passive || by_trailer(g))
            continue;
        if (group.hedged && group.perfect && cues_.sources.empty()) {  // il aurait «tenu des propos confus»
            hearsay_ = true;
            return;
        }
        const NounGroup who = grammar::subject_before(r_, group);
        const bool person = (who.mention != none && r_.mentions[who.mention].type == 'p') ||
                            (who.head != none && word(who.head).is(grammar::person | grammar::pronoun)) ||
                            who.apposition != none;
        if (!person) continue;
        add(other_verb, who, group.first, group.last, &group);
        return;
    }
}

}  // namespace vigie::quotes
