// Whom the object of a verb means, and the pronoun that stands for it: son collègue, l'a défendue, each other.
#include <algorithm>

#include "plugins/stance/finder.hpp"

namespace vigie::stance {

// Whom a verb's object comes down to; son collègue is not its subject
Target Finder::met_by(const VerbGroup& group, const NounGroup& object) {
    Target out = target(object);
    if (auto other = colleague_of(object, group); !other.empty()) out.actors = std::move(other);
    return out;
}

// X a tancé son collègue: he of whom the text told before, who is not X
std::vector<Referent> Finder::colleague_of(const NounGroup& object, const VerbGroup& group) {
    if (object.mention != none || object.apposition != none || !r_.lexicon->inverts || object.last < object.first + 2)
        return {};
    const Word &owner = r_.words[object.last - 2], &noun = r_.words[object.last - 1];
    if (owner.mark || noun.mark || !owner.has(grammar::possessive) || owner.has(grammar::first) ||
        !noun.is(grammar::relation) || noun.has(grammar::plural) || frames_.own.count(owner.key))
        return {};
    const Referent one = cast_.object(object.last - 2, holder(group));
    return one.empty() ? std::vector<Referent>{} : std::vector{one};
}

// X and Y attacked each other's policies
bool Finder::at_each_other(const VerbGroup& group) const {
    return std::any_of(frames_.each_other.begin(), frames_.each_other.end(), [&](const auto& phrase) {
        std::uint32_t k = 0;
        while (k < phrase.size() && group.last + k < r_.words.size() && r_.words[group.last + k].key == phrase[k]) ++k;
        return k == phrase.size();
    });
}

// Le syndicat a voté, et X l'accuse de trahison: the body whose clause stands before in the sentence
Referent Finder::clause_before(std::uint32_t pronoun, const std::vector<Referent>& not_these) {
    if (!r_.words[pronoun].has(grammar::definite)) return {};
    auto before = main_subject(pronoun);
    if (before.size() != 1 || (before[0].actor != none && r_.actors[before[0].actor].type != 'o')) return {};
    if (std::any_of(not_these.begin(), not_these.end(), [&](const Referent& one) { return one.id == before[0].id; }))
        return {};
    const std::uint32_t word = r_.word_at(before[0].span.end - 1);
    if (word >= r_.words.size() || (before[0].actor == none && !r_.words[word].is(grammar::group))) return {};
    return before[0];
}

// l'a défendu, l'a défendue: the gender that a participle tells of the object before it; 0 if it tells none
std::uint32_t Finder::agreeing(const VerbGroup& group, std::uint32_t pronoun) const {
    const Word& w = r_.words[pronoun];
    if (!group.perfect || group.passive || !w.has(grammar::definite) || !w.is(grammar::determiner)) return 0;
    const auto form = r_.text(group.head);
    return form.ends_with('e') ? grammar::feminine : grammar::masculine;
}

// l'a accusé: whom a pronoun before the verb means
void Finder::told_of(const Unit& unit, std::uint32_t g, const Frame& frame, std::uint32_t pronoun) {
    const VerbGroup& group = r_.groups[g];
    auto holders = holder(group);
    auto not_these = holders;
    if (const VerbGroup* caller = caller_of(group))  // demande à Y de l'aider: not Y
        for (std::uint32_t i = caller->last; i < group.first; ++i)
            if (r_.words[i].mention != none) not_these.push_back(of_mention(r_.words[i].mention));
    const std::uint32_t gender = agreeing(group, pronoun);
    Referent whom = named_before(unit, pronoun, not_these);  // X a reçu Y et l'a félicité
    if (!whom.empty() && !cast_.fits(whom.actor, gender)) whom = {};
    if (whom.empty()) whom = clause_before(pronoun, not_these);
    if (whom.empty()) whom = cast_.object(pronoun, not_these, gender);
    const int value = frame.attribute ? attribute(unit, group.last, frame) : polarity(unit, g, frame.polarity);
    if (frame.felt)
        return add({whom}, target(subject(group)), value, group.hedged, Kind::pronoun, group.first, group.last);
    if (whom.empty() || frame.nickname || (frame.attribute && value == 0)) return;
    add(std::move(holders), Target{{whom}, whom.name, whom.span, false}, value, group.hedged, Kind::pronoun,
        group.first, group.last);
}

// l'a accusé, lui avait reproché; in English him, her behind the verb are noun groups of their own
std::uint32_t Finder::object_pronoun(const VerbGroup& group, const Frame& frame) const {
    if (!r_.lexicon->inverts) return none;
    for (std::uint32_t i = group.first; i < group.head; ++i) {
        const Word& w = r_.words[i];
        if (w.mark || !w.is(grammar::clitic) || w.has(grammar::reflexive) || i == group.before) continue;
        if (r_.lexicon->phrase(r_, i, group.head) > 0) continue;  // s'est lui aussi distancié
        const bool direct = w.is(grammar::determiner) && w.has(grammar::definite);
        const bool indirect = w.has(grammar::possessive) || (w.is(grammar::pronoun) && w.has(grammar::third));
        if (frame.object ? direct : indirect) return i;
    }
    return none;
}

// les salariés, son adversaire; not la ferme
bool Finder::is_someone(const NounGroup& object) const {
    if (object.mention != none) return true;
    return object.head != none && r_.words[object.head].is(grammar::person | grammar::group);
}

// A party, a government, no place: quitter le gouvernement
bool Finder::is_body(const NounGroup& object, const Target& whom) const {
    if (object.mention != none)
        return r_.mentions[object.mention].type == 'o' || r_.mentions[object.mention].type == 'x';
    return !whom.inherited && object.head != none && r_.words[object.head].is(grammar::group);
}

}  // namespace vigie::stance
