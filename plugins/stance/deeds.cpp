// What someone says beside words that judge: what a deed tells of its doer, whom it is said to and of.
#include "plugins/stance/finder.hpp"

namespace vigie::stance {

namespace {

constexpr std::uint32_t reach_of_addressee = 16;
constexpr std::uint32_t reach_of_agent = 8;
constexpr std::uint32_t reach_of_call = 40;

}  // namespace

// To whom something is said: a lancé à X, lui a répondu.
std::vector<Referent> Finder::addressees(const Speech& speech) {
    if (speech.cue == none || speech.cue >= r_.words.size() || speech.type == 'i') return {};
    const Unit& unit = r_.units[r_.words[speech.cue].unit];
    const std::uint32_t number = r_.words[speech.cue].verb_group;
    if (number != none)
        if (const auto pronoun = object_pronoun(r_.groups[number], Frame{}); pronoun != none) {
            const Referent whom = cast_.object(pronoun, speech.speakers);
            if (!whom.empty()) return {whom};
        }
    if (auto called = called_upon(speech); !called.empty()) return called;
    for (std::uint32_t i = speech.cue + 1; i + 1 < unit.last && i < speech.cue + reach_of_addressee; ++i) {
        const Word& w = r_.words[i];
        if (w.mark == '"' || w.mark == '.' || w.mark == ':' || w.quote != r_.words[speech.cue].quote) break;
        if (w.mark || w.mention != none || !w.is(grammar::to)) continue;
        NounGroup whom = object_of(r_, i + 1, unit.last);
        if (w.has(grammar::contracted)) whom.features |= grammar::definite;
        if (whom.empty()) continue;
        if (whom.mention != none ? r_.mentions[whom.mention].type == 'p'
                                 : whom.head != none && r_.words[whom.head].is(grammar::person | grammar::group))
            return meant(whom);
    }
    return {};
}

// «Vous mentez, madame X», «Monsieur X, vous mentez»: whom the words themselves call upon
std::vector<Referent> Finder::called_upon(const Speech& speech) const {
    for (std::uint32_t i = speech.first; i + 1 < speech.last; ++i) {
        if (i > speech.first + reach_of_call && i + reach_of_call < speech.last)  // it opens or ends what is said
            i = speech.last - reach_of_call;
        const Word& w = r_.words[i];
        if (w.mark || !w.is(grammar::title) || r_.words[i + 1].mention == none) continue;
        const bool opens = i == speech.first || r_.words[i - 1].mark != 0;
        const std::uint32_t end = r_.mentions[r_.words[i + 1].mention].last;
        if (opens && (end >= speech.last || r_.words[end].mark)) return {of_mention(r_.words[i + 1].mention)};
    }
    return {};
}

// Whom what is said is about: a déclaré Y à propos de X
Target Finder::topic(const Speech& speech) {
    if (speech.cue == none || speech.cue >= r_.words.size() || speech.type == 'i') return {};
    // dit Y de X: straight behind who says it
    const Unit& unit = r_.units[r_.words[speech.cue].unit];
    const std::uint32_t who = speech.cue + 1 < unit.last ? r_.words[speech.cue + 1].mention : none;
    const std::uint32_t end = who == none ? unit.last : r_.mentions[who].last;
    if (r_.lexicon->inverts && end + 1 < unit.last && r_.words[end].mark == 0 && r_.words[end].is(grammar::of))
        if (const NounGroup of = object_of(r_, end + 1, unit.last);
            of.mention != none && r_.mentions[of.mention].type == 'p')
            return target(of);
    if (!r_.lexicon->inverts && speech.cue + 2 < unit.last && r_.words[speech.cue + 1].mark == 0 &&
        r_.words[speech.cue + 1].is(grammar::of))  // X said of Y's plan
        if (const NounGroup of = object_of(r_, speech.cue + 2, unit.last); !of.empty()) return target(of);
    const NounGroup whom =
        behind_phrase(r_.units[r_.words[speech.cue].unit], speech.cue + 1, reach_of_addressee, frames_.about);
    return whom.empty() ? Target{} : target(whom);
}

// X a «failli»: the auxiliary before the mark
const VerbGroup* Finder::auxiliary_of(const VerbGroup& group) const {
    if (group.finite() || !(group.forms & grammar::participle) || group.first < 2) return nullptr;
    if (r_.words[group.first - 1].mark != '"' || r_.words[group.first - 2].verb_group == none) return nullptr;
    const VerbGroup& before = r_.groups[r_.words[group.first - 2].verb_group];
    return before.finite() && before.verb == frames_.grammar.have ? &before : nullptr;
}

// X should be fired
bool Finder::punished(const VerbGroup& group) const {
    const auto found = frames_.verbs.find(group.verb);
    return found != frames_.verbs.end() && found->second[0].object && found->second[0].polarity < 0;
}

// X doit démissionner, il faut que X démissionne
bool Finder::must_go(const VerbGroup& group) const {
    const auto number = static_cast<std::uint32_t>(&group - r_.groups.data());
    for (std::uint32_t i = group.first; i < group.head; ++i)  // X should resign
        if (frames_.must_words.count(r_.words[i].key))
            return group.passive ? punished(group) : Frames::has(frames_.concede, group.verb);
    const Unit& unit = r_.units[r_.words[group.head].unit];
    const auto demands = [&](const VerbGroup& verb) { return Frames::has(frames_.must, verb.verb) && !verb.negated; };
    const auto concedes = [&](const VerbGroup& verb) {
        if (verb.passive) return punished(verb);
        return Frames::has(frames_.concede, verb.verb);
    };
    if (demands(group) && number + 1 < unit.last_group) {
        const VerbGroup& next = r_.groups[number + 1];
        return next.first <= group.last + 1 && (next.forms & grammar::infinitive) && concedes(next) &&
               (next.last >= unit.last || r_.words[next.last].mark != 0);
    }
    return concedes(group) && number > unit.first_group && demands(r_.groups[number - 1]) &&
           r_.groups[number - 1].last + 6 > group.first;
}

// What he who is told of did: «X a menti», «l'accord que X a trahi»
Target Finder::doer(const Speech& speech, const VerbGroup& group, std::uint32_t first, std::uint32_t last) {
    if (group.passive && !must_go(group)) {
        for (std::uint32_t i = group.last; i + 1 < last && i < group.last + reach_of_agent; ++i) {
            if (r_.words[i].mark) break;
            if (r_.words[i].is(grammar::agent))
                return judgeable(speech, grammar::noun_group(r_, i + 1, last, true), false);
        }
        return {};
    }
    if (const VerbGroup* auxiliary = auxiliary_of(group)) return judgeable(speech, subject(*auxiliary), false);
    NounGroup who = subject(group);
    if (who.empty() && group.first > first && r_.words[group.first - 1].is(grammar::complementiser))
        who = grammar::subject_after(r_, group);  // ce qu'a décidé X
    // X «méprise les ouvriers»: the subject stands before the mark
    if (speech.type == 'm' && first == speech.first && group.first == first && first > 1 &&
        r_.words[first - 1].mark == '"')
        if (NounGroup before = grammar::noun_group_ending(r_, r_.units[r_.words[first].unit].first, first - 1);
            !before.empty())
            return judgeable(speech, before, false);
    if (who.empty() || who.first < first) return {};
    // si X échoue …: not said to be so
    if (who.first > first && r_.words[who.first - 1].mark == 0 &&
        r_.words[who.first - 1].is(grammar::preposition | grammar::subordinator))
        return {};
    return judgeable(speech, who, false);
}

}  // namespace vigie::stance
