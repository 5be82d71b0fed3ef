// Frames of verbs: object, preposition, the antecedent of a relative clause.
#include <algorithm>

#include "plugins/stance/finder.hpp"

namespace vigie::stance {

namespace {

constexpr std::uint32_t reach_of_preposition = 12;
constexpr std::uint32_t reach_of_attribute = 9;

}  // namespace

void Finder::verb(const Unit& unit, std::uint32_t g) {
    const VerbGroup& group = r_.groups[g];
    if (welcome_news(unit, group) || open_question(unit, group) || suffered(unit, g)) return;
    if (opposed(unit, group) || idiom(unit, g) || met(unit, g) || demand(unit, g) || expelled(unit, group) ||
        mutual_verb(unit, group))
        return;
    const auto found = frames_.verbs.find(group.verb);
    if (found == frames_.verbs.end() || reports(group)) return;
    for (const Frame& frame : found->second)
        if (verb_frame(unit, g, frame)) return;
}

// Backed by unions, X won; X, backed by unions, won: in English a participle looks like a past.
bool Finder::opens_with_agent(const Unit& unit, const VerbGroup& group) const {
    if (r_.lexicon->inverts || !(group.forms & grammar::participle) || group.before != none || group.last >= unit.last)
        return false;
    const bool by = r_.words[group.last].mark == 0 && r_.words[group.last].is(grammar::agent);
    return by && (group.first == unit.first || r_.words[group.first - 1].mark == ',');
}

// Is the frame's place filled here? What it finds it keeps.
bool Finder::verb_frame(const Unit& unit, std::uint32_t g, const Frame& frame) {
    if (const auto done = without_object(unit, g, frame)) return *done;
    const VerbGroup& group = r_.groups[g];
    NounGroup object = frame.object ? object_of(r_, behind_adjuncts(unit, group.last), unit.last)
                                    : behind(frame, group.last, unit.last, reach_of_preposition);
    Kind kind = frame.attribute ? Kind::attribute : Kind::verb;
    std::uint32_t first = group.first;
    if (frame.object && (!frame.attribute || object.empty()))
        if (NounGroup named = antecedent(unit, group); !named.empty() && (object.empty() || object.mention == none)) {
            object = std::move(named);
            first = object.first;
            kind = Kind::relative;
        }
    if (object.empty()) return false;
    if (kind == Kind::relative && judges_by_attribute(group, frame)) return false;
    if (noun_tells(group, frame, object)) return false;
    if (Frames::has(frames_.charge, group.verb) && object.mention == none) cut_charge(object);
    Target whom = met_by(group, object);
    if (const auto done = meets_nobody(group, frame, object, whom)) return *done;
    std::uint32_t end = std::max(object.last, group.last);
    if (!whom.actors.empty() && object.last >= group.last) end = join_behind(unit, object.last, whom.actors);
    int value = frame.denied ? frame.polarity : polarity(unit, g, frame.polarity);
    if (frame.attribute) {
        const std::uint32_t behind_object = object.mention == none ? object.last : r_.mentions[object.mention].last;
        value = attribute(unit, std::max(behind_object, group.last), frame);
        if (group.negated) value = -value;
        end = std::min(end + reach_of_attribute, unit.last);
        if (value == 0) return true;
    }
    if (whom.actors.empty() && frame.object)
        if (const NounGroup owner = whose_antecedent(unit, group); !owner.empty()) {
            whom.actors = target(owner).actors;
            whom.inherited = true;
        }
    const bool blow = object.mention == none && object.head != none && frames_.blows.count(r_.words[object.head].key);
    if ((whom.actors.empty() || blow) && !frame.felt && !frame.attribute && event_of(unit, group, object, value, end))
        return true;
    if (frame.felt) {
        if (!whom.inherited)
            add(std::move(whom.actors), target(cause_of(group)), value, group.hedged, kind, first, end);
        return true;
    }
    auto holders = other_than(whom, holder(group), group);
    keep_apart(object, whom.actors, holders);
    keep_apart(subject(group), holders, whom.actors);
    add(std::move(holders), std::move(whom), value, group.hedged, kind, first, end);
    return true;
}

// Where the frame's place is not a noun group of its own, or cannot be: is it filled? Nothing where one may follow.
std::optional<bool> Finder::without_object(const Unit& unit, std::uint32_t g, const Frame& frame) {
    const VerbGroup& group = r_.groups[g];
    if (frame.reflexive && !group.reflexive) return false;
    if (frame.clitic && !with_en(group)) return false;
    if (group.reflexive && frame.object && !frame.reflexive) return false;
    if (frame.denied && polarity(unit, g, 1) > 0) return false;  // n'accepte pas X
    if (frame.object && (group.passive || group.bare_participle() || opens_with_agent(unit, group)))
        return passive(unit, group, frame);
    if (group.bare_participle()) return false;
    if (frame.felt && !group.finite()) return false;  // veut convaincre X: X may yet feel it
    if (frame.clause) return clause_target(unit, g, frame, group.last);
    if (const auto pronoun = object_pronoun(group, frame); pronoun != none) {
        told_of(unit, g, frame, pronoun);
        return true;
    }
    if (frame.attribute && attribute_before(unit, group, frame)) return true;
    if (frame.object && !frame.attribute && !frame.felt && at_each_other(group)) {
        each_other(holder(group), polarity(unit, g, frame.polarity), group.first, group.last + 2);
        return true;
    }
    return {};
}

// Whom an object means that is no one whom this verb meets: true where nobody else is met either. Nothing: go on.
std::optional<bool> Finder::meets_nobody(const VerbGroup& group, const Frame& frame, const NounGroup& object,
                                         const Target& whom) const {
    if (whom.actors.empty() && object.mention == none && object.head != none &&
        r_.words[object.head].is(grammar::pronoun) && object.last == object.first + 1)
        return true;  // whom the pronoun means is not told
    if (frame.body && !is_body(object, whom)) return false;
    if (frame.who && object.mention != none && r_.mentions[object.mention].type == 'l') return false;
    const bool named = std::any_of(whom.actors.begin(), whom.actors.end(), [](const Referent& one) {
        return one.actor != none || !one.id.starts_with("name:");
    });
    if (!named && Frames::has(frames_.beings, group.verb) && !is_someone(object)) return true;
    // mislead voters, tromper le public: what is said of the subject, not of them
    if (const auto deed = frames_.deeds.find(group.verb);
        !named && deed != frames_.deeds.end() && deed->second < 0 && frame.polarity < 0 && frame.object &&
        (group.forms & (grammar::infinitive | grammar::gerund)) && !group.finite())
        return true;
    return {};
}

// X, qu'il accuse: a pronoun does not mean whom its verb meets, but the subject of the clause before
std::vector<Referent> Finder::other_than(const Target& whom, std::vector<Referent> holders, const VerbGroup& group) {
    const std::uint32_t pronoun = group.before;
    if (pronoun == none || holders.size() != 1 || whom.actors.size() != 1 || whom.inherited ||
        holders[0].id != whom.actors[0].id || r_.words[pronoun].has(grammar::first | grammar::second))
        return holders;
    auto subject_before = main_subject(pronoun);
    for (auto& one : subject_before) one.span = r_.words[pronoun].span;
    return subject_before.empty() ? holders : subject_before;
}

// the decision to sack X infuriated Y, la décision de limoger X a irrité Y: the group before the infinitive
NounGroup Finder::cause_of(const VerbGroup& group) const {
    const NounGroup found = subject(group);
    const Unit& unit = r_.units[r_.words[group.head].unit];
    if (found.empty() || found.first < unit.first + 3 || r_.words[found.first - 1].mark) return found;
    const auto number = r_.words[found.first - 1].verb_group;
    if (number == none || !(r_.groups[number].forms & grammar::infinitive)) return found;
    const std::uint32_t link = r_.groups[number].first - 1;
    if (link <= unit.first || r_.words[link].mark || !r_.words[link].is(grammar::to | grammar::of)) return found;
    const NounGroup before = grammar::noun_group_ending(r_, unit.first, link);
    return before.empty() ? found : before;
}

// une démarche qu'elle estime inutile: not esteem, but what the words behind the verb say
bool Finder::judges_by_attribute(const VerbGroup& group, const Frame& frame) const {
    if (frame.attribute || group.last >= r_.words.size() || r_.words[group.last].mark) return false;
    const auto frames = frames_.verbs.find(group.verb);
    return std::any_of(frames->second.begin(), frames->second.end(), [](const Frame& one) { return one.attribute; });
}

// Does the noun that a verb takes tell whom it meets, or is it but a time? loue les liens avec X, provoque la colère de
// X, gouverner avec le soutien de X, on Monday
bool Finder::noun_tells(const VerbGroup& group, const Frame& frame, const NounGroup& object) const {
    if (object.head == none || object.mention != none) return false;
    if (!frame.object && r_.words[object.head].is(grammar::time)) return true;
    const auto noun = frames_.nouns.find(r_.words[object.head].key);
    if (noun == frames_.nouns.end()) return false;
    const Frame& first = noun->second[0];
    return first.ties || Frames::has(frames_.receive, group.verb) ||
           (!frame.object && !first.demand && frame.polarity > 0 && first.polarity > 0);
}

// juge «inadmissible» la décision de X, qualifie de honteux les propos de X
bool Finder::attribute_before(const Unit& unit, const VerbGroup& group, const Frame& frame) {
    std::uint32_t i = group.last;
    if (i < unit.last && r_.words[i].mark == 0 && r_.words[i].is(grammar::of)) ++i;
    if (i >= unit.last) return false;
    const std::uint32_t first = i;
    if (r_.words[i].mark == '"' && r_.words[i].quote != none) {
        i = r_.quotes[r_.words[i].quote].last;
    } else {
        while (i < unit.last && i < first + 3 && r_.words[i].mark == 0 &&
               (r_.words[i].is(grammar::adverb) || frames_.judgements.count(r_.words[i].key)))
            ++i;
    }
    std::uint32_t word = none;
    const int value = judgement(first, i, word);
    if (value == 0 || i == first || i >= unit.last) return false;
    if (r_.words[i].mention == none && !r_.words[i].is(grammar::determiner)) return false;
    const NounGroup object = object_of(r_, i, unit.last);
    if (object.empty() || frame.prepositions.size() > 0) return false;
    add(holder(group), met_by(group, object), group.negated ? -value : value, group.hedged, Kind::attribute,
        group.first, object.last);
    return true;
}

// What the words behind a target say of it: qualifie X de menteur, called X a disgrace.
int Finder::attribute(const Unit& unit, std::uint32_t from, const Frame& frame) const {
    std::uint32_t word = none;
    std::uint32_t end = std::min(unit.last, from + reach_of_attribute);
    for (std::uint32_t i = from; i < end; ++i)
        if (r_.words[i].mark == ';' || r_.words[i].mark == '.' ||
            (r_.words[i].verb_group != none && r_.groups[r_.words[i].verb_group].finite() && r_.words[i].quote == none))
            end = i;
    const int value = judgement(from, end, word);
    if (value != 0 || from >= end) return value;
    if (r_.words[from].mark == 0 && r_.words[from].is(grammar::determiner) && from + 1 < end) ++from;  // la «…»
    return frame.insult || (frame.nickname && r_.words[from].mark == '"') ? -1 : 0;
}

}  // namespace vigie::stance
