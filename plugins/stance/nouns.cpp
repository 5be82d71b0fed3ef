// Frames of nouns: le soutien de Y à X, X's criticism of Y, la démission de X.
#include <algorithm>

#include "plugins/common/common.hpp"
#include "plugins/stance/finder.hpp"

namespace vigie::stance {

namespace {

constexpr std::uint32_t reach_of_governor = 4;

}  // namespace

void Finder::word(const Unit& unit, std::uint32_t i) {
    const std::uint64_t key = r_.words[i].key;
    if (!frames_.filter[key & 0xFFFFU]) return;
    const bool noun_like = r_.words[i].verb_group == none || grammar_noun(i);
    if (frames_.together.count(key) && side_by_side(unit, i)) return;
    if (const auto found = frames_.mutual.find(key);
        found != frames_.mutual.end() && noun_like && mutual(unit, i, found->second))
        return;
    if (const auto found = frames_.nouns.find(key); found != frames_.nouns.end() && noun_like) {
        if (received(unit, i, found->second) || alongside(unit, i, found->second)) return;
        for (const Frame& frame : found->second)
            if (noun(unit, i, frame)) return;
    }
    if (const auto found = frames_.adjectives.find(key); found != frames_.adjectives.end())
        for (const Frame& frame : found->second)
            if (adjective(unit, i, frame)) return;
    if (const auto found = frames_.kin.find(key);
        found != frames_.kin.end() && (noun_like || participle_as_noun(i, found->second)))
        for (const Frame& frame : found->second)
            if (kin(unit, i, frame) || beside(unit, i, frame)) return;
}

// A verb form straight behind a name or a possessor stands as a noun: Democrats support for X, Trump fans.
bool Finder::grammar_noun(std::uint32_t i) const {
    if (i == 0 || r_.words[i - 1].mark) return false;
    if (r_.words[i - 1].is(grammar::possessor)) return true;
    if (r_.article->tokens[i - 1].kind == VIGIE_TOKEN_NUMBER) return true;  // 23 charges
    if (!r_.lexicon->inverts && r_.words[i - 1].is(grammar::preposition) && !r_.words[i - 1].is(grammar::to))
        return true;
    if (r_.lexicon->inverts && i >= 2 && r_.words[i - 1].verb_group == none && r_.words[i - 1].mention == none &&
        !r_.words[i - 1].is(grammar::adverb | grammar::clitic) && r_.words[i - 2].mark == 0 &&
        r_.words[i - 2].is(grammar::determiner))
        return true;                                                                               // le premier allié
    if (const auto before = r_.words[i - 1].verb_group; before != none && !r_.lexicon->inverts) {  // won support from
        const auto verb = r_.groups[before].verb;
        if (before != r_.words[i].verb_group && !r_.words[i - 1].is(grammar::modal))
            return Frames::has(frames_.support, verb) || Frames::has(frames_.receive, verb);
    }
    return r_.words[i - 1].mention != none && i + 1 < r_.words.size() && r_.words[i + 1].mention != none;
}

// X, allié de Y: a participle that its complement tells to be a noun
bool Finder::participle_as_noun(std::uint32_t i, const std::vector<Frame>& frames) const {
    const VerbGroup& group = r_.groups[r_.words[i].verb_group];
    if (!r_.lexicon->inverts || group.finite() || !(group.forms & grammar::participle) || group.last != i + 1 ||
        group.first != i || group.last >= r_.words.size())
        return false;
    return r_.words[group.last].mark == 0 && r_.words[group.last].mention == none &&
           std::any_of(frames.begin(), frames.end(),
                       [&](const Frame& frame) { return prepositional(frame, group.last); });
}

const VerbGroup* Finder::verb_before(const Unit& unit, std::uint32_t i, std::uint32_t reach) const {
    const VerbGroup* found = nullptr;
    for (std::uint32_t g = unit.first_group; g < unit.last_group && r_.groups[g].last <= i; ++g)
        if (i - r_.groups[g].last <= reach) found = &r_.groups[g];
    return found;
}

// The verb whose object a noun may be: as verb_before, adjuncts between them read over.
const VerbGroup* Finder::governor_of(const Unit& unit, std::uint32_t i) const {
    if (const VerbGroup* near = verb_before(unit, i, reach_of_governor)) return near;
    const VerbGroup* far = verb_before(unit, i, 3 * reach_of_governor);
    if (!far) return nullptr;
    const std::uint32_t past = behind_adjuncts(unit, far->last);
    return past > far->last && past <= i && i - past <= 2 ? far : nullptr;
}

bool Finder::owned(const Unit& unit, std::uint32_t i) const {
    for (std::uint32_t k = i; k-- > unit.first && i - k <= 2 && r_.words[k].mark == 0;)
        if (r_.words[k].is(grammar::determiner))
            return r_.words[k].has(grammar::possessive) &&
                   r_.words[k].has(grammar::third | grammar::masculine | grammar::feminine);
    return false;
}

// Who holds what a noun says: X's criticism; a exprimé son soutien; in his praise; in what someone says, the speaker.
bool Finder::noun_holders(const Unit& unit, std::uint32_t i, std::vector<Referent>& holders, std::uint32_t& first) {
    for (std::uint32_t k = i; k-- > unit.first + 1 && i - k <= 3 && r_.words[k].mark == 0;) {
        if (!r_.words[k].is(grammar::possessor)) continue;
        const NounGroup who = grammar::noun_group_ending(r_, unit.first, k);
        if (!who.empty()) holders = meant(who), first = who.first;
        if (!holders.empty()) return true;
        break;
    }
    for (std::uint32_t k = i; k-- > unit.first && i - k <= 3 && r_.words[k].mark == 0;)
        if (frames_.own.count(r_.words[k].key)) {
            holders = speaker_at(i);
            if (!holders.empty()) return true;
        }
    if (i > unit.first && r_.words[i - 1].mark == 0 && frames_.sign.count(r_.words[i - 1].key)) {  // en soutien à X
        if (const VerbGroup* clause = verb_before(unit, i - 1, 20)) holders = holder(*clause);
        return !holders.empty();
    }
    const VerbGroup* governor = governor_of(unit, i);
    const bool hides = governor && Frames::has(frames_.hide, governor->verb);
    if (governor && (hides || Frames::has(frames_.support, governor->verb)) && !governor->passive) {
        if (governor->negated != hides) return false;  // n'a pas caché son admiration
        holders = holder(*governor);
        first = governor->first;
    } else if (owned(unit, i)) {
        // his praise of X: whose clause it is
        const VerbGroup* main = nullptr;
        for (std::uint32_t g = unit.first_group; g < unit.last_group && !main; ++g)
            if (r_.groups[g].finite() && r_.words[r_.groups[g].head].quote == r_.words[i].quote) main = &r_.groups[g];
        if (main) holders = holder(*main);
    } else if (i > unit.first && r_.words[i - 1].mention != none && r_.words[i - 1].mark == 0) {
        holders = {of_mention(r_.words[i - 1].mention)};  // GOP criticism of X
        first = r_.mentions[r_.words[i - 1].mention].first;
    } else if (opens_sentence(i)) {
        holders = speaker_at(i);
    }
    return !holders.empty();
}

// «… Tout mon soutien à X»: no verb stands before it in its sentence of what is said.
bool Finder::opens_sentence(std::uint32_t i) const {
    const Speech* speech = speech_at(i);
    if (!speech) return false;
    for (std::uint32_t k = i; k > speech->first && r_.words[k - 1].mark != '.' && r_.words[k - 1].mark != ':'; --k)
        if (i - k >= 4 || r_.words[k - 1].verb_group != none || r_.words[k - 1].mention != none ||
            r_.words[k - 1].is(grammar::preposition) || r_.words[k - 1].has(grammar::definite))
            return false;
    return true;
}

// assure X de son soutien, apporte à X son soutien: whom stands between the verb and the noun
bool Finder::assured(std::uint32_t i, const Frame& frame, const VerbGroup& governor) {
    std::uint32_t from = governor.last;
    if (from >= i || r_.words[from].mark) return false;
    const bool to = r_.words[from].mention == none && r_.words[from].is(grammar::to);
    NounGroup whom = object_of(r_, from + (to ? 1 : 0), i);
    if (whom.empty() || whom.mention == none || whom.last + 3 < i) return false;
    // offered X a tepid endorsement
    const bool two_objects =
        !r_.lexicon->inverts && r_.words[whom.last].mark == 0 && r_.words[whom.last].is(grammar::determiner);
    if (!to && !two_objects && !(r_.words[whom.last].mark == 0 && r_.words[whom.last].is(grammar::of))) return false;
    add(holder(governor), target(whom), frame.polarity, governor.hedged, Kind::dative, governor.first, i + 1);
    return true;
}

// Whom a plural pronoun means where only a noun told of them: la peine des voisins … leur
Referent Finder::last_plural(std::uint32_t pronoun) const {
    const std::uint32_t floor = pronoun > 40 ? pronoun - 40 : 0;
    for (std::uint32_t i = pronoun; i-- > floor;) {
        const Word& w = r_.words[i];
        if (w.mark || w.mention != none || !w.is(grammar::person | grammar::group) || !w.has(grammar::plural)) continue;
        if (w.has(grammar::singular)) continue;
        const std::string name(r_.text(i));
        return {"name:" + common::fold(name), name, w.span, none};
    }
    return {};
}

// … dans les rangs de X, de la part de X: the group behind such a phrase that begins within some words
NounGroup Finder::behind_phrase(const Unit& unit, std::uint32_t from, std::uint32_t reach,
                                const WordsOf& phrases) const {
    for (std::uint32_t i = from; i < unit.last && i < from + reach; ++i) {
        if (r_.words[i].mark == '.' || r_.words[i].mark == ';') break;
        for (const auto& phrase : phrases) {
            std::uint32_t k = 0;
            while (k < phrase.size() && i + k < unit.last && r_.words[i + k].mark == 0 && same_key(i + k, phrase[k]))
                ++k;
            if (k < phrase.size()) continue;
            NounGroup who = object_of(r_, i + k, unit.last);
            if (!who.empty()) return who;
        }
    }
    return {};
}

std::vector<Referent> Finder::holders_among(const Unit& unit, std::uint32_t from, std::uint32_t& end,
                                            std::uint32_t reach) {
    const NounGroup who = behind_phrase(unit, from, reach, frames_.among);
    if (who.empty()) return {};
    end = std::max(end, who.last);
    return meant(who);
}

// "de" stands for du, des, d' too.
bool Finder::same_key(std::uint32_t i, std::uint64_t key) const {
    const Word& w = r_.words[i];
    if (w.key == key) return true;
    if (!w.is(grammar::of | grammar::to)) return false;
    const auto& wanted = frames_.grammar.find(key);
    return (wanted.is(grammar::of) && w.is(grammar::of)) || (wanted.is(grammar::to) && w.is(grammar::to));
}

// a exprimé son soutien à X · le soutien de Y à X · Soutien à X (first words of what someone said)
bool Finder::noun(const Unit& unit, std::uint32_t i, const Frame& frame) {
    if (i > unit.first && r_.words[i - 1].mark == 0 && frames_.without.count(r_.words[i - 1].key))
        return false;  // un soutien sans réserve à X
    if (swapped(unit, i, frame)) return true;
    NounGroup object = behind(frame, i + 1, unit.last, frame.ties ? 8 : 4);
    std::vector<Referent> holders;
    std::uint32_t first = i;
    if (i + 1 < unit.last && r_.words[i + 1].mark == 0 && r_.words[i + 1].is(grammar::of)) {
        const NounGroup who = grammar::noun_group(r_, i + 2, unit.last);
        if (!who.empty() && who.last < unit.last && r_.words[who.last].mark == 0 && prepositional(frame, who.last) &&
            !r_.words[who.last].is(grammar::of)) {
            holders = meant(who);
            std::uint32_t behind_it = who.last + 1;  // face aux
            if (behind_it < unit.last && r_.words[behind_it].mark == 0 && r_.words[behind_it].has(grammar::contracted))
                ++behind_it;
            object = object_of(r_, behind_it, unit.last);
        }
    }
    if (frame.demand) return demanded(unit, i, frame, object);
    if (std::uint32_t at = i; !holders_among(unit, i + 1, at, 1).empty()) return false;  // critiques de la part de X
    if (frame.ties && object.empty() && their_tie(unit, i)) return true;
    if (object.empty() && given_by(unit, i, frame)) return true;
    if (object.empty()) return accusation(unit, i, frame) || dative(unit, i, frame);
    if (frame.ties) return strained(unit, i) || tie(unit, i, object);
    std::uint32_t end = object.last;
    if (holders.empty() && !noun_holders(unit, i, holders, first))
        holders = holders_among(unit, object.last, end, reach_of_among);
    if (holders.empty()) return false;
    const VerbGroup* said = governor_of(unit, i);
    Target whom = said ? met_by(*said, object) : target(object);
    if (!whom.actors.empty()) end = std::max(end, join_behind(unit, object.last, whom.actors));
    int value = frame.polarity;
    for (std::uint32_t k = i; k-- > unit.first && i - k <= 3 && r_.words[k].mark == 0;)
        if (frames_.lacking.count(r_.words[k].key)) value = value < 0 ? 0 : -1;  // has no confidence in X
    if (const VerbGroup* governor = governor_of(unit, i)) {  // retire son soutien à X, refuse son aide à X
        if (Frames::has(frames_.withdraw, governor->verb)) value = value < 0 ? 0 : -1;
    }
    add(std::move(holders), std::move(whom), value, false, Kind::noun, first, end);
    return true;
}

// le soutien affiché par Y à X, une plainte a été déposée par Y contre X
bool Finder::given_by(const Unit& unit, std::uint32_t i, const Frame& frame) {
    if (i + 1 >= unit.last || frame.ties) return false;
    const auto number = r_.words[i + 1].verb_group;
    if (number == none) return false;
    const VerbGroup& verb = r_.groups[number];
    if (verb.negated || !(verb.passive || (!verb.finite() && verb.forms & grammar::participle))) return false;
    if (verb.last >= unit.last || r_.words[verb.last].mark || !r_.words[verb.last].is(grammar::agent)) return false;
    const NounGroup who = grammar::noun_group(r_, verb.last + 1, unit.last);
    if (who.empty()) return false;
    const NounGroup object = behind(frame, who.last, unit.last, 3);
    if (object.empty() || (who.mention == none && object.mention == none)) return false;
    add(meant(who), target(object), frame.polarity, verb.hedged, Kind::noun, i, object.last);
    return true;
}

// the accusation that X lied: the subject of the clause is meant
bool Finder::accusation(const Unit& unit, std::uint32_t i, const Frame& frame) {
    if (frame.polarity > 0 || frame.ties || frame.demand || i + 2 >= unit.last) return false;
    const Word& that = r_.words[i + 1];
    if (that.mark || !that.is(grammar::complementiser) || r_.lexicon->inverts) return false;
    const NounGroup who = grammar::noun_group(r_, i + 2, unit.last, true);
    if (who.empty() || who.last >= unit.last || r_.words[who.last].verb_group == none) return false;
    std::vector<Referent> holders;
    std::uint32_t first = i;
    if (!noun_holders(unit, i, holders, first)) return false;
    add(std::move(holders), target(who), -1, false, Kind::noun, first, who.last);
    return true;
}

// leur adresse mon soutien, lui a renouvelé sa confiance
bool Finder::dative(const Unit& unit, std::uint32_t i, const Frame& frame) {
    const VerbGroup* governor = verb_before(unit, i, 4);
    if (frame.ties || !governor || governor->negated || !Frames::has(frames_.support, governor->verb)) return false;
    const auto pronoun = object_pronoun(*governor, Frame{});
    if (pronoun == none) return assured(i, frame, *governor);
    for (std::uint32_t k = governor->last; k < i; ++k)  // lui a rappelé les règles de solidarité
        if (r_.words[k].mark == 0 && r_.words[k].mention == none && r_.words[k].is(grammar::of)) return false;
    auto holders = holder(*governor);
    const bool several = r_.words[pronoun].has(grammar::plural | grammar::possessive);  // leur
    const Referent whom = several ? last_plural(pronoun) : cast_.object(pronoun, holders);
    if (whom.empty()) return false;
    add(std::move(holders), Target{{whom}, whom.name, whom.span, false}, frame.polarity, governor->hedged, Kind::dative,
        governor->first, i + 1);
    return true;
}

}  // namespace vigie::stance
